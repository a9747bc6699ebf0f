"""A horizon of follow-up, and the tables of the section on it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sofrep.amnen.gemensamt import tryckta
from sofrep.amnen.gemensamt.jamfor import MINST
from sofrep.amnen.gemensamt.korstabell import korstabell
from sofrep.amnen.gemensamt.overtaganden import takeover_notes
from sofrep.amnen.gemensamt.ovriga import kodrader
from sofrep.amnen.gemensamt.sida import Blocks, Sida, av, eller, shown, utan_fjol
from sofrep.amnen.gemensamt.tabeller import antal_och_andel, group_rows, is_gone, saknas_rad
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.domain.figure import Origin, Sex
from sofrep.domain.forbund import Kodgrupp, Kodlista, Uppfoljning
from sofrep.domain.period import Period
from sofrep.statistics.crossed import CHANGED, Crossing
from sofrep.statistics.dimension import FORS, SYSS
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tal

LISTOR = (Kodlista.SYSSELSATTNING, Kodlista.FORSORJNING)


class Horisont(Struct, frozen=True):
    """A follow-up of a scope: its exits, and how its measures begin."""

    sida: Sida
    uppfoljning: Uppfoljning

    @property
    def matt(self) -> str:
        """``uppf-6man``."""
        return f"uppf-{self.uppfoljning.kod}"

    @property
    def namn(self) -> str:
        """``6 månader``."""
        return self.uppfoljning.namn

    @property
    def fonster(self) -> Period:
        """The exits that are followed up."""
        fonster, period = self.uppfoljning.fonster, self.sida.underlag.period
        if not period.is_year:
            fonster = self.uppfoljning.delar or fonster
        return fonster.of_year(period.year)

    @property
    def avslut(self) -> str:
        """``2021`` or ``1 januari 2022 – 30 juni 2023``."""
        return tryckta.interval(self.fonster)

    def tal(self, matt: str, sex: Sex = Sex.TOTALT) -> Tal | None:
        """A figure of the follow-up."""
        return self.sida.s.kanske(f"{self.matt}.{matt}", sex)

    @property
    def ur_rader(self) -> bool:
        """Whether it is counted from rows; else the office has entered what there is."""
        kohort = self.tal("kohort")
        return kohort is not None and kohort.figure.origin is not Origin.INMATAD

    @property
    def har_svar(self) -> bool:
        """Whether enough answered for percentages."""
        svarade = self.tal("svarade")
        return svarade is not None and svarade.finns and svarade.varde >= MINST


def grupper(sida: Sida) -> list[Kodgrupp]:
    """The outcomes, work or studies first: reasons for exit are known at exit only."""
    order = {"arbstud": 0, "egen": 1}
    found = [g for g in sida.forbund.kodgrupp if g.lista is not Kodlista.AVSLUTSORSAK]
    return sorted(found, key=lambda grupp: order.get(grupp.kod, 2))


def fjol(h: Horisont, grupp: str) -> Tal | None:
    """The outcome in last year's report."""
    tal = h.sida.innan.kanske(f"{h.matt}.{grupp}.andel")
    return tal if tal is not None and tal.finns else None


def fordelningar(horisonter: Sequence[Horisont], lista: Kodlista) -> Blocks:
    """The full distribution of each follow-up, by sex and with shares."""
    return tuple(block for h in horisonter for block in _fordelning(h, lista))


def _fordelning(h: Horisont, lista: Kodlista) -> Blocks:
    sida, part, s = h.sida, lista.steg, h.sida.s
    svarade = h.tal("svarade")
    if svarade is None or not svarade:
        return ()
    rader = (*kodrader(sida, lista, h.matt), *saknas_rad(s, f"{h.matt}.{part}.saknas"))
    if not rader or s.kanske(rader[0].matt) is None:
        return ()
    named = frozenset(rad.etikett for rad in rader)
    rader = (*rader, *group_rows(sida.forbund, lista, h.matt, named))
    key = f"tabell.uppf-{part}"
    rubriker = sida.rubriker(key, (sida.text("kodlista.flera"),), horisont=h.namn, avslut=h.avslut)
    tabell = antal_och_andel(
        s, rubriker, rader, population=f"{h.matt}.svarade", summa=sida.text("uppfoljning.svarande")
    )
    return sida.tabell(f"{h.matt}.{part}.tabell", tabell)


def overgangar(h: Horisont) -> Blocks:
    """From the exit to the follow-up, of what is noted at the start too."""
    sida = h.sida
    blocks: Blocks = ()
    for dimension in (FORS, SYSS):
        if dimension.lista in sida.forbund.noteras_vid_start and h.har_svar:
            start = f"{h.matt}.{CHANGED}.{dimension.name}"
            crossing = Crossing(start, "", dimension, dimension, at="avslut.")
            words = dimension.ensam.removesuffix(" vid avslut")
            rubriker = sida.rubriker(
                "tabell.uppf-overgang",
                (sida.text("overgang.flera"),),
                uppgift=words,
                horisont=h.namn,
                avslut=h.avslut,
            )
            tabell = korstabell(sida, crossing, rubriker, h.matt)
            blocks = (*blocks, *sida.tabell(f"{h.matt}.overgang-{dimension.name}", tabell))
    return blocks


def bortfall(h: Horisont) -> Blocks:
    """Cohort, consent and answers by sex, and the share that each step is of the one above."""
    sida, s = h.sida, h.sida.s
    sexes = s.kolumner(f"{h.matt}.kohort")
    rader = tuple(
        Rad(
            sida.text("uppfoljning.steg", step),
            (
                *(eller(h.tal(step, sex)) for sex in sexes),
                s.tal(f"{h.matt}.{step}.andel").utan_enhet() if step != "kohort" else DASH,
            ),
        )
        for step in ("kohort", "samtycke", "svarade")
    )
    rubriker = sida.rubriker("tabell.bortfall", horisont=h.namn, avslut=h.avslut)
    kolumner = (*(KOLUMN[sex] for sex in sexes), sida.text("uppfoljning.kolumn-andel"))
    return sida.tabell(f"{h.matt}.bortfall", rubriker.tabell(kolumner, rader, sida.streck(rader)))


def jamforelse(h: Horisont) -> Blocks:
    """Each outcome by sex: then, the same persons at exit, all who ended at exit."""
    sida = h.sida
    sexes = sida.s.kolumner(f"{h.matt}.kohort")

    def share(matt: str, sex: Sex) -> Tal | str:
        tal = h.tal(matt, sex)
        return DASH if tal is None else tal.utan_enhet()

    rader = tuple(
        Rad(
            grupp.namn if sex is Sex.TOTALT else f"{grupp.namn}, {KOLUMN[sex].lower()}",
            tuple(share(f"{part}{grupp.kod}.andel", sex) for part in ("", "samma.", "avslut.")),
            summa=sex is Sex.TOTALT,
        )
        for grupp in grupper(sida)
        for sex in sexes
    )
    rubriker = sida.rubriker("tabell.jamforelse", horisont=h.namn, avslut=h.avslut)
    kolumner = (
        sida.text("uppfoljning.jamfor", "da"),
        sida.text("uppfoljning.jamfor", "samma"),
        sida.text("uppfoljning.jamfor", "alla"),
    )
    noter = (*_rattvis(sida, rader), *sida.streck(rader))
    tabell = rubriker.tabell(kolumner, rader, noter)
    return sida.tabell(f"{h.matt}.jamforelse", tabell)


def _rattvis(sida: Sida, rader: Sequence[Rad]) -> tuple[str, ...]:
    """Which of the shares that are told can be held against each other."""
    da, samma, alla = (not is_gone([rad.celler[n] for rad in rader]) for n in range(3))
    variants = {
        (True, True, True): "alltid",
        (True, True, False): "utan-alla",
        (True, False, True): "utan-samma",
    }
    variant = variants.get((da, samma, alla))
    return (sida.text("uppfoljning.rattvis", variant),) if variant else ()


def vilka(sida: Sida, horisonter: Sequence[Horisont]) -> Blocks:
    """Who was followed up: a row per follow-up."""
    if not horisonter:
        return ()
    steps = ("kohort", "samtycke", "svarade", "svarade.andel")
    rader = tuple(
        Rad(
            sida.text("uppfoljning.rad", horisont=h.namn, avslut=h.avslut),
            tuple(eller(h.tal(step)) for step in steps),
        )
        for h in horisonter
    )
    rubriker = sida.rubriker("tabell.vilka")
    heads = tuple(sida.text("uppfoljning.steg", step.replace(".", "-")) for step in steps)
    noter = (
        sida.text("uppfoljning.svarsfrekvens"),
        *(
            note
            for h in horisonter
            for note in takeover_notes(sida.underlag, [sida.scope], h.fonster.start.year)
        ),
        *sida.streck(rader),
    )
    tabell = rubriker.tabell(heads, rader, dict.fromkeys(noter))
    return sida.tabell("uppf.vilka", tabell, numrerad=False)


def samma(sida: Sida, horisonter: Sequence[Horisont]) -> Blocks:
    """The same persons then and now, as a small table."""
    svarade = [h for h in horisonter if h.har_svar]
    if not svarade:
        return ()
    innan = [(h, fjol(h, "arbstud")) for h in svarade]
    before = any(shown(tal) for _, tal in innan)
    rader = tuple(
        Rad(
            sida.text("uppfoljning.samma.rad", namn=grupp.namn, horisont=h.namn),
            (
                eller(h.tal(f"samma.{grupp.kod}.andel")),
                eller(h.tal(f"{grupp.kod}.andel")),
                av(h.tal(grupp.kod), h.tal(f"{grupp.kod}.andel")),
                *((eller(fjol(h, grupp.kod)),) if before else ()),
            ),
        )
        for grupp in grupper(sida)
        for h in svarade
    )
    heads = [sida.text("uppfoljning.samma.kolumn", v) for v in ("avslut", "da", "antal")]
    heads += [sida.text("uppfoljning.samma.kolumn", "forra")] * before
    no_last = utan_fjol(sida, heads[-1], [rad.celler[-1] for rad in rader]) if before else ()
    key = "tabell.samma-nu" if is_gone([rad.celler[0] for rad in rader]) else "tabell.samma"
    rubriker = sida.rubriker(key, (*sida.streck(rader), *no_last))
    tabell = rubriker.tabell(heads, rader)
    return sida.tabell("uppf.samma", tabell, numrerad=False)
