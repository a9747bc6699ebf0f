"""All kinds of sheets, and what is checked between them: the one place that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from msgspec.structs import replace

from sofrep.amnen.alla.goal_names import with_measures
from sofrep.amnen.alla.sheet_year import check_sheet_years
from sofrep.amnen.ansokningar.blad import ANSOKNINGAR, MATRIS
from sofrep.amnen.antal.blad import ANTAL, PINNBLAD
from sofrep.amnen.ekonomi.blad import EKONOMI
from sofrep.amnen.enkat.blad import ENKATSUMMOR, ENKATSVAR, RIKET
from sofrep.amnen.enkat.kontroller import check_rows_and_sums
from sofrep.amnen.historik.blad import HISTORIK
from sofrep.amnen.insatsmedel.blad import INSATSER
from sofrep.amnen.inskrivningar.blad import REGISTER
from sofrep.amnen.inskrivningar.kontroller.row_checks import check_equal_in_year
from sofrep.amnen.mal.blad import MAL
from sofrep.amnen.organisation.blad import ORGANISATION
from sofrep.amnen.strukturella.blad import STRUKTURELLA
from sofrep.amnen.texter.blad import TEXTER
from sofrep.amnen.uppfoljning.blad import UPPFOLJNING
from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Problem
from sofrep.excel.declaration import SheetKind
from sofrep.statistics.underlag import Underlag, WrittenPart

SHEET_KINDS: tuple[SheetKind, ...] = (
    REGISTER,
    UPPFOLJNING,
    ANTAL,
    PINNBLAD,
    ANSOKNINGAR,
    MATRIS,
    STRUKTURELLA,
    MAL,
    INSATSER,
    TEXTER,
    ENKATSVAR,
    ENKATSUMMOR,
    RIKET,
    HISTORIK,
    EKONOMI,
    ORGANISATION,
)

CHECKS: tuple[Callable[[Underlag], Iterator[Problem]], ...] = (
    check_rows_and_sums,
    check_sheet_years,
    check_equal_in_year,
)


def read_underlag(folder: Path, forbund: Forbund) -> Underlag:
    """Read every workbook below `folder`.

    Never raises for faulty data: what cannot be read or understood is in `Underlag.problems`,
    by file and in the order of the sheets.
    """
    # The reader is imported here: queries that are answered without it should not wait for it.
    from sofrep.excel.read_folder import read_folder

    underlag = Underlag(**read_folder(folder, forbund, SHEET_KINDS))
    more = [problem for check in CHECKS for problem in check(underlag)]
    goals = with_measures(underlag.goals, forbund)
    return replace(underlag, goals=goals, problems=(*underlag.problems, *more))


def read_written(folder: Path, forbund: Forbund, files: Collection[str]) -> WrittenPart:
    """Read some of the workbooks, by their paths in `folder`, but for what is rows to count."""
    from sofrep.excel.read_folder import read_folder

    read = read_folder(folder, forbund, SHEET_KINDS, files)
    written = WrittenPart(**{name: read[name] for name in WrittenPart.__struct_fields__})
    return replace(written, goals=with_measures(written.goals, forbund))


__all__ = [
    "ANSOKNINGAR",
    "ANTAL",
    "CHECKS",
    "EKONOMI",
    "ENKATSUMMOR",
    "ENKATSVAR",
    "HISTORIK",
    "INSATSER",
    "MAL",
    "MATRIS",
    "ORGANISATION",
    "PINNBLAD",
    "REGISTER",
    "RIKET",
    "SHEET_KINDS",
    "STRUKTURELLA",
    "TEXTER",
    "UPPFOLJNING",
    "read_underlag",
    "read_written",
]
