"""What the members paid, what the money was used for, and what came of it: god ekonomisk hushållning."""

from __future__ import annotations

from msgspec import Struct

from sofrep.amnen.ekonomi.avsnitt.rakenskaper import amount, columns, posts_of
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.bilder import diagram
from sofrep.amnen.gemensamt.jamfor import lower_first, mot_fjolaret, uppraknat
from sofrep.amnen.gemensamt.overtaganden import running
from sofrep.amnen.gemensamt.sida import Blocks, Sida, shown
from sofrep.amnen.gemensamt.texter import scope_texts
from sofrep.amnen.gemensamt.tryckta import siffror
from sofrep.amnen.inskrivningar.avsnitt.deltagarantal import antalstabell
from sofrep.amnen.inskrivningar.avsnitt.korthet import sammanlagt
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked
from sofrep.amnen.strukturella.avsnitt import structural_goals, strukturella
from sofrep.domain.ekonomi import Beloppsslag
from sofrep.domain.forbund import FORBUNDET, Insats, Union
from sofrep.domain.postkoder import Rapport
from sofrep.domain.textplatser import TEXTPLATSER
from sofrep.visning.block import Kanslitext, Stil, Tabellblock
from sofrep.visning.svenska import DASH, period_in_text
from sofrep.visning.visat import Diagram, Rad, Serie, Tabell, Tal

_F = "finansiering"


class FinansieringVy(Struct, frozen=True):
    """The members' contributions: all of them together, and each beside last year's."""

    totalt: Tal
    tabell: Tabell


class AnvandningVy(Struct, frozen=True):
    """How the money was used."""

    tabell: Tabell
    diagram: Diagram | None


def contributions(underlag: BilagaUnderlag) -> FinansieringVy | None:
    """The members' contributions, or None where the profile does not say them for the year."""
    s = siffror(underlag, FORBUNDET)
    if s.kanske(_F) is None:
        return None
    before = s.forra() if s.forra().kanske(_F) is not None else None
    kommuner = {kommun.medlem for kommun in underlag.forbund.kommun}
    members = sorted(underlag.forbund.medlem, key=lambda medlem: medlem.kod in kommuner)

    def row(namn: str, measure: str, share: Tal | str, *, summa: bool = False) -> Rad:
        celler: tuple[Tal | str, ...] = (s.tal(measure).utan_enhet(), share)
        if before is not None:
            last = before.kanske(measure)
            celler = (*celler, DASH if last is None else last.utan_enhet())
        return Rad(namn, celler, summa)

    def share_of(measure: str) -> Tal:
        return s.tal(f"{measure}.andel").med_decimaler(1).utan_enhet()

    rader = [row(m.namn, f"{_F}.{m.kod}", share_of(f"{_F}.{m.kod}")) for m in members]
    if kommuner:
        whole = f"{_F}.kommuner"
        rader.append(
            row(underlag.fraser.text("ansokningar.kommunerna"), whole, share_of(whole), summa=True)
        )
    rader.append(row("Totalt", _F, "100", summa=True))
    words, key = underlag.fraser, "tabell.bidrag"
    year = period_in_text(underlag.period)
    rubrik = words.text(key, "rubrik", period=year)
    kolumner: tuple[str, ...] = (
        words.text(key, "etiketter"),
        words.text(key, "bidrag", period=year),
        words.text(key, "andel"),
    )
    if before is not None:
        last = period_in_text(before.period)
        kolumner = (*kolumner, words.text(key, "bidrag", period=last))
    beskrivning = f"{rubrik}. {words.text(key, 'kolumner')}"
    return FinansieringVy(s.tal(_F), Tabell(rubrik, beskrivning, kolumner, tuple(rader)))


def use_of_money(underlag: BilagaUnderlag) -> AnvandningVy | None:
    """The kinds of insats that the money went to, or None where the sheet is missing."""
    posts = posts_of(underlag, Rapport.ANVANDNING)
    if not any(post.belopp for post in posts):
        return None
    spalter = columns(underlag, posts)
    shares = [amount(underlag, f"{post.matt}.andel") for post in posts]
    rader = tuple(
        Rad(post.namn, (*(amount(underlag, f"{post.matt}{x.suffix}") for x in spalter), share))
        for post, share in zip(posts, shares, strict=True)
    )
    words, key = underlag.fraser, "tabell.anvandning"
    rubrik = words.text(key, "rubrik", period=period_in_text(underlag.period))
    tabell = Tabell(
        rubrik,
        f"{rubrik}. {words.text(key, 'kolumner')}",
        (
            words.text(key, "etiketter"),
            *(f"{spalt.rubrik}, kr" for spalt in spalter),
            words.text(key, "andel"),
        ),
        rader,
    )
    serie = Serie(
        words.text(key, "serie"), tuple(s if isinstance(s, Tal) else None for s in shares)
    )
    names = [post.namn for post in posts]
    return AnvandningVy(tabell, diagram(words, rubrik, names, (serie,)))


def finansiering(sida: Sida) -> Blocks:
    """The members' contributions; nothing where the profile does not say them for the year."""
    made = contributions(sida.underlag)
    if made is None:
        return ()
    mot = mot_fjolaret(sida, "belopp", "finansiering")
    return (
        sida.stycke("finansiering.besked", "ekonomi.bidrag", totalt=made.totalt, jamfor=mot),
        Tabellblock(
            nyckel=sida.nyckel("finansiering", "tabell"), tabell=made.tabell, numrerad=False
        ),
    )


def anvandning(sida: Sida) -> Blocks:
    """The shares of the money in words and a chart; a table where amounts are entered too."""
    made = use_of_money(sida.underlag)
    if made is None:
        return sida.kanslitext("anvandning")
    posts = posts_of(sida.underlag, Rapport.ANVANDNING)
    shares = [(post.namn, sida.s.kanske(f"{post.matt}.andel")) for post in posts]
    parts = [
        sida.delar("ekonomi.andel", andel=tal, till=lower_first(namn))
        for namn, tal in shares
        if tal is not None and shown(tal) and tal.varde
    ]
    besked: Blocks = ()
    if parts:
        besked = (sida.stycke("anvandning.besked", "ekonomi.anvandning", andelar=uppraknat(parts)),)
    in_kronor = any(b.kolumn.slag is Beloppsslag.UTFALL for post in posts for b in post.belopp)
    bild = sida.diagram("anvandning.diagram", made.diagram)
    if in_kronor or bild is None:
        nyckel = sida.nyckel("anvandning", "tabell")
        shown_as: Blocks = (Tabellblock(nyckel=nyckel, tabell=made.tabell, numrerad=False),)
    else:
        shown_as = (bild,)
    return (*besked, *shown_as, *sida.kanslitext("anvandning"))


def hushallning(sida: Sida) -> Blocks:
    """The section with its parts; each ends in the office's conclusion."""
    return (
        sida.rubrik(2, "hushallning", "arsredovisning.rubrik", "hushallning"),
        *anvandning(sida),
        *sida.kanslitext("hushallning"),
        *_strukturella(sida),
        *_individuella(sida),
        *_omvarld(sida),
        sida.rubrik(3, "slutsats", "arsredovisning.rubrik", "slutsats"),
        *sida.kanslitext("slutsats"),
    )


def _strukturella(sida: Sida) -> Blocks:
    made = strukturella(sida, niva=3, numrerad=False)
    if not made:
        made = (
            sida.rubrik(3, "strukturella", "strukturella.rubrik"),
            sida.stycke("strukturella.utan", "strukturella.utan"),
        )
    goals = maltabell(sida, structural_goals(sida.underlag), "strukturella.mal")
    return (*made, *goals, *sida.kanslitext("slutsats-strukturella", Stil.KOMMENTAR))


def _individuella(sida: Sida) -> Blocks:
    insatser = running(sida.underlag)
    blocks = [
        sida.rubrik(3, "individuella", "arsredovisning.rubrik", "individuella"),
        *(sammanlagt(sida) if insatser else ()),
        *(antalstabell(sida) if insatser else ()),
    ]
    with_goals = [u for u in sida.forbund.union if mal_av(sida.om(u.kod))]
    scopes: tuple[Insats | Union, ...] = (*with_goals, *insatser)
    for scope in scopes:
        blocks += _scope(sida.om(scope.kod), scope)
    if len(blocks) == 1:
        return ()
    return (*blocks, *sida.kanslitext("slutsats-individuella", Stil.KOMMENTAR))


def _scope(sida: Sida, scope: Insats | Union) -> Blocks:
    """What an insats is, how its goals went, and what is concluded."""
    besked = malbesked(sida)
    goals = maltabell(sida, [g for g in mal_av(sida) if g not in structural_goals(sida.underlag)])
    if besked and goals:
        how: Blocks = (sida.stycke_av("besked", "mal.besked.egna", besked), *goals)
    else:
        how = (sida.stycke("besked", "mal.inga"),) if isinstance(scope, Insats) else ()
    return (
        sida.rubrik(4, "insats", "insats.rubrik"),
        *_beskrivning(sida),
        *how,
        *sida.kanslitext("slutsats", Stil.KOMMENTAR),
    )


def _beskrivning(sida: Sida) -> Blocks:
    """The office's description and staff of the insats, as in Bilaga Statistik."""
    texts = scope_texts(sida.underlag, "statistik", sida.scope)
    return tuple(
        Kanslitext(nyckel=sida.nyckel(plats.avsnitt), text=text)
        for plats in TEXTPLATSER
        if plats.aven_i == sida.texter_ur
        and isinstance(text := texts.get(plats.avsnitt), str)
        and text
    )


def _omvarld(sida: Sida) -> Blocks:
    """What the förbund has looked into; nothing where the office has not written it."""
    text = sida.kanslitext("omvarld")
    if not text:
        return ()
    return (
        sida.rubrik(3, "omvarld", "arsredovisning.rubrik", "omvarld"),
        *text,
        *sida.kanslitext("slutsats-omvarld", Stil.KOMMENTAR),
    )
