"""What must be so of two figures where a sentence holds one against another: checks of rules."""

from __future__ import annotations

import re
from fractions import Fraction

from sentences.claims import Check, Claim
from sofrep.domain.figure import Figure, Number
from sofrep.visning.visat import Tal

_UP = {"fler", "högre", "större", "längre", "mer"}
_DOWN = {"färre", "lägre", "mindre", "kortare"}


def direction(claim: Claim) -> str:
    """``fler än 2022 (358)`` after a figure: that figure is more than the one of then."""
    tal, innan = claim.last(), claim.tal("innan")
    if tal is None:
        return "nothing is compared"
    if fault := _is_twin(claim, tal, innan):
        return fault
    return _compared(claim.word("ord"), tal.figure.value, innan.figure.value)


def against_last_year(claim: Claim) -> str:
    """``mot 31 % 2022`` after a figure: the same figure of then, and another value."""
    tal, innan = claim.last(), claim.tal("innan")
    if tal is None:
        return "nothing is compared"
    if fault := _is_twin(claim, tal, innan):
        return fault
    return "" if tal.text != innan.text else "both are printed alike"


def from_nobody(claim: Claim) -> str:
    """``mot ingen under 2022`` after a share: it was nought then, and is not now."""
    tal = claim.last()
    innan = claim.twin(tal.figure) if tal is not None else None
    if tal is None or innan is None or claim.word("ar") != str(innan.period.year):
        return "there is nothing to compare"
    return "" if innan.value == 0 and tal.varde > 0 else f"{tal.figure.value} and {innan.value}"


def almost_as_last_year(claim: Claim) -> str:
    """``i stort sett som 2022 (31 %)``: another value, printed alike."""
    tal, innan = claim.last(), claim.tal("innan")
    if tal is None:
        return "nothing is compared"
    if fault := _is_twin(claim, tal, innan):
        return fault
    exact = tal.figure.value == innan.figure.value
    alike = tal.utan_enhet().text == innan.utan_enhet().text
    return "" if alike and not exact else f"{tal.figure.value} and {innan.figure.value}"


def as_last_year(claim: Claim) -> str:
    """``lika många som 2022`` after a figure: the same value then."""
    tal = claim.last()
    innan = claim.twin(tal.figure) if tal is not None else None
    if tal is None or innan is None:
        return "there is nothing to compare"
    year = claim.word("ar")
    if year and year != str(innan.period.year):
        return f"{year} is not the year before"
    same = tal.figure.value == innan.value
    return "" if same else f"{tal.figure.value} and {innan.value}"


def _is_twin(claim: Claim, tal: Tal, innan: Tal) -> str:
    twin = claim.twin(tal.figure)
    if twin is None or twin.id != innan.figure.id:
        return f"{innan.figure.id} is not {tal.figure.id} of the year before"
    year = claim.word("ar")
    return "" if year == str(innan.figure.period.year) else f"{year} is not the year of {twin.id}"


def _compared(word: str, now: Number | None, then: Number | None) -> str:
    if now is None or then is None:
        return "one of them has no value"
    so = now > then if word in _UP else now < then if word in _DOWN else None
    return "" if so else f"{now} is not {word} than {then}"


def of_insatser(claim: Claim) -> str:
    """``A och B hade fler deltagare än under 2022``: each that is named had more now than then."""
    forbund, said = claim.document.forbund, claim.word("namn")
    named = {i.kod for i in forbund.insats if re.search(rf"(?<!\w){re.escape(i.namn)}(?!\w)", said)}
    if not named:
        return f"no insats is named in {said}"
    for kod in named:
        now = claim.value("aktuella", kod)
        then = claim.value("aktuella", kod, claim.document.previous)
        if now is None or then is None:
            return f"{kod}: one of them has no value"
        if fault := _worded(claim.word("ord").lower(), now, then):
            return f"{kod}: {fault}"
    return ""


def shares_of(first: str, second: str) -> Check:
    """The word in ``ord`` says how the first share stands to the second, for the scope in ``namn``.

    Where no name is printed it must be so of every scope that has both.
    """

    def check(claim: Claim) -> str:
        forbund = claim.document.forbund
        named = {forbund.scope_name(kod): kod for kod in forbund.scopes()}
        names = claim.found.groupdict()
        said = names.get("namn") or ""
        both = said.removeprefix("både ").split(" och ") if said.startswith("både ") else [said]
        scopes = [named[name] for name in both if name in named] or list(forbund.scopes())
        known = 0
        for scope in scopes:
            period = claim.document.previous if second == first else ""
            one = claim.figure(first.format(**names), scope)
            other = claim.figure(second.format(**names), scope, period)
            if one is None or other is None or one.value is None or other.value is None:
                continue
            known += 1
            if fault := _shares(claim.word("ord"), one, other):
                return f"{scope}: {fault}"
        return "" if known else "nothing is known of it"

    return check


def _shares(word: str, one: Figure, other: Figure) -> str:
    """As `_worded` of two shares: less than one person makes of the smaller group is as good as nothing."""
    assert one.value is not None
    assert other.value is not None
    if not is_of_one(one.value - other.value, one.denominator, other.denominator):
        return _worded(word, one.value, other.value)
    return "" if "stort sett" in word and one.value != other.value else _equal(word, one, other)


def _equal(word: str, one: Figure, other: Figure) -> str:
    is_so = word.startswith("lika") and one.value == other.value
    return "" if is_so else f"{one.value} and {other.value} differ by less than one person"


def is_of_one(difference: Number, *wholes: Number | None) -> bool:
    """Whether a difference in per cent is less than one person makes of the smallest of the groups."""
    known = [Fraction(100) / whole for whole in wholes if whole]
    return bool(known) and abs(difference) < max(known)


def _worded(word: str, one: Number, other: Number) -> str:
    if "stort sett" in word:
        return "" if one != other and round(one) == round(other) else f"{one} and {other}"
    if word.startswith("lika"):
        return "" if one == other else f"{one} and {other}"
    return _compared(
        word.rsplit(maxsplit=1)[-1] if word.rsplit(maxsplit=1)[-1] in _UP | _DOWN else word,
        one,
        other,
    )
