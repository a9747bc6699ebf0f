"""Changes in a sentence: the words (fler, minskade) and the difference against the two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt

REGEL, REGEL_RIKTNING = "skillnad-text", "riktning"
_UP = r"öka\w*|steg\b|stigit|växt\w*|växte|högre|fler|mer|större|längre|upp\b"
_DOWN = r"minska\w*|sjunk\w*|sjönk|lägre|färre|mindre|kortare|ned\b|ner\b"
_BEFORE = r"(?:år(?:et)? (?:före|innan)|förra|föregående|i fjol|fjolåret|(?:19|20)\d\d|tidigare)"
_FROM_TO = marks(
    r"\bfrån {X:apky}~45 till {Y:apky}(?:~40(?:med|ökning\w*(?: med| på)?|minskning\w*(?: med| på)?|skillnad\w*(?: på)?|upp|ned) {D:apeky})?"
)
_WORD = re.compile(rf"\b(?:{_UP}|{_DOWN})", re.IGNORECASE)
_THAN = marks(
    rf"{{Y:apky}}[^«.]{{0,45}}?(?:, |\(| )(?:{{D:apeky}} )?(?P<ord>{_UP}|{_DOWN}) än~25{_BEFORE}[^«.]{{0,25}}?(?:\(| då de(?:t)? var | då |, ){{X:apky}}"
)
_DIFFERENCE_AFTER = marks(
    rf"{{Y:apky}}~25\bmot {{X:apky}}~45{_BEFORE}?~30(?:en )?(?P<ord>ökning|minskning|uppgång|nedgång)\w*(?: med| på)? {{D:apeky}}"
)
_THAN_POINTS = marks(
    rf"{{D:e}} (?P<ord>{_UP}|{_DOWN}) än~25{_BEFORE}[^«.]{{0,25}}?(?:\(| då det var | då |, ){{X:p}}"
)


def changes(context: Sammanhang) -> Iterator[Fynd]:
    """Differences and directions that the two numbers do not bear out."""
    for whole in context.meningar:
        sentence = whole.without_asides()
        for pattern in (_FROM_TO, _THAN, _DIFFERENCE_AFTER):
            for match, found in sentence.find(pattern):
                yield from _checked(sentence, _word_of(sentence, match), found)
        for match, found in sentence.find(_THAN_POINTS):
            shares = [
                n for n in sentence.tal if n.enhet is Unit.PROCENT and n.till <= found["D"].fran
            ]
            if shares:
                yield from _checked(sentence, match["ord"], {**found, "Y": shares[-1]})


def _word_of(sentence: Mening, match: re.Match[str]) -> str:
    """Which way the sentence says that it went: its last such word before ``från``."""
    if "ord" in match.groupdict():
        return str(match["ord"])
    words = _WORD.findall(sentence.markt[max(0, match.start() - 60) : match.start()])
    return words[-1] if words else ""


def _checked(sentence: Mening, word: str, found: dict[str, Tryckt]) -> Iterator[Fynd]:
    old, new, change = found["X"], found["Y"], found.get("D")
    if old.enhet is not new.enhet or old.ungefar or new.ungefar:
        return
    is_up = re.fullmatch(rf"{_UP}|ökning|uppgång", word, re.IGNORECASE)
    difference = new.varde - old.varde
    if word and (difference < 0 if is_up else difference > 0):
        told = f"{new.text} är {'mindre' if is_up else 'mer'} än {old.text}."
        quoted = f"{word}: {sentence.quote(old, new)}"
        yield Fynd(REGEL_RIKTNING, Sakerhet.SAKER, sentence.plats, quoted, told)
    elif change and not change.ungefar and not _is_change(change, old, new):
        told = f"Från {old.text} till {new.text} är skillnaden {amount(abs(difference), new)}"
        share = _relative(old, difference)
        told += f", {amount(share, change, finer=1)} %." if share is not None else "."
        quoted = sentence.quote(old, new, change)
        yield Fynd(REGEL, Sakerhet.SAKER, sentence.plats, quoted, told)


def _relative(old: Tryckt, difference: Fraction) -> Fraction | None:
    return (
        abs(100 * difference / old.varde) if old.varde and old.enhet is not Unit.PROCENT else None
    )


def _is_change(change: Tryckt, old: Tryckt, new: Tryckt) -> bool:
    """Whether the change is the difference, in the numbers' own unit or in per cent of the old one."""
    difference = abs(new.varde - old.varde)
    printed = abs(change.varde)
    room = (old.steg + new.steg) / 2 if old.enhet is Unit.PROCENT else Fraction(0)
    room = max(room, change.steg / 2 if change.steg > old.steg else Fraction(0))
    relative = abs(100 * difference / old.varde) if old.varde else Fraction(0)
    if change.enhet is Unit.PROCENT:
        near = abs(relative - printed) <= change.steg / 2 + (
            room and 100 * room / max(Fraction(1), abs(old.varde))
        )
        return near or (old.enhet is Unit.PROCENT and abs(difference - printed) <= room)
    return abs(difference - printed) <= room
