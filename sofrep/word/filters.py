"""The filters of the templates: ``{{ antal|ord }}``, ``{{ namn|lista }}``, ``{{ dag|datum }}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sofrep.visning import svenska
from sofrep.visning.ordval import Ordval
from sofrep.visning.visat import Platshallare, Tabell, Tal, WordFil
from sofrep.word.faults import ValueFaultError
from sofrep.word.tokens import PARAGRAPH, Marked, Printing, clean


def _tal(value: object, name: str) -> Tal:
    if isinstance(value, Tal):
        return value
    raise ValueFaultError(f"filtret {name} kan bara användas på en figur (ett tal).")


def _word(value: object, *, neuter: bool) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return svenska.number_word(value, neuter=neuter)
    return _tal(value, "ett" if neuter else "ord").ord(ett=neuter)


def _decimals(value: object, number: object = 0) -> Tal:
    if not isinstance(number, int) or not 0 <= number <= 6:
        raise ValueFaultError("filtret decimaler tar ett heltal från 0 till 6: decimaler(1).")
    return _tal(value, "decimaler").med_decimaler(number)


def _day(value: object, name: str) -> date:
    if isinstance(value, date):
        return value
    raise ValueFaultError(f"filtret {name} kan bara användas på ett datum.")


class Filters:
    """The filters of one document; those that print marks do so through `printing`."""

    def __init__(self, printing: Printing) -> None:
        self._printing = printing

    def by_name(self) -> dict[str, Callable[..., object]]:
        """All filters that a template may use."""
        return {
            "ord": lambda value: _word(value, neuter=False),
            "ett": lambda value: _word(value, neuter=True),
            "ungefar": lambda value: _tal(value, "ungefar").ungefar(),
            "decimaler": _decimals,
            "utan_enhet": lambda value: _tal(value, "utan_enhet").utan_enhet(),
            "datum": lambda value: svenska.date_in_text(_day(value, "datum")),
            "datum_kort": lambda value: _day(value, "datum_kort"),
            "lista": self._enumerate,
            "stycken": _paragraphs,
            "versal": self._capital,
            "tabellinfo": self._describe_table,
            "antal": _count,
            "efter": _after,
        }

    def _capital(self, value: object) -> object:
        if isinstance(value, Platshallare):
            return value
        if isinstance(value, Tal):
            return value.versal()
        if isinstance(value, str) and not isinstance(value, Marked):
            return str.__str__(value)[:1].upper() + str.__str__(value)[1:]
        raise ValueFaultError("filtret versal kan bara användas på text och figurer.")

    def _enumerate(self, value: object) -> Marked:
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise ValueFaultError("filtret lista kan bara användas på en lista.")
        return Marked(svenska.enumerate_in_text([self._printing.text(item) for item in value]))

    def _describe_table(self, value: object) -> Marked:
        if not isinstance(value, Tabell):
            raise ValueFaultError("filtret tabellinfo kan bara användas på en tabell.")
        return Marked(self._printing.table(value))


def _paragraphs(value: object) -> object:
    if isinstance(value, Platshallare | WordFil):
        return value
    if not isinstance(value, str):
        raise ValueFaultError("filtret stycken kan bara användas på text.")
    text = str.__str__(value).replace("\r\n", "\n").strip()
    return Marked(PARAGRAPH.join(clean(part) for part in re.split(r"\n\s*\n", text)))


def _after(value: object, number: object = None) -> str:
    """The form of a word that follows a figure: ``{{ ord.deltagare|efter(tal) }}``."""
    if not isinstance(value, Ordval):
        raise ValueFaultError("filtret efter kan bara användas på ett ord: ord.deltagare.")
    return value.efter(_tal(number, "efter").varde)


def _count(value: object) -> int:
    if isinstance(value, str) or not isinstance(value, Sequence | Mapping):
        raise ValueFaultError("filtret antal kan bara användas på en lista.")
    return len(value)
