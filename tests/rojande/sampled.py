"""A sample förbund as an office of which everybody is known, so that it can be attacked as invented ones are.

Only such a sample can be that has rows for everybody: Väst, with the default rule.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from rojande.invented import Office
from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.figure import SEXES
from sofrep.domain.forbund import Forbund, Kod
from sofrep.forbundsprofil.profile import read_profile
from sofrep.statistics.underlag import NO_DAY, NOT_ASKED, TID_PER_YEAR, UNKNOWN, Underlag
from support.any_folder import Cells
from support.columns import records
from support.recount import Ansokan, Rad

SAMPLE = Path(__file__).parents[2] / "sample_data" / "vast"
RULE = "\n[rojande]\nminsta_grupp = 5\n"
_EPOCH = date(1970, 1, 1)
_NOW = ("kvinna", "man", "annat")


def sample_office(folder: Path, rule: str = RULE) -> Office:
    """A copy of the sample with a rule of disclosure, or without any."""
    shutil.copytree(SAMPLE, folder)
    profile = folder / "forbund.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + rule, encoding="utf-8")
    forbund, problems = read_profile(profile)
    assert forbund is not None, problems
    underlag = read_underlag(folder, forbund)
    years = {int(year) for year in underlag.surveys["year"]}
    return Office(
        folder,
        forbund,
        list(_rows(underlag, forbund)),
        {},
        list(_applications(underlag, forbund)),
        {year: list(_answers(underlag, forbund, year)) for year in years},
    )


def _rows(underlag: Underlag, forbund: Forbund) -> Iterator[Rad]:
    for row in records(underlag.enrolments):
        yield Rad(
            insats=forbund.insats[row["insats"]].kod,
            start=_day(row["start"]),
            slut=None if row["slut"] == NO_DAY else _day(row["slut"]),
            kon=str(SEXES[row["kon"]]),
            fodelsear=_known(row["fodelsear"]),
            alder_start=_known(row["alder_start"]),
            kommun="" if row["kommun"] == UNKNOWN else forbund.kommun[row["kommun"]].kod,
            grupp=row["grupp"],
            nummer=row["nummer"],
            anonym=bool(row["anonym"]),
            tid=None if row["tid"] == UNKNOWN else Fraction(row["tid"], TID_PER_YEAR),
            **_outcome(row, "", forbund),
            avslutsorsak=_reason(row["avslutsorsak"], forbund),
            samtycke=bool(row["samtycke"]),
            uppf={
                each.kod: _outcome(row, f"{each.kod}.", forbund)
                for each in forbund.uppfoljning
                if row.get(f"{each.kod}.svarat")
            },
        )


def _outcome(row: dict[str, Any], of: str, forbund: Forbund) -> dict[str, frozenset[str]]:
    return {
        name: _codes(row[f"{of}{name}"], codes)
        for name, codes in (
            ("forsorjning", forbund.forsorjning),
            ("sysselsattning", forbund.sysselsattning),
        )
    }


def _codes(mask: int, codes: tuple[Kod, ...]) -> frozenset[str]:
    return frozenset(code.kod for n, code in enumerate(codes) if mask >> n & 1)


def _reason(number: int, forbund: Forbund) -> str:
    return "" if number == UNKNOWN else forbund.avslutsorsak[number].kod


def _applications(underlag: Underlag, forbund: Forbund) -> Iterator[Ansokan]:
    for row in records(underlag.applications):
        kommun = "" if row["kommun"] == UNKNOWN else forbund.kommun[row["kommun"]].kod
        month = None if row["month"] == UNKNOWN else int(row["month"])
        for _ in range(row["antal"]):
            yield Ansokan(int(row["year"]), month, forbund.part[row["part"]].kod, kommun, 1)


def _answers(underlag: Underlag, forbund: Forbund, year: int) -> Iterator[Cells]:
    enkat = forbund.enkat
    assert enkat is not None
    frame = underlag.surveys
    for row in records(frame.where((frame["year"] == year) & (frame["grupp"] != UNKNOWN))):
        group = enkat.grupp[row["grupp"]]
        cells: Cells = {"Respondentgrupp": group.namn}
        if row["kon"] != UNKNOWN:
            cells["Kön"] = _NOW[row["kon"]]
        for fraga in enkat.questions_to(group.kod):
            said = row[f"f{fraga.nummer:02d}"]
            if said not in (UNKNOWN, NOT_ASKED):
                scale = ("nej", "ja") if fraga.ja_nej else [step.svar for step in enkat.svar]
                cells[f"Fråga {fraga.nummer}"] = scale[said]
        yield cells


def _day(days: int) -> date:
    return _EPOCH + timedelta(days=days)


def _known(number: int) -> int | None:
    return None if number == UNKNOWN else int(number)
