"""Sheets that are refused because they hold personal data; no value is repeated.

Which kinds refuse depends on the sheet: a personnummer refuses any, an e-mail address or phone number
any but those where the office gives its own, and a column of names those with a row per participant
and those with counts, where nobody's name has anything to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.personrubriker import is_personal_header
from sofrep.domain.personuppgifter import KONTAKT, Slag
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.book_refusals import personal_problem, serious
from sofrep.excel.declaration import Column, Values, WhosePeople
from sofrep.excel.headers import HeaderRow
from sofrep.excel.workbook import Grid

_WITHOUT_NAMES = (WhosePeople.PARTICIPANTS, WhosePeople.COUNTED)
"""On sheets of these nobody's name has anything to do."""


def refused_sheet(grid: Grid) -> list[Problem]:
    """What refuses a sheet whatever its kind: a personnummer in it, or personal data in its name."""
    if slag := serious(grid.title):
        return [
            error(
                slag.value,
                Place(grid.file),
                f"Namnet på ett av bladen innehåller {slag.words}. Inget på det bladet har lästs.",
                "Döp om bladet.",
            )
        ]
    return list(_told(grid, {Slag.PERSONNUMMER}, None))


def refused_kind(grid: Grid, match: HeaderRow | None) -> list[Problem]:
    """What refuses a sheet of its kind; only warnings where nothing does.

    `match` is None for a sheet that is not read: what stands there reaches no document, and is a
    warning.
    """
    people = match.kind.people if match else WhosePeople.NOBODY
    slags = {Slag.LIKNAR} if people is WhosePeople.OFFICE else {Slag.LIKNAR, *KONTAKT}
    found = list(_told(grid, slags, match))
    if match is None:
        return [warning(p.rule, p.place, p.message, p.action) for p in found]
    if people in _WITHOUT_NAMES:
        found += _personal_columns(grid, match)
    return found


def _told(grid: Grid, slags: set[Slag], match: HeaderRow | None) -> Iterator[Problem]:
    people = match.kind.people if match else WhosePeople.NOBODY
    for number, personal in enumerate(grid.personal):
        values = {
            value: slag
            for value, slag in personal.items()
            if slag in slags
            # An amount may look like a mobile number without its zero; no count is that large.
            and (slag is not Slag.TELEFON or isinstance(value, str) or people in _WITHOUT_NAMES)
        }
        for row, value in enumerate(grid.columns[number]) if values else ():
            if value in values and not _is_contact(grid, row, values[value], match):
                yield personal_problem(
                    "Cellen", values[value], grid.place(row, number), "på bladet"
                )
    for found in grid.facts.personal:
        if found.slag in slags:
            place = Place(grid.file, grid.title, found.cell)
            yield personal_problem(found.holder, found.slag, place, "på bladet")


def _is_contact(grid: Grid, row: int, slag: Slag, match: HeaderRow | None) -> bool:
    """Whether the cell is in the text that says whom to ask."""
    if match is None or match.kind.contacts is None or slag not in KONTAKT:
        return False
    field, contacts = match.kind.contacts
    columns = [found.number for found in match.found if found.column.field == field]
    return any(normalise(str(grid.columns[number][row])) == contacts for number in columns)


def _personal_columns(grid: Grid, match: HeaderRow) -> Iterator[Problem]:
    counted = match.kind.people is WhosePeople.COUNTED
    action = _OF_AN_INSATS if counted else _OF_A_PARTICIPANT
    known = {found.number: found.column for found in match.found}
    for number, column in enumerate(grid.columns):
        header = column[match.row]
        if not isinstance(header, str) or _is_whole(header, known.get(number)):
            continue
        if is_personal_header(header):
            yield error(
                "personkolumn",
                grid.place(match.row, number),
                "Rubriken säger att kolumnen har namn, adresser eller andra uppgifter om vem "
                "deltagaren är. Inget på bladet har lästs.",
                action,
            )


def _is_whole(header: str, column: Column | None) -> bool:
    """Whether the whole heading is the column's, not a part: ``Namn/ålder`` is read as the age."""
    if column is None:
        return False
    if column.values is Values.SVAR and ":" in header:  # a question in full
        return True
    return normalise(header) in map(normalise, (column.header, *column.aliases, *column.words.also))


_OF_A_PARTICIPANT = "Ta bort kolumnen. Använd ett påhittat deltagarnummer om rader ska hållas isär."
_OF_AN_INSATS = "Ta bort kolumnen. Gäller den insatsen, kalla den till exempel Insatsens namn."
