"""What two sentences say differently: the same but for their numbers, or the same of an insats."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sofrep.granskning.fynd import Fynd
from sofrep.granskning.mening import PRIOR, Mening, marks, sentence_of
from sofrep.granskning.regler.samma_sak import Sagtvarde, deviating, in_text, names_of, plain
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt, years_of

_MIN_WORDS = 4
_HAD = marks(
    r"(?:(?P<namn>[^«.,;()]{3,40}) (?:hade|har haft|nådde|tog emot)|(?:hade|nådde|tog) (?P<namnet>[^«.,;()]{3,40}?)(?: emot)?)"
    r"(?: sammanlagt| totalt)? {N:a} (?P<vad>(?:nya |avslutade )?(?:deltagare|individer|personer|ansökningar))\b"
)
_QUALIFIED = re.compile(
    r"\b(?:kvinnor\w*|män\w*|unga|yngre|äldre|månader|riket|mål\w*|minst|högst|av dem|av dessa|delår\w*|halvår\w*|kvartal\w*|grupp\w*)\b",
    re.IGNORECASE,
)


def same_sentences(contexts: Sequence[Sammanhang]) -> Iterator[Fynd]:
    """What two sentences say differently."""
    names = names_of(contexts)
    said: dict[tuple[str, int], list[Sagtvarde]] = defaultdict(list)
    for context in contexts:
        for what, year, value in _said_of_names(context, names):
            said[what, year].append(value)
    for same in said.values():
        yield from deviating(same, "samma-mening")
    yield from _alike(contexts, names)


def _said_of_names(
    context: Sammanhang, names: re.Pattern[str]
) -> Iterator[tuple[str, int, Sagtvarde]]:
    """``Steget hade 181 deltagare`` here and ``hade Steget 171 deltagare`` there, of the same year."""
    for sentence in context.utan_jamforelse:
        if sentence.plats.tabell or _QUALIFIED.search(sentence.text):
            continue
        year = (years_of(sentence.text) or [context.ar])[-1]
        for match, found in sentence.find(_HAD):
            named = {name.casefold() for name in names.findall(match[0])}
            if len(named) == 1:
                what = f"{named.pop()} {match['vad'].casefold()}"
                yield what, year, in_text(sentence, found["N"], context)


class _Sagt(Struct, frozen=True):
    """A sentence without its comparison: its words, section (where it names nothing) and year.

    `before` is the number that it compares with, of `before_year`.
    """

    key: tuple[str, str]
    year: int
    sentence: Mening
    context: Sammanhang
    before: Tryckt | None
    before_year: int


def _alike(contexts: Sequence[Sammanhang], names: re.Pattern[str]) -> Iterator[Fynd]:
    """Sentences that are the same but for their numbers, this year's and last year's apart."""
    said = [found for context in contexts for found in _said_in(context, names)]
    main: dict[tuple[tuple[str, str], int], list[_Sagt]] = defaultdict(list)
    for each in said:
        main[each.key, each.year].append(each)
    for first, *others in main.values():
        for other in others:
            if not other.key[1] or other.context is not first.context:
                for a, b in zip(first.sentence.tal, other.sentence.tal, strict=False):
                    yield from _pair(first, a, other, b)
    for each in said:
        for earlier in main.get((each.key, each.before_year), ()) if each.before else ():
            last = _last_of(earlier.sentence, each.before)
            if last and each.before and earlier.context is not each.context:
                yield from _pair(earlier, last, each, each.before)


def _pair(first: _Sagt, a: Tryckt, second: _Sagt, b: Tryckt) -> Iterator[Fynd]:
    both = [
        in_text(first.sentence, a, first.context),
        in_text(second.sentence, b, second.context),
    ]
    yield from deviating(both, "samma-mening")


def _said_in(context: Sammanhang, names: re.Pattern[str]) -> Iterator[_Sagt]:
    for whole, own in zip(context.meningar, context.utan_jamforelse, strict=True):
        words = plain(re.sub(r"«\w+»", " ", own.markt))
        if own.plats.tabell or len(words.split()) < _MIN_WORDS or not own.tal or not context.ar:
            continue
        scope = "" if names.search(own.text) else "/".join(map(plain, own.plats.under))
        comparison = PRIOR.search(whole.text)
        earlier = sentence_of(comparison[0], whole.plats).tal if comparison else ()
        yield _Sagt(
            (words, scope),
            (years_of(own.text) or [context.ar])[-1],
            own,
            context,
            earlier[0] if len(earlier) == 1 else None,
            int((comparison and comparison["year"]) or context.ar - 1),
        )


def _last_of(sentence: Mening, like: Tryckt | None) -> Tryckt | None:
    """The last number of a sentence in the unit of another, those in brackets apart."""
    said = re.findall(r"«\w(\d+)»", sentence.without_asides().markt)
    numbers = [n for i in said if like and (n := sentence.tal[int(i)]).enhet is like.enhet]
    return numbers[-1] if numbers else None
