"""The rules of goals, grades and budgets."""

from __future__ import annotations

import re
from math import ceil, floor

from sentences.claims import Check, Claim, Rule
from sentences.holds import are_equal, in_order, is_of, listed
from sofrep.domain.figure import Number
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import Jamforelse, MalUtfall
from sofrep.visning.svenska import round_half_away


def goal_reached(claim: Claim) -> str:
    """The judgement in words is that of the result held against the target."""
    said = claim.word("dom").strip()
    goals = [g for g in claim.document.goals if isinstance(g, MalUtfall) and g.result is not None]
    wanted = (claim.word("mal").strip(), f"{claim.document.period}.{claim.scope}.")
    for goal in goals:
        assert goal.result is not None
        if not goal.result.id.startswith(wanted[1]) or goal.target is None:
            continue
        value = goal.result.value
        if value is None or not _prints(goal.target, wanted[0]):
            continue
        at_least = goal.mal.jamforelse is Jamforelse.MINST
        reached = value >= goal.target if at_least else value <= goal.target
        if reached == (said == ""):
            return ""
    return f"no goal of {wanted[0]} was reached {said or 'in full'}"


def _prints(target: Number, text: str) -> bool:
    """Whether the text says the target; that of a part of a year is in whole people."""
    return any(str(number) in text for number in {floor(target), ceil(target)})


def has_no_goals(claim: Claim) -> str:
    """Nobody has set a goal for the scope; of the förbund, for any."""
    goals = [g for g in claim.document.goals if isinstance(g, MalUtfall)]
    own = [g for g in goals if claim.scope in {FORBUNDET, g.mal.scope}]
    return f"there are {len(own)}" if own else ""


def of_the_grade(claim: Claim) -> str:
    """The mean has reached the limit that is named of the grade, and not that of the one above."""
    mean, limit = claim.tal("n").figure.value or 0, int(claim.word("grans"))
    reached = claim.word("ord") == "gräns"
    return "" if (mean >= limit) == reached else f"{float(mean):.2f} and {limit}"


def lacks(claim: Claim) -> str:
    """The goal that is named has no number, or no target."""
    goals = [g for g in claim.document.goals if isinstance(g, MalUtfall)]
    named = [g for g in goals if g.mal.wording == claim.word("mal")]
    of_target = claim.word("vad") == "målvärde"
    found = [g.target if of_target else g.result and g.result.value for g in named]
    return "" if any(value is None for value in found) else "it has one"


_KINDS = ("uppfyllt", "delvis", "ej-uppfyllt", "ej-matt", "i-ord", "inget-malvarde", "dolt")


def _goals(claim: Claim) -> str:
    """The measure of the goals that a sentence counts."""
    if found := re.search(r"\.omrade-\d\d", claim.sentence.nyckel):
        return f"mal{found[0]}"
    return "mal.egna" if claim.sentence.fras == "mal.besked.overgripande" else "mal"


def goals_add_up(claim: Claim) -> str:
    """The goals of each kind are together all of them, and none of theirs was left out or put in."""
    total, measure = claim.tal("antal").figure, _goals(claim)
    parts = [claim.value(f"{measure}.{kind}") or 0 for kind in _KINDS]
    if total.id != f"{claim.document.period}.{claim.scope}.{measure}":
        return f"{total.id} is not {measure}"
    return "" if total.value == sum(parts) else f"{total.value} goals, in parts {sum(parts)}"


def overrun(sign: int) -> Check:
    """The outcome less the budget is the deviation, and on the side that the words say."""

    def check(claim: Claim) -> str:
        utfall, avvik, budget = (claim.tal(p).figure for p in ("utfall", "avvik", "budget"))
        values = (utfall.value, avvik.value, budget.value)
        if any(value is None for value in values):
            return "one of them has no value"
        so = utfall.value - budget.value == avvik.value and sign * avvik.value > 0
        return "" if so else f"{utfall.id} is {utfall.value}, {budget.id} {budget.value}"

    return check


def on_budget(claim: Claim) -> str:
    """Outcome and budget are printed alike."""
    utfall = claim.tal("utfall").figure
    budget = claim.document.figures.get(utfall.id.replace("utfall", "budget"))
    if budget is None or budget is utfall or budget.value is None or utfall.value is None:
        return "one of them has no value"
    return "" if abs(budget.value - utfall.value) < 1 else f"{utfall.value} of {budget.value}"


def of_budgets(claim: Claim) -> str:
    """Each insats that is named, and no other, cost so against its budget as the words say."""
    so = set()
    for insats in claim.document.forbund.insats:
        utfall, budget = (claim.value(part, insats.kod) for part in ("utfall", "budget"))
        if utfall is not None and budget is not None:
            alike = round_half_away(utfall) == round_half_away(budget)
            word = "Enligt" if alike else "Över" if utfall > budget else "Under"
            so |= {insats.namn} if word == claim.word("ord") else set()
    right = bool(so) and in_order(claim.word("namn"), so) == listed(so)
    return "" if right else f"{sorted(so)} did"


def unknown(what: str) -> Check:
    """The amount of the insats, or of all of them together, has no value."""

    def check(claim: Claim) -> str:
        prefix = "insatser." if claim.scope == FORBUNDET else ""
        value = claim.value(f"{prefix}{what}")
        return "" if value is None else f"{what} is {value}"

    return check


def all_are(kind: str) -> Check:
    """All goals that the sentence counts are of that kind."""
    return lambda claim: are_equal(_goals(claim), f"{_goals(claim)}.{kind}")(claim)


def one_is(kind: str) -> Check:
    """One goal of those that the sentence counts is of that kind."""
    return lambda claim: are_equal(f"{_goals(claim)}.{kind}", 1)(claim)


def several_are(kind: str) -> Check:
    """The figure is that of the goals of that kind among those that the sentence counts."""
    return lambda claim: is_of(n=f"{_goals(claim)}.{kind}")(claim)


_ONE_OF = {
    "ett uppfyllt": "uppfyllt",
    "ett delvis uppfyllt": "delvis",
    "ett inte uppfyllt": "ej-uppfyllt",
    "För ett (?:kunde|kan) resultatet inte mätas": "ej-matt",
    "Ett redovisas i ord": "i-ord",
    "Ett redovisas inte": "dolt",
    "Ett har inget målvärde": "inget-malvarde",
}
_SEVERAL = {
    "{n} uppfyllda": "uppfyllt",
    "{n} delvis uppfyllda": "delvis",
    "{n} inte uppfyllda": "ej-uppfyllt",
    "För {n} (?:kunde|kan) resultatet inte mätas": "ej-matt",
    "I ord redovisas {n}": "i-ord",
    "Resultatet redovisas inte för {n}": "dolt",
    "Utan målvärde är {n}": "inget-malvarde",
}
_ALL_ARE = {
    r"(?:Målet är|målen är) (?:uppfyllt|uppfyllda)": "uppfyllt",
    r"(?:Målet är|målen är) delvis (?:uppfyllt|uppfyllda)": "delvis",
    r"(?:Målet är|målen är) inte (?:uppfyllt|uppfyllda)": "ej-uppfyllt",
    r"(?:Målets|målens) resultat (?:kunde|kan) inte mätas": "ej-matt",
    r"(?:Målets|målens) resultat redovisas i ord": "i-ord",
    r"(?:Målets|Målens) resultat redovisas inte": "dolt",
    r"(?:Målet|målen) saknar målvärde": "inget-malvarde",
}
OF_GOALS = (
    Rule(r"(?:Av årets|Av de) {antal} (?:övergripande )?mål(?:en)? är", goals_add_up),
    *(Rule(words, all_are(kind)) for words, kind in _ALL_ARE.items()),
    *(Rule(words, one_is(kind)) for words, kind in _ONE_OF.items()),
    *(Rule(words, several_are(kind)) for words, kind in _SEVERAL.items()),
    Rule(r"hade inga egna mål", has_no_goals),
    Rule(r"Inga mål är satta", has_no_goals),
    Rule(r"{utfall}, {avvik} över budget \({budget}\)", overrun(1)),
    Rule(r"{utfall}, {avvik} under budget \({budget}\)", overrun(-1)),
    Rule(r"{utfall}, enligt budget", on_budget),
    Rule(r"^(?P<ord>Under|Över|Enligt) budget: (?P<namn>.+)\.$", of_budgets),
    Rule(r"Utfallet är inte känt", unknown("utfall")),
    Rule(r"Budgeten är inte känd", unknown("budget")),
)
