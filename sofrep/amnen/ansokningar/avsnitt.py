"""The section on applications: who applies, from where, and each member's share of the funding."""

from __future__ import annotations

from sofrep.amnen.gemensamt.bilder import diagram
from sofrep.amnen.gemensamt.jamfor import MINST, is_few, mot_fjolaret, toppar
from sofrep.amnen.gemensamt.ovriga import samlade
from sofrep.amnen.gemensamt.sida import Blocks, Sida, abreast, eller, joined, se, shown
from sofrep.amnen.gemensamt.tabeller import Radmatt, ovriga_noter
from sofrep.amnen.gemensamt.tryckta import Siffror
from sofrep.domain.forbund import Forbund, Medlem
from sofrep.visning.block import Delar, Diagramblock, Stil, Stycke
from sofrep.visning.svenska import DASH, enumerate_in_text
from sofrep.visning.visat import Rad, Serie, Tabell

_A = "ansokningar"
_F = "finansiering"
MOST = 15
"""A chart of more kommuner cannot be read."""


def ansokningar(sida: Sida) -> tuple[Blocks, Blocks]:
    """The section and its full tables; nothing where the applications are not known."""
    s, antal = sida.s, sida.s.kanske(_A)
    if antal is None:
        return (), ()
    matris = sida.tabell("ansokningar.matris", _matris(sida))
    parter = sida.tabell("ansokningar.parter", _parter(sida))
    medlemmar: Blocks = ()
    if s.kanske(_F) is not None:
        medlemmar = sida.tabell("ansokningar.medlemmar", _medlemmar(sida))
    andelar = None
    if shown(antal) and antal.varde >= MINST:
        andelar = _bild_medlemmar(sida, medlemmar) if medlemmar else _bild_parter(sida, parter)
    bilder = [bild for bild in (_bild_kommuner(sida, matris), andelar) if bild is not None]
    rubrik = sida.rubrik(1, "ansokningar", "ansokningar.rubrik")
    kommentar = sida.kommentar("ansokningar")
    if not antal:
        return (rubrik, *_besked(sida), *kommentar), ()
    kropp = (
        rubrik,
        *_besked(sida),
        *_sammanlagda(sida),
        *abreast(sida, "ansokningar", bilder),
        *kommentar,
    )
    if not (parter or matris or medlemmar):
        return kropp, ()
    rubrik = sida.rubrik(2, "ansokningar.tabeller", "ansokningar.rubrik")
    return kropp, (rubrik, *parter, *matris, *medlemmar)


def _besked(sida: Sida) -> tuple[Stycke, ...]:
    s = sida.s
    antal, per_manad = s.tal(_A), s.tal(f"{_A}.per-manad")
    variant = (
        "dold" if antal.dold else "ingen" if not antal else "en" if antal.varde == 1 else "flera"
    )
    mot = mot_fjolaret(sida, "antal", _A)
    parts = [sida.delar("ansokningar.besked", variant, antal=antal, jamfor=mot)]
    if variant == "flera":
        if per_manad.finns:
            parts.append(sida.delar("ansokningar.per-manad", per_manad=per_manad))
        parts.append(_storst(sida))
    part = "ansokningar.besked"
    return (sida.stycke_av(part, f"{part}.{variant}", joined(parts), Stil.BESKED),)


def _storst(sida: Sida) -> Delar:
    """The party that applied most."""
    rader = [Radmatt(part.namn, f"{_A}.part.{part.kod}") for part in sida.forbund.part]
    top = toppar(sida.s, rader)
    andel = sida.s.kanske(f"{top[0].matt}.andel") if top else None
    if andel is None or not andel.finns or len(top) > 2 or is_few(andel):
        return ()
    variant = "en" if len(top) == 1 else "lika"
    namn = enumerate_in_text([rad.etikett for rad in top])
    return sida.delar("ansokningar.storst", variant, part=namn, andel=andel)


def _sammanlagda(sida: Sida) -> tuple[Stycke, ...]:
    """Members with more than one party of their own, such as a region's two.

    Not those whose name lists their parties: adding them up says nothing new.
    """
    made = []
    for medlem in sida.forbund.medlem:
        parter = [p.namn for p in sida.forbund.part if p.medlem == medlem.kod and not p.kommun]
        antal, andel = (sida.s.kanske(f"{_A}.medlem.{medlem.kod}{end}") for end in ("", ".andel"))
        if len(parter) < 2 or all(namn in medlem.namn for namn in parter):
            continue
        if antal is None or andel is None or not antal.varde or not andel.finns or is_few(andel):
            continue
        made.append(
            sida.stycke(
                f"ansokningar.{medlem.kod}",
                "ansokningar.sammanlagt",
                stil=Stil.PUNKT,
                parter=enumerate_in_text(parter),
                medlem=medlem.namn,
                antal=antal,
                andel=andel,
            )
        )
    return tuple(made)


def _bild_parter(sida: Sida, tabeller: Blocks) -> Diagramblock | None:
    delar = sida.forbund.part
    tal = tuple(sida.s.kanske(f"{_A}.part.{p.kod}.andel") for p in delar)
    serie = Serie(sida.text("ansokningar.andel"), tal)
    titel = sida.text("ansokningar.diagram-parter")
    bild = diagram(sida.underlag.fraser, titel, [p.namn for p in delar], (serie,))
    return sida.diagram("ansokningar.parter.diagram", bild, se(tabeller, sida))


def _bild_kommuner(sida: Sida, tabeller: Blocks) -> Diagramblock | None:
    """Applications by kommun, the most first; too many to read are left to the table."""
    s = sida.s
    kommuner = [
        (k.kortnamn or k.namn, s.kanske(f"{_A}.kommun.{k.kod}"))
        for k in sida.forbund.kommun
        if k.medlem or s.har(f"{_A}.kommun.{k.kod}")
    ]
    if not 1 < len(kommuner) <= MOST:
        return None
    kommuner.sort(key=lambda pair: -pair[1].varde if pair[1] is not None else 0)
    serie = Serie(sida.text("ansokningar.antal"), tuple(tal for _, tal in kommuner))
    titel = sida.text("ansokningar.diagram-kommuner")
    bild = diagram(sida.underlag.fraser, titel, [namn for namn, _ in kommuner], (serie,))
    text = joined((sida.delar("ansokningar.bildtext-kommuner"), se(tabeller, sida)))
    return sida.diagram("ansokningar.kommuner.diagram", bild, text)


def _bild_medlemmar(sida: Sida, tabeller: Blocks) -> Diagramblock | None:
    """The shares of applications and of funding beside each other; the kommuner as one."""
    of_kommuner = _of_kommuner(sida.forbund)
    groups = [
        (m.namn, f"medlem.{m.kod}", m.kod) for m in sida.forbund.medlem if m.kod not in of_kommuner
    ]
    if of_kommuner:
        groups.append((sida.text("ansokningar.kommunerna"), "kommuner", "kommuner"))
    serier = (
        Serie(
            sida.text("ansokningar.andel-ansokningar"),
            tuple(sida.s.kanske(f"{_A}.{a}.andel") for _, a, _ in groups),
        ),
        Serie(
            sida.text("ansokningar.andel-bidrag"),
            tuple(sida.s.kanske(f"{_F}.{f}.andel") for _, _, f in groups),
        ),
    )
    titel = sida.text("ansokningar.diagram-medlemmar")
    bild = diagram(sida.underlag.fraser, titel, [namn for namn, _, _ in groups], serier)
    text = joined((sida.delar("ansokningar.bildtext-medlemmar"), se(tabeller, sida)))
    return sida.diagram("ansokningar.medlemmar.diagram", bild, text)


def _matris(sida: Sida) -> Tabell:
    """A row per kommun, a column per party, totals and shares both ways."""
    s, forbund = sida.s, sida.forbund
    fraser = sida.underlag.fraser
    first = f"{_A}.part.{forbund.part[0].kod}." if forbund.part else f"{_A}.kommun."
    every = [
        Radmatt(kommun.kortnamn or kommun.namn, f"{first}{kommun.kod}") for kommun in forbund.kommun
    ]
    kommuner = samlade(s, fraser, every, variant="kommun")
    rader = [
        Rad(
            rad.etikett,
            (
                *(s.tal(f"{_A}.part.{part.kod}.{kod}") for part in forbund.part),
                s.tal(f"{_A}.kommun.{kod}"),
                s.tal(f"{_A}.kommun.{kod}.andel").utan_enhet(),
            ),
        )
        for rad in kommuner
        for kod in [rad.matt.removeprefix(first)]
    ]
    if s.har(f"{_A}.kommun.saknas"):
        blank = f"{_A}.kommun.saknas"
        dashes = tuple(DASH for _ in forbund.part)
        rader.append(
            Rad("Uppgift saknas", (*dashes, s.tal(blank), s.tal(f"{blank}.andel").utan_enhet()))
        )
    totals = tuple(s.tal(f"{_A}.part.{part.kod}") for part in forbund.part)
    rader.append(Rad("Totalt", (*totals, s.tal(_A), _hundra(s)), summa=True))
    shares = tuple(s.tal(f"{_A}.part.{part.kod}.andel").utan_enhet() for part in forbund.part)
    rader.append(Rad("Andel, %", (*shares, _hundra(s), DASH)))
    rubriker = sida.rubriker("tabell.ansokningar-matris")
    kolumner = (*(part.namn for part in forbund.part), "Totalt", "Andel, %")
    noter = (*sida.streck(rader), *ovriga_noter(fraser, kommuner))
    return rubriker.tabell(kolumner, rader, noter)


def _parter(sida: Sida) -> Tabell:
    """Each party with its share and last year's."""
    s, innan = sida.s, sida.innan
    before = innan.kanske(_A) is not None

    def row(namn: str, matt: str, andel: object) -> Rad:
        fjol = (eller(innan.kanske(matt)),) if before else ()
        share = (
            s.tal(f"{matt}.andel").med_decimaler(1).utan_enhet() if andel is None else _hundra(s)
        )
        return Rad(namn, (s.tal(matt), share, *fjol), summa=andel is not None)

    rader = [row(part.namn, f"{_A}.part.{part.kod}", None) for part in sida.forbund.part]
    rader.append(row("Totalt", _A, 100))
    rubriker = sida.rubriker("tabell.ansokningar-parter")
    fjol = (sida.text("ansokningar.antal-fjol"),) if before else ()
    kolumner = (sida.text("kolumn.antal"), "Andel, %", *fjol)
    return rubriker.tabell(kolumner, rader, sida.streck(rader))


def _medlemmar(sida: Sida) -> Tabell:
    """Each member's applications and contribution with their shares; the kommuner added up too."""
    s, forbund = sida.s, sida.forbund

    def row(namn: str, ansokningar: str, bidrag: str, *, summa: bool = False) -> Rad:
        celler = (
            s.tal(ansokningar),
            s.tal(f"{ansokningar}.andel").utan_enhet(),
            s.tal(bidrag).utan_enhet(),
            s.tal(f"{bidrag}.andel").utan_enhet(),
        )
        return Rad(namn, celler, summa)

    rader = [row(m.namn, f"{_A}.medlem.{m.kod}", f"{_F}.{m.kod}") for m in _ordered(forbund)]
    kommunerna = sida.text("ansokningar.kommunerna")
    rader.append(row(kommunerna, f"{_A}.kommuner", f"{_F}.kommuner", summa=True))
    hela = (s.tal(_A), _hundra(s), s.tal(_F).utan_enhet(), "100")
    rader.append(Rad("Totalt", hela, summa=True))
    rubriker = sida.rubriker("tabell.ansokningar-medlemmar")
    kolumner = sida.text("tabell.ansokningar-medlemmar", "kolumnrubriker").split(" | ")
    return rubriker.tabell(kolumner, rader, (*_utan_medlem(sida), *sida.streck(rader)))


def _utan_medlem(sida: Sida) -> tuple[str, ...]:
    outside = [p.namn.lower() for p in sida.forbund.part if not p.medlem and not p.kommun]
    if not outside:
        return ()
    return (sida.text("ansokningar.utan-medlem", parter=enumerate_in_text(outside)),)


def _of_kommuner(forbund: Forbund) -> frozenset[str]:
    return frozenset(kommun.medlem for kommun in forbund.kommun)


def _ordered(forbund: Forbund) -> list[Medlem]:
    """The members that are kommuner last, beside their sum."""
    of_kommuner = _of_kommuner(forbund)
    return sorted(forbund.medlem, key=lambda medlem: medlem.kod in of_kommuner)


def _hundra(s: Siffror) -> str:
    return "100" if s.har(_A) else DASH
