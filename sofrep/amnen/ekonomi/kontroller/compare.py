"""Holding an amount against what other amounts give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Kontroll, Kontrollstatus
from sofrep.domain.figure import Number

Term = tuple[int, Belopp]
"""An amount and its sign in a sum."""

_NBSP = "\u00a0"
_TKR_ROUNDING = 500


def plus(amounts: Sequence[Belopp]) -> list[Term]:
    """Amounts that are added."""
    return [(1, amount) for amount in amounts]


def kr(amount: Number) -> str:
    """``13 245 431 kr`` with a real minus: amounts are whole, so nothing is rounded."""
    text = f"{abs(int(amount)):,}".replace(",", _NBSP)
    return f"{'−' if amount < 0 else ''}{text}{_NBSP}kr"


def column_name(kolumn: Kolumn) -> str:
    """``2022``, ``budget 2023``, ``2023-01 till 2023-08``."""
    period = kolumn.period
    when = f"{period.year}" if period.is_year else f"{period.start:%Y-%m} till {period.end:%Y-%m}"
    return when if kolumn.slag is Beloppsslag.UTFALL else f"{kolumn.slag} {when}"


def compare(
    rule: str, namn: str, stated: Belopp | None, terms: Sequence[Term], atgard: str = ""
) -> Iterator[Kontroll]:
    """The check that `stated` is the sum of `terms`; none where an amount is lacking."""
    if stated is None or not terms:
        return
    computed = sum(sign * amount.varde for sign, amount in terms)
    agrees = computed == stated.varde
    yield Kontroll(
        rule=rule,
        namn=f"{namn}, {column_name(stated.kolumn)}",
        status=Kontrollstatus.STAMMER if agrees else Kontrollstatus.STAMMER_INTE,
        place=stated.place,
        angivet=stated.varde,
        beraknat=computed,
        places=(stated.place, *(amount.place for _, amount in terms)),
        forklaring="" if agrees else told(stated, computed, terms),
        atgard="" if agrees else atgard or "Rätta det belopp som är fel.",
    )
    if not agrees:
        yield from _in_tkr(stated, terms, computed)


def told(stated: Belopp, computed: Number, terms: Sequence[Term]) -> str:
    """Both amounts, the difference, and what the difference may come from."""
    difference = stated.varde - computed
    others = "men beloppen i den ger" if len(terms) > 1 else "men det den jämförs med är"
    text = (
        f"Cellen har {kr(stated.varde)}, {others} {kr(computed)}. Skillnaden är {kr(difference)}."
    )
    if len(terms) == 1:
        return text
    same = next((b for sign, b in terms if sign * b.varde == -difference), None)
    if same:
        return f"{text} Det är lika mycket som beloppet i {_where(same, stated)}, som alltså inte tycks vara medräknat."
    if abs(int(difference)) * 2 <= len(terms):
        text += " Så lite kan komma av att beloppen är avrundade till hela kronor."
    return text


def _where(amount: Belopp, stated: Belopp) -> str:
    place = amount.place
    of_other = "" if place.sheet == stated.place.sheet else f"bladet {place.sheet}, "
    return f"{of_other}cell {place.cell}"


def _in_tkr(stated: Belopp, terms: Sequence[Term], computed: Number) -> Iterator[Kontroll]:
    """The amount that, taken a thousand times, makes the sum right."""
    if stated.varde and abs(int(stated.varde * 1000 - computed)) <= _TKR_ROUNDING:
        yield tkr_check(stated, computed)
    for sign, amount in terms:
        wanted = stated.varde - computed + sign * amount.varde
        if amount.varde and abs(int(sign * amount.varde * 1000 - wanted)) <= _TKR_ROUNDING:
            yield tkr_check(amount, sign * wanted)


def tkr_check(amount: Belopp, expected: Number) -> Kontroll:
    """That an amount looks as if it were in thousands of kronor."""
    return Kontroll(
        rule="eko-tkr",
        namn=f"Belopp i kronor, {column_name(amount.kolumn)}",
        status=Kontrollstatus.STAMMER_INTE,
        place=amount.place,
        angivet=amount.varde,
        beraknat=expected,
        places=(amount.place,),
        forklaring=f"Cellen har {kr(amount.varde)} där omkring {kr(expected)} vore väntat: "
        "beloppet ser ut att vara i tkr.",
        atgard="Skriv beloppet i hela kronor.",
    )
