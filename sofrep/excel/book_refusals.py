"""Workbooks that are refused for what they hold beside their sheets, and what is told of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from sofrep.domain.personuppgifter import Slag, slag_of
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.excel.facts import BookFacts, Found

_ACTIONS = {
    Slag.PERSONNUMMER: "Ta bort numret. Använd ett påhittat deltagarnummer i stället.",
    Slag.EPOST: "Ta bort den. Kansliets egen adress får stå på bladet Organisation och, på bladet "
    "Texter, i avsnittet kontakt.",
    Slag.TELEFON: "Ta bort det. Kansliets eget nummer får stå på bladet Organisation och, på bladet "
    "Texter, i avsnittet kontakt.",
    Slag.LIKNAR: "Titta efter. Är det ett personnummer som är felskrivet eller maskerat, ta bort det.",
}


def personal_problem(holder: str, slag: Slag, place: Place, where: str) -> Problem:
    """The problem of personal data in `holder`, as a sentence begins; `where` nothing was read."""
    if slag is Slag.LIKNAR:
        return warning(
            slag.value,
            place,
            f"{holder} innehåller {slag.words}, men kontrollsiffran stämmer inte.",
            _ACTIONS[slag],
        )
    return error(
        slag.value,
        place,
        f"{holder} innehåller {slag.words}. Inget {where} har lästs.",
        _ACTIONS[slag],
    )


def serious(text: str) -> Slag | None:
    """The kind of personal data in a name, where it is sure."""
    slag = slag_of(text)
    return None if slag is Slag.LIKNAR else slag


def is_named_after_a_person(name: str) -> bool:
    """Whether the name of a file, folder or sheet holds a personnummer or an e-mail address."""
    return slag_of(name) in (Slag.PERSONNUMMER, Slag.EPOST)


def refused_book(file: str, found: Iterable[Found]) -> Iterator[Problem]:
    """What a workbook holds beside its sheets."""
    for each in found:
        yield personal_problem(each.holder, each.slag, Place(file), "i filen")


def left_behind(
    file: str, left: Mapping[str, Slag], shown: AbstractSet[object]
) -> Iterator[Problem]:
    """The texts that a cell once had: they are still in the file, though no cell shows them."""
    for slag in dict.fromkeys(slag for text, slag in left.items() if text not in shown):
        yield personal_problem(
            "Text som har tagits bort men ligger kvar i filen", slag, Place(file), "i filen"
        )


def book_notes(file: str, book: BookFacts) -> Iterator[Problem]:
    """What is told of a workbook that is read all the same: its macros and links are not used."""
    if book.macros:
        yield warning(
            "fil-makron",
            Place(file),
            "Arbetsboken har makron. De körs inte; bara det som står i cellerna läses.",
            "Spara den som xlsx om makrona inte behövs.",
        )
    if book.links:
        yield warning(
            "fil-lankar",
            Place(file),
            "Arbetsboken hämtar värden ur andra arbetsböcker. De öppnas inte; värdena som sparades "
            "senast läses.",
            "Kontrollera att värdena är de rätta, och ersätt helst länkarna med värden.",
        )
