"""Goals and their outcomes, and what the office says of an insats in a year."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from sofrep.domain.bilagor import efterfragat
from sofrep.domain.figure import Figure, Number, Unit
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.problem import Place
from sofrep.domain.skrivsatt import normalise


class Insatsuppgift(Struct, frozen=True, kw_only=True):
    """One row of a sheet of insatser: `insats` is a kod, amounts are in tkr, None for blank.

    `betyg` is the grade as it is written, "" where the rule decides; `skal` is its reason.
    """

    year: int
    insats: str
    budget: Number | None
    utfall: Number | None
    betyg: str
    skal: str
    place_budget: Place
    place_utfall: Place
    place_betyg: Place

    @property
    def is_filled(self) -> bool:
        """Whether the row says anything: `sofrep init` writes one with the name alone."""
        return bool(self.betyg or self.skal) or (self.budget, self.utfall) != (None, None)


class Jamforelse(StrEnum):
    """How a result is held against its target."""

    MINST = ">="
    HOGST = "<="


class Bedomning(StrEnum):
    """The judgement of a goal, in the words that are printed."""

    UPPFYLLT = "Uppfyllt"
    DELVIS = "Delvis uppfyllt"
    EJ_UPPFYLLT = "Inte uppfyllt"
    EJ_MATT = "Kunde inte mätas"
    INGET_MALVARDE = "Inget målvärde"
    I_ORD = "Redovisas i ord"
    DOLT = "Redovisas inte"


class Hinder(StrEnum):
    """The program's own reasons for a goal without a result; documents word them by a phrase."""

    PER_HELAR = "Mäts per helår."
    FOLJS_UPP_SENARE = "Följs upp i årsredovisningen."
    INTE_IFYLLT = "Resultatet är inte ifyllt."
    SAKNAS = "Uppgift saknas."

    @property
    def variant(self) -> str:
        """The variant of the phrase ``[mal.hinder]``."""
        return self.name.lower().replace("_", "-")


class Mal(Struct, frozen=True, kw_only=True):
    """One row of a goal sheet.

    `matt` is a measure of the goal's scope (``avslutade.arbstud.andel``) or a whole figure id;
    empty when the result is entered by hand.  `entered` and `entered_previous` are results typed
    in, in the goal's unit; `in_words` and `previous_in_words` those of a goal that is told in
    words, without a number.  `not_measured` is why it could not be measured: the office's
    reason, or a `Hinder`.
    `place` is the cell of its wording, `place_matt` that of its measure.
    `part` is the kod of the party that an overall goal belongs to, `omrade` the målområde (or the
    perspective of a styrkort) that any goal may have; "" for none.
    """

    year: int
    scope: str
    wording: str
    matt: str
    jamforelse: Jamforelse | None
    target: Number | None
    unit: Unit
    entered: Number | None
    entered_previous: Number | None
    not_measured: str
    comment: str
    place: Place
    in_words: str = ""
    previous_in_words: str = ""
    part: str = ""
    omrade: str = ""
    place_matt: Place | None = None


def malomraden(goals: Iterable[Mal]) -> dict[str, str]:
    """The målområden of goals in their order, as each is first written, by how it is compared."""
    found: dict[str, str] = {}
    for goal in goals:
        if goal.omrade:
            found.setdefault(normalise(goal.omrade), goal.omrade)
    return found


def is_asked_for(goal: Mal, fraga: str, forbund: Forbund) -> bool:
    """Whether the goal is of one of the målområden, insatser, parties and measures that are named."""
    wanted = {normalise(text) for text in (fraga, *efterfragat(fraga))} - {""}
    insats = next((i for i in forbund.insats if i.kod == goal.scope), None)
    part = next((part.namn for part in forbund.part if part.kod == goal.part), "")
    names = (goal.omrade, goal.scope, forbund.scope_name(goal.scope), goal.part, part, goal.matt)
    short = insats.kortnamn if insats else "Förbundet" * (goal.scope == FORBUNDET)
    return not wanted or any(normalise(name) in wanted for name in (*names, short) if name)


class MalUtfall(Struct, frozen=True, kw_only=True):
    """A goal with its result.

    `result` and `previous` are figures (computed or entered) or None; `target` is the target
    that applies to the period: in a delårsrapport the year's target times the share of the year
    that has passed.  `distance` is result / target where both are positive.  `words` and
    `previous_words` are what is shown where there is no number.  `nummer` is the goal's place
    among those of its scope, from 1.
    """

    mal: Mal
    result: Figure | None
    previous: Figure | None
    target: Number | None
    bedomning: Bedomning
    distance: Fraction | None
    words: str = ""
    previous_words: str = ""
    nummer: int = 0
