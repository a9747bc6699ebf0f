"""Changes in a sentence against its two numbers, and counts against the tables of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks
from sofrep.granskning.regler.samband import amount
from sofrep.granskning.sammanhang import TOTAL, Sammanhang, Vy
from sofrep.granskning.tal import Tryckt, years_of

_UP = r"öka\w*|steg\b|stigit|växt\w*|växte|högre|fler|mer|större|längre|upp\b"
_DOWN = r"minska\w*|sjunk\w*|sjönk|lägre|färre|mindre|kortare|ned\b|ner\b"
_BEFORE = r"(?:år(?:et)? (?:före|innan)|förra|föregående|i fjol|fjolåret|(?:19|20)\d\d|tidigare)"
_DIFFERENCE = (
    marks(
        rf"{{D:aeky}} (?:\w+ )?(?:(?:{_UP}|{_DOWN}) än|(?:över|under|bättre än|sämre än) (?:målet|riket|budget\w*|snittet))"
    ),
    marks(rf"{{D:eky}} (?:{_UP}|{_DOWN}|bättre|sämre)\b"),
    marks(
        r"(?:ökning\w*|minskning\w*|uppgång\w*|nedgång\w*|skillnad\w*|avvikelse\w*|öka\w*|minska\w*|steg|sjönk)(?: \w+)? (?:med|på|är|var|av) {D:aekpy}"
    ),
    marks(
        r"(?:från|mot) {X:akp}~40till {Y:akp}~25\b(?:med|dvs\.?|det vill säga) (?:med )?{D:aekp}"
    ),
)
_FROM_TO = marks(r"\bfrån {X:apky}~45 till {Y:apky}")
_THAN = marks(
    rf"{{Y:apky}}[^«.]{{0,45}}?(?:, |\(| )(?:«[aek]\d+» )?(?P<ord>{_UP}|{_DOWN}) än~25{_BEFORE}[^«.]{{0,25}}?(?:\(| då det var | då |, ){{X:apky}}"
)
_WORD = re.compile(rf"\b(?:{_UP}|{_DOWN})", re.IGNORECASE)


def changes(context: Sammanhang) -> Iterator[Fynd]:
    """Differences and directions that the numbers do not bear out."""
    before: Mening | None = None
    for whole in context.meningar:
        sentence = whole.without_asides()
        earlier = before.tal if before and before.plats == whole.plats else ()
        told = {n for p in _DIFFERENCE for _, found in whole.find(p) for n in [found["D"]]}
        yield from _differences(whole, earlier)
        for match, found in sentence.find(_FROM_TO):
            words = _WORD.findall(sentence.markt[max(0, match.start() - 60) : match.start()])
            yield from _direction(sentence, words[-1] if words else "", found)
        for match, found in sentence.find(_THAN):
            if found["Y"] not in told:
                yield from _direction(sentence, match["ord"], found)
        before = whole


def _differences(sentence: Mening, earlier: Sequence[Tryckt]) -> Iterator[Fynd]:
    """``16 fler än 2022 (358)``: some two numbers, here or in the sentence before, must differ by it."""
    found = [found["D"] for pattern in _DIFFERENCE for _, found in sentence.find(pattern)]
    for change in dict.fromkeys(each for each in found if not each.ungefar):
        own = [n for n in sentence.tal if n is not change and _comparable(n, change)]
        refers = re.search(r"\(«|\bmål", sentence.markt)  # to the sentence before
        more = [n for n in earlier if _comparable(n, change)] if refers else []
        numbers = own if len(own) > 1 else [*more, *own]
        pairs = list(permutations(numbers, 2))
        if not own or not pairs or any(_is_change(change, a, b) for a, b in pairs):
            continue
        told = "Inga två av dem skiljer så."
        if len(numbers) == 2:
            difference, old = (
                abs(numbers[0].varde - numbers[1].varde),
                max(n.varde for n in numbers),
            )
            of_it = old and change.enhet is Unit.PROCENT
            share = f", {amount(100 * difference / old, finer=1)} %" if of_it else ""
            told = f"Skillnaden är {amount(difference, numbers[0])}{share}."
        star = f"{change.text} mellan {' och '.join(number.text for number in numbers)}"
        sure = Sakerhet.SAKER if len(numbers) == 2 else Sakerhet.TROLIG
        yield Fynd("skillnad-text", sure, sentence.plats, star, told)


def _comparable(number: Tryckt, change: Tryckt) -> bool:
    """Whether a number may be one of those that a change is between."""
    kinds = {
        Unit.PROCENTENHETER: {Unit.PROCENT},
        Unit.PROCENT: {Unit.PROCENT, Unit.ANTAL, Unit.KRONOR},
    }
    exact = number.ungefar not in {"ca", "drygt", "knappt"}
    return exact and number.enhet in kinds.get(change.enhet, {change.enhet})


def _is_change(change: Tryckt, old: Tryckt, new: Tryckt) -> bool:
    """Whether the change is the difference, in the numbers' own unit or in per cent of the old one."""
    if old.enhet is not new.enhet:
        return False
    difference = abs(new.varde - old.varde)
    exact = old.enhet is not Unit.PROCENT and old.steg == new.steg == 1
    room = Fraction(0) if exact else (old.steg + new.steg) / 2 + change.steg / 2
    if change.enhet is Unit.PROCENT and old.enhet is not Unit.PROCENT:
        relative = abs(100 * difference / old.varde) if old.varde else Fraction(0)
        room = 100 * room / max(Fraction(1), abs(old.varde)) + change.steg / 2
        return abs(relative - abs(change.varde)) <= room
    room = max(room, change.steg / 2 if change.steg > old.steg else Fraction(0))
    return abs(difference - abs(change.varde)) <= room


def _direction(sentence: Mening, word: str, found: dict[str, Tryckt]) -> Iterator[Fynd]:
    """``ökade från 358 till 341``."""
    old, new = found["X"], found["Y"]
    if not word or old.enhet is not new.enhet or old.ungefar or new.ungefar:
        return
    is_up = re.fullmatch(_UP, word, re.IGNORECASE)
    if new.varde < old.varde if is_up else new.varde > old.varde:
        told = f"{new.text} är {'mindre' if is_up else 'mer'} än {old.text}."
        quoted = f"{word}: {sentence.quote(old, new)}"
        yield Fynd("riktning", Sakerhet.SAKER, sentence.plats, quoted, told)


def texts_against_tables(context: Sammanhang) -> Iterator[Fynd]:
    """A count before the heading of a column, in a sentence that names the row, that the table does not print."""
    for sentence in context.utan_jamforelse:
        years = years_of(sentence.text)
        if sentence.plats.tabell or (years and context.ar and {*years} != {context.ar}):
            continue
        for number in sentence.tal:
            if number.enhet is Unit.ANTAL and not number.ungefar and number.text[0].isdecimal():
                yield from _unprinted(context, sentence, number)


def _unprinted(context: Sammanhang, sentence: Mening, number: Tryckt) -> Iterator[Fynd]:
    before, after = sentence.text[: number.fran].casefold(), sentence.text[number.till :].casefold()
    cells = [
        (vy, line, k, value)
        for vy in context.vyer
        for k, head in enumerate(vy.lagen)
        if head and _begins(after.lstrip(), head) and not _is_of_other_year(context, vy, head)
        for line, label in enumerate(vy.etiketter)
        if label and _names(before, label) and not TOTAL.fullmatch(label)
        if (value := vy.varden[line][k]) and value.enhet is Unit.ANTAL
    ]
    if cells and not any(number.holds(v.varde) or v.holds(number.varde) for *_, v in cells):
        vy, line, k, value = cells[0]
        told = f"I tabellen står {vy.printed(line, k)}."
        quoted = " ".join(sentence.text[max(0, number.fran - 40) : number.till + 25].split())
        andra = (vy.celler[line][k].plats,)
        star = f"… {quoted} …"
        yield Fynd("text-tabell", Sakerhet.TROLIG, sentence.plats, star, told, value.text, andra)


def _begins(text: str, head: str) -> bool:
    return bool(
        text.startswith(head.casefold()) and re.match(rf"{re.escape(head)}\b", text, re.IGNORECASE)
    )


def _names(text: str, label: str) -> bool:
    plain = label.casefold()
    return plain in text and bool(re.search(rf"\b{re.escape(plain)}\b", text))


def _is_of_other_year(context: Sammanhang, vy: Vy, head: str) -> bool:
    years = years_of(head) or years_of(vy.nat.titel)
    return bool(years and context.ar and context.ar not in years)
