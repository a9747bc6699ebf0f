"""The rules of the survey: what changed, what stands out, how far from the nation."""

from __future__ import annotations

from collections.abc import Iterator

from sentences.claims import Check, Claim, Rule
from sentences.compared import is_of_one
from sentences.holds import all_of, are_equal, is_of, reads
from sentences.reading import Kind
from sofrep.domain.figure import Figure, Number

_ALL = tuple(Kind)
_RANKED = 20
"""A question that fewer have answered, this year or the last, is not ranked."""


def parts_add_up(claim: Claim) -> str:
    """The questions that went up, down or neither are all that can be compared."""
    parts = sum(claim.value(f"enk.{kind}") or 0 for kind in ("okat", "minskat", "lika"))
    total = claim.tal("antal").figure.value
    return "" if total == parts else f"{total} questions, in parts {parts}"


def nothing_compared(claim: Claim) -> str:
    """No question can be compared."""
    value = claim.value("enk.jamforda")
    return "" if value == 0 else f"{value} can be"


def answered(count: int | str) -> Check:
    """So many of those who answered did so positively: a number, or all (``n``)."""

    def check(claim: Claim) -> str:
        n = claim.tal("n").figure
        start = n.id.removesuffix(".pos").removesuffix(".n")
        positive = _n(claim, f"{start}.pos")
        wanted = _n(claim, f"{start}.n") if count == "n" else count
        return (
            ""
            if positive is not None and positive == wanted
            else f"{positive} answered so, not {wanted}"
        )

    return check


def farthest(matt: str, sign: int) -> Check:
    """No question that enough have answered lies farther in that direction, and as many as are said."""

    def check(claim: Claim) -> str:
        figure = claim.tal("skillnad").figure
        if not figure.id.endswith(matt) or figure.value is None:
            return f"{figure.id} is no {matt}"
        found = dict(_ranked(claim, matt))
        most = max(sign * value for value in found.values())
        tied = [key for key, value in found.items() if sign * value == most]
        alone = claim.word("ord") in {"Störst", "Mest"}
        if sign * figure.value != most or (len(tied) == 1) != alone:
            return f"{tied} lie farthest"
        return ""

    return check


def _ranked(claim: Claim, matt: str) -> Iterator[tuple[str, Number]]:
    figures, period = claim.document.figures, claim.document.period
    asked = {
        f"{fraga.grupp}.{fraga.kod}"
        for fraga in (claim.document.forbund.enkat.fraga if claim.document.forbund.enkat else ())
        if fraga.indikator
    }
    for key, figure in figures.items():
        question = key.removeprefix(f"{period}.forbundet.enk.").removesuffix(f".{matt}")
        if key == f"{period}.forbundet.enk.{question}.{matt}" and question in asked:
            years = (period, claim.document.previous)
            ns = [_n(claim, f"{year}.forbundet.enk.{question}.n") for year in years]
            own = ns if matt == "forandring" else ns[:1]
            if figure.value is None or is_of_one(figure.value, *own):
                continue
            if all(n is None or n >= _RANKED for n in ns):
                yield key, figure.value


def _n(claim: Claim, key: str) -> Number | None:
    figure: Figure | None = claim.document.figures.get(key)
    return None if figure is None else figure.value


def from_the_nation(sign: int) -> Check:
    """The distance is on the side that the word says."""

    def check(claim: Claim) -> str:
        last = claim.tal("skillnad").figure
        is_so = last.value is not None and last.id.endswith(".mot-riket") and sign * last.value > 0
        n = _n(claim, f"{last.id.removesuffix('.mot-riket')}.n")
        is_so = is_so and last.value is not None and not is_of_one(last.value, n)
        return "" if is_so else f"{last.id} is {last.value} of {n}"

    return check


def as_the_nation(claim: Claim) -> str:
    """Share and nation are printed alike, or all but ("i stort sett") where one answer makes more."""
    ids = [tal.figure.id for tal in claim.sentence.tals if tal.figure.id.endswith(".n")]
    start = ids[0].removesuffix(".n") if ids else ""
    against = claim.document.figures.get(f"{start}.mot-riket")
    value = against.value if against is not None else None
    if value is not None and claim.word("ord"):
        return "" if is_of_one(value, _n(claim, f"{start}.n")) else f"it differs by {value}"
    return "" if value is not None and abs(value) <= 0.5 else f"it differs by {value}"


two_compared = are_equal("enk.jamforda", 2)
"""Two questions can be compared."""


def no_surveys(years: int) -> Check:
    """No group that is named has returned a survey this year, or this and the last."""

    def check(claim: Claim) -> str:
        enkat, said = claim.document.forbund.enkat, claim.word("grupper")
        named = [grupp for grupp in (enkat.grupp if enkat else ()) if grupp.namn in said]
        returned = [
            grupp.namn
            for grupp in named
            for year in (claim.document.period, claim.document.previous)[:years]
            if f"{year}.forbundet.enk.{grupp.kod}.antal" in claim.document.figures
        ]
        return f"{returned} have returned surveys" if returned or not named else ""

    return check


_WHICH = r": ”(?P<lydelse>.+?)” \(.+?, indikator \d+\), {skillnad}\."
OF_SURVEY = (
    Rule(r"I de {antal} frågor som kan jämföras", parts_add_up),
    *(
        Rule(
            rf"{word} i de {{antal}} frågor som kan jämföras",
            all_of(is_of(antal="enk.jamforda"), are_equal("enk.jamforda", f"enk.{kind}")),
        )
        for word, kind in (
            ("större", "okat"),
            ("mindre", "minskat"),
            ("i stort sett lika stor", "lika"),
        )
    ),
    Rule(r"större i {n}", is_of(n="enk.okat")),
    Rule(r"mindre i {n}", is_of(n="enk.minskat")),
    Rule(r"i stort sett lika stor i {n}", is_of(n="enk.lika")),
    Rule(r"Ingen fråga kan jämföras med", nothing_compared),
    Rule(r"Där är andelen positiva svar i stort sett lika stor", are_equal("enk.lika", 1)),
    Rule(r"Där har andelen positiva svar minskat", are_equal("enk.minskat", 1)),
    Rule(r"Där har andelen positiva svar ökat", are_equal("enk.okat", 1)),
    Rule(rf"(?P<ord>Störst|Delad största) ökning sedan \d+{_WHICH}", farthest("forandring", 1)),
    Rule(rf"(?P<ord>Störst|Delad största) minskning sedan \d+{_WHICH}", farthest("forandring", -1)),
    Rule(rf"(?P<ord>Mest|Lika mycket) över riket(?:, och mest)?{_WHICH}", farthest("mot-riket", 1)),
    Rule(
        rf"(?P<ord>Mest|Lika mycket) under riket(?:, och mest)?{_WHICH}", farthest("mot-riket", -1)
    ),
    Rule(r"svarade ingen av {n} positivt", answered(0)),
    Rule(r"Ingen enkät kom in", are_equal("enk.antal", 0)),
    Rule(r"svarade alla {n} positivt", answered("n")),
    Rule(r"Det är {skillnad} över riket", from_the_nation(1)),
    Rule(r"Det är {skillnad} under riket", from_the_nation(-1)),
    Rule(r"Det är (?P<ord>)lika mycket som i riket", as_the_nation),
    Rule(r"Det är (?P<ord>i stort sett) som i riket", as_the_nation),
    *(
        Rule(
            rf"{first} i den ena och {second} i den andra",
            all_of(are_equal(f"enk.{one}", 1), are_equal(f"enk.{other}", 1), two_compared),
        )
        for first, one, second, other in (
            ("mindre", "minskat", "i stort sett lika stor", "lika"),
            ("större", "okat", "i stort sett lika stor", "lika"),
            ("större", "okat", "mindre", "minskat"),
        )
    ),
    Rule(
        r"frågor till grupp(?:en|erna) (?P<grupper>.+)\. Från de[nm] finns inga enkäter",
        no_surveys(2),
    ),
    Rule(r"Från grupp(?:en|erna) (?P<grupper>.+) finns inga enkäter", no_surveys(1)),
    Rule(r"Det finns inga enkäter från gruppen det året", reads, _ALL),
    Rule(r"inte av alla som fick enkäten", reads),
    Rule(r"gäller alla som svarade på enkäten, oavsett insats", reads, _ALL),
    Rule(r"Det finns inga enkäter för|Ingen fråga i enkäten hör till indikatorn", reads),
    Rule(r"ingår bara i totalen|ingen har svarat på frågan|Ingen svarade på frågan", reads, _ALL),
    Rule(r"ett enda svar ändra|mindre än vad ett svar gör står det i stort sett lika", reads),
    Rule(r"ingen enskilds svar|(?:totalen där de är )?färre än \d+(?: svar|\.)", reads, _ALL),
)
