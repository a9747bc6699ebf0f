"""Signs in a text that look like numbers and count nothing: dates, laws, references, ages, telephones."""

from __future__ import annotations

import re

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
_BLANK = "\x00"


def without_distractors(text: str) -> str:
    """`text` with what counts nothing blotted out, sign by sign; years stay."""
    return _DISTRACTORS.sub(lambda match: _BLANK * len(match[0]), text)


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
