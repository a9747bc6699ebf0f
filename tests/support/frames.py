"""Underlag from rows as dicts, without Excel, and a small profile to go with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from sofrep.domain.dokument import Bilaga
from sofrep.domain.figure import SEXES, Figure
from sofrep.domain.forbund import (
    Avsnitt,
    Fonster,
    Forbund,
    Insats,
    Kod,
    Kodgrupp,
    Kodlista,
    Kommun,
    Malregler,
    Medlem,
    Part,
    Union,
    Uppfoljning,
)
from sofrep.domain.mal import Insatsuppgift, Mal
from sofrep.domain.problem import Place
from sofrep.domain.uppgift import Alder, Forsorjningstid
from sofrep.statistics.own_dimensions import added
from sofrep.statistics.underlag import (
    NO_DAY,
    TID_PER_YEAR,
    UNKNOWN,
    Sheet,
    Underlag,
)
from support.columns import Row, code, frame
from support.survey_frames import SURVEY_SHEETS, survey_frames

SHEETS = (
    Sheet("register/2023.xlsx", "Register", "register"),
    Sheet("uppf.xlsx", "Uppföljning", "uppfoljning", {"insats": "A", "kon": "D"}),
    Sheet("2023/ansokningar.xlsx", "Ansökningar", "ansokningar", {"antal": "D"}),
    Sheet("2023/strukturella.xlsx", "Strukturella", "strukturella", {"antal": "D"}),
    *SURVEY_SHEETS,
    Sheet("2023/antal.xlsx", "Antal", "antal"),
)
"""The sheets that the frames refer to, one per kind: 0 register, 1 uppföljning ..."""

_YEAR = {"fran_dag": "01-01", "till_dag": "12-31"}


def make_forbund(**changes: Any) -> Forbund:
    """Three insatser, two kommuner, two unions, two horizons; `changes` replace whole parts."""
    parts: dict[str, Any] = {
        "namn": "Samordningsförbundet Prov",
        "kortnamn": "Prov",
        "organisationsnummer": "222000-0000",
        "register_fran": date(2020, 1, 1),
        "max_manader": 18,
        "medlem": (
            Medlem(kod="staten", namn="Staten", bidrag={"2023": 600}),
            Medlem(kod="region", namn="Regionen", bidrag={"2023": 300}),
            Medlem(kod="alv", namn="Älvs kommun", bidrag={"2023": 75}),
            Medlem(kod="vik", namn="Viks kommun", bidrag={"2023": 25}),
        ),
        "kommun": (
            Kommun(kod="alv", namn="Älvs kommun", kortnamn="Älv", medlem="alv"),
            Kommun(kod="vik", namn="Viks kommun", kortnamn="Vik", medlem="vik"),
        ),
        "insats": (
            Insats(kod="rv", namn="Rehabvägledare", kortnamn="RV", avsnitt=tuple(Avsnitt)),
            Insats(kod="utr", namn="Utredning", kortnamn="UTR"),
            Insats(kod="gg", namn="Gränsgångare", kortnamn="GG", fran=2023),
        ),
        "union": (
            Union(kod="ind", namn="Individinsatser", insatser=("rv", "utr")),
            Union(kod="alla", namn="Alla insatser", insatser=("rv", "utr", "gg")),
        ),
        "forsorjning": (
            Kod(kod="ingen", namn="Ingen offentlig försörjning", raknas_som=("egen",)),
            Kod(kod="sjukpen", namn="Sjukpenning"),
            Kod(kod="forsstod", namn="Försörjningsstöd"),
        ),
        "sysselsattning": (
            Kod(kod="arbete", namn="Arbete", raknas_som=("arbstud", "arbstudsok")),
            Kod(kod="studier", namn="Studier", raknas_som=("arbstud", "arbstudsok")),
            Kod(kod="arbsok", namn="Arbetssökande", raknas_som=("arbstudsok",)),
            Kod(kod="ingen", namn="Ingen sysselsättning"),
        ),
        "avslutsorsak": (
            Kod(kod="klar", namn="Klar"),
            Kod(kod="sjukdom", namn="Sjukdom", raknas_som=("sjuk",)),
            Kod(kod="annan", namn="Annan orsak"),
        ),
        "kodgrupp": (
            Kodgrupp(kod="egen", namn="Ingen offentlig försörjning", lista=Kodlista.FORSORJNING),
            Kodgrupp(kod="arbstud", namn="Arbete eller studier", lista=Kodlista.SYSSELSATTNING),
            Kodgrupp(
                kod="arbstudsok",
                namn="Arbete, studier eller arbetssökande",
                lista=Kodlista.SYSSELSATTNING,
            ),
            Kodgrupp(kod="sjuk", namn="Avslutad på grund av sjukdom", lista=Kodlista.AVSLUTSORSAK),
        ),
        "part": (
            Part(kod="af", namn="Arbetsförmedlingen", medlem="staten"),
            Part(kod="kommun", namn="Kommunen", kommun=True),
            Part(kod="primvard", namn="Primärvården", medlem="region"),
            Part(kod="psyk", namn="Psykiatrin", medlem="region"),
            Part(kod="egen", namn="Egen ansökan"),
        ),
        "alder": Alder(band=("-24", "25-29", "30-59", "60-"), extra_band=("16-29",)),
        "forsorjningstid": Forsorjningstid(granser=(1, 3, 5, 9)),
        "uppfoljning": (
            Uppfoljning(
                kod="6man",
                namn="6 månader",
                manader=6,
                insatser=("rv", "utr"),
                fonster=Fonster(fran_ar=-1, fran_dag="01-01", till_ar=0, till_dag="06-30"),
            ),
            Uppfoljning(
                kod="2ar",
                namn="2 år",
                manader=24,
                insatser=("rv",),
                fonster=Fonster(fran_ar=-2, till_ar=-2, **_YEAR),
            ),
        ),
        "bilaga": (Bilaga(kod="statistik", nummer=1, namn="Statistik"),),
        "mal": Malregler(tolerans_procent=10),
    }
    return Forbund(**(parts | changes))


def make_underlag(
    forbund: Forbund,
    rows: Sequence[Row] = (),
    *,
    followups: Sequence[Row] = (),
    applications: Sequence[Row] = (),
    tallies: Sequence[Row] = (),
    activities: Sequence[Row] = (),
    surveys: Sequence[Row] = (),
    survey_sums: Sequence[Row] = (),
    national: Sequence[Row] = (),
    goals: Sequence[Mal] = (),
    history: Sequence[Figure] = (),
    insatser: Sequence[Insatsuppgift] = (),
) -> Underlag:
    """The underlag of rows that are written with codes and dates; what is left out is blank.

    A row of the register: ``insats="rv", start=date(...)``, and any of ``slut kon nummer
    fodelsear alder_start kommun grupp anonym tid_ar tid forsorjning sysselsattning avslutsorsak
    samtycke``; several codes as a list; a follow-up as ``uppf={"6man": {"forsorjning": [...]}}``,
    which is answered; what the profile adds as ``egna={"utb": "gymn", "fors-in": ["fk"]}``.  A survey: ``year=2023, grupp="avslut", kon="man", svar={1: "bra", 3: "ja"}``;
    sums: ``grupp="pers", fraga=1, enkater=9, negativt=1 ...``, with ``kon`` for one of a sex.
    """
    return Underlag(
        enrolments=frame(
            [_enrolment(forbund, row, place) for place, row in enumerate(rows)],
            _enrolment(forbund, {"insats": forbund.insats[0].kod, "start": date(2023, 1, 1)}, 0),
        ),
        followups=frame(
            [_followup(forbund, row, place) for place, row in enumerate(followups)],
            _followup(
                forbund,
                {
                    "insats": forbund.insats[0].kod,
                    "uppfoljning": forbund.uppfoljning[0].kod if forbund.uppfoljning else "",
                    "slut": date(2023, 1, 1),
                },
                0,
            ),
        ),
        applications=frame(
            [_application(forbund, row, place) for place, row in enumerate(applications)],
            _application(forbund, {"year": 2023, "part": forbund.part[0].kod}, 0),
        ),
        tallies=frame(
            [_tally(forbund, row, place) for place, row in enumerate(tallies)],
            _tally(forbund, {"insats": forbund.insats[0].kod, "steps": ("nya",), "antal": 1}, 0),
        ),
        activities=frame(
            [_activity(row, place) for place, row in enumerate(activities)],
            _activity({"year": 2023}, 0),
        ),
        **survey_frames(forbund, surveys, survey_sums, national),
        goals=tuple(goals),
        texts={},
        history=tuple(history),
        sheets=SHEETS,
        files={},
        problems=(),
        insatser=tuple(insatser),
    )


def make_insats_row(insats: str, **changes: Any) -> Insatsuppgift:
    """A row of the sheet of insatser for 2023, blank but for `changes`."""
    parts: dict[str, Any] = {
        "year": 2023,
        "insats": insats,
        "budget": None,
        "utfall": None,
        "betyg": "",
        "skal": "",
        **{
            f"place_{name}": Place("2023/insatser.xlsx", "Insatser", f"{letter}2")
            for name, letter in (("budget", "B"), ("utfall", "C"), ("betyg", "D"))
        },
    }
    return Insatsuppgift(**(parts | changes))


def day_number(day: date | None) -> int:
    """Days since 1970-01-01; NO_DAY for none."""
    return NO_DAY if day is None else (day - date(1970, 1, 1)) // timedelta(days=1)


def bits(codes: Sequence[Kod], chosen: Sequence[str]) -> int:
    """The bit mask of the chosen codes."""
    kods = [kod.kod for kod in codes]
    return sum(1 << kods.index(kod) for kod in set(chosen))


def _enrolment(forbund: Forbund, row: Row, place: int) -> dict[str, Any]:
    start: date = row["start"]
    born = row.get("fodelsear", UNKNOWN)
    age = row.get("alder_start", UNKNOWN if born == UNKNOWN else start.year - born)
    years = row.get("tid_ar")
    coded: dict[str, Any] = {
        "insats": np.int16(code(forbund.insats, row["insats"])),
        "nummer": row.get("nummer", ""),
        "kon": np.int8(SEXES.index(row.get("kon", "kvinnor"))),
        "fodelsear": np.int32(born),
        "alder_start": np.int32(age),
        "kommun": np.int16(code(forbund.kommun, row.get("kommun", ""))),
        "grupp": row.get("grupp", ""),
        "start": np.int32(day_number(start)),
        "slut": np.int32(day_number(row.get("slut"))),
        "anonym": np.bool_(row.get("anonym", False)),
        "tid": np.int64(row.get("tid", UNKNOWN) if years is None else years * TID_PER_YEAR),
        "forsorjning": np.int64(bits(forbund.forsorjning, row.get("forsorjning", ()))),
        "sysselsattning": np.int64(bits(forbund.sysselsattning, row.get("sysselsattning", ()))),
        "avslutsorsak": np.int16(code(forbund.avslutsorsak, row.get("avslutsorsak", ""))),
        "samtycke": np.bool_(row.get("samtycke", False)),
        "sheet": np.int32(0),
        "row": np.int32(place + 2),
    }
    for dimension in added(forbund):
        said, kods = row.get("egna", {}).get(dimension.name), [*dimension.categories(forbund)]
        if dimension.several_values:
            said = sum(1 << kods.index(kod) for kod in said or ())
        elif not dimension.bands:
            said = kods.index(said) if said else UNKNOWN
        coded[dimension.column] = np.int64(UNKNOWN if said is None else said)
    for horizon in forbund.uppfoljning:
        answer = row.get("uppf", {}).get(horizon.kod)
        coded[f"{horizon.kod}.svarat"] = np.bool_(answer is not None)
        for lista in (Kodlista.FORSORJNING, Kodlista.SYSSELSATTNING):
            chosen = (answer or {}).get(lista.value, ())
            coded[f"{horizon.kod}.{lista}"] = np.int64(bits(forbund.codes(lista), chosen))
    return coded


def _followup(forbund: Forbund, row: Row, place: int) -> dict[str, Any]:
    def mask(lista: Kodlista, key: str) -> np.int64:
        return np.int64(bits(forbund.codes(lista), row.get(key, ())))

    return {
        "insats": np.int16(code(forbund.insats, row["insats"])),
        "kon": np.int8(SEXES.index(row.get("kon", "kvinnor"))),
        "uppfoljning": np.int16(code(forbund.uppfoljning, row["uppfoljning"])),
        "slut_fran": np.int32(day_number(row.get("slut_fran", row.get("slut")))),
        "slut_till": np.int32(day_number(row.get("slut_till", row.get("slut")))),
        "samtycke": np.bool_(row.get("samtycke", False)),
        "svarat": np.bool_(row.get("svarat", False)),
        "forsorjning": mask(Kodlista.FORSORJNING, "forsorjning"),
        "sysselsattning": mask(Kodlista.SYSSELSATTNING, "sysselsattning"),
        "avslut_forsorjning": mask(Kodlista.FORSORJNING, "avslut_forsorjning"),
        "avslut_sysselsattning": mask(Kodlista.SYSSELSATTNING, "avslut_sysselsattning"),
        "sheet": np.int32(1),
        "row": np.int32(place + 2),
    }


def _application(forbund: Forbund, row: Row, place: int) -> dict[str, Any]:
    return {
        "year": np.int32(row.get("year", 2023)),
        "month": np.int8(row.get("month", UNKNOWN)),
        "part": np.int16(code(forbund.part, row["part"])),
        "kommun": np.int16(code(forbund.kommun, row.get("kommun", ""))),
        "antal": np.int64(row.get("antal", 1)),
        "sheet": np.int32(2),
        "row": np.int32(place + 2),
        "column": row.get("column", ""),
    }


def _tally(forbund: Forbund, row: Row, place: int) -> dict[str, Any]:
    kon = row.get("kon")
    return {
        "year": np.int32(row.get("year", 2023)),
        "month": np.int8(row.get("month", UNKNOWN)),
        "insats": np.int16(code(forbund.insats, row["insats"])),
        "steps": row["steps"],
        "kon": np.int8(UNKNOWN if kon is None else SEXES.index(kon)),
        "antal": np.int64(row["antal"]),
        "sheet": np.int32(len(SHEETS) - 1),
        "row": np.int32(place + 2),
        "column": "B",
    }


def _activity(row: Row, place: int) -> dict[str, Any]:
    return {
        "year": np.int32(row.get("year", 2023)),
        "vad": row.get("vad", "Föreläsning"),
        "utforare": row.get("utforare", ""),
        "nar": row.get("nar", ""),
        "antal": np.int64(row.get("antal", UNKNOWN)),
        "sheet": np.int32(3),
        "row": np.int32(place + 2),
    }
