"""Whether the templates in the office's own folder are those that the build looks for."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from sofrep.domain.personuppgifter import Slag
from sofrep.domain.problem import Place, Problem, warning
from sofrep.paths import OWN_TEMPLATES, builtin_templates
from sofrep.pipeline.word_files import personal_in_word_file

_WORD = (".docx", ".doc", ".dotx", ".docm", ".odt")


def check_templates(folder: Path) -> Iterator[Problem]:
    """A warning for each document in ``mallar`` that no template is called: it is not used.

    A personnummer in one is an error: it would stand in every document.
    """
    known = sorted(path.name for path in builtin_templates().glob("*.docx"))
    own = folder / OWN_TEMPLATES
    for path in sorted(own.iterdir()) if own.is_dir() else ():
        if (
            path.suffix.lower() not in _WORD
            or not path.is_file()
            or path.name.startswith((".", "~$"))
        ):
            continue
        if path.name in known:
            file = f"{OWN_TEMPLATES}/{path.name}"
            yield from personal_in_word_file(path, file, kinds=frozenset({Slag.PERSONNUMMER}))
            continue
        near = get_close_matches(path.name, known, n=1)
        yield warning(
            "mall-okand",
            Place(f"{OWN_TEMPLATES}/{path.name}"),
            "Mallen används inte: ingen mall heter så.",
            f"Döp om den till {near[0] if near else ' eller '.join(known)}, eller flytta den.",
        )
