"""The files of phrases: the built-in one, and the office's own that lies over it."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from msgspec import Struct

from sofrep.domain.forbund import Forbund
from sofrep.paths import PHRASES_NAME, builtin_templates
from sofrep.visning.fraser import Fraser, PhraseFault, Phrases, lines_of, parse, phrases_in

FILE_NAME = PHRASES_NAME
ALWAYS = ("deltagare.singular", "deltagare.plural", "deltagare.bestamd", "deltagare.bestamda")
"""The places that every phrase may use."""
_MAX_BYTES = 10_000_000
_OWN_HEAD = """\
# Förbundets egna fraser. Här står programmets alla fraser, och ingen av dem gäller förrän ni tar bort #.
# Ändra en fras så här: ta bort # framför dess nyckel inom [ ] och framför variantens alla rader, och
# skriv om texten. Det som står inom { } sätts in av programmet och ska stå kvar. De fraser som har
# kvar sitt #, eller som ni tar bort, är programmets egna.

"""


@cache
def builtin_phrases() -> Phrases:
    """The phrases that the program brings; not to be changed."""
    text = (builtin_templates() / FILE_NAME).read_text(encoding="utf-8")
    phrases, faults = phrases_in(text)
    if faults:
        message = f"the built-in phrases are faulty: {faults}"
        raise ValueError(message)
    return phrases


def commented_phrases() -> str:
    """A file for the office's own phrases, in which each built-in one stands as a comment."""
    text = (builtin_templates() / FILE_NAME).read_text(encoding="utf-8")
    _, _, phrases = text.partition("\n\n")
    return _OWN_HEAD + "".join(
        f"#{line}\n" if line and not line.startswith("#") else f"{line}\n"
        for line in lines_of(phrases.rstrip("\n"))
    )


def phrases_of(forbund: Forbund, folder: Path | None = None) -> Fraser:
    """The phrases of a förbund, with its own file in `folder` over the built-in ones."""
    phrases = own_phrases(folder).phrases if folder is not None else builtin_phrases()
    word = forbund.ord.deltagare
    forms = (word.singular, word.plural, word.bestamd, word.bestamda)
    return Fraser(phrases, dict(zip(ALWAYS, forms, strict=True)))


class OwnPhrases(Struct, frozen=True):
    """All phrases with the office's own over them, what is wrong in its file, and its lines."""

    phrases: Phrases
    faults: tuple[PhraseFault, ...] = ()
    lines: tuple[str, ...] = ()


def own_phrases(folder: Path) -> OwnPhrases:
    """The phrases as the file in `folder` makes them; the built-in ones where it has none.

    A fault of the whole file has line 0.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return OwnPhrases(builtin_phrases())
    if not path.is_file() or path.stat().st_size > _MAX_BYTES:
        return _unread("det är ingen vanlig textfil", "Ha bara de fraser i den som ni ändrar.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        action = "Öppna den i Anteckningar, välj Spara som och kodningen UTF-8."
        return _unread("filen är inte sparad som UTF-8", action)
    except OSError:
        return _unread("filen kan inte läsas", "Stäng den i andra program.")
    own, faults = parse(text)
    phrases, more = overlaid(builtin_phrases(), own, ALWAYS)
    in_order = sorted((*faults, *more), key=lambda fault: fault.line)
    return OwnPhrases(phrases, tuple(in_order), lines_of(text))


def _unread(message: str, action: str) -> OwnPhrases:
    return OwnPhrases(builtin_phrases(), (PhraseFault(0, "", message, action),))


def overlaid(
    builtin: Phrases, own: Phrases, always: Collection[str] = ()
) -> tuple[Phrases, list[PhraseFault]]:
    """The built-in phrases with the office's own over them, and what is wrong in those.

    `always` are the places that every phrase may use.
    """
    faults: list[PhraseFault] = []
    taken = dict(builtin)
    for (key, variant), fras in own.items():
        name = f"{key}, {variant}"
        known = builtin.get((key, variant))
        if known is None:
            faults.append(_unknown(key, variant, fras.line, builtin))
            continue
        unknown = sorted(fras.places - known.places - set(always))
        lacking = sorted(known.places - fras.places - set(always))
        if unknown:
            message = f"{_braced(unknown)} finns inte i den här frasen"
            action = f"Frasen kan ha {_braced(sorted(known.places | set(always)))}."
            faults.append(PhraseFault(fras.line, name, message, action))
        elif not fras.parts and known.parts:
            action = "Skriv en text, eller ta bort raden."
            faults.append(PhraseFault(fras.line, name, "frasen är tom", action))
        elif fras.columns != known.columns:
            message = f"frasen ska ha {known.columns} delar och har {fras.columns}"
            faults.append(PhraseFault(fras.line, name, message, "Delarna skiljs åt av |."))
        else:
            taken[key, variant] = fras
        if lacking:
            message = f"{_braced(lacking)} används inte och skrivs inte ut"
            action = "Skriv in det i frasen, om det ska stå i dokumentet."
            faults.append(PhraseFault(fras.line, name, message, action, stops=False))
    return taken, faults


def _unknown(key: str, variant: str, line: int, builtin: Phrases) -> PhraseFault:
    variants = [known for of, known in builtin if of == key]
    if variants:
        action = f"Frasen har {', '.join(variants)}."
        return PhraseFault(line, f"{key}, {variant}", "varianten finns inte", action)
    near = get_close_matches(key, dict.fromkeys(of for of, _ in builtin), n=1)
    action = f"Menar ni [{near[0]}]?" if near else "Ta bort den, eller rätta nyckeln inom [ ]."
    return PhraseFault(line, f"{key}, {variant}", "frasen finns inte i programmet", action)


def _braced(places: list[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in places)
