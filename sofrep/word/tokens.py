"""Private-use characters that carry figures, charts and breaks through the template engine.

A printed value becomes text with markers around it; after rendering, `runs` turns the markers
into Word's own elements.  Incoming text is cleaned of such characters, so nobody can forge one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sofrep.domain.figure import MAX_ID
from sofrep.visning.visat import (
    Bild,
    Diagram,
    Platshallare,
    Tabell,
    Tal,
    WordFil,
)
from sofrep.word.faults import ValueFaultError

FIGURE: Final = "\ue000"
FIGURE_TEXT: Final = "\ue001"
END: Final = "\ue002"
PLACEHOLDER: Final = "\ue003"
DRAWING: Final = "\ue004"
TABLE: Final = "\ue005"
BREAK: Final = "\ue006"
PARAGRAPH: Final = "\ue007"
FILE: Final = "\ue00a"
_OPEN: Final = "\ue008"
_CLOSE: Final = "\ue009"
_JOINT: Final = "\ue00c"

# The whole private-use area of the basic plane is cleaned from data; markers are few of them.
_FORBIDDEN = re.compile("[\ue000-\uf8ff\ufffe\uffff\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
TOKEN = re.compile(
    f"{FIGURE}(?P<figure>[0-9]+){FIGURE_TEXT}(?P<figure_text>[^{END}]*){END}"
    f"|{PLACEHOLDER}(?P<placeholder>[^{END}]*){END}"
    f"|{DRAWING}(?P<drawing>[0-9]+){END}"
    f"|{TABLE}(?P<table>[0-9]+){END}"
    f"|{FILE}(?P<file>[0-9]+){END}"
    f"|(?P<line>{BREAK})|(?P<paragraph>{PARAGRAPH})"
)
MARKER = re.compile("[\ue000-\ue007\ue00a]")
SET_ASIDE = re.compile(f"[{_OPEN}{_CLOSE}{_JOINT}]")
LEFT_OVER = re.compile("[\ue000-\ue0ff]")
_BRACES = str.maketrans({"{": _OPEN, "}": _CLOSE, "\n": BREAK, "\t": " "})
_RESTORED = str.maketrans({_OPEN: "{", _CLOSE: "}", _JOINT: ""})
# Words of data that look like an empty value, for which the finished document is searched.
_EMPTY = re.compile(r"(?<![\w.])([nN])(?=(?:an|aN|one)(?![\w.]))")


class Marked(str):
    """Text that already carries its markers; made here and by the filters only."""

    __slots__ = ()


class Kolumn(str):
    """A column heading that knows its table, so that the Word table gets its description."""

    __slots__ = ("tabell",)
    tabell: Tabell

    @classmethod
    def of(cls, tabell: Tabell) -> tuple[Kolumn, ...]:
        """The headings of `tabell`."""
        headings = tuple(cls(text) for text in tabell.kolumner)
        for heading in headings:
            heading.tabell = tabell
        return headings


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure's id and the form it was printed in."""

    id: str
    format_key: str


def clean(text: str) -> str:
    """Text from data, harmless: no markers, no characters that XML refuses, braces set aside.

    A word such as "none" is taken apart, so that it is not mistaken for an empty value.
    """
    plain = str.translate(text.replace("\r\n", "\n").replace("\r", "\n"), _BRACES)
    kept = "".join(_keep(part) for part in re.split(f"([{BREAK}{_OPEN}{_CLOSE}])", plain))
    return _EMPTY.sub(rf"\1{_JOINT}", kept)


def _keep(part: str) -> str:
    return part if part in {BREAK, _OPEN, _CLOSE} else _FORBIDDEN.sub("", part)


def restore_braces(text: str) -> str:
    """The braces that `clean` set aside, back in place, and its words whole again."""
    return text.translate(_RESTORED)


_Shown = Tal | Platshallare | Diagram | Bild | Kolumn | WordFil
_SHOWN = (Tal, Platshallare, Diagram, Bild, Kolumn, WordFil)


@dataclass(slots=True)
class Printing:
    """What one document prints; markers hold places in these lists."""

    figures: list[PrintedFigure] = field(default_factory=list)
    drawings: list[Diagram | Bild] = field(default_factory=list)
    tables: list[Tabell] = field(default_factory=list)
    files: list[WordFil] = field(default_factory=list)

    def text(self, value: object) -> str:
        """`value` as text with markers; raises `ValueFaultError` for what cannot be printed."""
        if isinstance(value, Marked):
            return str.__str__(value)
        if isinstance(value, _SHOWN):
            return self._shown(value)
        if isinstance(value, str):
            return clean(str.__str__(value))
        if isinstance(value, date):
            return value.strftime("%Y-%m-%d")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise ValueFaultError(_why_not(value))

    def _shown(self, value: _Shown) -> str:
        match value:
            case Tal():
                return self.figure(value, value.text, value.format_key)
            case Platshallare():
                return PLACEHOLDER + clean(" ".join(str(value).split())) + END
            case Kolumn():
                return self.table(value.tabell) + clean(str.__str__(value))
            case WordFil():
                self.files.append(value)
                return f"{FILE}{len(self.files) - 1}{END}"
            case _:
                self.drawings.append(value)
                return f"{DRAWING}{len(self.drawings) - 1}{END}"

    def figure(self, tal: Tal, text: str, format_key: str) -> str:
        """A figure printed as `text`."""
        if len(tal.figure.id) > MAX_ID:
            raise ValueFaultError(f"figurens namn är för långt: {tal.figure.id}")
        self.figures.append(PrintedFigure(tal.figure.id, format_key))
        return f"{FIGURE}{len(self.figures) - 1}{FIGURE_TEXT}{clean(text)}{END}"

    def table(self, tabell: Tabell) -> str:
        """The mark that gives the surrounding Word table its caption and description."""
        self.tables.append(tabell)
        return f"{TABLE}{len(self.tables) - 1}{END}"


def _why_not(value: object) -> str:
    if isinstance(value, bool):
        return "ett ja/nej-värde kan inte skrivas ut. Använd {% if … %}."
    if value is None:
        return "värdet saknas. Ta bort taggen eller fyll i uppgiften."
    if isinstance(value, Tabell):
        return "en hel tabell kan inte skrivas ut. Skriv ut dess kolumner och rader med loopar."
    if isinstance(value, list | tuple | dict):
        return "en lista kan inte skrivas ut. Använd filtret lista eller en loop."
    return f"ett värde av slaget {type(value).__name__} kan inte skrivas ut."
