"""The forms: what stands in them already, and where somebody writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sofrep.bilagor.dokument import DokumentVy, common
from sofrep.bilagor.mal import MalVy, goal_views
from sofrep.bilagor.siffror import KOLUMN, Siffror
from sofrep.bilagor.tabeller import rounded_note, streck_noter
from sofrep.bilagor.underlag import BilagaUnderlag, Context
from sofrep.domain.blanketter import Blankett, Falt, Faltslag, Markning, ticked
from sofrep.domain.figure import SEXES, Figure, FigureSet, Sex
from sofrep.domain.forbund import Forbund, Insats
from sofrep.visning.ordval import deltagare
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Ifyllnad, Rad, Ruta, Tabell, Tal
from sofrep.visning.vy import Vy

_NO_FIGURE = f"{DASH} betyder: ingen uppgift finns i arbetsböckerna."
_PARTICIPANTS = (
    ("Nya", "nya"),
    ("Avslutade", "avslutade"),
)
_MONEY = (("Budget", "budget"), ("Utfall", "utfall"), ("Avvikelse", "avvikelse"))


@dataclass(frozen=True, slots=True)
class BlankettmalVy(Vy):
    """A goal in a form: `kvinnor` and `man` are its result by sex, None where it has none."""

    mal: MalVy
    kvinnor: Tal | None
    man: Tal | None


@dataclass(frozen=True, slots=True)
class BlankettinsatsVy(Vy):
    """The insats that a form is about."""

    namn: str
    kortnamn: str


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


def make(given: Blankettunderlag) -> Context:
    """The context of a form's template.

    ``falt`` are the places to write in by kod; ``mal`` the goals of the insats, ``deltagare`` and
    ``ekonomi`` its tables ("" for none); ``avtal`` the texts of the agreement by kod ("" for none);
    ``markning`` is what the form is known by.
    """
    underlag, insats = given.underlag, given.insats
    s = Siffror(underlag.figures, underlag.period, insats.kod)
    titel = f"{given.blankett.namn} {insats.namn}"
    return {
        **common(underlag, given.blankett.bilaga),
        "dokument": DokumentVy(titel, 0, "", "", utkast=False, exempel=underlag.forbund.exempel),
        "blankett": given.blankett.namn,
        "insats": BlankettinsatsVy(insats.namn, insats.kortnamn or insats.namn),
        "falt": {falt.kod: _place(falt, given) for falt in given.blankett.falt},
        "mal": () if given.tom else tuple(_goals(underlag, insats)),
        "deltagare": "" if given.tom else _participants(s, underlag.forbund),
        "ekonomi": _money(s, tom=given.tom),
        "avtal": {kod: given.avtal.get(kod, "") for kod in _FROM_AGREEMENT},
        "markning": str(given.markning),
    }


_FROM_AGREEMENT = ("syfte", "malgrupp", "mal", "plan", "atagande", "kostnader", "effekter")


def parties(forbund: Forbund) -> tuple[str, ...]:
    """Those that an agreement may be made with: the members and their parties, each once."""
    parter = [part.namn for part in forbund.part if part.medlem and not part.kommun]
    names = (*parter, *(medlem.namn for medlem in forbund.medlem))
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


def _goals(underlag: BilagaUnderlag, insats: Insats) -> Iterator[BlankettmalVy]:
    goals = [goal for goal in underlag.goals if goal.mal.scope == insats.kod]
    for goal, view in zip(goals, goal_views(underlag, goals), strict=True):
        yield BlankettmalVy(
            view,
            _of_sex(underlag.figures, goal.result, Sex.KVINNOR),
            _of_sex(underlag.figures, goal.result, Sex.MAN),
        )


def _of_sex(figures: FigureSet, result: Figure | None, sex: Sex) -> Tal | None:
    """The same measure for one sex, where there is such a figure with a value."""
    if result is None or result.id.rsplit(".", 1)[-1] in set(SEXES):
        return None
    figure = figures.get(f"{result.id}.{sex}")
    return Tal(figure) if figure is not None and figure.value is not None else None


def _participants(s: Siffror, forbund: Forbund) -> Tabell | str:
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
        return ""
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


def _money(s: Siffror, *, tom: bool) -> Tabell | str:
    """Budget and outcome, where the workbooks know any of them."""
    found = {label: None if tom else s.kanske(matt) for label, matt in _MONEY}
    if all(tal is None for tal in found.values()):
        return ""
    rows = tuple(Rad(label, (DASH if tal is None else tal,)) for label, tal in found.items())
    notes = (_NO_FIGURE,) if None in found.values() else ()
    return Tabell(
        f"Budget och utfall {s.period.year}",
        "En rad för budget, utfall och avvikelse, med beloppet i tusental kronor.",
        ("Uppgift", "Belopp"),
        rows,
        (*notes, *rounded_note(rows), *streck_noter(rows)),
    )
