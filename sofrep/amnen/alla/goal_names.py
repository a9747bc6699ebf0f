"""The measures of goals by plain names: a few that most goals have, and all that can be searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from sofrep.amnen.alla.catalogue import every_name, find
from sofrep.amnen.alla.labels import measure_text
from sofrep.amnen.mal.siffror.goal_measures import SURVEY
from sofrep.domain.figure import is_figure_id
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.mal import Mal
from sofrep.domain.skrivsatt import normalise

_OF_INSATS = {
    "aktuella": "Deltagare under året",
    "nya": "Nya deltagare",
    "avslutade": "Avslutade",
    "avslutade.arbstud.andel": "Till arbete eller studier, andel av avslutade",
    "avslutade.arbstud": "Till arbete eller studier, antal",
    "avslutade.egen.andel": "Utan offentlig försörjning vid avslut, andel av avslutade",
    "avslutade.kunde.andel": "Kunde tillgodogöra sig insatsen, andel av avslutade",
    "avslutade.manader.medel": "Tid i insatsen, månader i genomsnitt",
}
_OF_FOLLOW_UP = {
    "arbstud.andel": "Arbete eller studier efter {}, andel av dem som svarade",
    "egen.andel": "Utan offentlig försörjning efter {}, andel av dem som svarade",
    "svarade.andel": "Svarsfrekvens vid uppföljning efter {}",
}
_OF_FORBUNDET = {
    "insatser.aktuella": "Deltagare i alla insatser under året",
    "insatser.nya": "Nya deltagare i alla insatser",
    "insatser.avslutade": "Avslutade i alla insatser",
    "ansokningar": "Ansökningar",
    "strukturella.antal": "Strukturella insatser",
    "strukturella.deltagare": "Deltagare i strukturella insatser",
}


def common_measures(forbund: Forbund, scope: str) -> Mapping[str, str]:
    """Plain names of the measures that most goals of an insats, a union or the förbund have, by measure.

    Only those that can be judged for it: of follow-up what its insatser are followed up by.
    """
    if scope == FORBUNDET:
        offered = _OF_FORBUNDET
    else:
        offered = dict(_OF_INSATS)
        members = set(forbund.scopes()[scope])
        for each in forbund.uppfoljning:
            if not members.isdisjoint(each.insatser):
                offered |= {
                    f"uppf-{each.kod}.{measure}": name.format(each.namn)
                    for measure, name in _OF_FOLLOW_UP.items()
                }
    of = scope == FORBUNDET
    return {
        measure: name
        for measure, name in offered.items()
        if any(match.measure.forbundet == of for match in find(measure, forbund))
    }


def every_measure(forbund: Forbund) -> Iterator[tuple[str, str, str, str]]:
    """Of each measure its name, its code, whom it can be of, and its unit; the survey is everybody's."""
    for of_forbundet, whom in ((False, "insats eller union"), (True, "Förbundet")):
        for measure in every_name(forbund, of_forbundet=of_forbundet):
            (match, *_) = find(measure, forbund)
            text = measure_text(measure, forbund)
            of = "alla" if measure.startswith(SURVEY) else whom
            yield f"{text[:1].upper()}{text[1:]}", measure, of, str(match.unit)


def with_measures(goals: Iterable[Mal], forbund: Forbund) -> tuple[Mal, ...]:
    """The goals with the measures that their plain names stand for; what is no name is left as it is."""
    names: dict[bool, dict[str, str]] = {}
    found = []
    for goal in goals:
        of = goal.scope == FORBUNDET
        if goal.matt and not is_figure_id(goal.matt) and not find(goal.matt, forbund):
            if of not in names:
                names[of] = _by_name(forbund, of_forbundet=of)
            found.append(replace(goal, matt=names[of].get(normalise(goal.matt), goal.matt)))
        else:
            found.append(goal)
    return tuple(found)


def name_of(measure: str, forbund: Forbund, scope: str) -> str:
    """The plain name by which a goal sheet offers `measure`; the measure where no name is read as it."""
    text = measure_text(measure, forbund)
    name = common_measures(forbund, scope).get(measure, f"{text[:1].upper()}{text[1:]}")
    names = _by_name(forbund, of_forbundet=scope == FORBUNDET)
    return name if names.get(normalise(name)) == measure else measure


def _by_name(forbund: Forbund, *, of_forbundet: bool) -> dict[str, str]:
    surveyed = (name for name in every_name(forbund, of_forbundet=True) if name.startswith(SURVEY))
    measures = (*surveyed, *every_name(forbund, of_forbundet=of_forbundet))
    names = {normalise(measure_text(measure, forbund)): measure for measure in measures}
    scopes = [FORBUNDET] if of_forbundet else [*forbund.scopes()]
    for scope in scopes:
        plain = common_measures(forbund, scope)
        names |= {normalise(name): measure for measure, name in plain.items()}
    return names
