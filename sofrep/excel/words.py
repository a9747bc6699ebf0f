"""Sexes, marks and coded values."""

from __future__ import annotations

import re
from difflib import get_close_matches

from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault, Parser, plain
from sofrep.excel.names import Names, says_unknown
from sofrep.excel.sheet import UNKNOWN

_KON = {
    **dict.fromkeys(("k", "kv", "kvinna", "kvinnor", "kvinnlig", "kvinnligt"), 0),
    **dict.fromkeys(("m", "man", "män", "manlig", "manligt"), 1),
    **dict.fromkeys(
        ("annat", "annan", "annatkön", "övrig", "övriga", "övrigt", "ickebinär", "villejange"), 2
    ),
}
_YES = frozenset({"x", "xx", "1", "j", "ja", "sant", "true", "yes", "✓", "✔", "☑", "☒"})
_NO = frozenset({"0", "n", "nej", "falskt", "false", "no", "☐"})


def parse_kon(value: object) -> int | Fault:
    """0 kvinnor, 1 man, 2 ovriga (also for an empty cell)."""
    if isinstance(value, str) and says_unknown(value):
        return 2
    kon = _KON.get(normalise(value)) if isinstance(value, str) else None
    if kon is None:
        return Fault(
            "kon-okant",
            "Könet är inte ifyllt rätt.",
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
        "markering-okand", "Cellen är varken ja eller nej.", "Skriv x eller ja, eller nej."
    )


def code_parser(names: Names) -> Parser:
    """A parser of one of `names`; `UNKNOWN` for an empty cell."""
    unknown = _Unknown(names)

    def parse(value: object) -> int | Fault:
        index = _code(plain(value), names)
        return unknown.fault(value) if index is None else index

    return parse


def _code(text: str, names: Names) -> int | None:
    key = normalise(text)
    index = names.index.get(key)
    if index is None and says_unknown(text):
        return UNKNOWN
    return index


_WITH_ARTICLE = {
    "insats": "Insatsen",
    "kommun": "Kommunen",
    "försörjning": "Försörjningen",
    "uppgift": "Värdet",
    "sysselsättning": "Sysselsättningen",
    "avslutsorsak": "Avslutsorsaken",
    "part": "Parten",
    "uppföljning": "Uppföljningen",
    "respondentgrupp": "Gruppen",
    "enkätsvar": "Svaret",
}
_LONGEST, _NEAR = 30, 0.76
_FEW = 7
"""So many choices are named; more are found in the dropdown."""


def unknown_code(value: object, names: Names) -> Fault:
    """The fault of a value that the profile does not list: one problem wherever it stands."""
    text = plain(value)
    kind = names.what.split(",", maxsplit=1)[0]
    rule = f"{kind.lower().translate(_TO_ASCII)}-okand"
    if not names.choices:
        return Fault(
            rule,
            f"forbund.toml har inga värden för {names.what}, så kolumnen går inte att räkna.",
            "Lägg till värdena i forbund.toml, eller ta bort kolumnen.",
        )
    short = normalise(text) if len(text) <= _LONGEST else ""
    close = get_close_matches(short, names.index, n=1, cutoff=_NEAR) if short else []
    few = len(names.choices) <= _FEW
    choices = f"skriv något av: {'; '.join(names.choices)}" if few else "välj i rullistan"
    if close:
        action = (
            f"Menar ni {names.choices[names.index[close[0]]]}? Annars {choices}. Eller lägg till "
            "det som ett alias i forbund.toml."
        )
    elif kind == "insats":
        action = (
            "Har insatsen bytt namn, skriv det gamla namnet vid den i forbund.toml: alias = "
            '["Gamla namnet"]. Har den gått upp i en annan, låt den stå kvar där, och skriv dess kod '
            f"under efterfoljer vid den nya. Annars {choices}."
        )
    else:
        action = (
            f"{choices[0].upper()}{choices[1:]}. Eller lägg till värdet, eller ett alias för det, i "
            "forbund.toml. Ett värde som har utgått ska stå kvar där så länge rader har det."
        )
    message = f"{_WITH_ARTICLE[kind]} {{}} finns inte i forbund.toml."
    # Names that are like none have one cause: an insats was renamed, a column holds other codes.
    cause = f"{rule}:{normalise(text)}" if close else rule
    return Fault(rule, message, action, word=text, known=bool(close), cause=cause)


_TO_ASCII = str.maketrans("åäö", "aao")


class _Unknown:
    """The faults of one column; after many, no more are compared with the listed names."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.left = 200

    def fault(self, value: object) -> Fault:
        self.left -= 1
        return unknown_code(value if self.left > 0 else "", self.names)


def mask_parser(names: Names) -> Parser:
    """A parser of one or several of `names` as a bit mask; 0 for an empty cell.

    Several are separated by semicolon or line break, or by comma where the whole is no name.
    """
    unknown = _Unknown(names)

    def parse(value: object) -> int | Fault:
        text = value if isinstance(value, str) else plain(value)
        whole = _code(text, names)
        if whole is not None:
            return _bit(whole)
        mask = 0
        for piece in re.split(r"[;\n]", text):
            found = _pieces(piece, names)
            if isinstance(found, str):
                return unknown.fault(found)
            mask |= found
        return mask

    return parse


def _bit(index: int) -> int:
    return 0 if index == UNKNOWN else 1 << index


def _pieces(piece: str, names: Names) -> int | str:
    """The mask of one name, or of several between commas; the text of one that is unknown."""
    parts = [piece] if _code(piece, names) is not None else piece.split(",")
    mask = 0
    for part in parts:
        index = _code(part, names)
        if index is None:
            return part.strip()
        mask |= _bit(index)
    return mask
