"""The documents of the samples as they are, and as they would be with other rows in the workbooks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.insatsmedel.siffror import rows_of
from sofrep.amnen.mal.siffror.grading import grade_insatser
from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.excel.column_table import ColumnTable
from sofrep.pipeline.documents import Document
from sofrep.pipeline.evaluate import Results, figures_of, goals_of, with_goals
from sofrep.pipeline.publication import settle
from sofrep.utdata.word.fornyelse import Now
from sofrep.utdata.word.keys import Known
from sofrep.visning.visat import Tal
from support.built import evaluated

SAMPLES = {"vast": 2023, "hbs": 2015, "sofint": 2024}
_FOLDER = Path(__file__).parents[2] / "sample_data"


class Built(Struct, frozen=True):
    """The documents of a year, in memory, and the figures that they show."""

    results: Results
    documents: tuple[Document, ...]

    @property
    def now(self) -> Now:
        """What is written now, for whoever renews an edited document."""
        known = Known(self.results.figures)

        def tal_of(name: str) -> Tal | None:
            printed = known.figure(name)
            return printed and printed.tal(self.results.figures[printed.id])

        return Now(
            documents=[document.content for document in self.documents],
            tal_of=tal_of,
            name_of=lambda tal: tal.figure.id,
        )


@cache
def built(sample: str, seed: int) -> Built:
    """The documents of a sample; with a `seed` other than 0 of other rows, chosen by it."""
    results = evaluated(sample, str(SAMPLES[sample]))
    if seed:
        results = _with_other_rows(results, Random(seed))  # noqa: S311 - a search, no secret
    underlag = results.underlag
    assert underlag is not None
    shown, drafts = settle(results, underlag, _FOLDER / sample)
    return Built(shown, tuple(draft.document(results.period) for draft in drafts))


def _with_other_rows(results: Results, random: Random) -> Results:
    """The results where some rows are gone, and all of one group; some counts are others."""
    underlag, period, forbund = results.underlag, results.period, results.forbund
    assert underlag is not None
    enrolments = _fewer(underlag.enrolments, random)
    column = random.choice(["kommun", "avslutsorsak", "kon"])
    group = random.choice(sorted(set(underlag.enrolments[column])) or [0])
    tallies = underlag.tallies
    if len(tallies):
        counts = [max(0, n + random.choice([0, 0, 0, -1, 1, 2])) for n in tallies["antal"].tolist()]
        tallies = ColumnTable(tallies.frame.assign(antal=counts))
    other = replace(
        underlag,
        enrolments=enrolments.where(enrolments[column] != group),
        followups=_fewer(underlag.followups, random),
        applications=_fewer(underlag.applications, random),
        tallies=tallies,
    )
    figures = figures_of(other, forbund, period)
    goals, _ = judge_goals(goals_of(other, period), figures, forbund, period)
    grades, _ = grade_insatser(goals, rows_of(other, period), forbund, period)
    added = with_goals(figures, goals, grades, period)
    return replace(results, figures=added, goals=goals, grades=grades, underlag=other)


def _fewer(frame: ColumnTable, random: Random) -> ColumnTable:
    kept = [number for number in range(len(frame)) if random.random() > 0.03]
    return frame.where(kept)
