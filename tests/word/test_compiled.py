"""Compiled templates are used again only while nothing that they depend on has changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sofrep.word import Properties, Rendered, TemplateFaultError, render
from sofrep.word.strict import StrictTemplate
from support.mallar import lines, mall, part

if TYPE_CHECKING:
    from collections.abc import Callable

PROPERTIES = Properties(title="T", author="F", created=date(2024, 3, 8))


def fill(template: Path, keep_in: Path, version: str = "1", **context: object) -> Rendered:
    return render(template, context, PROPERTIES, keep_in=keep_in, version=version)


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every part that is compiled."""
    counted: list[int] = []
    compile_part: Callable[..., object] = StrictTemplate._compile

    def counting(self: StrictTemplate, number: int, *rest: object) -> object:
        counted.append(number)
        return compile_part(self, number, *rest)

    monkeypatch.setattr(StrictTemplate, "_compile", counting)
    return counted


def test_the_second_document_is_the_same_and_compiles_nothing(
    tmp_path: Path, compilations: list[int]
) -> None:
    template = mall(tmp_path, "Hej {{ namn }}")
    first = fill(template, tmp_path / "kept", namn="Alby")
    compilations.clear()
    second = fill(template, tmp_path / "kept", namn="Alby")
    assert second.content == first.content
    assert 0 not in compilations  # the body


def test_other_data_are_printed_by_the_kept_template(tmp_path: Path) -> None:
    template = mall(tmp_path, "Hej {{ namn }}")
    fill(template, tmp_path / "kept", namn="Alby")
    assert lines(part(fill(template, tmp_path / "kept", namn="Dalby"))) == ["Hej Dalby"]


def test_an_edited_template_is_compiled_anew(tmp_path: Path) -> None:
    fill(mall(tmp_path, "Hej {{ namn }}"), tmp_path / "kept", namn="Alby")
    edited = mall(tmp_path, "Farväl {{ namn }}")
    assert lines(part(fill(edited, tmp_path / "kept", namn="Alby"))) == ["Farväl Alby"]


def test_a_name_that_is_no_longer_given_is_still_a_fault(tmp_path: Path) -> None:
    template = mall(tmp_path, "Hej {{ namn }}")
    fill(template, tmp_path / "kept", namn="Alby")
    with pytest.raises(TemplateFaultError, match="namn"):
        fill(template, tmp_path / "kept", annat="Alby")


def test_damaged_files_and_a_folder_that_cannot_be_made_are_passed_over(tmp_path: Path) -> None:
    template = mall(tmp_path, "Hej {{ namn }}")
    kept = tmp_path / "kept"
    fill(template, kept, namn="Alby")
    assert list(kept.iterdir())
    for file in kept.iterdir():
        file.write_bytes(b"\x00" * 50)
    assert lines(part(fill(template, kept, namn="Alby"))) == ["Hej Alby"]
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert lines(part(fill(template, blocked / "kept", namn="Alby"))) == ["Hej Alby"]


def test_only_the_newest_compiled_templates_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sofrep.word.compiled.KEPT", 3)
    kept = tmp_path / "kept"
    for version in range(6):
        fill(mall(tmp_path, "Hej {{ namn }}"), kept, version=str(version), namn="Alby")
    assert len(list(kept.iterdir())) == 3
