"""What may not stand in the förbund's files: which kind of personal data a value is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from sofrep.domain.personnummer import holds_personnummer, personnummer_in, resembles, whole_number
from sofrep.domain.skrivsatt import folded

# Patterns are bounded or possessive: a search takes time in proportion to the text.
_AT = re.compile(
    r"[(\[{] ?(?:at|a|snabel-?a|@) ?[)\]}]|(?<=\w )snabel-?a(?= \w)",
    re.IGNORECASE,
)
_DOT = re.compile(r" ?[(\[{] ?(?:punkt|dot|\.) ?[)\]}] ?", re.IGNORECASE)
_ADDRESS = re.compile(r"@(?:(?<=\w@)|(?<=\w( )@))( ?)([\w-]++(?:\.[\w-]++)++)")
_END_OF_DOMAIN = re.compile(r"\.([^\W\d_]{2,})(?!\w)")
# With spaces around it is an address only with a usual end: "(a) t.ex. kurser", "fika @ stan.Ta med".
_COMMON_ENDS = frozenset(
    ("se", "nu", "com", "org", "net", "eu", "info", "no", "dk", "fi", "de", "uk")
)

_BETWEEN = r"(?: ?[-/:.,*\u00b7_] ?| )"
_START, _END = r"(?<![\w/+-])(?<!\d[.,])", r"(?![\w/:-]|[.,]\d)"
_ABROAD = rf"(?:\+|(?<!\d)00) ?46{_BETWEEN}?(?:\(0\) ?|0)?"
# Three digits after the 0 are an area code only where no shorter one begins so.
_SHORT = "1[013689]|2[0136]|3[1356]|4[0246]|5[4]|6[03]|90"
_AREA = rf"0(?:8|{_SHORT}|(?!8|{_SHORT})[1-9]\d\d)"
_MOBILE = "7[02369]"
_TELEFON = re.compile(
    rf"{_ABROAD}\d(?:{_BETWEEN}?\d){{6,8}}{_END}"
    rf"|{_START}\(?0{_MOBILE}\)?(?:{_BETWEEN}?\d){{7}}{_END}"
    # 08.30 is a time.
    rf"|(?P<fixed>{_START}(?<!\d{{4}} )\(?{_AREA}\)?(?![.:][0-5]\d(?!\d)){_BETWEEN}"
    rf"(?:(?=\d(?:[ \u00b7.]?\d){{4,7}}{_END})(?:\d{{2,3}}(?:[ \u00b7.]\d{{2,3}}){{1,4}}|\d{{5,8}})"
    # 08-12 13-17 are hours.
    rf"|\d{{3}}(?:[-:*]\d{{2,3}}){{1,2}}|(?<!08.)\d\d(?:[-:*]\d\d){{2}}){_END})"
)
# The words before a number that is something else, and those after an amount.
_NUMBERED = re.compile(
    r"\b(?:dnr|diarien\w{0,12}|ärende\w{0,12}|konto\w{0,12}|bg|pg|(?:bank|plus|post)giro\w{0,8}"
    r"|fakt\w{0,12}|ocr\w{0,8}|ref\w{0,8}|art\w{0,12}|kl|kr|v|vecka|vecko\w{0,5})\W{0,3}\Z",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r" ?(?:kr|kronor|sek|[tkm]n?kr|%|procent|euro?|€|st|tim\w{0,5}|h)(?!\w)", re.IGNORECASE
)
_THOUSANDS = re.compile(r"\d [0-9]{3}(?: [0-9]{3}){1,4}\Z")
_ABROAD_NUMBER = re.compile(rf"46(?:{_MOBILE})\d{{7}}")
_MOBILE_NUMBER = re.compile(rf"(?:{_MOBILE})\d{{7}}")


def epost_in(text: str) -> bool:
    """Whether there is an e-mail address in a folded text."""
    if any(sign in text for sign in "([{") or "nabel" in text.lower():
        text = _AT.sub("@", _DOT.sub(".", text))
    return any(
        not (spaced or apart) or end.lower() in _COMMON_ENDS
        for apart, spaced, domain in _ADDRESS.findall(text)
        for end in _END_OF_DOMAIN.findall(domain)
    )


def telefon_in(text: str) -> bool:
    """Whether there is a Swedish phone number in a folded text.

    That is a number with its area code apart, a mobile number, or one with the country's code.
    """
    if len(text) < 8 or ("0" not in text and "46" not in text):
        return False
    return any(not _is_counted(text, found) for found in _TELEFON.finditer(text))


def _is_counted(text: str, found: re.Match[str]) -> bool:
    """Whether a number with an area code is an amount, or the number of something else."""
    if not found["fixed"]:
        return False
    start, end = found.span()
    return bool(
        _MONEY.match(text, end)
        or _THOUSANDS.search(text[max(0, start - 2) : end])
        or _NUMBERED.search(text[max(0, start - 24) : start])
    )


def is_telefon(value: object) -> bool:
    """Whether a number cell is a mobile number without its zero, which a number cell drops."""
    number = whole_number(value)
    if number is None or not 10**8 <= number < 10**12:
        return False
    return bool(_ABROAD_NUMBER.fullmatch(f"{number}") or _MOBILE_NUMBER.fullmatch(f"{number}"))


class Slag(StrEnum):
    """A kind of personal data, by the rule that refuses it."""

    PERSONNUMMER = "personnummer"
    EPOST = "epost"
    TELEFON = "telefon"
    LIKNAR = "personnummer-liknar"

    @property
    def words(self) -> str:
        """What it is, in a sentence."""
        return _WORDS[self]


_WORDS = {
    Slag.PERSONNUMMER: "ett personnummer eller samordningsnummer",
    Slag.EPOST: "en e-postadress",
    Slag.TELEFON: "ett telefonnummer",
    Slag.LIKNAR: "något som liknar ett personnummer",
}
KONTAKT = frozenset({Slag.EPOST, Slag.TELEFON})
"""The kinds that an office may give of itself, in the places that are meant for it."""

_BATCH = 2**20

# What any of them has: a sign of an address, or several digits close to each other.
_COARSE = re.compile(
    r"@|[(\[{] ?[aA][tT]? ?[)\]}]|[sS][nN][aA][bB][eE][lL]|\d(?:[^\0\d]{0,4}\d){6}|\d{6}.?[^\0]{4}"
)


def slag_of(value: object) -> Slag | None:
    """The kind of personal data that a cell holds, the worst first; None for nothing."""
    if not isinstance(value, str):
        if holds_personnummer(value):
            return Slag.PERSONNUMMER
        return Slag.TELEFON if is_telefon(value) else None
    text = folded(value)
    if personnummer_in(text):
        return Slag.PERSONNUMMER
    if epost_in(text):
        return Slag.EPOST
    if telefon_in(text):
        return Slag.TELEFON
    return Slag.LIKNAR if resembles(text) else None


def personal_values(values: Collection[object]) -> dict[object, Slag]:
    """Those of the distinct values that are personal data, with their kinds.

    One search through many texts at once tells whether any is worth a closer look.
    """
    found: dict[object, Slag] = {
        value: slag
        for value in values
        if isinstance(value, int | float) and 10**8 <= value < 10**12 and (slag := slag_of(value))
    }
    for texts in _batches(value for value in values if isinstance(value, str) and len(value) >= 6):
        if _COARSE.search(folded("\0".join(texts))):
            found |= {text: slag for text in texts if (slag := slag_of(text))}
    return found


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in lists of bounded length: together they might not fit in memory twice."""
    batch: list[str] = []
    length = 0
    for text in texts:
        batch.append(text)
        length += len(text)
        if length > _BATCH:
            yield batch
            batch, length = [], 0
    yield batch
