"""A year against earlier ones: the last closing, what was adopted, counts out of proportion, turned goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sofrep.amnen.alla.between.years import MONTH, Years, history_place, insats_place
from sofrep.amnen.alla.labels import measure_text
from sofrep.domain.figure import SEXES, Figure, Number, Sex, is_large
from sofrep.domain.forbund import FORBUNDET, Insats, Underlagsslag
from sofrep.domain.mal import Jamforelse
from sofrep.domain.problem import About, Place, Problem, note, warning
from sofrep.paths import ADOPTED, PROFILE_NAME
from sofrep.statistics.bands import age_bands, age_text
from sofrep.visning.visat import Tal

_MEASURES = ("", *(f".{sex}" for sex in SEXES))
_SEX_NAMES = {"": "", ".kvinnor": "kvinnor ", ".man": "män ", ".ovriga": "övriga "}
_COUNTED = {"aktuella": "{}", "nya": "nya", "avslutade": "avslutade"}


def check_opening(years: Years) -> Iterator[Problem]:
    """A warning for each insats whose enrolled at the year's start are not those of the closing.

    In total, or by the first sex that differs.  Only for periods that begin with the year; where the
    closing is adopted, `check_adopted` tells what rows now give.
    """
    period = years.period
    if (period.start.month, period.start.day) != (1, 1):
        return
    last = period.start.year - 1
    for insats in years.forbund.insats:
        for sex in _MEASURES:
            opening = years.value(f"{period.key}.{insats.kod}.vid-start{sex}")
            key = f"{last}.{insats.kod}.vid-slut{sex}"
            closing, place = _closing(years, key)
            if opening is None or closing is None or opening == closing or key in years.adopted:
                continue
            yield warning(
                "ingaende-stammer-inte",
                place,
                f"{insats.namn} har {opening} {_SEX_NAMES[sex]}inskrivna när {period.start.year} "
                f"börjar, men {closing} vid slutet av {last}, enligt {key} här.",
                "Jämför raderna i registret med det som redovisades. Rätta slutdatum som saknas "
                f"eller kom till sent, eller siffran för {last}.",
                About(insats.kod, period.year),
            )
            break


def _closing(years: Years, key: str) -> tuple[Number | None, Place]:
    """What is known of last year's closing: the entered figure, else the one that was built."""
    entered = years.entered(key)
    if entered is not None:
        return entered, history_place(years.underlag, key)
    return years.closing.values.get(key), years.closing.place


def check_last_year(years: Years) -> Iterator[Problem]:
    """A warning for each insats whose counts of last year are no longer those that were built."""
    if not years.period.is_year:
        return
    last = years.period.year - 1
    for insats in years.forbund.insats:
        changes = []
        for measure, name in _COUNTED.items():
            key = f"{last}.{insats.kod}.{measure}"
            now, then = years.value(key), years.closing.values.get(key)
            if now is not None and then is not None and now != then:
                counted = name.format(years.forbund.ord.deltagare.plural)
                changes.append(f"{counted} {then} då och {now} nu")
        if changes:
            yield warning(
                "forra-aret-andrat",
                years.closing.place,
                f"{insats.namn} har inte samma antal för {last} som när {last} års dokument "
                f"skrevs: {', '.join(changes)}.",
                f"Har rader för {last} rättats med avsikt, skriv dokumenten för {last} igen eller "
                "stäng av varningen: sofrep godta. Annars rätta registret.",
                About(insats.kod, years.period.year),
            )


_NAMED = 5
_BAND = re.compile(r"\.alder\.((?:till|fran)-\d+|\d+-\d+)(?:\.|$)")


def check_adopted(years: Years) -> Iterator[Problem]:
    """A warning for each insats and year of which the rows give other figures than the adopted ones.

    Named are the widest totals, those that differ most markedly first.  What is added up of the
    insatser is told where none of them differs.
    """
    groups: dict[tuple[int, str], list[tuple[Figure, Figure]]] = {}
    for adopted, now in years.revised:
        groups.setdefault((adopted.period.year, adopted.scope), []).append((adopted, now))
    insatser = {insats.kod for insats in years.forbund.insats}
    told = {year for year, scope in groups if scope in insatser}
    for (year, scope), pairs in groups.items():
        if scope not in insatser and year in told:
            continue
        totals = [pair for pair in pairs if pair[0].sex is Sex.TOTALT] or pairs
        ordered = sorted(totals, key=lambda each: (each[0].measure.count("."), not is_large(*each)))
        named = ", ".join(_told(*pair, years) for pair in ordered[:_NAMED])
        more = f" och {len(pairs) - _NAMED} siffror till" if len(pairs) > _NAMED else ""
        yield warning(
            "faststallt-andrat",
            Place(f"{year}/{ADOPTED}"),
            f"Uppgifterna om {years.forbund.scope_name(scope)} ger nu andra siffror för {year} än de som "
            f"fastställdes: {named}{more}.",
            "Dokumenten visar det fastställda, och en not säger det där skillnaden är stor. Är rättelsen "
            f"riktig behöver inget göras; annars rätta registret. Raderna som räknas nu: sofrep figures "
            f"{ordered[0][0].id} --rader.{_late(pairs)}",
            About(scope, years.period.year),
        )


def _late(pairs: Iterable[tuple[Figure, Figure]]) -> str:
    """What becomes of answers to a follow-up that have come since then, where any have."""
    more = any(
        then.measure.startswith("uppf-")
        and then.measure.endswith(".svarade")
        and now.value > then.value
        for then, now in pairs
        if now.value is not None and then.value is not None
    )
    told = " Ett svar på uppföljningen som har kommit sedan dess räknas bara om avslutet också hör till nästa rapports fönster."
    return told if more else ""


def _told(adopted: Figure, now: Figure, years: Years) -> str:
    name = measure_text(adopted.measure, years.forbund)
    return f"{name} {Tal(adopted).text} fastställt och {Tal(now).text} nu"


def check_bands(years: Years) -> Iterator[Problem]:
    """A note where last year was adopted by other age bands than the profile has now."""
    last = years.period.year - 1
    found = (_BAND.search(key) for key in years.adopted if key.startswith(f"{last}."))
    then = dict.fromkeys(match[1] for match in found if match)
    now = {band.kod for band in age_bands(years.forbund.alder)}
    gone = [age_text(kod) for kod in then if kod not in now]
    if gone:
        yield note(
            "aldersband-andrade",
            Place(PROFILE_NAME),
            f"Åldersgrupperna är andra än när {last} fastställdes: {', '.join(gone)} är borta. Förra årets "
            "siffror efter ålder räknas om ur registret efter de nya grupperna.",
            "Inget behöver göras. För en insats som lämnar antal går de inte att räkna om, och saknas.",
        )


FACTOR = 2
SMALLEST = 20
"""A smaller difference than this is no jump: few are soon twice as many."""

BACK = 3
"""So many earlier years are looked at, where they are known."""

_COUNTS = {"aktuella": "{}", "nya": "nya {}", "avslutade": "avslutade"}


def check_jumps(years: Years) -> Iterator[Problem]:
    """A warning for each count of a year that is twice, or half, of all those of earlier years.

    Earlier years are the one before and those that were entered.  An insats' first year is not
    compared with, nor a year held to be low that the register has not reached the end of.
    """
    if not years.period.is_year:
        return
    for insats in years.forbund.insats:
        for measure, name in _COUNTS.items():
            jump = _jump(years, insats.kod, measure, insats)
            if jump:
                counted = name.format(years.forbund.ord.deltagare.plural)
                yield _problem(years, insats.kod, f"{insats.namn} har {jump[0]} {counted}", jump)
    jump = _jump(years, FORBUNDET, "ansokningar", None)
    if jump:
        yield _problem(years, FORBUNDET, f"Förbundet har {jump[0]} ansökningar", jump)


def _jump(
    years: Years, scope: str, measure: str, insats: Insats | None
) -> tuple[Number, dict[int, Number]] | None:
    """The count and those of earlier years, if it is a jump."""
    year = years.period.year
    now = years.value(f"{year}.{scope}.{measure}")
    earlier = {
        each: value
        for each in range(year - BACK, year)
        if (value := years.value(f"{each}.{scope}.{measure}")) is not None
        and not (insats and insats.fran == each)
    }
    if now is None or not earlier:
        return None
    low, high = min(earlier.values()), max(earlier.values())
    rises = now >= FACTOR * high and now - high >= SMALLEST
    falls = now * FACTOR <= low and low - now >= SMALLEST and _is_over(years, insats)
    return (now, earlier) if rises or falls else None


def _is_over(years: Years, insats: Insats | None) -> bool:
    """Whether the year is entered to its end, and the insats does not close in it."""
    if insats is not None and insats.underlag is Underlagsslag.ANTAL:
        return True  # what is counted for a year is counted for all of it
    closes = insats is not None and insats.till == years.period.year
    return not closes and years.last_known_day() >= years.period.end - MONTH


def _problem(
    years: Years, scope: str, told: str, jump: tuple[Number, dict[int, Number]]
) -> Problem:
    listed = ", ".join(f"{value} år {year}" for year, value in jump[1].items())
    place = Place(f"{years.period.year}/") if scope == FORBUNDET else insats_place(years, scope)
    return warning(
        "hopp-mot-tidigare",
        place,
        f"{told} {years.period.year}, men {listed}.",
        "Kontrollera att inga rader saknas eller har kommit med två gånger. Stämmer det, "
        "stäng av varningen: sofrep godta",
        About(scope, years.period.year),
    )


_WORDS = {Jamforelse.MINST: "minst", Jamforelse.HOGST: "högst"}


def check_turned(years: Years) -> Iterator[Problem]:
    """A warning for each goal that is to be reached from the other side than last year.

    Of the same measure and scope: more is better of it in one year, and less in the next.
    """
    year = years.period.year
    before = [goal for goal in years.underlag.goals if goal.year == year - 1]
    for goal in years.underlag.goals:
        ways = {
            other.jamforelse
            for other in before
            if goal.matt and (other.scope, other.matt) == (goal.scope, goal.matt)
        }
        if goal.year != year or goal.jamforelse is None or not ways - {None}:
            continue
        if goal.jamforelse not in ways:
            then = next(_WORDS[way] for way in Jamforelse if way in ways)
            yield warning(
                "mal-vant",
                goal.place,
                f"Målet är att {goal.matt} ska vara {_WORDS[goal.jamforelse]} målvärdet, men "
                f"{year - 1} skulle det vara {then} målvärdet.",
                "Rätta kolumnen Jämförelse, om det är den som är fel.",
                About(goal.scope, year),
            )
