"""The numbers that a Swedish text prints, each with its unit, its decimals and how exact it claims to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Unit
from sofrep.domain.period import MONTHS

_MONTH = "|".join((*MONTHS, "jan", "feb", "apr", "jun", "jul", "aug", "sept?", "okt", "nov", "dec"))
_REFERENCE = (
    r"tabell|figur|diagram|bilag[ao]|noter|not|sidan|sid\.?|s\.|avsnitt|kapitel|kap\.?|punkt(?:en)?|fråga"
    r"|frågorna|frågor|indikator|indikatorerna|delmål|steg|fas|nr\.?|nummer|paragraf|§+|artikel|version"
    r"|vecka|v\.|kvartal|klass|alternativ|rum|hus|våning"
)
_COUNTED = r"%|procent|kr\b|kronor|tkr|mnkr|mkr|msek|tsek|miljon|tusen|deltag|person|individ|kvinn|män\b|svar|st\b"
YEAR = re.compile(rf"(?<![\d,.:/–−-])(?:19|20)\d\d(?![\d:/]|[,.]\d|\s?(?:{_COUNTED}))")
"""A year by itself."""

DATE = re.compile(
    r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"
    rf"|\b(?P<d2>\d{{1,2}})(?::?[ea])?\s(?P<m2>{_MONTH})\b\.?(?:\s(?P<y2>\d{{4}}))?",
    re.IGNORECASE,
)
"""A day, written with signs or with the month's name; the year may be left out."""

_DISTRACTORS = re.compile(
    "|".join((
        r"https?://\S+|www\.\S+|\S+@\S+",
        r"\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}/\d{1,2}\b(?:[-/ ]\d{2,4})?",
        rf"\b\d{{1,2}}(?::?[ea])?(?:\s?[–-]\s?\d{{1,2}})?\s(?:{_MONTH})\b\.?(?:\s\d{{4}})?",
        rf"\b(?:{_MONTH})\s(?:19|20)\d\d\b",
        r"\b\d{4}:\d+\b|\b\d{1,3}\s?(?:kap\.?|§+)(?:\s?\d+\s?§+)?|§+\s?\d+",
        r"\b\d{6}-\d{4}\b",
        r"\b(?:tel(?:efon)?|tfn|mobil|bankgiro|plusgiro|postgiro|konto)\S*[:\s]+[\d –-]+",
        r"(?<![\d,])\b0\d{1,3}\s?[-–/]\s?\d[\d ]{3,}\d",
        r"\b(?:dnr|diarien\w*|ärenden\w*|ref)\b\.?:?\s*[\w/.:-]*\d[\w/.:-]*|\b\d{4}/[\w-]+|\b(?-i:[A-ZÅÄÖ]{1,5})[-/ ]?\d{2,4}[/-]\d+",
        r"\b\d{3}\s\d\d\s(?-i:[A-ZÅÄÖ])\w+",  # a postcode and its town
        r"\b(?:kl\.?|klockan)\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[–-]\s?\d{1,2}(?:[.:]\d\d)?)?|\b\d{1,2}[.:]\d\d\s?[–-]\s?\d{1,2}[.:]\d\d",
        rf"\b(?:{_REFERENCE})\s?\d+(?:[.:]\d+)*[a-z]?(?:(?:,\s|\soch\s|\s?[–-]\s?)\d+(?:\.\d+)*)*(?!\d|\s?(?:{_COUNTED}))",
        r"\b(?:19|20)\d\d\s?[–/-]\s?(?:19|20)?\d\d\b",
        r"(?<![\d,.])\d+\s?[–-]\s?\d+\b(?!\s?(?:%|procent))",
        r"\b\d+:(?:e|a|de|dje)\b|\b\d+[-–](?=[a-zåäö]{2})|\b[A-Za-zÅÄÖåäö]+[-–]\d+\b|\b\d+\+",
        r"(?<!\w)(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}\.?(?=\s)|(?<!\w)\d\.\d{1,2}\s(?=(?-i:[A-ZÅÄÖ]))|^\s*\d{1,2}(?:\.\d{1,2})?[.)]?\s(?=(?-i:[A-ZÅÄÖ][a-zåäö]))",
        r"\b[A-Za-z]+\d+\w*\b|\b\d+[a-z]\b|(?<![\d,.])(?<!\d[ \u00a0\u202f\u2009])0\d+(?![\d,])",
    )),
    re.IGNORECASE,
)  # fmt: skip


def years_of(text: str) -> list[int]:
    """The years that a text names, in its order, those of dates and spans too."""
    return [int(year) for year in re.findall(r"(?<![\d:.,/])(?:19|20)\d\d(?![\d:])", text)]


_ONES = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
         "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")  # fmt: skip
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
WORDS = {
    **{word: number for number, word in enumerate(_ONES) if number > 1},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{
        ten + one: 10 * number + unit
        for number, ten in enumerate(_TENS, 2)
        for unit, one in enumerate(_ONES[:10])
        if unit
    },
    "hundra": 100,
}
"""The numbers that are written as words; not ``en``, which mostly counts nothing."""

PARTS = {
    "hälften": (1, 2),
    "en tredjedel": (1, 3),
    "två tredjedelar": (2, 3),
    "en fjärdedel": (1, 4),
    "tre fjärdedelar": (3, 4),
    "en femtedel": (1, 5),
    "en tiondel": (1, 10),
}
"""Shares in words."""


_SPACE = " \u00a0\u202f\u2009"
_DIGITS = rf"\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?![\d.])|\d+"
_NUMBER = re.compile(
    rf"(?<![\w\x00.,])(?P<sign>[-−–+±]\s?)?(?P<whole>{_DIGITS})(?P<part>,\d+|\.\d{{1,2}}(?!\d))?(?![\w\x00])"
)
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
_ONE = re.compile(r"(?<=\butom )(?:en|ett)\b", re.IGNORECASE)
_PART = re.compile(rf"\b(?:{'|'.join(PARTS)})\b", re.IGNORECASE)
_UNITS: tuple[tuple[re.Pattern[str], Unit, int], ...] = tuple(
    (re.compile(rf"\s?(?:{pattern})", re.IGNORECASE), unit, factor)
    for pattern, unit, factor in (
        (r"%-?enhet\w*|procentenhet\w*|p\.?e\.?\b", Unit.PROCENTENHETER, 1),
        (r"%|procent\b", Unit.PROCENT, 1),
        (r"tkr\b|tsek\b|tusen kr\w*|tusentals kr\w*|tusen\b", Unit.KRONOR, 1000),
        (r"mnkr\b|mkr\b|msek\b|mn kr\w*|milj\w*\.?(?:\skr\w*)?", Unit.KRONOR, 1_000_000),
        (r"kr\b|kronor\b|sek\b|:-", Unit.KRONOR, 1),
        (r"år\b(?!s)", Unit.AR, 1),
        (r"månad(?:er)?\b|mån\b", Unit.MANADER, 1),
        (r"dag(?:ar)?\b|vecko?r?\b|timm?ar\b|minuter\b", Unit.DAGAR, 1),
    )
)
_ABOUT = {
    "ca": "ca", "cirka": "ca", "c:a": "ca", "omkring": "ca", "ungefär": "ca", "runt": "ca",
    "drygt": "drygt", "knappt": "knappt", "nästan": "knappt", "närmare": "knappt",
    "över": "mer", "mer än": "mer", "fler än": "mer", "under": "", "minst": "gräns", "högst": "gräns",
    "upp till": "gräns", "max": "gräns", "mindre än": "mindre",
    "färre än": "mindre", "mellan": "gräns",
}  # fmt: skip
_BEFORE = re.compile(rf"\b({'|'.join(map(re.escape, _ABOUT))})\.?\s(?:de\s)?$", re.IGNORECASE)
_MINUS = frozenset({"-", "−", "–"})
_ROOM = {"ca": Fraction(10, 100), "drygt": Fraction(10, 100), "knappt": Fraction(10, 100)}


class Tryckt(Struct, frozen=True):
    """A printed number.

    `varde` is in the unit's own terms, amounts in kronor; `steg` is one of the last printed digit;
    `ungefar` is ``ca``, ``drygt``, ``knappt``, ``mer`` or ``mindre`` (än), ``gräns`` (minst, högst) or "".  `text` stands from
    sign `fran` to before `till`.
    """

    varde: Fraction
    enhet: Unit
    steg: Fraction
    text: str
    fran: int
    till: int
    ungefar: str = ""

    def holds(self, exact: Fraction) -> bool:
        """Whether it is a true way to print `exact`: rounded to its digits, a tie either way."""
        if not self.ungefar:
            return abs(exact - self.varde) <= self.steg / 2
        if self.ungefar in {"mer", "mindre"}:
            return exact >= self.varde if self.ungefar == "mer" else exact <= self.varde
        if self.ungefar not in _ROOM:
            return True
        room = max(self.steg, abs(self.varde) * _ROOM[self.ungefar])
        low, high = self.varde - room, self.varde + room
        if self.ungefar == "drygt":
            low = self.varde
        if self.ungefar == "knappt":
            high = self.varde
        return low <= exact <= high


def numbers_in(text: str) -> list[Tryckt]:
    """The numbers of a text in their order, those in words too; years, dates and references are none."""
    blotted = text
    for pattern in (_DISTRACTORS, YEAR):
        blotted = pattern.sub(lambda match: "\x00" * len(match[0]), blotted)
    found = [*_in_digits(text, blotted), *_in_words(text, blotted)]
    return _with_shared_unit(text, sorted(found, key=lambda number: number.fran))


def _with_shared_unit(text: str, numbers: list[Tryckt]) -> list[Tryckt]:
    """``från 31 till 37 procent``: the unit is said once."""
    for place, (first, second) in enumerate(pairwise(numbers)):
        between = text[first.till : second.fran]
        is_span = between == " till " and text[: first.fran].lower().endswith("från ")
        if is_span and first.enhet is Unit.ANTAL:
            step = first.steg * second.steg if second.steg >= 1000 else first.steg
            value = first.varde * (step / first.steg)
            numbers[place] = replace(first, enhet=second.enhet, varde=value, steg=step)
    return numbers


def cell_number(text: str, unit: Unit = Unit.ANTAL, factor: int = 1) -> Tryckt | None:
    """The number that a cell holds and nothing else, in the column's unit where it says none.

    A mark of a footnote, parentheses and a note in parentheses after it may stand there.
    """
    plain = text.strip().rstrip("*¹²³†").strip()
    negative = re.fullmatch(r"\(([\d\s.,]+)\)", plain)
    match = re.fullmatch(
        rf"(?P<sign>[-−–+±]\s?)?(?P<whole>{_DIGITS})(?P<part>,\d+|\.\d{{1,2}})?(?P<unit>\s?[%a-zåäöA-Z.:-]*)"
        r"(?:\s?\([^()]*\))?",
        negative[1] if negative else plain,
    )
    if match is None:
        return None
    stated, scale, length = _unit_after(match["unit"], 0)
    if match["unit"].strip() and not length and not match["unit"].strip().startswith("st"):
        return None
    sign = "-" if negative else (match["sign"] or "")
    if length:
        unit, factor = stated, scale
    value, step = _value(sign, match["whole"], match["part"] or "", factor)
    return Tryckt(value, unit, step, plain, 0, len(text))


def _in_digits(text: str, blotted: str) -> Iterator[Tryckt]:
    for match in _NUMBER.finditer(blotted):
        unit, factor, length = _unit_after(blotted, match.end())
        part = match["part"] or ""
        if part.startswith(".") and unit is not Unit.PROCENT:
            continue  # the number of a section
        end = match.end() + length
        sign = match["sign"] or ""
        if sign and blotted[: match.start()].rstrip()[-1:].isalnum() and sign[-1:].isspace():
            sign = ""  # a dash between words
        value, step = _value(sign, match["whole"], part, factor)
        printed = text[match.start() : end].strip()
        about = _about(blotted, match.start())
        yield Tryckt(value, unit, step, printed, match.start(), end, about)


def _about(text: str, start: int) -> str:
    """What the word before a number says of how exact it is."""
    before = _BEFORE.search(text[:start])
    return _ABOUT[before[1].lower()] if before else ""


def _value(sign: str, whole: str, part: str, factor: int) -> tuple[Fraction, Fraction]:
    """The value of a number and of one of its last digit."""
    digits = re.sub(rf"[{_SPACE}.]", "", whole)
    decimals = part[1:]
    step = Fraction(factor, 10 ** len(decimals))
    value = Fraction(int(digits + decimals)) * step
    return (-value if sign.strip() in _MINUS else value), step


def _in_words(text: str, blotted: str) -> Iterator[Tryckt]:
    for match in _WORD.finditer(blotted):
        unit, factor, length = _unit_after(blotted, match.end())
        end = match.end() + length
        value, step = Fraction(WORDS[match[0].lower()]) * factor, Fraction(factor)
        printed, about = text[match.start() : end], _about(blotted, match.start())
        yield Tryckt(value, unit, step, printed, match.start(), end, about)
    for match in _ONE.finditer(blotted):
        yield Tryckt(Fraction(1), Unit.ANTAL, Fraction(1), match[0], match.start(), match.end())
    for match in _PART.finditer(blotted):
        part, whole = PARTS[match[0].lower()]
        value, about = Fraction(100 * part, whole), _about(blotted, match.start()) or "ca"
        yield Tryckt(value, Unit.PROCENT, Fraction(1), match[0], *match.span(), about)


def _unit_after(text: str, end: int) -> tuple[Unit, int, int]:
    """The unit that follows, how many of it there are to one, and how many signs it takes."""
    for pattern, unit, factor in _UNITS:
        if match := pattern.match(text, end):
            return unit, factor, len(match[0])
    return Unit.ANTAL, 1, 0


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"(\d])|\n+")
_SHORTENED = re.compile(
    r"\b(?:dvs|ca|bl\.a|t\.ex|m\.m|nr|kap|st|s\.k|f\.d|inkl|exkl|resp|jfr|c:a)\.$", re.IGNORECASE
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    ends = [
        found.end()
        for found in _SENTENCE_END.finditer(text)
        if not _SHORTENED.search(text[: found.start()])
    ]
    return list(pairwise([0, *ends, len(text)]))
