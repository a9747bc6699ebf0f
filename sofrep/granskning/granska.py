"""The audit of finished documents: every rule on each, then what they say of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sofrep.granskning.fynd import Fynd
from sofrep.granskning.handling import Handling, Plats
from sofrep.granskning.regler import (
    ar,
    kon,
    maldomar,
    poster,
    samma_mening,
    samma_sak,
    summor,
    text_andelar,
    text_andring,
    text_samband,
)
from sofrep.granskning.sammanhang import Sammanhang, context_of

RULES: tuple[Callable[[Sammanhang], Iterator[Fynd]], ...] = (
    summor.totals,
    kon.sexes,
    summor.shares,
    summor.hundreds,
    summor.parts,
    summor.whole_persons,
    summor.differences,
    maldomar.goals,
    poster.statements,
    text_andelar.shares,
    text_andelar.parts,
    text_samband.relations,
    text_andring.changes,
    text_andring.texts_against_tables,
    ar.units,
    ar.years,
)


def audit(documents: Sequence[Handling], more: Sequence[Fynd] = ()) -> tuple[Fynd, ...]:
    """What does not hold in the documents and between them, the surest first, each once.

    `more` has been found in them otherwise, and comes among the rest.
    """
    contexts = [context_of(document) for document in documents]
    found = [fynd for context in contexts for rule in RULES for fynd in rule(context)]
    found += samma_sak.same_things(contexts)
    found += samma_mening.same_sentences(contexts)
    found += more
    unique: dict[tuple[Plats, str], Fynd] = {}
    for fynd in found:  # what two rules find of one number is told once
        unique.setdefault((fynd.plats, fynd.star), fynd)
    order = {document.fil: number for number, document in enumerate(documents)}
    return tuple(
        sorted(unique.values(), key=lambda fynd: (order[fynd.plats.fil], fynd.sakerhet.rank))
    )
