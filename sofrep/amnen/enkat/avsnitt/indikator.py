"""An indicator: its message, its measures, its development, its results, the comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar, count_table, question_name, result_table
from sofrep.amnen.enkat.avsnitt.historik import history_charts, history_table
from sofrep.amnen.gemensamt.jamfor import is_few, mot, uppraknat
from sofrep.amnen.gemensamt.sida import Blocks, Sida, eller, joined
from sofrep.domain.enkat import Fraga, Indikator
from sofrep.domain.figure import Sex
from sofrep.domain.textplatser import indicator_comment
from sofrep.visning.block import (
    Block,
    Delar,
    Diagramblock,
    Hanvisning,
    Rubrik,
    Stil,
    Stycke,
    Tabellblock,
)
from sofrep.visning.svenska import enumerate_in_text, round_half_away
from sofrep.visning.visat import Tal


def indikatorer(sida: Sida, svar: Enkatsvar) -> tuple[Blocks, Blocks]:
    """The indicators of the profile, and their tables over the years."""
    years = svar.years
    kropp: list[Block] = [sida.rubrik(1, "indikatorerna", "enkat.indikatorer-rubrik")]
    tabeller: list[Block] = []
    for indikator in svar.enkat.indikator:
        fragor = [
            fraga
            for fraga in svar.enkat.questions_of(indikator.nummer)
            if any(fraga.is_asked(year) for year in years)
        ]
        nummer, key = indikator.nummer, f"i{indikator.nummer:02d}"
        history = history_table(sida, svar, years, nummer, fragor) if len(years) > 1 else None
        own = (
            *sida.tabell(f"{key}.antal", count_table(sida, svar, nummer, fragor)),
            *sida.tabell(f"{key}.ar", history),
        )
        kropp += _indikator(sida, svar, indikator, (fragor, own))
        tabeller += own
    return tuple(kropp), tuple(tabeller)


def _indikator(
    sida: Sida, svar: Enkatsvar, indikator: Indikator, found: tuple[Sequence[Fraga], Blocks]
) -> Iterator[Block]:
    fragor, tabeller = found
    nummer, key = indikator.nummer, f"i{indikator.nummer:02d}"
    rubrik = sida.delar(
        "enkat.indikator", nummer=str(nummer), lydelse=indikator.lydelse.rstrip(". ")
    )
    yield Rubrik(nyckel=sida.nyckel(key, "rubrik"), niva=2, delar=rubrik)
    if indikator.utan_matt:
        skal = indikator.utan_matt.rstrip(". ")
        yield sida.stycke(f"{key}.utan", "enkat.utan-matt", skal=skal)
    elif not fragor:
        yield sida.stycke(f"{key}.utan", "enkat.utan-fragor")
    yield from _besked(sida, svar, key, fragor)
    years = svar.years
    asked = [f for f in fragor if any(svar.is_asked(f.grupp, year) for year in years)]
    if fragor and not asked:
        silent = list(dict.fromkeys(svar.group(fraga.grupp).namn for fraga in fragor))
        variant = "en" if len(silent) == 1 else "flera"
        grupper = enumerate_in_text(silent)
        yield sida.stycke(f"{key}.utan", "enkat.indikator-utan-enkater", variant, grupper=grupper)
    for fraga in asked:
        yield _question(sida, svar, key, fraga)
    charts = history_charts(sida, svar, svar.years, nummer, fragor)
    for number, chart in enumerate(charts, start=1):
        told = _se(sida, tabeller) if number == len(charts) else ()
        yield Diagramblock(
            nyckel=sida.nyckel(key, f"diagram-{number}"), diagram=chart, bildtext=told
        )
    resultat = result_table(sida, svar, nummer, fragor)
    if resultat is not None:  # be it to say that too few have answered
        yield Tabellblock(nyckel=sida.nyckel(key, "resultat"), tabell=resultat, numrerad=False)
    yield from sida.kanslitext(indicator_comment(nummer), Stil.KOMMENTAR)


def _se(sida: Sida, tabeller: Blocks) -> Delar:
    """Where the full tables stand."""
    if not tabeller or not sida.hanvisar:
        return ()
    refs = uppraknat([(Hanvisning(block.nyckel),) for block in tabeller])
    return sida.delar("enkat.se-tabeller", tabeller=refs)


def _besked(sida: Sida, svar: Enkatsvar, key: str, fragor: Sequence[Fraga]) -> Iterator[Stycke]:
    """The question with the most answers: its share, last year's, and the distance to the nation."""
    shown = [f for f in fragor if not f.ja_nej and svar.shows(f, Sex.TOTALT, [svar.year])]
    counts = [(n.varde, fraga) for fraga in shown if (n := svar.of(fraga, "n")) is not None]
    if not counts:
        return
    fraga = max(counts, key=lambda pair: pair[0])[1]
    andel, antal, n = svar.positive(fraga), svar.of(fraga, "pos"), svar.of(fraga, "n")
    assert andel is not None  # noqa: S101 - the question is shown
    assert antal is not None  # noqa: S101 - it is a part of the share
    variant = "få" if is_few(andel) else "flera" if antal.varde else "ingen"
    if variant == "få":
        variant = (
            "få-ingen" if not antal.varde else "få-alla" if antal.varde == andel.namnare else "få"
        )
    delar = joined(
        (
            sida.delar(
                "enkat.besked",
                variant,
                grupp=svar.group(fraga.grupp).namn,
                lydelse=fraga.lydelse.rstrip("."),
                andel=andel,
                antal=antal,
                n=eller(n),
                jamfor=() if is_few(andel) else _mot_fjol(sida, svar, fraga, andel),
            ),
            () if is_few(andel) else _mot_riket(sida, svar, fraga),
        )
    )
    yield sida.stycke_av(f"{key}.besked", f"enkat.besked.{variant}", delar, Stil.BESKED)


def _mot_fjol(sida: Sida, svar: Enkatsvar, fraga: Fraga, andel: Tal) -> Delar:
    """Last year's share, where the two can be compared and it is not of fewer than ten."""
    innan = svar.positive(fraga, year=svar.year - 1) if svar.change(fraga) is not None else None
    return mot(sida, "andel", andel, innan)


def _mot_riket(sida: Sida, svar: Enkatsvar, fraga: Fraga) -> Delar:
    skillnad = svar.result(fraga, "mot-riket")
    if skillnad is None or not skillnad.finns:
        return ()
    rounded = round_half_away(skillnad.varde)
    variant = "över" if rounded > 0 else "under" if rounded < 0 else "lika"
    if rounded and svar.is_of_one(fraga, skillnad, of_years=False):
        variant = "knappt"
    return sida.delar("enkat.mot-riket", variant, skillnad=skillnad.belopp())


def _question(sida: Sida, svar: Enkatsvar, key: str, fraga: Fraga) -> Stycke:
    villkor = svar.enkat.question(fraga.grupp, fraga.villkor_fraga)
    parts = [
        sida.delar(
            "enkat.fraga", fraga=question_name(svar, fraga), lydelse=fraga.lydelse.rstrip(".")
        )
    ]
    if villkor is not None:
        answers = enumerate_in_text([answer.lower() for answer in fraga.villkor_svar])
        lydelse = villkor.lydelse.rstrip(".")
        parts.append(
            sida.delar("enkat.villkor", svar=answers, nummer=str(villkor.nummer), lydelse=lydelse)
        )
    first = svar.years[0]
    if first < fraga.fran:
        parts.append(sida.delar("enkat.stalls", "fran", ar=str(fraga.fran)))
    if fraga.till and fraga.till < svar.year:
        parts.append(sida.delar("enkat.stalls", "till", ar=str(fraga.till)))
    if first < fraga.jamforbar_fran <= svar.year:
        parts.append(sida.delar("enkat.stalls", "lydelse", ar=str(fraga.jamforbar_fran)))
    if svar.is_asked(fraga.grupp) and fraga.is_asked(svar.year) and not svar.has(fraga):
        parts.append(sida.delar("enkat.stalls", "inte", ar=str(svar.year)))
    part = f"{key}.{fraga.grupp}-{fraga.kod}"
    return sida.stycke_av(part, "enkat.fraga.alltid", joined(parts), Stil.PUNKT)
