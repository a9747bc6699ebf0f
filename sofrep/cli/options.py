"""The arguments and options that commands share, and what a given text means."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep import paths
from sofrep.cli.show import Format
from sofrep.domain.enkat import Enkat
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import MONTHS, Period
from sofrep.errors import SofrepError

if TYPE_CHECKING:
    from sofrep.excel.names import Names

Year = Annotated[
    str | None,
    typer.Argument(metavar="ÅR", help="Året, t.ex. 2023. Utelämnas det används det senaste."),
]
Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="MAPP", help="Förbundets mapp, där forbund.toml ligger."),
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORM",
        help="tabell, json, csv (för Excel) eller md. I en fil: --spara svar.csv",
    ),
]
Insats = Annotated[
    str | None,
    typer.Option(
        "--insats", metavar="INSATS", help="Bara den här insatsen (kod, namn eller kortnamn)."
    ),
]
Kon = Annotated[
    str | None, typer.Option("--kon", metavar="KÖN", help="Bara kvinnor, män eller övriga.")
]
Kommun = Annotated[
    str | None, typer.Option("--kommun", metavar="KOMMUN", help="Bara deltagare från kommunen.")
]
Alder = Annotated[
    str | None,
    typer.Option(
        "--alder", "--ålder", metavar="ÅLDER", help="Bara de åldrarna: 30-39, -29, 60- eller 45."
    ),
]
Utfall = Annotated[
    str | None,
    typer.Option(
        "--utfall", metavar="UTFALL", help="Bara hur det gick, t.ex. arbete eller sjukpenning."
    ),
]
Jamfor = Annotated[
    str | None,
    typer.Option("--jamfor", "--jämför", metavar="ÅR", help="Samma siffror ett annat år, bredvid."),
]
Per = Annotated[
    list[str] | None,
    typer.Option(
        "--per",
        metavar="VAD",
        help="En rad per kommun, kön, ålder, månad, insats eller en annan uppgift (forsorjning, utb); två om valet "
        "ges två gånger.",
    ),
]
PartOfYear = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="En del av året: mars, januari-juni, delår (januari-augusti) eller dagar, t.ex. "
        "2023-01-01..2023-06-30.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stoppa även vid varningar.")]

_DELAR = frozenset({"delår", "delar", "delårsrapport"})
_SEXES = {
    **{str(sex): sex for sex in Sex},
    "k": Sex.KVINNOR,
    "kvinna": Sex.KVINNOR,
    "m": Sex.MAN,
    "män": Sex.MAN,
    "övriga": Sex.OVRIGA,
}
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


def period_of(year: str | None, folder: Path, forbund: Forbund, part: str | None = None) -> Period:
    """The year that was given, or `part`'s, or the newest that `folder` has; or a part of it."""
    if year is not None:
        return part_of_year(part, year_of(year))
    if part is not None and part[:4].isdecimal():
        return part_of_year(part, year_of(part[:4]))
    from sofrep.pipeline.query import newest_year

    return part_of_year(part, newest_year(folder, forbund))


def part_of_year(text: str | None, year: int) -> Period:
    """The part of `year` that an option names, all of it where there is none.

    ``mars``, ``januari-juni``, ``delår``, a month (2023-03), two days or two months.
    """
    if text is None:
        return Period.of_year(year)
    if text.strip().casefold() in _DELAR:
        return Period(date(year, 1, 1), date(year, 8, 31))
    if found := _months_of(text, year):
        return found
    first, dots, last = text.strip().partition("..")
    if not dots and not re.fullmatch(r"\d{4}-\d\d", first):
        raise UsageFault(
            f"Perioden {text} går inte att läsa. Skriv en månad, delår, eller första och sista "
            f"dagen, t.ex. {year}-01-01..{year}-06-30."
        )
    start, end = _days(first).start, _days(last if dots else first).end
    if end < start:
        raise UsageFault(f"Perioden {text} slutar innan den börjar.")
    if (start.year, end.year) != (year, year):
        raise UsageFault(f"Perioden {text} ligger inte i {year}.")
    return Period(start, end)


def _months_of(text: str, year: int) -> Period | None:
    """``mars``, ``jan-juni``: the months by their names; None where these are not months."""
    names = [name.strip() for name in re.split(r"[-–]|\.\.", text.casefold())]
    months = [
        next((n for n, month in enumerate(MONTHS, start=1) if name in (month, month[:3])), 0)
        for name in names
    ]
    if len(months) > 2 or not all(months):
        return None
    if months[-1] < months[0]:
        raise UsageFault(f"Perioden {text} slutar innan den börjar.")
    first, last = Period.of_month(year, months[0]), Period.of_month(year, months[-1])
    return Period(first.start, last.end)


def _days(text: str) -> Period:
    """A day (2023-06-30) or a month (2023-06)."""
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", text.strip())
    try:
        if found and found[3]:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return Period(day, day)
        if found:
            return Period.of_month(int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise UsageFault(f"{text.strip()} är ingen dag. Skriv till exempel 2023-06-30.")


def format_of(text: str, *, html: bool = False) -> Format:
    """The format of that name; `html` where a web page is offered too."""
    offered = [form for form in Format if html or form is not Format.HTML]
    if text.casefold() not in offered:
        raise _unknown(text.casefold(), offered, "Formatet")
    return Format(text.casefold())


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
    from sofrep.excel.names import scope_names

    names, kods = scope_names(forbund)
    return kods[_found(text, names, "Insatsen")]


def kommun_of(text: str | None, forbund: Forbund) -> str:
    """The kod of the kommun that `text` names; "" when none is given."""
    if text is None:
        return ""
    from sofrep.excel.names import kommun_names

    return forbund.kommun[_found(text, kommun_names(forbund), "Kommunen")].kod


def respondents_of(text: str | None, enkat: Enkat) -> str | None:
    """The kod of the respondent group that `text` names; None when none is given."""
    if text is None:
        return None
    from sofrep.excel.names import code_names

    names = code_names("respondentgrupp", enkat.grupp)
    return enkat.grupp[_found(text, names, "Respondentgruppen")].kod


def ages_of(text: str | None) -> str:
    """The ages as `Selection` has them, both ends inclusive: "-29", "30-39", "60-"; "" when none are given."""
    if text is None:
        return ""
    found = re.fullmatch(r"(\d{0,3})(-?)(\d{0,3})", re.sub(r"\s|år", "", text.replace("–", "-")))
    low, dash, high = found.groups() if found else ("", "", "")
    if not (low or high):
        raise UsageFault(f"Åldern {text} går inte att läsa. Skriv t.ex. 30-39, -29, 60- eller 45.")
    if low and high and dash and int(high) < int(low):
        raise UsageFault(f"Åldern {text} slutar innan den börjar.")
    ends = [str(int(end)) if end else "" for end in (low, high)]
    return "-".join(ends) if dash else f"{ends[0]}-{ends[0]}"


def _found(text: str, names: Names, what: str) -> int:
    """The place of a name among those that are known."""
    found = names.find(text)
    if found is None or found < 0:
        raise _unknown(text, names.choices, what)
    return found


def _unknown(text: str, known: Iterable[str], what: str) -> UsageFault:
    listed = list(known)
    near = difflib.get_close_matches(text, listed, n=1)
    hint = f" Menar ni {near[0]}?" if near else ""
    return UsageFault(f"{what} {text} finns inte.{hint} Välj bland: {', '.join(listed)}.")
