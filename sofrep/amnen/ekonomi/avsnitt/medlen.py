"""What the members paid, and what the money was used for."""

from __future__ import annotations

from sofrep.amnen.ekonomi.avsnitt.finansiering import contributions, use_of_money
from sofrep.amnen.ekonomi.avsnitt.rakenskaper import posts_of
from sofrep.amnen.gemensamt.jamfor import mot_fjolaret, uppraknat
from sofrep.amnen.gemensamt.sida import Blocks, Sida, shown
from sofrep.amnen.gemensamt.topp import lower_first
from sofrep.domain.ekonomi import Beloppsslag
from sofrep.domain.postkoder import Rapport
from sofrep.visning.block import Tabellblock


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
