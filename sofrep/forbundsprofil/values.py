"""Values that must make sense: age bands, limits, amounts, years and follow-up windows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from sofrep.domain.forbund import Fonster, Forbund, Underlagsslag
from sofrep.domain.uppgift import Alder, Forsorjningstid
from sofrep.forbundsprofil.faults import Faults

_BAND = re.compile(r"(\d{1,3})?-(\d{1,3})?")
_YEAR = re.compile(r"(19|20)\d\d")
_IN_SPRING = 12 + 3
"""A report is written in the three months after its twelve."""
_PART = re.compile(r"(19|20)\d\dm\d\d-\d\d|\d{6}-\d{6}")
_OLDEST = 999


def check_age(alder: Alder, faults: Faults) -> None:
    """Bands can be read, follow on each other without gap or overlap, and cover every age."""
    bands = _read_bands("alder.band", alder.band, faults)
    _read_bands("alder.extra_band", alder.extra_band, faults)
    for number, (before, after) in enumerate(pairwise(bands), start=2):
        if before is None or after is None or after[0] == before[1] + 1:
            continue
        wrong = "överlappar" if after[0] <= before[1] else "lämnar en lucka efter"
        faults.error(
            "profil-alder",
            f"alder.band[{number}]",
            f"Bandet {wrong} bandet före.",
            f"Låt det börja på {before[1] + 1}."
            if before[1] < _OLDEST
            else "Skriv banden i ordning.",
        )
    ends = [band for band in (bands[:1] + bands[-1:]) if band]
    if len(ends) == 2 and (ends[0][0] > 0 or ends[1][1] < _OLDEST):
        faults.warning(
            "profil-alder",
            "alder.band",
            "Banden täcker inte alla åldrar.",
            'Skriv det yngsta som "-24" och det äldsta som "60-", så hamnar ingen utanför.',
        )
    if not 0 < alder.unga_till < _OLDEST and not faults.told("alder", "alder.unga_till"):
        faults.error("profil-varde", "alder.unga_till", "Åldern är inte möjlig.", "Skriv t.ex. 29.")
    if not 0 <= alder.yngst <= alder.aldst < _OLDEST:
        faults.error(
            "profil-varde",
            "alder.aldst",
            f"Åldrarna {alder.yngst} till {alder.aldst} är inte möjliga.",
            "Skriv t.ex. yngst = 16 och aldst = 64.",
        )


def _read_bands(path: str, texts: tuple[str, ...], faults: Faults) -> list[tuple[int, int] | None]:
    bands: list[tuple[int, int] | None] = []
    for number, text in enumerate(texts, start=1):
        found = _BAND.fullmatch(text)
        band = (int(found[1] or 0), int(found[2] or _OLDEST)) if found and text != "-" else None
        if band is None or band[1] < band[0]:
            faults.error(
                "profil-alder",
                f"{path}[{number}]",
                f'"{text}" är inget åldersband.',
                'Skriv t.ex. "-24", "25-29" eller "60-".',
            )
            band = None
        elif text in texts[: number - 1]:
            faults.error(
                "profil-dubblett", f"{path}[{number}]", f'"{text}" står två gånger.', "Ta bort en."
            )
        bands.append(band)
    return bands


def check_limits(tid: Forsorjningstid, faults: Faults) -> None:
    """The limits of time on public support are positive and rising."""
    for number, limit in enumerate(tid.granser, start=1):
        if limit < 1 or (number > 1 and limit <= tid.granser[number - 2]):
            faults.error(
                "profil-granser",
                f"forsorjningstid.granser[{number}]",
                "Gränserna ska vara hela år, minst 1, i stigande ordning.",
                "Skriv t.ex. [1, 3, 5, 9].",
            )


def check_amounts(forbund: Forbund, faults: Faults) -> None:
    """Contributions are amounts of years; months and tolerance are not negative."""
    for number, medlem in enumerate(forbund.medlem, start=1):
        for year, amount in medlem.bidrag.items():
            path = f"medlem[{number}].bidrag.{year}"
            check_year(path, year, faults)
            if amount < 0:
                faults.error("profil-varde", path, "Bidraget är negativt.", "Skriv hela kronor.")
    if forbund.max_manader < 0:
        faults.error(
            "profil-varde",
            "max_manader",
            "Talet är negativt.",
            "Skriv 0 om det inte finns en gräns.",
        )
    if not 0 <= forbund.mal.tolerans_procent <= 100:
        faults.error(
            "profil-varde", "mal.tolerans_procent", "Talet ska vara 0 till 100.", "Skriv t.ex. 10."
        )


def check_years(forbund: Forbund, faults: Faults) -> None:
    """The years of documents and insatser are years."""
    for year, dokument in forbund.dokument.items():
        path = f"dokument.{year}"
        if not _PART.fullmatch(year):
            check_year(path, year, faults)
        if dokument.datum and _YEAR.fullmatch(year) and dokument.datum.year < int(year):
            if faults.told(f"{path}.datum"):
                continue
            faults.error(
                "profil-datum",
                f"{path}.datum",
                "Datumet ligger före året som dokumentet handlar om.",
                f"Skriv dagen då dokumenten för {year} blev klara.",
            )
    for number, insats in enumerate(forbund.insats, start=1):
        for name, limit in (("fran", insats.fran), ("till", insats.till)):
            if limit:
                check_year(f"insats[{number}].{name}", str(limit), faults)
        if insats.till and insats.till < insats.fran:
            faults.error(
                "profil-datum",
                f"insats[{number}].till",
                "Insatsen slutar före det år då den börjar.",
                "Rätta fran eller till.",
            )
    _check_registers(forbund, faults)


def _check_registers(forbund: Forbund, faults: Faults) -> None:
    """The register's first day is there where an insats has rows, and an insats' own is later."""
    first = forbund.register_fran
    with_rows = [i.namn for i in forbund.insats if i.underlag is Underlagsslag.RADER]
    if first is None and with_rows and not faults.told("register_fran"):
        faults.error(
            "profil-saknad-nyckel",
            "register_fran",
            f"Inställningen register_fran saknas, fast {with_rows[0]} har ett register.",
            "Lägg till den första dagen då registret är komplett, t.ex. 2020-01-01. Eller skriv "
            'underlag = "antal" för de insatser som bara lämnar antal.',
        )
    if first is not None and first.year < 1990 and not faults.told("register_fran"):
        faults.error(
            "profil-datum",
            "register_fran",
            "Datumet är före 1990.",
            "Skriv den första dagen då registret är komplett, t.ex. 2020-01-01.",
        )
    for number, insats in enumerate(forbund.insats, start=1):
        own, key = insats.register_fran, f"insats[{number}].register_fran"
        if own is None or faults.told(key):
            continue
        if insats.underlag is Underlagsslag.ANTAL:
            faults.error(
                "profil-varde", key, "Insatsen har inget register.", "Ta bort register_fran där."
            )
        elif first is not None and own < first:
            faults.error(
                "profil-datum",
                key,
                f"Datumet är före förbundets register_fran, {first}.",
                "Ta bort det: insatsens register är komplett från förbundets datum.",
            )
        elif insats.till and own.year > insats.till:
            faults.error(
                "profil-datum",
                key,
                f"Registret blir komplett efter {insats.till}, då insatsen slutar, så ingen rad räknas.",
                'Rätta register_fran eller till, eller skriv underlag = "antal".',
            )


def check_year(path: str, year: str, faults: Faults) -> None:
    """`year`, which stands at `path`, is four digits of our time."""
    if not _YEAR.fullmatch(year):
        faults.error(
            "profil-datum", path, f'"{year}" är inget år.', "Skriv fyra siffror, t.ex. 2023."
        )


def check_followups(forbund: Forbund, faults: Faults) -> None:
    """The windows are days that exist, in order, and not in the future of the report.

    Whoever left on the last of them can have been followed up when the report is written.
    """
    for number, horizon in enumerate(forbund.uppfoljning, start=1):
        path = f"uppfoljning[{number}]"
        if horizon.manader < 1 and not faults.told(f"{path}.manader"):
            faults.error(
                "profil-varde", f"{path}.manader", "Talet ska vara minst 1.", "Skriv t.ex. 6."
            )
        for name, window in (("fonster", horizon.fonster), ("delar", horizon.delar)):
            if window is not None:
                _check_window(f"{path}.{name}", window, faults)
                _check_due(f"{path}.{name}", window, horizon.manader, faults)


def _check_due(path: str, window: Fonster, months: int, faults: Faults) -> None:
    if any(problem.place.cell.startswith(path) for problem in faults.found):
        return
    if 12 * window.till_ar + int(window.till_dag[:2]) + months <= _IN_SPRING:
        return
    year, before = divmod(11 - months, 12)
    month = before + 1
    day = date(2001, month % 12 + 1, 1) - timedelta(days=1)
    faults.error(
        "profil-datum",
        path,
        f"När årets rapport skrivs har det inte gått {months} månader för de sista som fönstret har med.",
        f'Skriv ett tidigare fönster, till exempel {{ fran_ar = {year - (month < 12)}, fran_dag = "01-01", '
        f'till_ar = {year}, till_dag = "{day:%m-%d}" }}.',
    )


def _check_window(path: str, window: Fonster, faults: Faults) -> None:
    if any(problem.place.cell.startswith(path) for problem in faults.found):
        return
    days: list[tuple[int, date]] = []
    for name, year in (("fran", window.fran_ar), ("till", window.till_ar)):
        try:
            days.append((year, date.fromisoformat(f"2000-{getattr(window, name + '_dag')}")))
        except ValueError:
            faults.error(
                "profil-datum",
                f"{path}.{name}_dag",
                "Dagen finns inte.",
                'Skriv månad och dag, t.ex. "06-30".',
            )
        if not -20 <= year <= 0:
            faults.error(
                "profil-datum",
                f"{path}.{name}_ar",
                "Året ska vara 0 (rapportens år) eller ett antal år före, t.ex. -1.",
                "Rätta talet.",
            )
    if len(days) == 2 and days[1] < days[0]:
        faults.error(
            "profil-datum", path, "Tiden slutar före sin början.", "Byt plats på från och till."
        )
