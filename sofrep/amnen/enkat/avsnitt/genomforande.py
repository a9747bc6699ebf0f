"""The survey in brief; how it was made and is read, and who answers questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar, adds_up_wrong
from sofrep.amnen.gemensamt.jamfor import jamna, uppraknat
from sofrep.amnen.gemensamt.sida import Blocks, Sida, joined
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Sex
from sofrep.visning.block import Delar, Stil, Stycke
from sofrep.visning.svenska import DASH, enumerate_in_text, round_half_away
from sofrep.visning.visat import Rad, Tabell, Tal

MINST_SVAR = 20
"""A single person of fewer moves the share by more than five procentenheter: those are not ranked."""
_MOST_TIES = 2
_OF_YEARS = ("okning", "minskning")


def korthet(sida: Sida, svar: Enkatsvar) -> Blocks:
    """Heading, message, what stands out."""
    return (
        sida.rubrik(1, "korthet", "enkat.korthet-rubrik"),
        _besked(sida, svar),
        *_sticker_ut(sida, svar),
    )


def _besked(sida: Sida, svar: Enkatsvar) -> Stycke:
    """How the questions have changed since last year, and how many surveys that rests on."""
    delar = joined((_jamforda(sida, svar), _sent_in(sida, svar), _utan_enkater(sida, svar)))
    return sida.stycke_av("besked", "enkat.besked.alltid", delar, Stil.BESKED)


def _jamforda(sida: Sida, svar: Enkatsvar) -> Delar:
    antal = svar.tal("jamforda")
    counts = [(m, svar.tal(m)) for m in ("okat", "minskat", "lika")]
    known = [(m, tal) for m, tal in counts if tal is not None and tal.varde]
    if antal is None or not antal.varde:
        return sida.delar("enkat.jamforda", "ingen")
    if antal.varde == 1:
        return sida.delar("enkat.jamforda", f"en-{known[0][0]}")
    if len(known) == 1:
        return sida.delar("enkat.jamforda", f"alla-{known[0][0]}", antal=antal)
    if antal.varde == len(known):
        return sida.delar("enkat.jamforda", f"tva-{known[0][0]}-{known[1][0]}")
    antal, *counts_told = jamna(antal, *(tal for _, tal in known))
    told = zip(known, counts_told, strict=True)
    parts = [sida.delar("enkat.jamforda-del", m, antal=tal) for (m, _), tal in told]
    return sida.delar("enkat.jamforda", "flera", antal=antal, delar=uppraknat(parts))


def _sent_in(sida: Sida, svar: Enkatsvar) -> Delar:
    antal, forra = svar.tal("antal"), svar.tal("antal", year=svar.year - 1)
    assert antal is not None  # noqa: S101 - there is a survey
    number = {0: "ingen", 1: "en"}.get(int(antal.varde), "flera")
    if not forra or not antal.varde:
        return sida.delar("enkat.inkomna", number, antal=antal)
    return sida.delar("enkat.inkomna-fjol", number, antal=antal, innan=forra)


def _utan_enkater(sida: Sida, svar: Enkatsvar) -> Delar:
    silent = [grupp.namn for grupp in svar.without_surveys()]
    if not silent:
        return ()
    variant = "en" if len(silent) == 1 else "flera"
    return sida.delar("enkat.utan-enkater", variant, grupper=enumerate_in_text(silent))


def _sticker_ut(sida: Sida, svar: Enkatsvar) -> Iterator[Stycke]:
    """The largest change each way and the largest distance to the nation, each question once.

    Says of which questions, where some are of too few to be ranked.
    """
    shown = [
        fraga
        for fraga in svar.enkat.fraga
        if fraga.indikator and svar.shows(fraga, Sex.TOTALT, [svar.year])
    ]
    fragor = [fraga for fraga in shown if _is_many(svar, fraga)]
    named: set[Fraga] = set()
    kinds: tuple[tuple[str, Callable[[Fraga], Tal | None], int], ...] = (
        ("okning", svar.change, 1),
        ("minskning", svar.change, -1),
        ("over-riket", lambda fraga: svar.result(fraga, "mot-riket"), 1),
        ("under-riket", lambda fraga: svar.result(fraga, "mot-riket"), -1),
    )
    for slag, figure, sign in kinds:
        found = [(fraga, figure(fraga)) for fraga in fragor]
        is_of_years = slag in _OF_YEARS
        top = _top((f for f in found if not svar.is_of_one(*f, of_years=is_of_years)), sign)
        if any(fraga in named for fraga, _ in top):
            continue
        named |= {fraga for fraga, _ in top}
        for fraga, tal in top:
            yield _punkt(sida, svar, (slag, fraga, tal), "en" if len(top) == 1 else "lika")
    if named and len(fragor) < len(shown):
        yield sida.stycke("ut.urval", "enkat.ut-urval", stil=Stil.NOT, minst=str(MINST_SVAR))


def _is_many(svar: Enkatsvar, fraga: Fraga) -> bool:
    n, innan = svar.of(fraga, "n"), svar.of(fraga, "n", year=svar.year - 1)
    return all(tal is None or tal.varde >= MINST_SVAR for tal in (n, innan))


def _top(found: Iterable[tuple[Fraga, Tal | None]], sign: int) -> Sequence[tuple[Fraga, Tal]]:
    """The question that is farthest in a direction, two where they tie; nothing of no distance."""
    ranked = [
        (fraga, tal)
        for fraga, tal in found
        if tal is not None and tal.finns and sign * round_half_away(tal.varde) > 0
    ]
    most = max((sign * tal.varde for _, tal in ranked), default=0)
    top = [(fraga, tal) for fraga, tal in ranked if sign * tal.varde == most]
    return top if len(top) <= _MOST_TIES else ()


def _punkt(sida: Sida, svar: Enkatsvar, found: tuple[str, Fraga, Tal], variant: str) -> Stycke:
    slag, fraga, tal = found
    return sida.stycke(
        f"ut.{slag}.{fraga.grupp}-{fraga.kod}",
        f"enkat.ut-{slag}",
        variant,
        stil=Stil.PUNKT,
        lydelse=fraga.lydelse.rstrip("."),
        grupp=svar.group(fraga.grupp).namn,
        indikator=str(fraga.indikator),
        skillnad=tal.belopp(),
    )


def metod(sida: Sida, svar: Enkatsvar | None) -> Blocks:
    """What the office says of the survey, how many came back, how results are read, contact.

    Without a survey only what the office says.
    """
    results: Blocks = ()
    if svar is not None:
        results = (
            *sida.tabell("inkomna", _inkomna(sida, svar)),
            sida.rubrik(2, "lasa", "enkat.lasa-rubrik"),
            *_facts(sida, svar),
        )
    return (
        sida.rubrik(1, "metoden", "enkat.metod-rubrik"),
        *sida.kanslitext("metod"),
        *results,
        sida.rubrik(2, "kontakten", "enkat.kontakt-rubrik"),
        *sida.kanslitext("kontakt"),
    )


def _inkomna(sida: Sida, svar: Enkatsvar) -> Tabell:
    """How many surveys came back per group and year."""
    years = svar.years

    def cells(matt: str) -> tuple[Tal | str, ...]:
        found = (svar.tal(matt, year=year) for year in years)
        return tuple(DASH if tal is None else tal for tal in found)

    rader = [Rad(grupp.namn, cells(f"{grupp.kod}.antal")) for grupp in svar.enkat.grupp]
    blank = any(DASH in rad.celler for rad in rader)
    rader.append(Rad("Totalt", cells("antal"), summa=True))
    rubriker = sida.rubriker("tabell.inkomna")
    noter = (sida.text("enkat.not-inga-enkater"),) if blank else ()
    return rubriker.tabell(map(str, years), rader, noter)


def _facts(sida: Sida, svar: Enkatsvar) -> Iterator[Stycke]:
    """How the results are read: of each rule only where it concerns this survey."""
    asked = [f for f in svar.enkat.fraga if f.indikator and not f.ja_nej and svar.has(f)]
    pairs = [(fraga, sex) for fraga in asked for sex in svar.sexes(fraga)]
    compared = [
        (svar.result(f, "riket", sex), svar.change(f, sex))
        for f, sex in pairs
        if not svar.is_too_few(f, sex)
    ]
    concerns = {
        "svar": True,
        "andel": True,
        "riket": any(riket is not None for riket, _ in compared),
        "forandring": any(change is not None for _, change in compared),
        "streck": any(None in both for both in compared),
        "avrundning": any(adds_up_wrong(svar, f, sex) for f, sex in pairs),
        "fa": any(svar.is_too_few(f, sex) for f, sex in pairs),
        "ovriga": any(svar.is_too_few(f, Sex.OVRIGA) for f in asked),
        "liten": True,
    }
    for name, is_true in concerns.items():
        if is_true:
            yield sida.stycke(
                f"lasa.{name}",
                f"enkat.lasa-{name}",
                stil=Stil.PUNKT,
                minst=str(svar.enkat.minsta_grupp),
            )
