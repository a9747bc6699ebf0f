"""The tally workbooks of a year: a row per insats, and pinn sheets with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from sofrep.amnen.alla.sheets import ANTAL, PINNBLAD
from sofrep.amnen.antal.lasning.tallies import LINE, SHARE
from sofrep.amnen.inskrivningar.avsnitt.fordelning import age_label
from sofrep.domain.forbund import Forbund, Insats, Underlagsslag
from sofrep.pipeline.startmapp.as_made import Maker
from sofrep.pipeline.startmapp.workbooks import Cells, NewSheet, columns_to_make, new_book
from sofrep.statistics.dimension import ALDER, TID
from sofrep.statistics.own_dimensions import dimensions_of

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
_POPULATIONS = (
    "Deltagare",
    "Nya deltagare",
    "Varav anonyma",
    "Avslutade",
    "Avslutade unga",
    "Inskrivna vid årets början",
    "Inskrivna vid årets slut",
    "Grupper",
)
_BLANK = "Uppgift saknas"
_NOT_BY_SEX = frozenset(f"{LINE}{month:02d}" for month in range(1, 13)) | {
    "insats",
    "avsnitt",
    "andel",
}
_SEXES = frozenset({f"{LINE}kvinnor", f"{LINE}man", f"{LINE}ovriga"})


def tallied(forbund: Forbund, year: int) -> tuple[Insats, ...]:
    """The insatser that deliver counts only and run in `year`."""
    return tuple(i for i in forbund.insats if i.underlag is Underlagsslag.ANTAL and i.runs(year))


def new_antal(forbund: Forbund, insatser: tuple[Insats, ...]) -> bytes:
    """The workbook with a row per insats, to be filled in."""
    columns = tuple(
        column for column in columns_to_make(ANTAL, forbund) if not column.field.startswith(SHARE)
    )
    rows: list[Cells] = [{"insats": insats.kortnamn or insats.namn} for insats in insatser]
    return new_book(ANTAL, forbund, [NewSheet(ANTAL.title, columns, rows)])


def new_pinn_sheets(forbund: Forbund, insatser: tuple[Insats, ...]) -> bytes:
    """The workbook with two sheets per insats, by sex and by month."""
    columns = columns_to_make(PINNBLAD, forbund)
    by_sex = tuple(column for column in columns if column.field not in _NOT_BY_SEX)
    by_month = tuple(
        column for column in columns if column.field not in _SEXES | {"insats", "avsnitt", "andel"}
    )
    pages = []
    for insats in insatser:
        rows: list[Cells] = [{"uppgift": text} for text in _lines(insats, forbund)]
        months: list[Cells] = [{"uppgift": text} for text in ("Nya deltagare", "Avslutade")]
        pages += [
            NewSheet(_title(insats), by_sex, rows),
            NewSheet(_title(insats, " månader"), by_month, months),
        ]
    return new_book(PINNBLAD, forbund, pages)


def tally_makers(forbund: Forbund, year: int) -> dict[str, Maker]:
    """What makes the tally workbooks of `year`, by path; nothing where every insats has rows."""
    insatser = tallied(forbund, year)
    if not insatser:
        return {}
    return {
        kind.file.replace("{ar}", str(year)): partial(make, forbund, insatser)
        for kind, make in ((ANTAL, new_antal), (PINNBLAD, new_pinn_sheets))
    }


def _title(insats: Insats, after: str = "") -> str:
    """A sheet title that names the insats, as Excel allows it."""
    for name in (insats.kortnamn, insats.namn, insats.kod):
        title = f"{name}{after}"
        if name and len(title) <= _LONGEST_TITLE and not _FORBIDDEN.search(title):
            return title
    return f"{insats.kod}{after}"


def _lines(insats: Insats, forbund: Forbund) -> Iterator[str]:
    """The populations, and the sections that the profile shows of the insats."""
    yield from _POPULATIONS
    shown = set(insats.avsnitt)
    for dimension in dimensions_of(forbund).values():
        if dimension.avsnitt in shown and dimension is not TID:
            yield dimension.ensam or f"Deltagare efter {dimension.words}"
            if dimension is ALDER:
                yield from (age_label(band) for band in forbund.alder.band)
            else:
                yield from dimension.categories(forbund).values()
            yield _BLANK
