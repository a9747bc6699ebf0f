"""The forms: what stands in them already, and where somebody writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sofrep.amnen.sida import Sida
from sofrep.bilagor.mal import MalVy, goal_views
from sofrep.bilagor.siffror import KOLUMN, Siffror
from sofrep.bilagor.tabeller import rounded_note, streck_noter
from sofrep.bilagor.underlag import BilagaUnderlag
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
from sofrep.domain.figure import SEXES, Figure, FigureSet, Sex
from sofrep.domain.forbund import Forbund, Insats
from sofrep.domain.mal import MalUtfall
from sofrep.visning.block import (
    Block,
    Fraga,
    Fragekort,
    Rubrik,
    Stil,
    Stycke,
    Tabellblock,
    Underskrifter,
)
from sofrep.visning.ordval import deltagare
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Ifyllnad, Rad, Ruta, Tabell, Tal

_NO_FIGURE = f"{DASH} betyder: ingen uppgift finns i arbetsböckerna."
_PARTICIPANTS = (
    ("Nya", "nya"),
    ("Avslutade", "avslutade"),
)
_MONEY = (("Budget", "budget"), ("Utfall", "utfall"), ("Avvikelse", "avvikelse"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Blankettunderlag:
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
    sections = (_section(sida, given, avdelning) for avdelning in given.blankett.avdelningar)
    return (
        sida.stycke("ingress", "blankett.ingress", given.blankett.kod),
        sida.stycke("varning", "blankett.varning"),
        *(block for section in sections for block in section),
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
            Fraga(fraga=falt.fraga, svar=_place(falt, given), innan=_agreed(sida, given, falt))
            for falt in card
        )
        yield Fragekort(nyckel=sida.nyckel(card[0].kod), fragor=fragor)


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
    if name == "deltagare":
        tabell = None if given.tom else _participants(sida.s, sida.forbund)
        missing = None
    elif name == "mal":
        tabell = _goals(sida, given)
        missing = sida.stycke("mal.saknas", "blankett.mal", "ingen")
    else:
        tabell = _money(sida.s, tom=given.tom)
        missing = sida.stycke("ekonomi.saknas", "blankett.ekonomi", "ingen")
    if tabell is not None:
        yield Tabellblock(nyckel=sida.nyckel(name, "tabell"), tabell=tabell, numrerad=False)
    elif missing is not None:
        yield missing


def _signatures(sida: Sida) -> Iterator[Block]:
    yield sida.rubrik(1, "underskrifter", "blankett.underskrifter", "rubrik")
    yield sida.stycke("undertecknas", "blankett.underskrifter", "text")
    line = (
        sida.text("blankett.underskrifter", "part"),
        sida.text("blankett.underskrifter", "rad"),
    )
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


def _goals(sida: Sida, given: Blankettunderlag) -> Tabell | None:
    """The goals of the insats: of an agreement with their targets, of a follow-up with results."""
    underlag = given.underlag
    goals = [goal for goal in underlag.goals if goal.mal.scope == given.insats.kod]
    if given.tom or not goals:
        return None
    views = goal_views(underlag, goals)
    is_agreed = given.blankett is AVTAL
    rows = [
        (view.malvarde or DASH,)
        if is_agreed
        else (view.malvarde or DASH, *_results(sida, goal, view), view.bedomning)
        for goal, view in zip(goals, views, strict=True)
    ]
    notes = [
        f"{view.formulering}: {text}."
        for view in views
        for text in (view.i_ord, view.orsak)
        if text and not is_agreed
    ]
    if not is_agreed and any(DASH in row for row in rows):
        notes.insert(0, sida.text("blankett.mal", "streck"))
    kind = given.blankett.kod
    return Tabell(
        sida.text("blankett.mal-tabell", kind),
        sida.text("blankett.mal-beskrivning", kind),
        tuple(sida.text("blankett.mal-kolumner", kind).split("; ")),
        tuple(Rad(view.formulering, row) for view, row in zip(views, rows, strict=True)),
        tuple(notes),
    )


def _results(sida: Sida, goal: MalUtfall, view: MalVy) -> Iterator[Tal | str]:
    in_words = sida.text("blankett.mal", "i-ord")
    yield view.resultat or (in_words if view.i_ord else DASH)
    for sex in (Sex.KVINNOR, Sex.MAN):
        yield _of_sex(sida.underlag.figures, goal.result, sex) or DASH


def _of_sex(figures: FigureSet, result: Figure | None, sex: Sex) -> Tal | None:
    """The same measure for one sex, where there is such a figure with a value."""
    if result is None or result.id.rsplit(".", 1)[-1] in set(SEXES):
        return None
    figure = figures.get(f"{result.id}.{sex}")
    return Tal(figure) if figure is not None and figure.value is not None else None


def _participants(s: Siffror, forbund: Forbund) -> Tabell | None:
    ordet = deltagare(forbund)
    groups = [(g.namn, f"avslutade.{g.kod}") for g in forbund.kodgrupp if g.kod == "arbstud"]
    shown = [
        (f"{ordet.stor.plural} under året", "aktuella"),
        *_PARTICIPANTS,
        *((f"Till {name[:1].lower()}{name[1:]}", matt) for name, matt in groups),
        *(("Andel av de avslutade", f"{matt}.andel") for _, matt in groups),
    ]
    sexes = s.kolumner("aktuella", "nya", "avslutade")
    rows = [
        Rad(label, tuple(DASH if (tal := s.kanske(matt, sex)) is None else tal for sex in sexes))
        for label, matt in shown
        if s.kanske(matt) is not None
    ]
    if not rows:
        return None
    return Tabell(
        f"{ordet.stor.plural} {s.period.year}",
        "En rad per uppgift. Kolumnerna är totalt och könen.",
        ("Uppgift", *(KOLUMN[sex] for sex in sexes)),
        tuple(rows),
        (*streck_noter(rows), *_not_there(rows)),
    )


def _not_there(rows: list[Rad]) -> tuple[str, ...]:
    """Why there are dashes where there is no figure, as in a share of a group that is empty."""
    is_told = any(cell == DASH for rad in rows for cell in rad.celler)
    return (f"{DASH} betyder: det finns inget underlag för siffran.",) if is_told else ()


def _money(s: Siffror, *, tom: bool) -> Tabell | None:
    """Budget and outcome, where the workbooks know any of them."""
    found = {label: None if tom else s.kanske(matt) for label, matt in _MONEY}
    if all(tal is None for tal in found.values()):
        return None
    rows = tuple(Rad(label, (DASH if tal is None else tal,)) for label, tal in found.items())
    notes = (_NO_FIGURE,) if None in found.values() else ()
    return Tabell(
        f"Budget och utfall {s.period.year}",
        "En rad för budget, utfall och avvikelse, med beloppet i tusental kronor.",
        ("Uppgift", "Belopp"),
        rows,
        (*notes, *rounded_note(rows), *streck_noter(rows)),
    )
