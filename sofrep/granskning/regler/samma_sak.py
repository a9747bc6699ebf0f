"""The same thing said with two values: posts, tables and sentences, in one document or several.

The words decide what is the same thing: the post and the year; the table's title, the row, the
column and the year; or a sentence that is the same but for its numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Plats, Rutnat
from sofrep.granskning.mening import Mening, sentence_of
from sofrep.granskning.regler.balanser import posts_of
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt
from sofrep.granskning.talord import years_of

REGEL_POST, REGEL_TABELL, REGEL_MENING, REGEL_ENHET = (
    "samma-post",
    "samma-tabell",
    "samma-mening",
    "enhet",
)
_TEXT_POSTS = {
    "årets resultat": r"årets resultat|resultatet för året",
    "eget kapital": r"(?:det )?egna kapitalet|eget kapital",
    "balanskravsresultat": r"balanskravsresultatet",
    "summa tillgångar": r"balansomslutningen|summa tillgångar|tillgångarna uppgick",
}
_TEXT_POST = tuple(
    (post, re.compile(rf"\b(?:{pattern})\b(?P<between>[^«.]{{0,60}})«k(?P<n>\d+)»(?:[^«]{{0,12}}\bmot «k(?P<before>\d+)»(?P<when>[^«.]{{0,30}}))?", re.IGNORECASE))
    for post, pattern in _TEXT_POSTS.items()
)  # fmt: skip
_UNITED = (
    (
        "verksamhetens kostnader",
        re.compile(
            r"\b(?:verksamhetens |de sammanlagda )?kostnader(?:na)? (?:var|är|blev|uppgick till|uppgår till)(?P<between> (?:sammanlagt |totalt )?)«k(?P<n>\d+)»(?P<before>)",
            re.IGNORECASE,
        ),
    ),
    (
        "verksamhetens intäkter",
        re.compile(
            r"\b(?:verksamhetens |de sammanlagda )?intäkter(?:na)? (?:var|är|blev|uppgick till|uppgår till)(?P<between> (?:sammanlagt |totalt )?)«k(?P<n>\d+)»(?P<before>)",
            re.IGNORECASE,
        ),
    ),
)
_NOT_THIS = re.compile(
    r"början|ingående|budget|prognos|mål|minst|bör|än\b|avvik|förändr|ökat?|minsk|med\b",
    re.IGNORECASE,
)
PRIOR = re.compile(
    r",? ?\(?(?:mot|jämfört med|(?:fler|färre|mer|mindre|högre|lägre|längre|kortare) än)\b[^.]*?(?:(?P<year>(?:19|20)\d\d)|året före|föregående år|förra året)[^,.]*",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_TABLE_NUMBER = re.compile(r"^tabell\s?\d+[.:]?\s*", re.IGNORECASE)
_MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class Sagtvarde:
    """A value with its place."""

    tal: Tryckt
    plats: Plats
    star: str
    context: Sammanhang
    nat: Rutnat | None = None

    def agrees(self, other: Sagtvarde) -> bool:
        """Whether both print the same, one perhaps more rounded; the sign of costs may be left out."""
        mine, its = abs(self.tal.varde), abs(other.tal.varde)
        return abs(mine - its) < max(self.tal.steg, other.tal.steg) and (
            mine == its or self.tal.steg != other.tal.steg
        )


def same_things(contexts: Sequence[Sammanhang]) -> Iterator[Fynd]:
    """What two places say differently."""
    yield from _posts(contexts)
    yield from _cells(contexts)
    yield from _sentences(contexts)


def _posts(contexts: Sequence[Sammanhang]) -> Iterator[Fynd]:
    found: dict[tuple[str, int], list[Sagtvarde]] = {}
    for context in contexts:
        for post in posts_of(context):
            value = post.vy.varden[post.line][post.position]
            if value and value.enhet in {Unit.KRONOR, Unit.ANTAL}:
                place = post.vy.cell(post.line, post.position).plats
                star = post.vy.printed(post.line, post.position)
                said = Sagtvarde(value, place, star, context, post.vy.nat)
                found.setdefault((post.post, post.ar), []).append(said)
        for name, year, said in _posts_in_text(context):
            found.setdefault((name, year), []).append(said)
    for same in found.values():
        yield from deviating(same, REGEL_POST)


def _posts_in_text(context: Sammanhang) -> Iterator[tuple[str, int, Sagtvarde]]:
    for sentence in context.meningar:
        for post, pattern in (*_TEXT_POST, *_UNITED):
            for match in pattern.finditer(sentence.markt):
                years = years_of(match["between"])
                if _NOT_THIS.search(match["between"]) or not context.ar:
                    continue
                number = sentence.tal[int(match["n"])]
                year = years[-1] if years else context.ar
                yield post, year, _said(sentence, number, context)
                if match["before"]:
                    when = years_of(match["when"] or "")
                    yield (
                        post,
                        when[-1] if when else year - 1,
                        _said(sentence, sentence.tal[int(match["before"])], context),
                    )


def _said(sentence: Mening, number: Tryckt, context: Sammanhang) -> Sagtvarde:
    return Sagtvarde(number, sentence.plats, number.text, context)


def deviating(said: Sequence[Sagtvarde], rule: str) -> Iterator[Fynd]:
    """Those that differ from what most say, or from the first where none is most."""
    exact = [each for each in said if not each.tal.ungefar]
    if len(exact) < 2:
        return
    counted = Counter(abs(each.tal.varde) for each in exact)
    common = counted.most_common(1)[0][0]
    reference = next(each for each in exact if abs(each.tal.varde) == common)
    for each in exact:
        if each.agrees(reference) or each.tal.enhet is not reference.tal.enhet:
            continue
        missing = abs(each.tal.varde) - abs(reference.tal.varde)
        if any(e.nat and e.context.explains(e.nat, missing) for e in (each, reference)):
            continue
        thousand = {abs(each.tal.varde) * 1000, abs(each.tal.varde) / 1000} & {
            abs(reference.tal.varde)
        }
        told = f"På ett annat ställe står {reference.tal.text}."
        if thousand:
            told += " Enheten kan vara fel: det skiljer tusen gånger."
        sure = Sakerhet.SAKER if counted[common] > 1 or each.nat else Sakerhet.TROLIG
        kind = REGEL_ENHET if thousand else rule
        yield Fynd(kind, sure, each.plats, each.star, told, andra=(reference.plats,))


def _cells(contexts: Sequence[Sammanhang]) -> Iterator[Fynd]:
    names = names_of(contexts)
    found: dict[tuple[str, ...], list[Sagtvarde]] = {}
    for context in contexts:
        for nat, rows, _ in context.vyer:
            scope = _scope(nat, names)
            if not scope:
                continue
            of_table: dict[tuple[str, ...], list[Sagtvarde]] = {}
            for line, label in enumerate(rows.etiketter):
                for k, head in enumerate(rows.lagen):
                    value = rows.varden[line][k]
                    if value and label:
                        year = (years_of(head) or years_of(nat.titel) or [context.ar])[-1]
                        key = (scope, plain(label), plain(head), str(year), str(value.enhet))
                        said = Sagtvarde(
                            value, rows.cell(line, k).plats, rows.printed(line, k), context, nat
                        )
                        of_table.setdefault(key, []).append(said)
            for what, here in of_table.items():
                if len(here) == 1:
                    found.setdefault(what, []).extend(here)
    for same in found.values():
        yield from deviating(same, REGEL_TABELL)


def _scope(nat: Rutnat, names: re.Pattern[str]) -> str:
    """What a table is about: its title without its number and year, and its headings where it names nothing."""
    title = _TABLE_NUMBER.sub("", nat.titel)
    if title.endswith((".", ":")) or not title[:1].isupper():
        return ""
    return "/".join(map(plain, [title, *([] if names.search(title) else nat.plats.under)]))


def names_of(contexts: Sequence[Sammanhang]) -> re.Pattern[str]:
    """What the documents have sections about: an insats that a sentence names is the same everywhere."""
    heads = {
        re.sub(r"^[\d.]+\s*", "", s.text).strip()
        for c in contexts
        for s in c.handling.stycken
        if s.niva
    }
    kept = sorted(
        (head for head in heads if 3 < len(head) < 40 and head[0].isupper()), key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, kept))})\b" if kept else r"(?!)")


def plain(text: str) -> str:
    """The words and numbers of a heading or sentence, without years."""
    text = _YEARS.sub(" ", text.casefold())
    return " ".join(re.findall(r"[a-zåäöéü%]+|\d+", text))


def _sentences(contexts: Sequence[Sammanhang]) -> Iterator[Fynd]:
    """Sentences that are the same but for their numbers, this year's and last year's apart."""
    names = names_of(contexts)
    main: dict[_Key, list[_Sagt]] = {}
    said = [found for context in contexts for found in _said_in(context, names)]
    for each in said:
        main.setdefault(each.key, []).append(each)
    for same in main.values():
        yield from _differing(same)
    for each in said:
        if each.before is None:
            continue
        for earlier in main.get((*each.key[:2], each.before_year), []):
            last = _last_of(earlier.sentence, each.before)
            if last and earlier.context is not each.context:
                both = [
                    _said(earlier.sentence, last, earlier.context),
                    _said(each.sentence, each.before, each.context),
                ]
                yield from deviating(both, REGEL_MENING)


_Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class _Sagt:
    """A sentence without its comparison; its words, section (where it names nothing) and year as key.

    `before` is the number that it compares with, of `before_year`.
    """

    key: _Key
    sentence: Mening
    context: Sammanhang
    named: bool
    before: Tryckt | None
    before_year: int


def _said_in(context: Sammanhang, names: re.Pattern[str]) -> Iterator[_Sagt]:
    for sentence in context.meningar:
        text = PRIOR.sub("", sentence.text)
        own = sentence_of(text, sentence.plats)
        words = plain(re.sub(r"«\w+»", " ", own.markt))
        if (
            sentence.plats.tabell
            or len(words.split()) < _MIN_WORDS
            or not own.tal
            or not context.ar
        ):
            continue
        named = bool(names.search(text))
        scope = "" if named else "/".join(map(plain, sentence.plats.under))
        comparison = PRIOR.search(sentence.text)
        year = int((comparison and comparison["year"]) or context.ar - 1)
        earlier = sentence_of(comparison[0], sentence.plats).tal if comparison else ()
        before = earlier[0] if len(earlier) == 1 else None
        key = (words, scope, (years_of(text) or [context.ar])[-1])
        yield _Sagt(key, own, context, named, before, year)


def _last_of(sentence: Mening, like: Tryckt) -> Tryckt | None:
    """The last number of a sentence in the unit of another, those in brackets apart."""
    said = re.findall(r"«\w(\d+)»", sentence.without_asides().markt)
    numbers = [number for i in said if (number := sentence.tal[int(i)]).enhet is like.enhet]
    return numbers[-1] if numbers else None


def _differing(same: Sequence[_Sagt]) -> Iterator[Fynd]:
    first = same[0]
    for other in same[1:]:
        if not other.named and other.context is first.context:
            continue
        for a, b in zip(first.sentence.tal, other.sentence.tal, strict=False):
            if a.enhet is b.enhet:
                both = [
                    _said(first.sentence, a, first.context),
                    _said(other.sentence, b, other.context),
                ]
                yield from deviating(both, REGEL_MENING)
