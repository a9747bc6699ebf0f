"""Sexes, marks and coded values."""

from __future__ import annotations

import re

from sofrep.register.cells import Fault, Parser, plain, shown
from sofrep.register.names import UNKNOWN_WORDS, Names, normalise
from sofrep.register.underlag import UNKNOWN

_KON = {
    **dict.fromkeys(("k", "kv", "kvinna", "kvinnor", "kvinnlig", "kvinnligt"), 0),
    **dict.fromkeys(("m", "man", "män", "manlig", "manligt"), 1),
    **dict.fromkeys(
        ("annat", "annan", "annatkön", "övrig", "övriga", "övrigt", "ickebinär", "villejange"), 2
    ),
    **dict.fromkeys(UNKNOWN_WORDS, 2),
}
_YES = frozenset({"x", "xx", "1", "j", "ja", "sant", "true", "yes", "✓", "✔", "☑", "☒"})
_NO = frozenset({"0", "n", "nej", "falskt", "false", "no", "☐"})


def parse_kon(value: object) -> int | Fault:
    """0 kvinnor, 1 man, 2 ovriga (also for an empty cell)."""
    kon = _KON.get(normalise(plain(value))) if isinstance(value, str) else None
    if kon is None:
        return Fault(
            "kon-okant",
            f"Det går inte att läsa som ett kön{shown(value)}.",
            "Skriv kvinna, man eller annat, eller lämna tomt.",
        )
    return kon


def parse_mark(value: object) -> int | Fault:
    """1 for a mark or yes, 0 for no, `UNKNOWN` for an empty cell."""
    text = plain(value).lower().rstrip(".")
    if text == "":
        return UNKNOWN
    if text in _YES:
        return 1
    if text in _NO or text in ("-", "–"):
        return 0
    return Fault(
        "markering-okand", "Det går inte att läsa som ja eller nej.", "Skriv x eller ja, eller nej."
    )


def code_parser(names: Names) -> Parser:
    """A parser of one of `names`; `UNKNOWN` for an empty cell."""

    def parse(value: object) -> int | Fault:
        text = plain(value)
        index = _code(text, names)
        if index is None:
            return unknown_code(value, names)
        return index

    return parse


def _code(text: str, names: Names) -> int | None:
    key = normalise(text)
    index = names.index.get(key)
    if index is None and key in UNKNOWN_WORDS:
        return UNKNOWN
    return index


def unknown_code(value: object, names: Names) -> Fault:
    """The fault of a value that the profile does not list."""
    return Fault(
        f"{normalise_rule(names.what)}-okand",
        f"Värdet{shown(value)} finns inte bland profilens värden för {names.what}.",
        f"Skriv något av: {', '.join(names.choices)}. Eller lägg till värdet eller ett alias i "
        "forbund.toml.",
    )


def normalise_rule(what: str) -> str:
    """`what` as part of a rule id: försörjning is forsorjning."""
    first = what.split(",", maxsplit=1)[0].lower()
    return first.translate(str.maketrans("åäö", "aao"))


def mask_parser(names: Names) -> Parser:
    """A parser of one or several of `names` as a bit mask; 0 for an empty cell.

    Several are separated by semicolon or line break, or by comma where the whole is no name.
    """

    def parse(value: object) -> int | Fault:
        text = value if isinstance(value, str) else plain(value)
        index = _code(text, names)
        if index is not None:
            return 0 if index == UNKNOWN else 1 << index
        mask = 0
        for piece in re.split(r"[;\n]", text):
            found = _pieces(piece, names)
            if found is None:
                return unknown_code(value, names)
            mask |= found
        return mask

    return parse


def _pieces(piece: str, names: Names) -> int | None:
    index = _code(piece, names)
    if index is not None:
        return 0 if index == UNKNOWN else 1 << index
    mask = 0
    parts = piece.split(",")
    if len(parts) == 1:
        return None
    for part in parts:
        index = _code(part, names)
        if index is None:
            return None
        mask |= 0 if index == UNKNOWN else 1 << index
    return mask
