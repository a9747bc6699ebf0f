"""The forms: what stands in them already, and where somebody writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from sofrep.amnen.blanketter.avsnitt.blankettabeller import (
    goals_table,
    money_table,
    participants_table,
)
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Sida, joined
from sofrep.domain.blanketter import (
    AVTAL,
    UPPFOLJNING,
    Avdelning,
    Blankett,
    Falt,
    Faltslag,
    Markning,
    ticked,
)
from sofrep.domain.forbund import Forbund, Insats
from sofrep.visning.block import (
    Blankettfraga,
    Block,
    Fragekort,
    Rubrik,
    Stil,
    Stycke,
    Tabellblock,
    Underskrifter,
)
from sofrep.visning.visat import Ifyllnad, Ruta


class Blankettunderlag(Struct, frozen=True, kw_only=True):
    """What a form is made from.

    `svar` are the answers that its fields have already, by kod; `avtal` those of the agreement,
    which the follow-up shows beside its questions.  An empty form (`tom`) shows neither figures
    nor answers.
    """

    underlag: BilagaUnderlag
    blankett: Blankett
    insats: Insats
    svar: Mapping[str, str] = field(default_factory=dict)
    avtal: Mapping[str, str] = field(default_factory=dict)
    tom: bool = False

    @property
    def markning(self) -> Markning:
        """Which form this is, for reading it back."""
        return Markning(
            blankett=self.blankett.kod,
            insats=self.insats.kod,
            ar=self.underlag.period.year,
            forbund=self.underlag.forbund.organisationsnummer,
        )


def compose(given: Blankettunderlag) -> tuple[Block, ...]:
    """A form: how it is filled in, its questions under their headings, what it is known by."""
    sida = Sida(given.underlag, given.blankett.kod, given.insats.kod)
    kod = given.blankett.kod
    sections = [
        block
        for avdelning in given.blankett.avdelningar
        for block in _section(sida, given, avdelning)
    ]
    filled = any(isinstance(block, Tabellblock) for block in sections)
    ingress = [sida.delar("blankett.ingress", kod)]
    ingress += [sida.delar("blankett.ifyllt", kod)] if filled else []
    return (
        sida.stycke_av("ingress", f"blankett.ingress.{kod}", joined(ingress)),
        sida.stycke("varning", "blankett.varning"),
        *sections,
        *(_signatures(sida) if given.blankett is AVTAL else ()),
        sida.stycke("markning", "blankett.markning", stil=Stil.NOT, markning=str(given.markning)),
    )


def places_of(blocks: Iterable[Block]) -> tuple[Ifyllnad, ...]:
    """The places to write in of a form."""
    cards = (block for block in blocks if isinstance(block, Fragekort))
    return tuple(fraga.svar for card in cards for fraga in card.fragor)


def _section(sida: Sida, given: Blankettunderlag, avdelning: Avdelning) -> Iterator[Block]:
    kod = avdelning.falt[0].kod
    yield Rubrik(nyckel=sida.nyckel(kod, "rubrik"), niva=1, delar=(avdelning.rubrik,))
    if avdelning.ingress:
        yield Stycke(nyckel=sida.nyckel(kod, "ingress"), delar=(avdelning.ingress,))
    if avdelning.tabell:
        yield from _table(sida, given, avdelning.tabell)
    for card in _cards(avdelning):
        fragor = tuple(
            Blankettfraga(
                fraga=falt.fraga, svar=_place(falt, given), innan=_agreed(sida, given, falt)
            )
            for falt in card
        )
        beskrivning = sida.text("blankett.fraga")
        yield Fragekort(nyckel=sida.nyckel(card[0].kod), fragor=fragor, beskrivning=beskrivning)


def _cards(avdelning: Avdelning) -> list[list[Falt]]:
    """The questions that stand together: one answered with a choice, and the place to say more."""
    cards: list[list[Falt]] = []
    for falt in avdelning.falt:
        if cards and cards[-1][-1].slag is Faltslag.VAL:
            cards[-1].append(falt)
        else:
            cards.append([falt])
    return cards


def _agreed(sida: Sida, given: Blankettunderlag, falt: Falt) -> str:
    """What the agreement said, beside a question of the follow-up."""
    kod = _AGREED.get(falt.kod) if given.blankett is UPPFOLJNING else None
    said = given.avtal.get(kod, "") if kod else ""
    return sida.text("blankett.planerat", text=said) if said else ""


def _table(sida: Sida, given: Blankettunderlag, name: str) -> Iterator[Block]:
    """What is known already, or that it is not; an empty form says nothing of either."""
    if given.tom:
        return
    if name == "deltagare":
        tabell = participants_table(sida)
        missing = None
    elif name == "mal":
        tabell = goals_table(sida)
        missing = sida.stycke("mal.saknas", "blankett.mal", "ingen")
    else:
        tabell = money_table(sida)
        missing = sida.stycke("ekonomi.saknas", "blankett.ekonomi", "ingen")
    if tabell is not None:
        yield Tabellblock(nyckel=sida.nyckel(name, "tabell"), tabell=tabell, numrerad=False)
    elif missing is not None:
        yield missing


def _signatures(sida: Sida) -> Iterator[Block]:
    yield sida.rubrik(1, "underskrifter", "blankett.underskrifter", "rubrik")
    yield sida.stycke("undertecknas", "blankett.underskrifter", "text")
    line = (sida.text("blankett.underskrifter", "part"), sida.text("blankett.underskrifter", "rad"))
    yield Underskrifter(nyckel=sida.nyckel("underskrifter.rader"), rader=(line,) * _SIGNERS)


_AGREED = {
    "atagande": "atagande",
    "aktiviteter": "plan",
    "syfte": "syfte",
    "effekter": "effekter",
    "ekonomi": "kostnader",
}
"""The agreement's answer that is shown beside a question of the follow-up."""
_SIGNERS = 4


def parties(forbund: Forbund) -> tuple[str, ...]:
    """Those that an agreement may be made with, none of them twice.

    That is the members; of one that is named after its parties (Staten: Arbetsförmedlingen and
    Försäkringskassan), those.
    """
    names: list[str] = []
    for medlem in forbund.medlem:
        parts = [p.namn for p in forbund.part if p.medlem == medlem.kod and not p.kommun]
        is_named_so = parts and all(part.casefold() in medlem.namn.casefold() for part in parts)
        names += parts if is_named_so else [medlem.namn]
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]


def _place(falt: Falt, given: Blankettunderlag) -> Ifyllnad:
    text = _first_text(falt, given)
    rutor: tuple[Ruta, ...] = ()
    if falt.slag is Faltslag.KRYSS:
        offered = parties(given.underlag.forbund)
        named, text = ticked(text.splitlines(), offered)
        rutor = tuple(Ruta(falt.tagg, name, name in named) for name in offered)
    return Ifyllnad(
        tagg=falt.tagg,
        namn=falt.fraga,
        prompt=falt.prompt,
        text=text,
        val=falt.val,
        datum=falt.slag is Faltslag.DATUM,
        rutor=rutor,
    )


def _first_text(falt: Falt, given: Blankettunderlag) -> str:
    """The field's own text, else what the data know of it."""
    if given.svar.get(falt.kod) or given.tom:
        return given.svar.get(falt.kod, "").strip()
    insats = given.insats
    year = {"fran": insats.fran, "till": insats.till}.get(falt.kod, 0)
    if falt.slag is Faltslag.DATUM and year:
        return f"{year}-01-01" if falt.kod == "fran" else f"{year}-12-31"
    return ""
