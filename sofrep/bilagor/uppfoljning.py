"""Section uppfoljning: what became of those who ended, beside how they stood at exit."""

from __future__ import annotations

from dataclasses import dataclass, field

from sofrep.bilagor import tid
from sofrep.bilagor.efterfoljare import takeover_notes
from sofrep.bilagor.siffror import KOLUMN, Siffror
from sofrep.bilagor.tabeller import Rubriker, streck_noter
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.figure import Origin, Sex
from sofrep.domain.forbund import Forbund, Kodgrupp, Kodlista, Uppfoljning
from sofrep.domain.period import Period
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell, Tal
from sofrep.visning.vy import Vy

_FAIR = (
    "De två första kolumnerna gäller samma personer och är den rättvisa jämförelsen. "
    "Den sista gäller alla avslutade, även dem som inte har svarat."
)


@dataclass(frozen=True, slots=True)
class UtfallVy(Vy):
    """One outcome: then, at exit for the whole cohort, at exit for those who answered.

    `kod` is the kodgrupp's, `namn` its name, `namn_liten` the same inside a sentence; `antal` how
    many of those who answered.  `forra` is the share in last year's report, or None, and
    `forra_inmatad` whether the office has entered it.
    """

    kod: str
    namn: str
    namn_liten: str
    antal: Tal
    andel: Tal
    vid_avslut: Tal
    samma: Tal
    forra: Tal | None
    forra_inmatad: bool


@dataclass(frozen=True, slots=True)
class UppfoljningVy(Vy):
    """A horizon in one insats or union: cohort, consent, answers, outcomes and tables."""

    namn: str
    fonster: str
    kohort: Tal
    samtycke: Tal
    svarade: Tal
    svarsfrekvens: Tal
    utfall: tuple[UtfallVy, ...]
    bortfall: Tabell
    jamforelse: Tabell
    inmatad: bool = field(default=False, init=False)


@dataclass(frozen=True, slots=True)
class InmatatUtfallVy(Vy):
    """One outcome whose share the office has entered; what was not entered is None."""

    namn: str
    andel: Tal
    vid_avslut: Tal | None
    samma: Tal | None


@dataclass(frozen=True, slots=True)
class InmatadUppfoljningVy(Vy):
    """A horizon whose exits have no rows: what the office has entered of it, with its source."""

    namn: str
    fonster: str
    kohort: Tal | None
    svarade: Tal | None
    svarsfrekvens: Tal | None
    utfall: tuple[InmatatUtfallVy, ...]
    kalla: str
    inmatad: bool = field(default=True, init=False)


def follow_ups(
    underlag: BilagaUnderlag, s: Siffror, namn: str
) -> tuple[UppfoljningVy | InmatadUppfoljningVy, ...]:
    """The horizons for which the scope has figures, computed or entered."""
    forbund = underlag.forbund
    views: list[UppfoljningVy | InmatadUppfoljningVy] = []
    for horizon in forbund.uppfoljning:
        cohort = s.kanske(f"uppf-{horizon.kod}.kohort")
        if cohort is not None and cohort.figure.origin is Origin.BERAKNAD:
            views.append(_view(underlag, s, namn, horizon))
        elif (entered := _entered(forbund, s, horizon)) is not None:
            views.append(entered)
    return tuple(views)


def _entered(forbund: Forbund, s: Siffror, horizon: Uppfoljning) -> InmatadUppfoljningVy | None:
    """What is entered of a horizon; None where nothing is."""
    prefix = f"uppf-{horizon.kod}"
    kohort, svarade = s.kanske(f"{prefix}.kohort"), s.kanske(f"{prefix}.svarade")
    svarsfrekvens = s.kanske(f"{prefix}.svarade.andel")
    outcomes = [
        InmatatUtfallVy(
            grupp.namn,
            andel,
            s.kanske(f"{prefix}.avslut.{grupp.kod}.andel"),
            s.kanske(f"{prefix}.samma.{grupp.kod}.andel"),
        )
        for grupp in _groups(forbund)
        if (andel := s.kanske(f"{prefix}.{grupp.kod}.andel")) is not None
    ]
    counts = (kohort, svarade, svarsfrekvens)
    shown = [*counts, *(tal for o in outcomes for tal in (o.andel, o.vid_avslut, o.samma))]
    sources = {tal.figure.source: None for tal in shown if tal is not None}
    if not sources:
        return None
    return InmatadUppfoljningVy(
        namn=horizon.namn,
        fonster=tid.interval(_window(horizon, s.period)),
        kohort=kohort,
        svarade=svarade,
        svarsfrekvens=svarsfrekvens,
        utfall=tuple(outcomes),
        kalla=", ".join(sources),
    )


def _groups(forbund: Forbund) -> list[Kodgrupp]:
    """The outcomes: reasons for exit are known at exit only."""
    return [g for g in forbund.kodgrupp if g.lista is not Kodlista.AVSLUTSORSAK]


def _view(underlag: BilagaUnderlag, s: Siffror, namn: str, horizon: Uppfoljning) -> UppfoljningVy:
    forbund, window = underlag.forbund, _window(horizon, s.period)
    taken = takeover_notes(underlag, [s.scope], window.start.year)
    prefix = f"uppf-{horizon.kod}"
    grupper = _groups(forbund)
    fonster = tid.interval(window)
    text = f"efter {horizon.namn}, {namn} (avslut {fonster})"
    return UppfoljningVy(
        namn=horizon.namn,
        fonster=fonster,
        kohort=s.tal(f"{prefix}.kohort"),
        samtycke=s.tal(f"{prefix}.samtycke"),
        svarade=s.tal(f"{prefix}.svarade"),
        svarsfrekvens=s.tal(f"{prefix}.svarade.andel"),
        utfall=tuple(_outcome(s, prefix, g) for g in grupper),
        bortfall=_funnel(s, prefix, text, taken),
        jamforelse=_comparison(s, prefix, grupper, text),
    )


def _window(horizon: Uppfoljning, period: Period) -> Period:
    """The horizon's exits in the report of `period`."""
    fonster = horizon.fonster if period.is_year else horizon.delar or horizon.fonster
    return fonster.of_year(period.year)


def _outcome(s: Siffror, prefix: str, grupp: Kodgrupp) -> UtfallVy:
    forra = s.forra().kanske(f"{prefix}.{grupp.kod}.andel")
    return UtfallVy(
        kod=grupp.kod,
        namn=grupp.namn,
        namn_liten=grupp.namn[:1].lower() + grupp.namn[1:],
        antal=s.tal(f"{prefix}.{grupp.kod}"),
        andel=s.tal(f"{prefix}.{grupp.kod}.andel"),
        vid_avslut=s.tal(f"{prefix}.avslut.{grupp.kod}.andel"),
        samma=s.tal(f"{prefix}.samma.{grupp.kod}.andel"),
        forra=forra,
        forra_inmatad=forra is not None and forra.figure.origin is Origin.INMATAD,
    )


def _funnel(s: Siffror, prefix: str, text: str, notes: tuple[str, ...]) -> Tabell:
    """Cohort, consent and answers by sex, and the share that each step is of the one before."""
    sexes = s.kolumner(f"{prefix}.kohort")
    steps = (
        ("Avslutade i gruppen som följs upp", "kohort", ""),
        ("Har samtyckt till uppföljning", "samtycke", "samtycke.andel"),
        ("Har svarat", "svarade", "svarade.andel"),
    )
    rader = tuple(
        Rad(
            label,
            (
                *(s.tal(f"{prefix}.{count}", sex) for sex in sexes),
                s.tal(f"{prefix}.{share}").utan_enhet() if share else DASH,
            ),
        )
        for label, count, share in steps
    )
    rubrik = f"Vilka som har följts upp {text}"
    return Tabell(
        rubrik,
        f"{rubrik}. Kolumnerna är antal, totalt och efter kön, och andel av steget före.",
        ("Steg", *(KOLUMN[sex] for sex in sexes), "Andel av steget före, %"),
        rader,
        ("Svarsfrekvensen är andelen som har svarat av dem som har samtyckt.", *notes),
    )


def _comparison(s: Siffror, prefix: str, grupper: list[Kodgrupp], text: str) -> Tabell:
    """Each outcome by sex: then, the same persons at exit, the whole cohort at exit."""
    sexes = s.kolumner(f"{prefix}.kohort")
    rader = tuple(
        Rad(
            grupp.namn if sex is Sex.TOTALT else f"{grupp.namn}, {KOLUMN[sex].lower()}",
            tuple(
                _share(s, f"{prefix}.{part}{grupp.kod}.andel", sex)
                for part in ("", "samma.", "avslut.")
            ),
            summa=sex is Sex.TOTALT,
        )
        for grupp in grupper
        for sex in sexes
    )
    rubriker = Rubriker(
        f"Utfall {text}",
        f"Utfall {text}. Raderna är utfall, kolumnerna andelar i procent.",
        "Utfall",
    )
    return Tabell(
        rubriker.rubrik,
        rubriker.beskrivning,
        (
            rubriker.etiketter,
            "Vid uppföljningen, %",
            "Samma personer vid avslut, %",
            "Alla i gruppen vid avslut, %",
        ),
        rader,
        (
            _FAIR,
            *streck_noter(rader),
        ),
    )


def _share(s: Siffror, matt: str, sex: Sex) -> Tal | str:
    tal = s.kanske(matt, sex) if sex is Sex.OVRIGA else s.tal(matt, sex)
    return DASH if tal is None else tal.utan_enhet()
