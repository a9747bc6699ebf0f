"""What is said of columns that were not read, that no row has anything in, or that a sheet of counts lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from sofrep.amnen.alla.column_needs import Noted, needs, noted_in_register
from sofrep.amnen.alla.sheets import ANTAL, PINNBLAD
from sofrep.amnen.antal.lasning.tallies import COUNT, LINE, TallyKey
from sofrep.amnen.ekonomi.siffror.postmatt import posts_of
from sofrep.domain.ekonomi import Beloppsslag, Kolumn
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.personuppgifter import slag_of
from sofrep.domain.postkoder import Rapport, koder_of
from sofrep.domain.problem import Place, Problem, note, warning
from sofrep.excel.declaration import Column
from sofrep.statistics.own_dimensions import dimensions_of
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import Sheet, Underlag
from sofrep.statistics.ways import EVERYTHING, Way

_SHOWN = 6
_LONGEST = 60


def resembling(sheet: Sheet, letter: str, column: Column) -> Problem:
    """The warning of a heading that is like one that is lacking."""
    return warning(
        "rubrik-liknar",
        place_of(sheet, letter),
        f"Kolumnen ”{sheet.unread[letter]}” lästes inte, men den liknar {column.header}, som "
        "bladet inte har.",
        f"Döp om den till {column.header} om det är den som menas, annars till något som inte "
        "liknar.",
    )


def not_read(
    sheet: Sheet, unread: Mapping[str, str], make: Callable[[str, Place, str, str], Problem]
) -> Problem:
    """The problem of columns, by letter, whose headings are not known."""
    names = [
        f"”{text}”" if text and len(text) <= _LONGEST and not slag_of(text) else f"kolumn {letter}"
        for letter, text in unread.items()
    ]
    one = len(names) == 1
    return make(
        "kolumn-ej-last",
        place_of(sheet, next(iter(unread))),
        f"{'Kolumnen' if one else 'Kolumnerna'} {listed(names)} lästes inte.",
        "Inget behöver göras om det inte ska räknas. Annars skriv rubriken som i en arbetsbok från "
        "sofrep init.",
    )


def place_of(sheet: Sheet, letter: str) -> Place:
    """The place of a column's heading."""
    return Place(sheet.file, sheet.title, f"{letter}{sheet.header_row}")


def listed(words: list[str], most: int = _SHOWN) -> str:
    """``a, b och c``; of many the first, and how many more."""
    shown = words if len(words) <= most else [*words[: most - 1], f"{len(words) - most + 1} till"]
    *first, last = shown
    return f"{', '.join(first)} och {last}" if first else last


_FEWEST = 10
"""Of fewer rows it may well not be known."""


def check_empty_columns(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """A warning for each such column of a sheet with rows that count in the period."""
    source = Source(underlag, forbund, period, EVERYTHING)
    needed = needs(source)
    for noted in noted_in_register(forbund):
        uppgift = noted.uppgift
        if noted.counted is None:
            continue
        insatser = tuple(
            number
            for number, way in source.ways.items()
            if way is Way.RADER
            and noted.need in needed[number]
            and forbund.notes(forbund.insats[number], uppgift)
        )
        rows = source.register_rows(insatser, noted.populations[0])
        column, blank = noted.counted
        sheets, said = rows.column("sheet"), rows.column(column) != blank
        some = set(sheets[said].tolist())
        for sheet, count in Counter(sheets.tolist()).items():
            if sheet not in some and count >= _FEWEST:
                yield from _told(underlag.sheets[sheet], noted, count)


def _told(sheet: Sheet, noted: Noted, rows: int) -> Iterator[Problem]:
    letters = [sheet.columns[field] for field in noted.fields if field in sheet.columns]
    if letters:
        yield warning(
            "kolumn-tom",
            Place(sheet.file, sheet.title, f"{letters[0]}{sheet.header_row}"),
            f"Kolumnen är tom på alla {rows} rader som räknas, så ingen av dem har {noted.words}.",
            f'Fyll i den. Noterar ni det inte, skriv noteras_inte = ["{noted.uppgift}"] för insatsen '
            "i forbund.toml.",
        )


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
