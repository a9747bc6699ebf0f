"""The parts of the Sammanställning: head counts, budget and outcome, the page of an insats."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sofrep.amnen.gemensamt.jamfor import mot_fjolaret
from sofrep.amnen.gemensamt.sida import Blocks, Sida, eller, joined, shown
from sofrep.amnen.gemensamt.tabeller import rounded_note
from sofrep.amnen.inskrivningar.avsnitt.deltagarantal import head_counts
from sofrep.amnen.mal.avsnitt.betygen import betyg
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.domain.forbund import Insats
from sofrep.visning.block import Kanslitext, Stil
from sofrep.visning.svenska import DASH, enumerate_in_text
from sofrep.visning.visat import Rad, Tal

_MONEY = ("budget", "utfall", "avvikelse")
_SAID_BY = "-\u2013\u2014"
_QUOTES = "\"'\u201d\u201c\u2019\u00bb\u00ab"
_TEXTS = ("malgrupp", "samverkanspartner")


def deltagare(sida: Sida) -> Blocks:
    """How many took part, in all and in each insats."""
    tabell = head_counts(sida.underlag)
    heading = sida.rubrik(1, "deltagare", "deltagare.alla")
    if tabell is None:
        return (heading, sida.stycke("deltagare.okant", "sammanstalld.okant"))
    return (
        heading,
        *_totalt(sida),
        *sida.tabell("deltagare", tabell),
        *sida.kommentar("deltagare"),
    )


def _totalt(sida: Sida) -> Blocks:
    antal = sida.s.kanske("insatser.aktuella")
    if antal is None or not antal.finns:
        return ()
    jamfor = mot_fjolaret(sida, "antal", "insatser.aktuella")
    variant = {0: "ingen", 1: "en"}.get(int(antal.varde), "flera")
    return (
        sida.stycke(
            "deltagare.besked",
            "korthet.deltagare",
            variant,
            stil=Stil.BESKED,
            antal=antal,
            jamfor=jamfor,
        ),
    )


def ekonomi(sida: Sida, insatser: Iterable[Insats]) -> Blocks:
    """Budget and outcome of every insats, with the total where every one is known."""
    insatser = tuple(insatser)
    rader = [_belopp(sida.om(i.kod), i.namn) for i in insatser]
    if not any(tal for rad in rader for tal in rad.tal):
        return ()
    rader.append(_belopp(sida, sida.text("sammanstalld.totalt"), "insatser.", summa=True))
    rubriker = sida.rubriker("tabell.budget")
    kolumner = (sida.text("kolumn.budget", part) for part in _MONEY)
    noter = [sida.text("budget.avvikelse"), *rounded_note(sida.underlag.fraser, rader)]
    if any(cell == DASH for rad in rader for cell in rad.celler):
        noter.append(sida.text("budget.saknas"))
    tabell = rubriker.tabell(kolumner, rader, noter)
    return (
        sida.rubrik(1, "ekonomi", "budget.rubrik"),
        *(_utfall(sida, "insatser.", Stil.BESKED) or _jamforda(sida, insatser)),
        *sida.tabell("ekonomi", tabell),
    )


def _belopp(sida: Sida, namn: str, prefix: str = "", *, summa: bool = False) -> Rad:
    found = (sida.s.kanske(f"{prefix}{part}") for part in _MONEY)
    return Rad(namn, tuple(DASH if t is None else t.utan_enhet() for t in found), summa=summa)


def _utfall(sida: Sida, prefix: str = "", stil: Stil = Stil.BROD) -> Blocks:
    """The outcome against the budget as a sentence; nothing where neither is known."""
    budget, utfall, avvikelse = (sida.s.kanske(f"{prefix}{part}") for part in _MONEY)
    known = [tal for tal in (budget, utfall) if shown(tal)]
    if not known:
        return ()
    variant = "bara-budget" if not shown(utfall) else "bara-utfall"
    if len(known) == 2:
        variant = _riktning(budget, utfall)
    return (
        sida.stycke(
            "budget",
            "budget.besked",
            variant,
            stil=stil,
            budget=eller(budget, ""),
            utfall=eller(utfall, ""),
            avvikelse=eller(avvikelse, ""),
        ),
    )


def _jamforda(sida: Sida, insatser: Iterable[Insats]) -> Blocks:
    """Which insatser cost less than their budget, more and as much, where no sum can say it."""
    named: dict[str, list[str]] = {"under": [], "over": [], "lika": []}
    for insats in insatser:
        budget, utfall = (sida.om(insats.kod).s.kanske(part) for part in _MONEY[:2])
        if shown(budget, utfall):
            named[_riktning(budget, utfall)].append(insats.namn)
    delar = joined(
        sida.delar("budget.jamforda", way, insatser=enumerate_in_text(names))
        for way, names in named.items()
        if names
    )
    if not delar:
        return ()
    return (sida.stycke_av("budget.besked", "budget.jamforda.under", delar, Stil.BESKED),)


def _riktning(budget: Tal | None, utfall: Tal | None) -> str:
    if budget is None or utfall is None or budget.text == utfall.text:
        return "lika"
    return "over" if utfall.varde > budget.varde else "under"


def insatssida(sida: Sida) -> Blocks:
    """The page of an insats: grade, what it is, goals, what made it work, money, voices."""
    return (
        sida.rubrik(1, "rubrik", "insats.rubrik"),
        *betyg(sida),
        *sida.kanslitext("beskrivning"),
        *(block for avsnitt in _TEXTS for block in _text(sida, avsnitt)),
        *_goals(sida),
        *sida.kanslitext("kommentar", Stil.KOMMENTAR),
        *_text(sida, "framgangsfaktorer"),
        *_money(sida),
        *_citat(sida),
        *sida.egna_avsnitt(),
    )


def _text(sida: Sida, avsnitt: str) -> Blocks:
    """What the office has written, under its heading; nothing where it has not."""
    text = sida.kanslitext(avsnitt)
    return (sida.rubrik(2, avsnitt, f"sammanstalld.{avsnitt}"), *text) if text else ()


def _goals(sida: Sida) -> Blocks:
    table = maltabell(sida, mal_av(sida))
    return (sida.rubrik(2, "mal", "mal.rubrik"), *table) if table else ()


def _money(sida: Sida) -> Blocks:
    made = (*_utfall(sida), *sida.kanslitext("kommentar-ekonomi", Stil.KOMMENTAR))
    return (sida.rubrik(2, "budget", "budget.rubrik"), *made) if made else ()


def _citat(sida: Sida) -> Blocks:
    made = tuple(
        quoted for block in sida.kanslitext("citat", Stil.CITAT) for quoted in _quoted(block)
    )
    return (sida.rubrik(2, "citat", "sammanstalld.citat"), *made) if made else ()


def _quoted(block: object) -> Blocks:
    """A quotation per paragraph; its last line says who where it begins with a dash."""
    if not isinstance(block, Kanslitext):
        return ()
    if not isinstance(block.text, str):
        return (block,)
    parts = re.split(r"\n\s*\n", block.text.replace("\r\n", "\n").strip())
    texts = [quotation([line.strip() for line in p.splitlines() if line.strip()]) for p in parts]
    return tuple(
        Kanslitext(nyckel=f"{block.nyckel}.{n}", text=text, stil=Stil.CITAT)
        for n, text in enumerate(texts, start=1)
    )


def quotation(lines: list[str]) -> str:
    """The words in quotation marks, then on a line of its own who said them."""
    who = ""
    if len(lines) > 1 and lines[-1][:1] in _SAID_BY:
        who = lines.pop().lstrip(_SAID_BY).strip()
    text = f"\u201d{' '.join(lines).strip(_QUOTES + ' ')}\u201d"
    return f"{text}\n\u2013 {who}" if who else text
