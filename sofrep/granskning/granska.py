"""The audit of finished documents: every rule on each, then what they say of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sofrep.granskning.fynd import Fynd
from sofrep.granskning.handling import Handling, Plats
from sofrep.granskning.regler import (
    andelar,
    ar,
    enheter,
    kon,
    mal_i_ord,
    maldomar,
    mot_siffrorna,
    poster,
    samma_mening,
    samma_sak,
    summor,
    text_andelar,
    text_andring,
    text_delar,
    text_samband,
    text_tabell,
)
from sofrep.granskning.sammanhang import Sammanhang, context_of

RULES: tuple[Callable[[Sammanhang], Iterator[Fynd]], ...] = (
    summor.totals,
    kon.sexes,
    andelar.shares,
    summor.hundreds,
    andelar.parts,
    andelar.whole_persons,
    summor.differences,
    maldomar.goals,
    poster.statements,
    text_andelar.shares,
    text_delar.parts,
    text_samband.relations,
    text_andring.changes,
    text_tabell.texts_against_tables,
    enheter.units,
    ar.years,
)

REGLER: Mapping[str, str] = {
    summor.REGEL: "En summa är inte vad dess delar blir tillsammans.",
    kon.REGEL: "Kvinnor och män (och övriga) blir inte alla.",
    kon.REGEL_MELLAN: "Andelen eller medelvärdet för alla ligger inte mellan kvinnors och mäns.",
    andelar.REGEL: "En andel i en tabell följer inte av antalen.",
    summor.REGEL_HUNDRA: "Andelar av samma helhet blir inte 100 %.",
    andelar.REGEL_VARAV: "En del är större än sin helhet.",
    andelar.REGEL_HELTAL: "Inget helt antal personer ger andelen.",
    summor.REGEL_SKILLNAD: "En skillnad eller avvikelse är felräknad.",
    poster.REGEL_FLODE: "De som var inskrivna, började och avslutade går inte ihop.",
    maldomar.REGEL: "Bedömningen av ett mål stämmer inte med målvärdet och resultatet.",
    poster.REGEL: "En post i räkenskaperna följer inte av de andra.",
    poster.REGEL_TECKEN: "Två summor som ska vara lika har motsatt tecken.",
    text_andelar.REGEL: "En andel i texten följer inte av antalen bredvid.",
    text_andelar.REGEL_HELTAL: "Inget helt antal personer ger andelen i texten.",
    text_samband.REGEL_UNGEFAR: "Ca, drygt, knappt eller ett tal i ord stämmer inte med det exakta.",
    text_samband.REGEL_MEDEL: "Ett medeltal per månad stämmer inte med antalet.",
    text_samband.REGEL_UTOM: "Alla utom några blir ett annat antal.",
    text_samband.REGEL_KON: "Kvinnor och män i texten blir inte alla.",
    text_samband.REGEL_DELAR: "Delar i texten blir inte helheten.",
    text_samband.REGEL_MAL: "Antalen mål blir inte alla mål.",
    text_samband.REGEL_SUMMA: "Andelar i texten blir inte 100 %.",
    text_andring.REGEL: "En skillnad i texten är felräknad.",
    text_andring.REGEL_RIKTNING: "Fler, färre, ökade eller minskade stämmer inte med talen.",
    text_tabell.REGEL: "Texten säger ett annat tal än tabellen.",
    samma_sak.REGEL_POST: "Samma post, eller en not och dess post, har olika belopp på två ställen.",
    samma_sak.REGEL_TABELL: "Samma uppgift har olika värden i två tabeller.",
    samma_mening.REGEL: "Samma sak har olika tal i två meningar.",
    enheter.REGEL: "Enheten kan inte stämma, t.ex. tkr över belopp i kronor.",
    ar.REGEL_DAG: "En dag som inte finns.",
    ar.REGEL_PERIOD: "En period slutar innan den börjar.",
    ar.REGEL_AR: "Ett år som inte kan stämma.",
    mot_siffrorna.REGEL_ANDRAD: "En siffra från sofrep är ändrad i dokumentet.",
    mot_siffrorna.REGEL_INAKTUELL: "Arbetsböckerna har ändrats sedan dokumentet gjordes.",
    mot_siffrorna.REGEL_TAL: "Ett skrivet tal som ingen siffra ger, där en siffra säger något annat.",
    mal_i_ord.REGEL: "Ett måls bedömning eller kommentar säger emot resultatet.",
}
"""What each kind of finding means."""


def audit(documents: Sequence[Handling], more: Sequence[Fynd] = ()) -> tuple[Fynd, ...]:
    """What does not hold in the documents and between them, the surest first, each once.

    `more` has been found in them otherwise, and comes among the rest.
    """
    contexts = [context_of(document) for document in documents]
    found = [fynd for context in contexts for rule in RULES for fynd in rule(context)]
    found += samma_sak.same_things(contexts)
    found += samma_mening.same_sentences(contexts)
    found += more
    unique: dict[tuple[Plats, str], Fynd] = {}
    for fynd in found:  # what two rules find of one number is told once
        unique.setdefault((fynd.plats, fynd.star), fynd)
    order = {document.fil: number for number, document in enumerate(documents)}
    return tuple(
        sorted(unique.values(), key=lambda fynd: (order[fynd.plats.fil], fynd.sakerhet.rank))
    )
