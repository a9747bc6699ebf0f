"""What an answer says: ticked boxes, a choice, a day, or text; what is odd is kept and told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from sofrep.domain.blanketter import Falt, Faltslag
from sofrep.domain.period import MONTHS
from sofrep.utdata.word.form_marks import TICKED, UNTICKED
from sofrep.utdata.word.form_text import Written

_OTHER_TICKS = ("\u2611", "\u2713", "\u2714")
_NUMBERS = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[ /.](\d{4})")
_WORDS = re.compile(r"(\d{1,2})\.? ([a-zåäö]+) (\d{4})")


def value_of_field(falt: Falt, written: Written, choices: Collection[str]) -> tuple[str, str]:
    """The answer as the text sheet keeps it, and what is odd about it ("" for nothing).

    `choices` are what the check boxes of the form stand for.
    """
    if falt.slag is Faltslag.KRYSS:
        return _ticked(written.lines, choices)
    text = written.text
    if not text:
        return "", ""
    if falt.slag is Faltslag.VAL:
        plain = " ".join(text.split()).rstrip(".").casefold()
        chosen = next((val for val in falt.val if val.casefold() == plain), "")
        doubt = f"Svaret är inget av {', '.join(falt.val)}. Det läses in som det står."
        return chosen or text, "" if chosen else doubt
    if falt.slag is Faltslag.DATUM:
        day = _day(text)
        doubt = "Svaret är inget datum. Det läses in som det står."
        return (day.isoformat(), "") if day else (text, doubt)
    return text, ""


def _ticked(paragraphs: Iterable[str], choices: Collection[str]) -> tuple[str, str]:
    """The names with a ticked box before them and whatever else was written, one per line."""
    found, doubt = [], ""
    for line in (line for text in paragraphs for line in text.split("\n")):
        text = line.replace("\u00a0", " ").strip()
        sign, rest = text[:1], text[1:].strip()
        if sign == TICKED or sign in _OTHER_TICKS:
            found.append(rest)
        elif sign != UNTICKED:
            found.append(text)
        elif rest and rest not in choices:
            doubt = (
                "Vid en tom ruta står något annat än förbundets parter. Det läses inte in: kryssa "
                "rutan, eller skriv det på en egen rad."
            )
    return "\n".join(text for text in found if text), doubt


def _day(text: str) -> date | None:
    """``2024-01-31``, ``31/1 2024``, ``31 januari 2024``."""
    plain = " ".join(text.split()).casefold().rstrip(".")
    try:
        if found := _NUMBERS.fullmatch(plain):
            first, second = found.groups()[:3], found.groups()[3:]
            year, month, day = first if first[0] else second[::-1]
            return date(int(year), int(month), int(day))
        if (found := _WORDS.fullmatch(plain)) and found[2] in MONTHS:
            return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
    return None
