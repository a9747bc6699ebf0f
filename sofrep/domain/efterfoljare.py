"""Insatser that take over from others: whose rows are whose, and what can be compared.

An insats that is the only one to name another in its ``efterfoljer`` has taken it over: a merger
where it names several, a new name where it names one.  From its first year on it has the others'
rows, and what is told of earlier years is theirs added up.  An insats that several name has been
divided: its rows stay its own, and the parts are not compared with the time before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from sofrep.domain.forbund import Forbund, Insats


class Delning(Struct, frozen=True):
    """That an insats was divided into several in a year."""

    insats: str
    ar: int


def parts_of(forbund: Forbund, kod: str) -> tuple[Insats, ...]:
    """The insatser that name `kod` as one that they follow."""
    return tuple(insats for insats in forbund.insats if kod in insats.efterfoljer)


def is_divided(forbund: Forbund, kod: str) -> bool:
    """Whether the insats was divided into several."""
    return len(parts_of(forbund, kod)) > 1


def successor(forbund: Forbund, kod: str) -> Insats | None:
    """The insats that has taken `kod` over; None where none has, or it was divided."""
    found = parts_of(forbund, kod)
    return found[0] if len(found) == 1 else None


def taken_over(forbund: Forbund, kod: str) -> tuple[str, ...]:
    """The insatser that `kod` has taken over, also by way of others, nearest first."""
    own = next((insats for insats in forbund.insats if insats.kod == kod), None)
    found: list[str] = []
    for before in own.efterfoljer if own else ():
        if not is_divided(forbund, before):
            found += [before, *taken_over(forbund, before)]
    return tuple(dict.fromkeys(found))


def stands_alone(forbund: Forbund, kod: str, year: int) -> bool:
    """Whether no other insats has taken `kod` over by `year`."""
    after = successor(forbund, kod)
    return after is None or year < after.fran


def insatser_of(forbund: Forbund, scope: str, year: int) -> tuple[str, ...]:
    """The insatser whose rows an insats or union has in the report of `year`, each once.

    Those that it has taken over are among them, also in reports of earlier years; one that
    another has taken over by then has none itself.
    """
    found = [
        each
        for kod in forbund.scopes()[scope]
        if stands_alone(forbund, kod, year)
        for each in (kod, *taken_over(forbund, kod))
    ]
    return tuple(dict.fromkeys(found))


def running(forbund: Forbund, year: int) -> tuple[Insats, ...]:
    """The insatser that have something of their own to tell of `year`, in the profile's order."""
    return tuple(
        insats
        for insats in forbund.insats
        if insats.runs(year) and stands_alone(forbund, insats.kod, year)
    )


def has_rows(forbund: Forbund, scope: str, first: int, last: int) -> bool:
    """Whether any insats of the scope, or that it has taken over, runs from `first` to `last`."""
    kods = insatser_of(forbund, scope, last)
    years = range(first, last + 1)
    return any(
        insats.runs(year) for insats in forbund.insats if insats.kod in kods for year in years
    )


def not_comparable(forbund: Forbund, scope: str, before: int, now: int) -> Delning | None:
    """Why the scope's figures of `now` are not held against those of `before`; None where they are.

    A part of a divided insats is not compared with the time before; all parts and the old one
    together are.
    """
    if scope not in forbund.scopes():
        return None
    kods = insatser_of(forbund, scope, now)
    for divided, year in _divisions(forbund):
        parts = {insats.kod for insats in parts_of(forbund, divided.kod)}
        concerned = parts | {divided.kod}
        if before < year <= now and not concerned.isdisjoint(kods) and not concerned <= set(kods):
            return Delning(divided.namn, year)
    return None


def _divisions(forbund: Forbund) -> Iterator[tuple[Insats, int]]:
    """Every insats that was divided, and the year."""
    for insats in forbund.insats:
        parts = parts_of(forbund, insats.kod)
        if len(parts) > 1:
            yield insats, min(part.fran for part in parts)


def takeovers(
    forbund: Forbund, scopes: Collection[str], before: int, now: int
) -> tuple[tuple[Insats, tuple[Insats, ...]], ...]:
    """The insatser of the scopes that took others over after `before` and by `now`, with those."""
    kods = {kod for scope in scopes for kod in insatser_of(forbund, scope, now)}
    by_kod = {insats.kod: insats for insats in forbund.insats}
    return tuple(
        (insats, others)
        for insats in forbund.insats
        if insats.kod in kods and before < insats.fran <= now
        if (
            others := tuple(
                by_kod[kod] for kod in insats.efterfoljer if not is_divided(forbund, kod)
            )
        )
    )
