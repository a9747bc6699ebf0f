"""All kinds of sheets, and what is checked between them: the one place that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sofrep.domain.problem import Problem
from sofrep.register.activities import STRUKTURELLA
from sofrep.register.application_kinds import ANSOKNINGAR, MATRIS
from sofrep.register.checks.equal_rows import check_equal_in_year
from sofrep.register.checks.sheet_year import check_sheet_years
from sofrep.register.checks.survey_counts import check_rows_and_sums
from sofrep.register.declaration import SheetKind
from sofrep.register.economy_kinds import EKONOMI
from sofrep.register.followups import UPPFOLJNING
from sofrep.register.goals import MAL
from sofrep.register.history import HISTORIK
from sofrep.register.insatser import INSATSER
from sofrep.register.organisation import ORGANISATION
from sofrep.register.register_kinds import REGISTER
from sofrep.register.survey_kinds import ENKATSUMMOR, ENKATSVAR, RIKET
from sofrep.register.tally_kinds import ANTAL, PINNBLAD
from sofrep.register.texts import TEXTER
from sofrep.register.underlag import Underlag

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
]
