"""Documents from a few rows: figures are computed, then shown and rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.labels import names_in
from sofrep.amnen.gemensamt.bilageunderlag import Aktivitet, BilagaUnderlag
from sofrep.amnen.insatsmedel.siffror import rows_of
from sofrep.amnen.mal.siffror.grading import goal_figures, grade_figures, grade_insatser
from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.amnen.strukturella.siffror import activity_rows
from sofrep.dokument import DOKUMENT
from sofrep.dokument.falt import template_fields
from sofrep.domain.figure import Figure, FigureSet, Number, Unit
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import Insatsuppgift, Jamforelse, Mal
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.underlag import TextKey
from sofrep.utdata.word import Properties, Rendered, render_blocks
from sofrep.visning.block import Tabellblock
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.visat import Tabell
from support.frames import Row, make_forbund, make_underlag

YEAR = Period.of_year(2023)
TEMPLATES = Path(__file__).parents[2] / "templates"


def make_bilaga_underlag(
    rows: Sequence[Row] = (),
    *,
    forbund: Forbund | None = None,
    period: Period = YEAR,
    goals: Sequence[Mal] = (),
    activities: Sequence[Row] = (),
    applications: Sequence[Row] = (),
    survey_sums: Sequence[Row] = (),
    insatser: Sequence[Insatsuppgift] = (),
    tallies: Sequence[Row] = (),
    texts: Mapping[TextKey, str] | None = None,
    history: Sequence[Figure] = (),
) -> BilagaUnderlag:
    """The input of a document: what the register's rows come to in the period."""
    forbund = forbund or make_forbund()
    underlag = make_underlag(
        forbund,
        rows,
        activities=activities,
        applications=applications,
        survey_sums=survey_sums,
        insatser=insatser,
        tallies=tallies,
    )
    figures = FigureSet(
        figure
        for each in (period, period.previous())
        for figure in compute(underlag, forbund, each).values()
    ).with_entered(history)
    outcomes = judge_goals(goals, figures, forbund, period)[0]
    grades = grade_insatser(outcomes, rows_of(underlag, period), forbund, period)[0]
    entered = [figure for each in outcomes for figure in (each.result, each.previous) if figure]
    added = [*entered, *goal_figures(outcomes, period), *grade_figures(grades)]
    new = {figure.id: figure for figure in added if figure.id not in figures}
    return BilagaUnderlag(
        forbund=forbund,
        period=period,
        figures=FigureSet([*figures.values(), *new.values()]),
        fraser=phrases_of(forbund),
        goals=outcomes,
        grades=grades,
        texts=texts or {},
        aktiviteter=tuple(
            Aktivitet(a.get("vad", "Föreläsning"), a.get("utforare", ""), a.get("nar", ""))
            for a in (activities[place] for place in activity_rows(underlag, period))
        ),
    )


def make_goal(scope: str = "rv", matt: str = "avslutade.arbstud.andel", **changes: Any) -> Mal:
    """A goal of at least 35 %; `changes` replace its parts."""
    target: Number | None = 35
    parts: dict[str, Any] = {
        "year": 2023,
        "scope": scope,
        "wording": "Fler ska gå till arbete eller studier",
        "matt": matt,
        "jamforelse": Jamforelse.MINST,
        "target": target,
        "unit": Unit.PROCENT,
        "entered": None,
        "entered_previous": None,
        "not_measured": "",
        "comment": "",
        "place": Place("2023/mal.xlsx", "Mål", "rad 2"),
    }
    return Mal(**(parts | changes))


def tables_of(underlag: BilagaUnderlag, kod: str = "rv") -> dict[str, Tabell]:
    """The full tables of an insats in Bilaga Statistik, by the end of their keys."""
    start = f"statistik.{kod}."
    return {
        block.nyckel.removeprefix(start): block.tabell
        for block in DOKUMENT["statistik"].compose(underlag)
        if isinstance(block, Tabellblock) and block.numrerad and block.nyckel.startswith(start)
    }


def table_of(underlag: BilagaUnderlag, name: str, kod: str = "rv") -> Tabell:
    """One of the tables of an insats: ``alder.tabell``, ``alder.lagen``."""
    return tables_of(underlag, kod)[name]


def cells(tabell: Tabell) -> dict[str, tuple[str, ...]]:
    """The printed cells of each row, by its label."""
    return {rad.etikett: tuple(str(c) for c in rad.celler) for rad in tabell.rader}


def make_document(underlag: BilagaUnderlag, kod: str) -> Rendered:
    """The finished document, from the built-in template."""
    properties = Properties(title=kod, author=underlag.forbund.namn, created=date(2024, 3, 1))
    slag, fields = DOKUMENT[kod], template_fields(underlag, kod)
    names = names_in(underlag.forbund)
    return render_blocks(TEMPLATES / slag.mall, slag.compose(underlag), fields, properties, names)


KODER = tuple(DOKUMENT)
"""Every document."""
