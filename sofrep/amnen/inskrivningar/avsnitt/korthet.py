"""The first page: what came of it, then the head counts by insats."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.gemensamt.jamfor import is_few, mot_fjolaret, riktning_av_andel, utan_resultat
from sofrep.amnen.gemensamt.malutfall import goal_of, target_text
from sofrep.amnen.gemensamt.overtaganden import running, shown_unions
from sofrep.amnen.gemensamt.sida import (
    Blocks,
    Sida,
    av,
    eller,
    joined,
    scopes,
    shown,
    utan_fjol,
    utan_kon,
)
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.amnen.inskrivningar.avsnitt.besked import knows_outcomes
from sofrep.amnen.inskrivningar.avsnitt.deltagarantal import antalstabell
from sofrep.amnen.inskrivningar.avsnitt.deltagare import personer_punkt
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import FORBUNDET, Avsnitt, Insats, Union
from sofrep.domain.mal import MalUtfall
from sofrep.visning.block import Delar, Stil, Stycke, Tabellblock
from sofrep.visning.visat import Rad, Tal

_P = "aktuella"
_KON = (Sex.KVINNOR, Sex.MAN)
_MANY = 3
"""More insatser than these have one row each, for work or studies."""


class Huvudresultat(Struct, frozen=True):
    """A result of the first page: where it stands, what it is called, its measure of a share."""

    sida: Sida
    namn: str
    matt: str
    mal: MalUtfall | None = None

    @property
    def andel(self) -> Tal | None:
        """The share; None where there is none to print, or of fewer than ten."""
        tal = self.sida.s.kanske(f"{self.matt}.andel")
        return tal if tal is not None and tal.finns and not is_few(tal) else None


def korthet(sida: Sida) -> Blocks:
    """Heading, message, results with last year and goal, head counts."""
    utfall = [each for each in _utfall(sida) if each.andel is not None]
    return (
        sida.rubrik(1, "korthet", "korthet.rubrik"),
        *_besked(sida, utfall),
        *_mal(sida),
        *_resultat(sida, utfall),
        *_utan_resultat(sida),
        *sida.kanslitext("inledning"),
        *antalstabell(sida),
        *_personer(sida),
    )


def _besked(sida: Sida, utfall: Sequence[Huvudresultat]) -> tuple[Stycke, ...]:
    """What came of it in words, without the numbers that stand right under it; then how many."""
    parts = _mot_fjol([each for each in utfall if each.matt.endswith("avslutade.arbstud")])
    langst = [each for each in utfall if each.matt.startswith("uppf-")]
    parts += [_haller(each) for each in langst if each.matt.endswith(".arbstud")][-1:]
    delar = joined((*parts, _sammanlagt(sida)))
    stycke = sida.stycke_av("besked", "korthet.besked.alltid", delar, Stil.BESKED)
    return (stycke,) if delar else ()


def _mot_fjol(utfall: Sequence[Huvudresultat]) -> list[Delar]:
    """Against last year in words, two that went the same way as one.

    The sum over all with its number, where it stands alone or no insats can be compared.
    """
    told = [(each, riktning_av_andel(each.andel, _fjol(each))) for each in utfall]
    told = [(each, way) for each, way in told if way != "utan-fjolår"][:2]
    alla = next((each for each in utfall if each.sida.scope == FORBUNDET), None)
    if alla is not None and (not told or len(utfall) == 1):
        sida, matt = alla.sida, f"{alla.matt}.andel"
        mot = mot_fjolaret(sida, "andel", matt)
        return [sida.delar("korthet.arbete-alla", andel=sida.s.tal(matt), jamfor=mot)]
    if len(told) == 2 and told[0][1] == told[1][1]:
        (one, way), (other, _) = told
        names = {"en": one.sida.places["insats"], "annan": other.sida.places["insats"]}
        bada = one.sida.delar("korthet.bada", **names)
        return [one.sida.delar("korthet.arbete", way, insats=bada)]
    return [each.sida.delar("korthet.arbete", way) for each, way in told]


def _haller(utfall: Huvudresultat) -> Delar:
    """How the share at the follow-up stands to that of the same persons at exit."""
    name = utfall.matt.split(".")[0]
    samma = utfall.sida.s.kanske(f"{name}.samma.arbstud.andel")
    horisont = next(u.namn for u in utfall.sida.forbund.uppfoljning if name == f"uppf-{u.kod}")
    variant = riktning_av_andel(utfall.andel, samma)
    return utfall.sida.delar("korthet.uppfoljning", variant, horisont=horisont)


def sammanlagt(sida: Sida) -> tuple[Stycke, ...]:
    """How many took part in all, as the message of a document."""
    delar = _sammanlagt(sida)
    stycke = sida.stycke_av("sammanlagt", "korthet.deltagare.flera", delar, Stil.BESKED)
    return (stycke,) if delar else ()


def _sammanlagt(sida: Sida) -> Delar:
    antal = sida.s.kanske(f"insatser.{_P}")
    if antal is None or not antal.finns or len(running(sida.underlag)) < 2:
        return ()
    variant = {0: "ingen", 1: "en"}.get(int(antal.varde), "flera")
    return sida.delar(
        "korthet.deltagare",
        variant,
        antal=antal,
        jamfor=mot_fjolaret(sida, "antal", f"insatser.{_P}"),
    )


def _mal(sida: Sida) -> tuple[Stycke, ...]:
    """How many goals were reached, in words."""
    delar = malbesked(sida)
    return (sida.stycke_av("mal", "mal.besked.aret", delar),) if delar else ()


def _utfall(sida: Sida) -> list[Huvudresultat]:
    """Work or studies and own support at exit and at follow-up, then what the survey says of goals."""
    underlag = sida.underlag
    listed = _listed(sida)
    made = _alla(sida) if not any(isinstance(scope, Union) for scope in listed) else []
    named = {grupp.kod: grupp.namn for grupp in underlag.forbund.kodgrupp}
    kinds = ("arbstud",) if len(listed) > _MANY else ("arbstud", "egen")
    groups = [(kod, named[kod]) for kod in kinds if kod in named]
    made += [
        _named(sida.om(scope.kod), "utfall", f"avslutade.{kod}", resultat=namn)
        for scope in listed
        for kod, namn in groups
    ]
    followed = _followed(sida)
    variant = "ensam" if len(followed) == 1 else "alltid"
    made += [
        _named(own, "uppf-utfall", f"uppf-{u.kod}.{kod}", variant, resultat=namn, horisont=u.namn)
        for own in (sida.om(scope.kod) for scope in followed)
        for u in underlag.forbund.uppfoljning
        for kod, namn in groups
    ]
    return [*made, *_enkat(sida)]


def _listed(sida: Sida) -> list[Insats | Union]:
    """The insatser and unions whose results at exit are told."""
    wanted = {Avsnitt.SYSSELSATTNING, Avsnitt.FORSORJNING}
    return [scope for scope in scopes(sida.underlag) if wanted & set(scope.avsnitt)]


def _followed(sida: Sida) -> list[Insats]:
    return [i for i in running(sida.underlag) if Avsnitt.UPPFOLJNING in i.avsnitt]


def _alla(sida: Sida) -> list[Huvudresultat]:
    """Work or studies over all insatser, where there are many and each knows of those who ended."""
    insatser = [insats.kod for insats in running(sida.underlag)]
    if len(insatser) <= _MANY or not knows_outcomes(sida, insatser):
        return []
    return [Huvudresultat(sida, sida.text("korthet.arbstud-alla"), "insatser.avslutade.arbstud")]


def _named(own: Sida, key: str, matt: str, variant: str = "alltid", **places: str) -> Huvudresultat:
    namn = own.text(f"korthet.{key}", variant, **places)
    return Huvudresultat(own, namn, matt, goal_of(own, f"{matt}.andel"))


def _enkat(sida: Sida) -> list[Huvudresultat]:
    """The questions of the survey that goals are set for, each once."""
    enkat, found = sida.forbund.enkat, {}
    for goal in sida.underlag.goals:
        parts = goal.result.measure.split(".") if goal.result is not None else []
        if enkat is None or len(parts) < 3 or parts[0] != "enk" or parts[-1] != "andel":
            continue
        fraga = next((f for f in enkat.fraga if [f.grupp, f.kod] == parts[1:3]), None)
        if fraga is not None and goal.result is not None:
            namn = sida.text("korthet.enkat", fraga=fraga.lydelse.rstrip("."))
            matt = goal.result.measure.removesuffix(".andel")
            found[goal.result.id] = Huvudresultat(sida, namn, matt, goal)
    return list(found.values())


def _resultat(sida: Sida, utfall: Sequence[Huvudresultat]) -> Blocks:
    """A row per result: this year, count, goal, last year."""
    if not utfall:
        return ()
    goals = any(each.mal is not None for each in utfall)
    sexes = any(all(_of_sex(each, k) is not None for k in _KON) for each in utfall)
    before = any(shown(_fjol(each)) for each in utfall)
    rader = tuple(
        Rad(
            each.namn,
            (
                eller(each.andel),
                av(each.sida.s.kanske(each.matt), each.andel),
                *((target_text(each.mal, each.mal.target) if each.mal else "",) if goals else ()),
                *((eller(_of_sex(each, sex)) for sex in _KON) if sexes else ()),
                *((eller(_fjol(each)),) if before else ()),
            ),
        )
        for each in utfall
    )
    rubriker = sida.rubriker("tabell.resultat")
    kolumner = (
        sida.period.kort,
        sida.text("kolumn.antal"),
        *((sida.text("kolumn.mal"),) if goals else ()),
        *((KOLUMN[sex] for sex in _KON) if sexes else ()),
        *((sida.text("kolumn.forra"),) if before else ()),
    )
    by_sex = ((_known_of(each, sex), _of_sex(each, sex)) for each in utfall for sex in _KON)
    noter = (
        *sida.streck(rader),
        *(utan_kon(sida, by_sex) if sexes else ()),
        *(utan_fjol(sida, kolumner[-1], [rad.celler[-1] for rad in rader]) if before else ()),
    )
    tabell = rubriker.tabell(kolumner, rader, noter)
    return (Tabellblock(nyckel=sida.nyckel("resultat"), tabell=tabell, numrerad=False),)


def _utan_resultat(sida: Sida) -> tuple[Stycke, ...]:
    """The insatser whose results, or follow-ups, are not among the results, and why."""
    delar = [utan_resultat(sida.om(i.kod), korthet=True) for i in _listed(sida)]
    delar += [
        utan_resultat(sida.om(insats.kod), uppfoljning, korthet=True)
        for insats in _followed(sida)
        for uppfoljning in sida.forbund.uppfoljning
        if insats.kod in uppfoljning.insatser
    ]
    text = joined(delar)
    stycke = sida.stycke_av("resultat.utan", "resultat.utan.få", text, Stil.NOT)
    return (stycke,) if text else ()


def _of_sex(utfall: Huvudresultat, sex: Sex) -> Tal | None:
    """The share of women or of men; None where there is none to print, or of fewer than ten."""
    tal = _known_of(utfall, sex)
    return tal if tal is not None and tal.finns and not is_few(tal) else None


def _known_of(utfall: Huvudresultat, sex: Sex) -> Tal | None:
    return utfall.sida.s.kanske(f"{utfall.matt}.andel", sex)


def _fjol(utfall: Huvudresultat) -> Tal | None:
    tal = utfall.sida.innan.kanske(f"{utfall.matt}.andel")
    return tal if tal is not None and tal.finns else None


def _personer(sida: Sida) -> tuple[Stycke, ...]:
    """The persons behind the enrolments of the widest sum that the profile has them for."""
    unions = [u for u in shown_unions(sida.underlag) if Avsnitt.PERSONER in u.avsnitt]
    if not unions:
        return ()
    widest = max(unions, key=lambda union: len(union.insatser))
    return tuple(replace(p, stil=Stil.NOT) for p in personer_punkt(sida.om(widest.kod)))
