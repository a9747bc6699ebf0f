"""The same thing said with two values, in one document or several.

The words decide what is the same thing: the post or note and the year, or the row, the column and
the year of two tables that are about the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec import Struct

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Plats, Rutnat
from sofrep.granskning.mening import Mening
from sofrep.granskning.regler.poster import post_of, years_in
from sofrep.granskning.sammanhang import TOTAL, Sammanhang, Vy
from sofrep.granskning.tal import Tryckt, years_of

_IS = r"(?:var|är|blev|uppgick till|uppgår till)"
_TEXT_POSTS = tuple(
    (post, re.compile(rf"\b(?:{pattern})(?P<between>{between})«k(?P<n>\d+)»(?:[^«]{{0,12}}\bmot «k(?P<before>\d+)»(?P<when>[^«.]{{0,30}}))?", re.IGNORECASE))
    for post, pattern, between in (
        ("årets resultat", r"årets resultat|resultatet för året", r"\b[^«.]{0,60}"),
        ("eget kapital", r"(?:det )?egna kapitalet|eget kapital", r"\b[^«.]{0,60}"),
        ("balanskravsresultat", "balanskravsresultatet", r"\b[^«.]{0,60}"),
        ("summa tillgångar", "balansomslutningen|summa tillgångar|tillgångarna uppgick", r"\b[^«.]{0,60}"),
        ("verksamhetens kostnader", rf"kostnader(?:na)? {_IS}", " (?:sammanlagt |totalt )?"),
        ("verksamhetens intäkter", rf"intäkter(?:na)? {_IS}", " (?:sammanlagt |totalt )?"),
    )
)  # fmt: skip
_NOT_THIS = re.compile(
    r"början|ingående|budget|prognos|mål|minst|bör|än\b|avvik|förändr|ökat?|minsk|med\b",
    re.IGNORECASE,
)
_START = " vid årets början"
_NOTE = re.compile(r"\bnot (\d+)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_TABLE_NUMBER = re.compile(r"^tabell\s?\d+[.:]?\s*", re.IGNORECASE)
_AGREEING, _TELLING, _MAX_TABLES = 4, 5, 400
_COUNTED = frozenset({Unit.ANTAL, Unit.KRONOR})


class Sagtvarde(Struct, frozen=True):
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
    said: dict[tuple[str, int], list[Sagtvarde]] = defaultdict(list)
    for context in contexts:
        for vy in context.rader:
            for post, year, value in (*_posts(context, vy), *_notes(context, vy)):
                said[post, year].append(value)
        for post, year, value in _postsin_text(context):
            said[post, year].append(value)
    for same in said.values():
        yield from deviating(same, "samma-post")
    yield from _tables(contexts)


def _in_table(context: Sammanhang, vy: Vy, line: int, position: int) -> Sagtvarde | None:
    value, place = vy.varden[line][position], vy.celler[line][position].plats
    if value is None:
        return None
    return Sagtvarde(value, place, vy.printed(line, position), context, vy.nat)


def in_text(sentence: Mening, number: Tryckt, context: Sammanhang) -> Sagtvarde:
    """A number of a sentence as something said."""
    return Sagtvarde(number, sentence.plats, number.text, context)


def _posts(context: Sammanhang, vy: Vy) -> Iterator[tuple[str, int, Sagtvarde]]:
    """The posts of a statement; what a year begins with is what the one before ended with."""
    for line, label in enumerate(vy.etiketter):
        post = post_of(label)
        for k, year in years_in(context, vy).items() if post else ():
            said = _in_table(context, vy, line, k)
            if said and said.tal.enhet in _COUNTED:
                yield post.removesuffix(_START), year - post.endswith(_START), said


def _notes(context: Sammanhang, vy: Vy) -> Iterator[tuple[str, int, Sagtvarde]]:
    """The sum of a note, and the posts that refer to it."""
    named = _NOTE.search(vy.nat.titel) or _NOTE.search(vy.nat.plats.rubrik)
    sums = [i for i, label in enumerate(vy.etiketter) if TOTAL.fullmatch(label)][-1:]
    lines = {i: int(named[1]) for i in sums} if named else {}
    refers = [j for j, head in enumerate(vy.lagen) if head.strip().lower() == "not"]
    for line in range(len(vy.etiketter)) if refers else ():
        if number := vy.value(line, refers[0]):
            lines[line] = int(number)
    for line, note in lines.items():
        for k, year in years_in(context, vy).items():
            if said := _in_table(context, vy, line, k):
                yield f"not {note}", year, said


def _postsin_text(context: Sammanhang) -> Iterator[tuple[str, int, Sagtvarde]]:
    for sentence in context.meningar if context.ar else ():
        for post, pattern in _TEXT_POSTS:
            for match in pattern.finditer(sentence.markt):
                if _NOT_THIS.search(match["between"]):
                    continue
                year = (years_of(match["between"]) or [context.ar])[-1]
                yield post, year, in_text(sentence, sentence.tal[int(match["n"])], context)
                if match["before"]:
                    when = (years_of(match["when"] or "") or [year - 1])[-1]
                    before = sentence.tal[int(match["before"])]
                    yield post, when, in_text(sentence, before, context)


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
        value = abs(each.tal.varde)
        if any(e.nat and e.context.explains(e.nat, value - common) for e in (each, reference)):
            continue
        told = f"På ett annat ställe står {reference.tal.text}."
        thousand = common in {value * 1000, value / 1000}
        if thousand:
            told += " Enheten kan vara fel: det skiljer tusen gånger."
        sure = Sakerhet.SAKER if counted[common] > 1 or each.nat else Sakerhet.TROLIG
        kind = "enhet" if thousand else rule
        yield Fynd(kind, sure, each.plats, each.star, told, andra=(reference.plats,))


_Key = tuple[str, str, int, Unit]


def _tables(contexts: Sequence[Sammanhang]) -> Iterator[Fynd]:
    """Cells in which two tables differ that are about the same: by their titles, or because most else agrees."""
    tables = [(context, vy) for context in contexts for vy in context.rader][:_MAX_TABLES]
    names = names_of(contexts)
    scopes = [_scope(vy.nat, names) for _, vy in tables]
    cells = [_cells(context, vy) for context, vy in tables]
    places: dict[_Key, list[int]] = defaultdict(list)
    for number, each in enumerate(cells):
        for key in each:
            places[key].append(number)
    agreeing: dict[tuple[int, int], set[Fraction]] = defaultdict(set)
    differing: dict[tuple[int, int], list[_Key]] = defaultdict(list)
    for key, numbers in places.items():
        for a, b in combinations(numbers, 2):
            if not cells[a][key].agrees(cells[b][key]):
                differing[a, b].append(key)
            elif key[-1] in _COUNTED and abs(cells[a][key].tal.varde) > _TELLING:
                agreeing[a, b].add(cells[a][key].tal.varde)
    for (a, b), keys in differing.items():
        counted = [key for key in keys if key[-1] in _COUNTED]  # shares agree by chance
        if scopes[a] and scopes[a] == scopes[b]:
            told = keys
        else:
            told = counted if len(agreeing[a, b]) >= max(_AGREEING, 2 * len(counted)) else []
        for key in told:
            yield from deviating([cells[a][key], cells[b][key]], "samma-tabell")


def _cells(context: Sammanhang, vy: Vy) -> dict[_Key, Sagtvarde]:
    """The values by row, column, year and unit; those whose place is not said once are left out."""
    found: dict[_Key, list[Sagtvarde]] = defaultdict(list)
    for line, label in enumerate(map(plain, vy.etiketter)):
        for k, head in enumerate(vy.lagen):
            if label and (said := _in_table(context, vy, line, k)):
                year = (years_of(head) or years_of(vy.nat.titel) or [context.ar])[-1]
                found[label, plain(head), year, said.tal.enhet].append(said)
    return {key: said[0] for key, said in found.items() if len(said) == 1}


def _scope(nat: Rutnat, names: re.Pattern[str]) -> str:
    """What a table is about: its title without its number and year, and its headings where it names nothing."""
    title = _TABLE_NUMBER.sub("", nat.titel)
    if title.endswith((".", ":")) or not title[:1].isupper():
        return ""
    return "/".join(map(plain, [title, *([] if names.search(title) else nat.plats.under)]))


def plain(text: str) -> str:
    """The words and numbers of a heading or sentence, without years."""
    text = _YEARS.sub(" ", text.casefold())
    return " ".join(re.findall(r"[a-zåäöéü%]+|\d+", text))


def names_of(contexts: Sequence[Sammanhang]) -> re.Pattern[str]:
    """What the documents have sections about: an insats that a sentence names is the same everywhere."""
    heads = {
        re.sub(r"^[\d.]+\s*", "", s.text).strip()
        for c in contexts
        for s in c.handling.stycken
        if s.niva
    }
    kept = [head for head in heads if 3 < len(head) < 40 and head[0].isupper()]
    kept.sort(key=lambda head: (-len(head), head))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, kept))})\b" if kept else r"(?!)")
