"""The årsredovisning: the document that the styrelse signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sofrep.bilagor import finansiering, noter, organisation, sammanfattning, strukturella
from sofrep.bilagor.dokument import common
from sofrep.bilagor.mal import MalVy, any_entered, by_party, goal_views, overall_name
from sofrep.bilagor.rakenskaper import statement
from sofrep.bilagor.siffror import siffror
from sofrep.bilagor.texter import Texter, scope_texts
from sofrep.bilagor.underlag import BilagaUnderlag, Context
from sofrep.domain.ekonomi import Rapport
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import MalUtfall
from sofrep.visning.visat import Platshallare, Rad, Tabell, Tal, WordFil
from sofrep.visning.vy import Vy

KOD = "arsredovisning"
_SHOWN = tuple(r for r in Rapport if r not in (Rapport.NOTER, Rapport.ANVANDNING))
_ORD = "Ord och förkortningar"


@dataclass(frozen=True, slots=True)
class MalavsnittVy(Vy):
    """The goals of the förbund, a union or an insats, and what is concluded from them."""

    kod: str
    namn: str
    mal: tuple[MalVy, ...]
    text: Texter

    @property
    def inmatat(self) -> bool:
        """Whether a result was typed in."""
        return any_entered(self.mal)


@dataclass(frozen=True, slots=True)
class BilagaVy(Vy):
    """A bilaga of the årsredovisning."""

    kod: str
    nummer: int
    namn: str


def is_begun(underlag: BilagaUnderlag) -> bool:
    """Whether the year has anything of an årsredovisning, amounts or a text; none for part of one."""
    if not underlag.period.is_year:
        return False
    written = [key for key, text in underlag.texts.items() if text.strip()]
    has_text = any(key.bilaga == KOD for key in (*written, *underlag.textfiler))
    return has_text or any(post.belopp for post in underlag.ekonomi)


def make(underlag: BilagaUnderlag) -> Context:
    """The context of the template.

    ``rapport`` has the statements by kod (res, bal, kf, drift, fler, krav), ``noter`` and
    ``principnot`` the notes, ``mal`` the groups of goals; ``finansiering``, ``anvandning`` and
    ``strukturella`` are None where there is nothing to tell; ``nyckeltal`` are single figures or
    None.  The rest is `dokument.common`.
    """
    base = common(underlag, KOD)
    notes = noter.make(underlag)
    text: Texter = base["text"]
    insatser = sammanfattning.running(underlag)
    return {
        **base,
        "ordlista": _word_list(text["ordlista"]),
        "organ": organisation.bodies(underlag),
        "organ_saknas": Platshallare(
            "Organisation saknas. Skriv styrelse, revisorer, beredningsgrupp och kansli på bladet "
            "Organisation."
        ),
        "ledamoter": organisation.signatories(underlag),
        "finansiering": finansiering.contributions(underlag),
        "anvandning": finansiering.use_of_money(underlag),
        "deltagare": sammanfattning.totals(
            underlag, insatser, sammanfattning.shown_unions(underlag)
        ),
        "rapport": {str(rapport): statement(underlag, rapport) for rapport in _SHOWN},
        "noter": notes,
        "principnot": noter.first_free(notes),
        "nyckeltal": _key_figures(underlag),
        "mal": _goals(underlag),
        "strukturella": strukturella.make(underlag),
        "bilagor": tuple(
            BilagaVy(b.kod, b.nummer, b.namn) for b in underlag.forbund.bilaga if b.nummer
        ),
    }


def _word_list(text: str | Platshallare | WordFil) -> Tabell | None:
    """The word list as a table, where every paragraph of it is ``word: meaning``."""
    if not isinstance(text, str):
        return None
    pairs = [line.partition(":") for line in text.splitlines() if line.strip()]
    if not pairs or not all(word.strip() and what.strip() for word, _, what in pairs):
        return None
    return Tabell(
        _ORD,
        f"{_ORD}. Kolumnerna är ordet och vad det betyder.",
        ("Ord", "Betydelse"),
        tuple(Rad(word.strip(), (what.strip(),)) for word, _, what in pairs),
    )


def _key_figures(underlag: BilagaUnderlag) -> dict[str, Tal | str | None]:
    """Figures for sentences; ``soliditet_forra`` is last year's as this year's sheets give it."""
    s = siffror(underlag, FORBUNDET)
    before = s.kanske(f"eko.soliditet.ar-{underlag.period.year - 1}")
    balanskrav = s.kanske("eko.krav.balanskrav")
    return {
        "resultat": s.kanske("eko.res.resultat"),
        "eget_kapital": s.kanske("eko.bal.ek-ut"),
        "soliditet": s.kanske("eko.soliditet"),
        "soliditet_forra": before or s.forra().kanske("eko.soliditet"),
        "balanskrav": balanskrav,
        "anstallda": s.kanske("eko.fler.anstallda"),
    }


def _goals(underlag: BilagaUnderlag) -> tuple[MalavsnittVy, ...]:
    """The goals but those of the structural activities, which stand in a section of their own.

    Every insats of the year has a section, a union and the förbund only if they have goals.
    """
    own = strukturella.structural_goals(underlag)
    rest = [goal for goal in underlag.goals if goal not in own]
    groups = [
        MalavsnittVy(FORBUNDET, overall_name(part), goal_views(underlag, goals), {})
        for part, goals in by_party(underlag, rest)
    ]
    unions = [_group(underlag, rest, u.kod, u.namn) for u in underlag.forbund.union]
    groups += [group for group in unions if group.mal]
    for insats in sammanfattning.running(underlag):
        groups.append(_group(underlag, rest, insats.kod, insats.namn))
    return tuple(groups)


def _group(
    underlag: BilagaUnderlag, goals: Sequence[MalUtfall], scope: str, namn: str
) -> MalavsnittVy:
    of_scope = [goal for goal in goals if goal.mal.scope == scope]
    texts = scope_texts(underlag, KOD, scope)
    return MalavsnittVy(scope, namn, goal_views(underlag, of_scope), texts)
