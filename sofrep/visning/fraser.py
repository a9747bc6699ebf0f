"""The words of all generated sentences: a plain text file of phrases by key and variant.

    [oversikt.deltagare]
    ingen = {insats} hade inga {deltagare.plural} under {period}.
    flera = {insats} hade {antal} {deltagare.plural} under {period}: {kvinnor} kvinnor
            och {man} män.

A key stands in brackets, a variant before ``=``; an indented line goes on, ``#`` begins a comment.
``{antal}`` is a place, which the code fills with a figure, a text or parts of a sentence;
``{antal|ord}`` prints a figure in another form (`FORMS`), ``{insats|versal}`` begins a sentence.
The office's own file overlays the built-in one, variant by variant; it may use the places of the
built-in phrase, and is told where it leaves one out.  Which variant fits is decided in Python,
never here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from sofrep.visning.block import Del, Delar
from sofrep.visning.visat import Tal

_KEY = re.compile(r"\[([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)\]")
_VARIANT = re.compile(r"([a-zåäö][a-zåäö0-9-]*)[ \t]*=(.*)")
_PLACE = re.compile(r"\{ *([a-z_][a-z0-9_.]*) *((?:\|[a-zåäö0-9 ]+)*)\}")
_BRACE = re.compile(r"[{}]")
_LINE = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r"[ \t]+")
_UNSEEN = frozenset({"Cc", "Cn", "Co", "Cs"})

FORMS: Mapping[str, Callable[[Tal], Tal]] = MappingProxyType(
    {
        "ord": lambda tal: tal.ord(),
        "ett": lambda tal: tal.ord(ett=True),
        "ungefär": lambda tal: tal.ungefar(),
        "belopp": lambda tal: tal.belopp(),
        "utan enhet": lambda tal: tal.utan_enhet(),
        "en decimal": lambda tal: tal.med_decimaler(1),
        "två decimaler": lambda tal: tal.med_decimaler(2),
        "versal": lambda tal: tal.versal(),
    }
)
"""The forms that a figure can be printed in."""
_CAPITAL = "versal"
"""The form that texts have too."""

Value = Del | Delar


class Gap(Struct, frozen=True):
    """A named place of a phrase, and the forms that are asked for."""

    name: str
    forms: tuple[str, ...] = ()


class Fras(Struct, frozen=True, dict=True):
    """One variant of a phrase, as it is written; `line` is where it begins in its file."""

    words: str
    line: int

    @cached_property
    def parts(self) -> tuple[str | Gap, ...]:
        """Its texts and places, taken apart when somebody asks: a document uses few phrases of all."""
        parts: list[str | Gap] = []
        end, words = 0, _BLANKS.sub(" ", self.words)
        for match in _PLACE.finditer(words):
            forms = tuple(form.strip() for form in match[2].split("|")[1:])
            parts += (words[end : match.start()], Gap(match[1], forms))
            end = match.end()
        return tuple(filter(None, (*parts, words[end:])))

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong in it, and what to do."""
        for gap in self.parts:
            for form in gap.forms if isinstance(gap, Gap) else ():
                if form not in FORMS:
                    yield f"formen {form} finns inte", f"Välj bland {', '.join(FORMS)}."
        texts = "".join(part for part in self.parts if isinstance(part, str))
        if _BRACE.search(texts):
            yield "{ och } står inte runt en plats", "Skriv platsens namn mellan dem: {antal}."
        if any(unicodedata.category(sign) in _UNSEEN for sign in texts):
            yield "ett tecken går inte att skriva ut", "Skriv om raden för hand."

    @property
    def places(self) -> frozenset[str]:
        """The names of its places."""
        return frozenset(part.name for part in self.parts if isinstance(part, Gap))

    @property
    def columns(self) -> int:
        """How many parts it has between ``|``, where it heads the columns of a table."""
        return 1 + sum(part.count("|") for part in self.parts if isinstance(part, str))


class PhraseFault(Struct, frozen=True):
    """What is wrong in a file of phrases, where, and what to do; `stops` when it cannot be used."""

    line: int
    key: str
    message: str
    action: str
    stops: bool = True


Phrases = dict[tuple[str, str], Fras]


class Fraser:
    """Phrases by (key, variant), with the places that every phrase may use (`always`)."""

    def __init__(self, phrases: Phrases, always: Mapping[str, str] = MappingProxyType({})) -> None:
        self._phrases = phrases
        self._always = always

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._phrases)

    def places(self, key: str, variant: str) -> frozenset[str]:
        """The places of a phrase that its caller must fill."""
        return self._phrases[key, variant].places - self._always.keys()

    def delar(self, key: str, variant: str = "alltid", /, **places: Value) -> Delar:
        """The phrase with its places filled; raises KeyError for one, or a place, that is not there."""
        filled: list[Del] = []
        for part in self._phrases[key, variant].parts:
            value = part if isinstance(part, str) else self._filled(part, places)
            filled += value if isinstance(value, tuple) else (value,)
        return _joined(filled)

    def text(self, key: str, variant: str = "alltid", /, **places: Value) -> str:
        """A phrase without figures, as plain text: a heading, a label, a note."""
        return "".join(str(part) for part in self.delar(key, variant, **places))

    def _filled(self, place: Gap, places: Mapping[str, Value]) -> Value:
        value = self._always[place.name] if place.name in self._always else places[place.name]
        for form in place.forms:
            if isinstance(value, Tal):
                value = FORMS[form](value)
            elif form == _CAPITAL:
                value = _capital(value)
        return value


def _capital(value: Value) -> Value:
    if isinstance(value, str):
        return value[:1].upper() + value[1:]
    if isinstance(value, tuple) and value:
        first = _capital(value[0])
        return (*(first if isinstance(first, tuple) else (first,)), *value[1:])
    return value.versal() if isinstance(value, Tal) else value


def _joined(parts: list[Del]) -> Delar:
    """Neighbouring texts as one; no space before a place at the end that nothing fills."""
    joined: list[Del] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip(" ")
    return tuple(part for part in joined if part != "")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a file, as an editor counts them."""
    return tuple(_LINE.split(text))


def parse(text: str) -> tuple[Phrases, list[PhraseFault]]:
    """The phrases of a file, and what is wrong in it."""
    phrases, faults = phrases_in(text)
    for (key, variant), fras in phrases.items():
        faults += (PhraseFault(fras.line, f"{key}, {variant}", *told) for told in fras.faults())
    return phrases, faults


def phrases_in(text: str) -> tuple[Phrases, list[PhraseFault]]:
    """The phrases of a file, and what is wrong in its lines, none of them looked into yet."""
    phrases: Phrases = {}
    faults: list[PhraseFault] = []
    for key, variant, line, words in _entries(text, faults):
        if (key, variant) in phrases:
            name = f"{key}, {variant}"
            faults.append(PhraseFault(line, name, "frasen står två gånger", "Ta bort den ena."))
        phrases[key, variant] = Fras(words, line)
    return phrases, faults


def _entries(text: str, faults: list[PhraseFault]) -> Iterator[tuple[str, str, int, str]]:
    key, open_entry = "", None
    for number, line in enumerate(lines_of(text), start=1):
        bare = line.strip()
        if not bare or line.startswith("#"):
            continue
        head = _KEY.fullmatch(bare)
        entry = head or _VARIANT.fullmatch(bare)
        is_indented = line[0].isspace()
        if is_indented and open_entry and not entry:
            open_entry = (*open_entry[:3], f"{open_entry[3]} {bare}")
            continue
        if open_entry:
            yield open_entry
        open_entry = None
        if entry is None or is_indented or not (head or key):
            faults.append(_no_entry(number, key, is_entry=entry is not None))
        elif head:
            key = head[1]
        else:
            open_entry = (key, entry[1], number, entry[2].strip())
    if open_entry:
        yield open_entry


def _no_entry(line: int, key: str, *, is_entry: bool) -> PhraseFault:
    if is_entry and key:
        return PhraseFault(line, key, "raden är indragen", "Ta bort blanksteget i radens början.")
    if is_entry:
        action = "Skriv nyckeln inom [ ] på raden före."
        return PhraseFault(line, "", "raden står inte under någon nyckel", action)
    return PhraseFault(
        line,
        key,
        "raden är varken en nyckel inom [ ] eller variant = text",
        "Hör raden till frasen ovanför, börja den med ett blanksteg.",
    )
