"""Columns of counts and amounts that nothing requires, and that are missed only where they are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sofrep.amnen.alla.sheets import ANTAL, PINNBLAD
from sofrep.amnen.antal.lasning.tallies import COUNT, LINE, TallyKey
from sofrep.amnen.ekonomi.siffror.postmatt import posts_of
from sofrep.domain.ekonomi import Beloppsslag, Kolumn
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport, koder_of
from sofrep.domain.problem import Place, Problem, note, warning
from sofrep.excel.declaration import Column
from sofrep.statistics.own_dimensions import dimensions_of
from sofrep.statistics.underlag import Sheet, Underlag

_LAST_YEAR = frozenset(Rapport) - {Rapport.FLERAR, Rapport.ANVANDNING}
_YEARS = 5
"""In an overview of several years."""


def not_counted(sheet: Sheet, columns: Mapping[str, Column], forbund: Forbund) -> Iterator[str]:
    """What a sheet of counts has no column for: groups, and outcomes at exit.

    A list of which it has nothing is one of them, by its name; of another the values that it lacks.
    """
    if sheet.kind == PINNBLAD.kind:
        months = {name for name in sheet.columns if name.removeprefix(LINE).isdigit()}
        if f"{LINE}totalt" in sheet.lacks and not months:
            yield columns[f"{LINE}totalt"].header
    if sheet.kind != ANTAL.kind:
        return
    dimensions = dimensions_of(forbund)
    groups = {group.kod: dimensions[group.lista.steg] for group in forbund.kodgrupp}
    outcomes: defaultdict[str, list[str]] = defaultdict(list)
    for field, column in columns.items():
        if not field.startswith(COUNT) or not field.endswith(":"):
            continue
        steps = TallyKey.of_field(field).steps
        if len(steps) > 1 and steps not in _GROUPS:
            kod = steps[1].partition("=")[0]
            if kod in groups or kod in dimensions:
                outcomes[(groups.get(kod) or dimensions[kod]).name].append(field)
        elif steps in _GROUPS and field in sheet.lacks and not _by_sex(sheet, steps[0]):
            yield column.header
    for name, fields in outcomes.items():
        lost = [columns[field].header for field in fields if field in sheet.lacks]
        yield from lost if len(lost) < len(fields) else [dimensions[name].called]


_GROUPS = (("aktuella",), ("nya-alla",), ("avslutade",))


def _by_sex(sheet: Sheet, group: str) -> bool:
    """Whether the sheet counts a group by sex, so that its sum is known."""
    start = f"{COUNT}{group.removesuffix('-alla')}:"
    return any(name.startswith(start) and name != start for name in sheet.columns)


def check_amount_columns(underlag: Underlag, _: Forbund, period: Period) -> Iterator[Problem]:
    """A warning for each statement without the amounts of the year, where others have them.

    A note for each of the year without what it is set beside: last year's amounts, the budget of
    the operations, and in an overview each of its years; and for one without codes.
    """
    year = period.year
    sheets: defaultdict[tuple[str, str, Rapport], set[Kolumn]] = defaultdict(set)
    coded = set()
    for post in posts_of(underlag, year):
        key = post.place.file, post.place.sheet, post.rapport
        sheets[key] |= {amount.kolumn for amount in post.belopp}
        coded |= {key} if post.kod or not koder_of(post.rapport) else set()
    has_year = any(_outcome(year) in found for found in sheets.values())
    for key, found in sheets.items():
        file, title, rapport = key
        if key not in coded:
            yield note(
                "kolumn-utan-uppgift",
                Place(file, title),
                f"{rapport.namn} har ingen kolumn Kod, så inget av beloppen hålls mot andra blad.",
                "Inget behöver göras om det stämmer.",
            )
        if _outcome(year) not in found:
            if has_year and rapport is not Rapport.ANVANDNING:
                yield warning(
                    "kolumn-utan-uppgift",
                    Place(file, title),
                    f"{rapport.namn} har inga belopp i en kolumn {year}, fast andra blad har det.",
                    "Fyll i kolumnen, eller rätta dess rubrik."
                    if found
                    else "Fyll i bladet, eller ta bort det om ni inte gör den räkningen."
                    if rapport is Rapport.KASSAFLODE
                    else "Fyll i bladet. Gör ni inte den räkningen, ta bort bladet, och avsnittet i forbund.toml.",
                )
            continue
        first = year - _YEARS + 1 if rapport is Rapport.FLERAR else year - 1
        years = range(first, year) if rapport in (*_LAST_YEAR, Rapport.FLERAR) else ()
        lost = [str(each) for each in years if _outcome(each) not in found]
        if rapport is Rapport.DRIFT and not any(
            each.slag is Beloppsslag.BUDGET and each.period.year == year for each in found
        ):
            lost.append(f"Budget {year}")
        if lost:
            yield note(
                "kolumn-utan-uppgift",
                Place(file, title),
                f"{rapport.namn} har inga belopp i en kolumn {' eller '.join(lost)}.",
                "Inget behöver göras om det stämmer.",
            )


def _outcome(year: int) -> Kolumn:
    return Kolumn(Beloppsslag.UTFALL, Period.of_year(year))
