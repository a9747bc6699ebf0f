"""Bilaga Indikatorer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sofrep.bilagor.dokument import common
from sofrep.bilagor.enkatsvar import Enkatsvar
from sofrep.bilagor.indikatorer_historik import HistorikVy, history_charts, history_table
from sofrep.bilagor.indikatorer_korthet import summary
from sofrep.bilagor.indikatorer_resultat import ResultattabellVy, result_table
from sofrep.bilagor.tabeller import Cell
from sofrep.bilagor.underlag import BilagaUnderlag, Context
from sofrep.domain.enkat import Enkat, Fraga, Indikator
from sofrep.domain.textplatser import indicator_comment
from sofrep.visning.svenska import DASH, enumerate_in_text
from sofrep.visning.visat import Diagram, Platshallare, Rad, Tabell
from sofrep.visning.vy import Vy

KOD = "indikatorer"


@dataclass(frozen=True, slots=True)
class FragaVy(Vy):
    """A question; `tillagg` are sentences on its condition, its first year and its break."""

    grupp: str
    nummer: int
    lydelse: str
    tillagg: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndikatorVy(Vy):
    """An indicator; `utan_matt` is why it has no measure, "" where it has.

    `ej_tillfragade` are the groups of its questions that were not asked this year.
    """

    nummer: int
    lydelse: str
    utan_matt: str
    fragor: tuple[FragaVy, ...]
    ej_tillfragade: tuple[str, ...]
    diagram: tuple[Diagram, ...]
    resultat: ResultattabellVy | None
    historik: HistorikVy | None
    kommentar: str | Platshallare


def make(underlag: BilagaUnderlag) -> Context:
    """The context of the template.

    ``enkat`` says whether the year has a survey; where it has none the other names are empty.
    ``korthet`` is `indikatorer_korthet.KorthetVy`, ``enkater`` the table of surveys per group and
    year, ``indikatorer`` the indicators of the profile; ``minsta_grupp`` is 0 where all results
    are shown.
    """
    shared = common(underlag, KOD)
    svar = Enkatsvar(
        underlag.figures,
        underlag.forbund.enkat or Enkat(svar=(), grupp=(), indikator=(), fraga=()),
        underlag.period.year,
        underlag.forbund.rojande.enkat,
    )
    years = svar.years()
    has_survey = underlag.period.is_year and svar.tal("antal") is not None
    return {
        **shared,
        "enkat": has_survey,
        "korthet": summary(svar) if has_survey else None,
        "enkater": _surveys(svar, years) if has_survey else None,
        "indikatorer": tuple(
            _indicator(svar, years, indikator, shared["text"])
            for indikator in svar.enkat.indikator
            if has_survey
        ),
        "minsta_grupp": svar.enkat.minsta_grupp,
    }


def _indicator(
    svar: Enkatsvar,
    years: Sequence[int],
    indikator: Indikator,
    texts: dict[str, str | Platshallare],
) -> IndikatorVy:
    fragor = [
        fraga
        for fraga in svar.enkat.questions_of(indikator.nummer)
        if any(fraga.is_asked(year) for year in years)
    ]
    silent = {grupp.kod for grupp in svar.not_asked()} & {fraga.grupp for fraga in fragor}
    return IndikatorVy(
        nummer=indikator.nummer,
        lydelse=indikator.lydelse.rstrip(". "),
        utan_matt=indikator.utan_matt.rstrip(". "),
        fragor=tuple(_question(svar, fraga) for fraga in fragor),
        ej_tillfragade=tuple(grupp.namn for grupp in svar.enkat.grupp if grupp.kod in silent),
        diagram=history_charts(svar, years, indikator.nummer, fragor),
        resultat=result_table(svar, indikator.nummer, fragor),
        historik=history_table(svar, years, indikator.nummer, fragor),
        kommentar=texts.get(indicator_comment(indikator.nummer), ""),
    )


def _question(svar: Enkatsvar, fraga: Fraga) -> FragaVy:
    tillagg = []
    condition = svar.enkat.question(fraga.grupp, fraga.villkor_fraga)
    if condition is not None:
        answers = enumerate_in_text([answer.lower() for answer in fraga.villkor_svar])
        tillagg.append(
            f"Ställs bara till dem som svarat {answers} på fråga {condition.nummer}, "
            f"”{condition.lydelse.rstrip('.')}”."
        )
    if fraga.fran:
        tillagg.append(f"Ställs sedan {fraga.fran}.")
    if fraga.till and fraga.till < svar.year:
        tillagg.append(f"Ställdes till och med {fraga.till}.")
    if 0 < fraga.jamforbar_fran <= svar.year:
        tillagg.append(
            f"Fick ny lydelse {fraga.jamforbar_fran}; åren före visas men kan inte jämföras."
        )
    if svar.is_asked(fraga.grupp) and fraga.is_asked(svar.year) and not svar.has(fraga):
        tillagg.append(f"Frågan fanns inte med i enkäten {svar.year}.")
    return FragaVy(
        svar.group(fraga.grupp).namn, fraga.nummer, fraga.lydelse.rstrip("."), tuple(tillagg)
    )


def _surveys(svar: Enkatsvar, years: Sequence[int]) -> Tabell:
    """How many surveys came back per group and year."""

    def cells(matt: str) -> tuple[Cell, ...]:
        found = (svar.tal(matt, year=year) for year in years)
        return tuple(DASH if tal is None else tal for tal in found)

    rader = [Rad(grupp.namn, cells(f"{grupp.kod}.antal")) for grupp in svar.enkat.grupp]
    blank = any(DASH in rad.celler for rad in rader)
    rader.append(Rad("Totalt", cells("antal"), summa=True))
    rubrik = "Inkomna enkäter per grupp och år"
    return Tabell(
        rubrik,
        f"{rubrik}. En rad per respondentgrupp och en summa, en kolumn per år.",
        ("Respondentgrupp", *map(str, years)),
        tuple(rader),
        (f"{DASH} betyder att gruppen inte tillfrågades det året.",) if blank else (),
    )
