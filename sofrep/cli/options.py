"""The arguments and options that commands share, and what a given text means."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sofrep import paths
from sofrep.cli.show import Format
from sofrep.domain.enkat import Enkat
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.errors import SofrepError

Year = Annotated[
    str | None, typer.Argument(metavar="ÅR", help="Året, t.ex. 2023; annars det nyaste.")
]
Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="MAPP", help="Förbundets mapp, där forbund.toml ligger."),
]
Form = Annotated[
    str, typer.Option("--format", metavar="FORM", help="tabell, json, csv (för Excel) eller md.")
]
Insats = Annotated[
    str | None,
    typer.Option("--insats", metavar="INSATS", help="Bara denna: kod, namn eller alias."),
]
Kon = Annotated[
    str | None, typer.Option("--kon", metavar="KÖN", help="Bara kvinnor, män eller övriga.")
]
Kommun = Annotated[
    str | None, typer.Option("--kommun", metavar="KOMMUN", help="Bara deltagare från kommunen.")
]
Alder = Annotated[
    str | None, typer.Option("--alder", metavar="BAND", help="Bara åldersbandet, t.ex. 30-39.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Räkna varningar som fel.")]

_SEXES = {
    **{str(sex): sex for sex in Sex},
    **{str(sex): sex for sex in Sex},
    "k": Sex.KVINNOR,
    "kvinna": Sex.KVINNOR,
    "m": Sex.MAN,
    "män": Sex.MAN,
    "övriga": Sex.OVRIGA,
}
_OFFERED_SEXES = ("kvinnor", "män", "övriga")
_OFFERED_SEXES = ("kvinnor", "män", "övriga")


class UsageFault(SofrepError):  # noqa: N818 - a fault of the command line, not of the program
    """Something on the command line cannot be understood."""

    exit_code = 2


def folder_of(data: Path | None, *, or_sample: bool = True) -> Path:
    """The förbund's folder of this run; `or_sample` as in `paths.find_folder`."""
    return paths.find_folder(data, Path.cwd(), os.environ, or_sample=or_sample)


def year_of(text: str) -> int:
    """A year as four digits."""
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise UsageFault(f"{text} är inget år. Skriv fyra siffror, t.ex. 2023.")
    return int(text)


def period_of(year: str | None, folder: Path, forbund: Forbund) -> Period:
    """The year that was given, or the newest that `folder` has."""
    if year is not None:
        return Period.of_year(year_of(year))
    from sofrep.pipeline.query import newest_year

    return Period.of_year(newest_year(folder, forbund))


def format_of(text: str) -> Format:
    """The format of that name."""
    return Format(_one_of(text.casefold(), list(Format), "Formatet"))


def sex_of(text: str | None) -> Sex | None:
    """The sex of that name; None when none is given."""
    if text is None:
        return None
    sex = _SEXES.get(text.casefold())
    if sex is None:
        raise _unknown(text, _OFFERED_SEXES, "Könet")
    return sex


def scope_of(text: str | None, forbund: Forbund) -> str | None:
    """The kod of the insats, union or förbund that `text` names; None when none is given."""
    if text is None:
        return None
    from sofrep.register.names import scope_names

    names, kods = scope_names(forbund)
    found = names.find(text)
    if found is None:
        raise _unknown(text, names.choices, "Insatsen")
    return kods[found]


def kommun_of(text: str | None, forbund: Forbund) -> str:
    """The kod of the kommun that `text` names; "" when none is given."""
    if text is None:
        return ""
    from sofrep.register.names import kommun_names

    names = kommun_names(forbund.kommun)
    found = names.find(text)
    if found is None or found < 0:
        raise _unknown(text, names.choices, "Kommunen")
    return forbund.kommun[found].kod


def respondents_of(text: str | None, enkat: Enkat) -> str | None:
    """The kod of the respondent group that `text` names; None when none is given."""
    if text is None:
        return None
    from sofrep.register.names import code_names

    names = code_names("respondentgrupp", enkat.grupp)
    found = names.find(text)
    if found is None or found < 0:
        raise _unknown(text, names.choices, "Respondentgruppen")
    return enkat.grupp[found].kod


def band_of(text: str | None, forbund: Forbund) -> str:
    """The age band written so in the profile; "" when none is given."""
    if text is None:
        return ""
    bands = [*forbund.alder.band, *forbund.alder.extra_band]
    return _one_of(text.replace("–", "-").replace(" ", ""), bands, "Åldersbandet")


def _one_of(text: str, known: Sequence[str], what: str) -> str:
    if text not in known:
        raise _unknown(text, known, what)
    return text


def _unknown(text: str, known: Iterable[str], what: str) -> UsageFault:
    listed = list(known)
    near = difflib.get_close_matches(text, listed, n=1)
    hint = f" Menade du {near[0]}?" if near else ""
    return UsageFault(f"{what} {text} finns inte.{hint} Välj bland: {', '.join(listed)}.")
