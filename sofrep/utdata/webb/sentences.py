"""Sentences as HTML: their figures, which can be asked what they are, their marks and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from markupsafe import Markup, escape
from msgspec import Struct, field

from sofrep.domain.figure import Figure, is_figure_id
from sofrep.visning.block import Del, Fotnot, Hanvisning, Textbit
from sofrep.visning.svenska import format_number, period_in_text, plain
from sofrep.visning.visat import Cell, Platshallare, Tal

_SENTENCE_ENDS = (". ", "! ", "? ")
_BLANK_LINE = re.compile(r"\n\s*\n")


class Forklaring(Struct, frozen=True, kw_only=True):
    """What a reader is told of a printed number who asks.

    `taljare` and `namnare` say of what a share is a share, "" where it is none; `fjol` is the same
    figure a year earlier, None where there is none that is published.
    """

    definition: str = ""
    taljare: str = ""
    namnare: str = ""
    fjol: Tal | None = None


class Sentences(Struct):
    """Writes the parts of sentences, and keeps what is told of each figure that they print.

    `notes` are the notes that they refer to, in order, for the end of the page.
    """

    numbers: Mapping[str, int]
    name_of: Callable[[Figure], str]
    explain: Callable[[Figure], Forklaring]
    told: list[dict[str, str]] = field(default_factory=list)
    notes: list[Fotnot] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def sentence(self, delar: Iterable[Del]) -> Markup:
        """A sentence as HTML."""
        made, said = [], ""
        for part in delar:
            made.append(self._part(part, said))
            said = str(part)
        return Markup("").join(made)

    def cell(self, cell: Cell) -> Markup:
        """A cell of a table as HTML."""
        return self.sentence(cell if isinstance(cell, tuple) else (cell,))

    def plain(self, delar: Iterable[Del]) -> str:
        """A sentence as bare text, without the numbers of notes."""
        return plain("".join(str(part) for part in delar if not isinstance(part, Fotnot)))

    def paragraphs(self, text: str | Platshallare) -> Iterator[Markup]:
        """The paragraphs of what the office has written."""
        if isinstance(text, Platshallare):
            yield self.sentence((text,))
            return
        for part in _BLANK_LINE.split(plain(text).strip()):
            if part:
                yield self.sentence((part,))

    def _part(self, part: Del, said: str) -> Markup:
        match part:
            case Tal():
                return self._figure(part)
            case Platshallare():
                return Markup("<mark>{}</mark>").format(plain(str(part)))
            case Hanvisning():
                word = "Tabell" if not said or said.endswith(_SENTENCE_ENDS) else "tabell"
                number = self.numbers[part.till]
                return Markup('<a href="#{}">{}\u00a0{}</a>').format(part.till, word, number)
            case Textbit():
                return self._dressed(part)
            case Fotnot():
                self.notes.append(part)
                return Markup(
                    '<sup><a id="till-fotnot-{0}" href="#fotnot-{0}" aria-label="Fotnot {1}">{1}</a></sup>'
                ).format(len(self.notes), plain(part.nummer))
            case _:
                return escape(plain(part)).replace("\n", Markup("<br>"))

    def _dressed(self, bit: Textbit) -> Markup:
        """Words with the look that somebody has given them."""
        made = self._part(bit.text, "")
        looks = {"strong": bit.fet, "em": bit.kursiv, "u": bit.understruken, "s": bit.struken}
        looks |= {"sup": bit.hojd > 0, "sub": bit.hojd < 0}
        for name in (name for name, is_so in looks.items() if is_so):
            made = Markup("<{0}>{1}</{0}>").format(name, made)
        return Markup('<a href="{}">{}</a>').format(bit.lank, made) if bit.lank else made

    def _figure(self, tal: Tal) -> Markup:
        """A figure; one without a value, or of which no more is known, has nothing to tell."""
        if not tal.finns or not is_figure_id(tal.figure.id):
            return escape(tal.text)
        place = self._places.get(tal.figure.id)
        if place is None:
            place = self._places[tal.figure.id] = len(self.told)
            self.told.append(self._told(tal.figure))
        return Markup(f'<span class="tal" data-tal="{place}">{escape(tal.text)}</span>')  # noqa: S704

    def _told(self, figure: Figure) -> dict[str, str]:
        about = self.explain(figure)
        parts = (("taljare", figure.numerator), ("namnare", figure.denominator))
        told = {
            "namn": self.name_of(figure),
            "definition": about.definition,
            "period": period_in_text(figure.period),
            "fjol": f"{about.fjol.text} ({period_in_text(about.fjol.figure.period)})"
            if about.fjol is not None
            else "",
        }
        for name, value in parts:
            words = getattr(about, name)
            if words and isinstance(value, int):
                told[name] = f"{format_number(value)} ({words})"
        return {name: plain(text) for name, text in told.items() if text}
