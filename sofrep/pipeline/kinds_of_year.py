"""What last year had and this year lacks, in sheets and profile: documents would pass it over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from sofrep.domain.bilagor import FRAGOR, Urvalsslag, av_del_av_ar, avsnitten, efterfragat, visas
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import is_asked_for
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, error, note, warning
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.columns import year_of_path
from sofrep.paths import PROFILE_NAME
from sofrep.statistics.underlag import Underlag

OUT_OF_PROFILE = "profil-utan-ar"


class _Kind(Struct, frozen=True):
    """What sheets of some kinds say of a year: their kinds, and the documents that show it.

    `rows` is what they hold, where that may stand on either of two sheets, named in `sheets`.
    """

    kinds: tuple[str, ...]
    documents: tuple[str, ...]
    has: Callable[[Underlag, int], bool]
    rows: str = ""
    sheets: str = ""

    def told(self, title: str, year: int, *, is_empty: bool) -> tuple[str, str]:
        """The message and what to do, of a year that has no rows, or no sheet."""
        before = year - 1
        if is_empty:
            them = "ett av bladen" if self.rows else "bladet"
            action = f"Fyll i {them}, om det inte är så att det inte fanns något."
        else:
            action = (
                f"Lägg dit det. Finns inget att redovisa, lägg ett blad {title} med bara rubrikerna i "
                f"mappen {year}."
            )
        if self.rows:
            said = f"Det finns inga {self.rows} för {year} på {self.sheets}, men det fanns för {before}."
        elif is_empty:
            said = f"Bladet {title} har inga rader för {year}, men hade det för {before}."
        else:
            said = f"Det finns inget blad {title} för {year}, men det fanns för {before}."
        return said, action


def _frames(*names: str) -> Callable[[Underlag, int], bool]:
    def has(underlag: Underlag, year: int) -> bool:
        return any(bool((getattr(underlag, name)["year"] == year).any()) for name in names)

    return has


_KINDS: Mapping[str, _Kind] = {
    "Ansökningar": _Kind(
        ("ansokningar", "ansokningar-matris"),
        ("statistik", "delarsrapport"),
        _frames("applications"),
    ),
    "Strukturella insatser": _Kind(
        ("strukturella",), ("statistik", "arsredovisning", "delarsrapport"), _frames("activities")
    ),
    "Mål": _Kind(
        ("mal",),
        ("maluppfyllelse", "arsredovisning", "sammanstallning", "delarsrapport"),
        lambda underlag, year: any(goal.year == year for goal in underlag.goals),
    ),
    "Insatser": _Kind(
        ("insatser",),
        ("sammanstallning",),
        lambda underlag, year: any(row.year == year and row.is_filled for row in underlag.insatser),
    ),
    "Texter": _Kind(
        ("texter",),
        ("statistik", "maluppfyllelse", "arsredovisning", "sammanstallning", "indikatorer"),
        lambda underlag, year: any(
            text.year == year for texts in underlag.texts.values() for text in texts
        ),
    ),
    "Enkätsvar": _Kind(
        ("enkatsvar", "enkatsummor"),
        ("indikatorer",),
        _frames("surveys", "survey_sums"),
        rows="enkäter",
        sheets="bladen Enkätsvar och Enkätsummor",
    ),
    "Riket": _Kind(("riket",), ("indikatorer",), _frames("national")),
    "Ekonomi": _Kind(
        ("ekonomi",),
        ("arsredovisning", "delarsrapport"),
        lambda underlag, year: any(post.year == year for post in underlag.economy),
    ),
    "Organisation": _Kind(
        ("organisation",),
        ("arsredovisning",),
        lambda underlag, year: any(who.year == year for who in underlag.organisation),
    ),
}
"""What a year's sheets hold, by the title of a sheet."""


def check_kinds(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """A problem for each kind of sheet that last year had rows of and this year has none of.

    An error in a whole year where a document shows it and there is no such sheet; a warning
    otherwise: a sheet with its headings only says that there were none.
    """
    year, listed = period.year, visas(forbund.bilaga)
    empty = {sheet.kind for sheet in underlag.sheets if year_of_path(sheet.file) == year}
    for title, kind in _KINDS.items():
        if kind.has(underlag, year) or not kind.has(underlag, year - 1):
            continue
        is_empty = not empty.isdisjoint(kind.kinds)
        shown = period.is_year and not listed.isdisjoint(kind.documents)
        yield (error if shown and not is_empty else warning)(
            "blad-saknas-i-ar",
            Place(f"{year}/"),
            *kind.told(title, year, is_empty=is_empty),
        )


_NEEDED: Mapping[str, tuple[str, ...]] = {
    "Mål": (
        *(
            "mal",
            "styrkort",
            "maluppfyllelse.korthet",
            "maluppfyllelse.overgripande",
            "maluppfyllelse.insatser",
        ),
        *("sammanstallning.korthet", "sammanstallning.mal", "sammanstallning.overgripande"),
    ),
    "Insatser": ("sammanstallning.ekonomi",),
    "Ansökningar": ("statistik.ansokningar",),
    "Strukturella insatser": ("statistik.strukturella",),
    "Enkätsvar": tuple(f"indikatorer.{name}" for name in ("korthet", "indikatorer", "metod")),
    "Ekonomi": tuple(
        f"arsredovisning.{name}"
        for name in (
            *("oversikt", "hushallning", "balanskrav", "resultatrakning", "balansrakning"),
            *("kassaflode", "driftsredovisning", "noter"),
        )
    ),
    "Organisation": ("arsredovisning.personal", "arsredovisning.underskrifter"),
}
"""The sections that show nothing without the rows of a sheet, by its title."""


def check_chosen_goals(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """A warning for what a section of goals is asked for, and no goal of the year has."""
    goals = [goal for goal in underlag.goals if goal.year == period.year]
    for bilaga in forbund.bilaga if goals else ():
        asked = [a for a in avsnitten(bilaga) if FRAGOR.get(a.helt) is Urvalsslag.MAL and a.fraga]
        for avsnitt in asked if av_del_av_ar(bilaga) != period.is_year else ():
            words = efterfragat(avsnitt.fraga)
            if any(normalise(avsnitt.fraga) == normalise(goal.omrade) for goal in goals):
                continue
            for word in words:
                if not any(is_asked_for(goal, word, forbund) for goal in goals):
                    yield warning(
                        "avsnitt-utan-uppgifter",
                        Place(PROFILE_NAME),
                        f"{bilaga.namn} ska visa mål för ”{word}”, men inget mål för {period.year} har det.",
                        "Skriv ett målområde, en insats, en part eller ett mått som står på bladet Mål.",
                    )


def check_borrowed(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """A warning for a section that a document has of another, or of none, and that the year has nothing for."""
    year = period.year
    for bilaga in forbund.bilaga:
        listed = [a for a in avsnitten(bilaga) if a.ur != bilaga.kod]
        for title, names in _NEEDED.items() if av_del_av_ar(bilaga) != period.is_year else ():
            kind = _KINDS[title]
            lacking = [a.helt for a in listed if a.helt in names]
            if lacking and not kind.has(underlag, year) and not kind.has(underlag, year - 1):
                what = kind.rows or f"rader på bladet {title}"
                yield warning(
                    "avsnitt-utan-uppgifter",
                    Place(PROFILE_NAME),
                    f"{bilaga.namn} ska visa {', '.join(lacking)}, men det finns inga {what} för {year}.",
                    f"Fyll i {kind.sheets or f'bladet {title}'}, eller ta bort avsnittet ur {PROFILE_NAME}.",
                )


def check_profile(forbund: Forbund, period: Period) -> Iterator[Problem]:
    """A warning where forbund.toml has last year's documents or money and not this year's."""
    now, before = str(period.year), str(period.year - 1)
    if not period.is_year:
        return
    if now not in forbund.dokument and before in forbund.dokument:
        yield warning(
            OUT_OF_PROFILE,
            Place(PROFILE_NAME),
            f"Rubriken [dokument.{now}] saknas i {PROFILE_NAME}, men [dokument.{before}] finns: dokumenten "
            "får varken datum eller Utkast på sidorna.",
            f"Skriv rubriken [dokument.{now}] och under den utkast = true, datum och diarienummer.",
        )
    paid = {year for medlem in forbund.medlem for year in medlem.bidrag}
    if now not in paid and before in paid:
        yield warning(
            OUT_OF_PROFILE,
            Place(PROFILE_NAME),
            f"{PROFILE_NAME} har inga bidrag för {now}, men har för {before}: tabellen Medlemmarnas bidrag "
            "kommer inte med.",
            f"Lägg till {now} i bidrag hos varje medlem: bidrag = {{ {before} = 600000, {now} = 620000 }}.",
        )


def check_groups(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """A note for each group with surveys of last year and none of this, though others have some."""
    year = period.year
    now, before = (_respondents(underlag, each) for each in (year, year - 1))
    for number in sorted(before - now) if now and forbund.enkat else ():
        name = forbund.enkat.grupp[number].namn if forbund.enkat else ""
        yield note(
            "enkat-utan-grupp",
            Place(f"{year}/"),
            f"Det finns inga enkäter från {name} för {year}, men det fanns för {year - 1}.",
            "Inget behöver göras om gruppen inte tillfrågades.",
        )


def _respondents(underlag: Underlag, year: int) -> set[int]:
    frames = (underlag.surveys, underlag.survey_sums)
    return {
        number
        for rows in frames
        for number in rows["grupp"][rows["year"] == year].tolist()
        if number >= 0
    }
