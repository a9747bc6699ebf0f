"""The rules of the sentences on the economy and the organisation."""

from __future__ import annotations

from sentences.claims import Check, Claim, Rule
from sentences.holds import all_of, is_of, is_zero, reads
from sentences.reading import Kind

_NOT = (Kind.NOT,)


def has_sign(measure: str, sign: int) -> Check:
    """The figure is above nought (1), below (-1) or nought (0)."""

    def check(claim: Claim) -> str:
        value = claim.value(measure)
        if value is None:
            return f"there is no {measure}"
        return "" if (value > 0) - (value < 0) == sign else f"{measure} is {value}"

    return check


def no_deficit(claim: Claim) -> str:
    """The balance requirement's result is not below nought."""
    value = claim.value("eko.krav.balanskrav")
    return "" if value is not None and value >= 0 else f"it is {value}"


def against_budget(sign: int) -> Check:
    """The figure is the forecast's distance to the budget in that direction, of that forecast."""

    def check(claim: Claim) -> str:
        avvik, prognos = claim.tal("tal").figure, claim.tal("prognos").figure
        wanted = prognos.id.removesuffix(".prognos") + ".prognos-avvik"
        if avvik.id != wanted or avvik.value is None:
            return f"{avvik.id} is not {wanted}"
        return "" if sign * avvik.value > 0 else f"{avvik.id} is {avvik.value}"

    return check


def as_budgeted(claim: Claim) -> str:
    """The forecast is the budget."""
    avvik = claim.document.figures.get(f"{claim.tal('prognos').figure.id}-avvik")
    return "" if avvik is not None and avvik.value == 0 else "it is not"


_FLODE, _AVVIK = "eko.kf.kf-arets", "eko.drift.resultat.avvik"
OF_ECONOMY = (
    Rule(r"Det finns inget underskott", no_deficit),
    Rule(r"hade inget eget kapital", is_zero("eko.soliditet")),
    Rule(r"{prognos}, som budgeterat", as_budgeted),
    Rule(r"Resultatet blev som budgeterat", has_sign(_AVVIK, 0)),
    Rule(r"alltså ett underskott", has_sign("eko.krav.balanskrav", -1)),
    Rule(r"har inga anställda", is_zero("eko.fler.anstallda")),
    Rule(r"medlen minskade med {tal} till", all_of(is_of(tal=_FLODE), has_sign(_FLODE, -1))),
    Rule(r"medlen ökade med {tal} till", all_of(is_of(tal=_FLODE), has_sign(_FLODE, 1))),
    Rule(r"medlen var oförändrade", has_sign(_FLODE, 0)),
    Rule(r"{prognos}, {tal} bättre än budgeterat", against_budget(1)),
    Rule(r"{prognos}, {tal} sämre än budgeterat", against_budget(-1)),
    Rule(r"blev {tal} bättre än budgeterat", all_of(is_of(tal=_AVVIK), has_sign(_AVVIK, 1))),
    Rule(r"blev {tal} sämre än budgeterat", all_of(is_of(tal=_AVVIK), has_sign(_AVVIK, -1))),
    Rule(r"på samma sätt som i årsredovisningen|samma period året innan", reads),
    Rule(r"Inga investeringar gjordes", reads),
    Rule(r"posterna tillsammans .+? mindre än", reads, _NOT),
)
"""That nothing was bought stands in posts that the figures do not tell apart; tests of the sections hold it."""
