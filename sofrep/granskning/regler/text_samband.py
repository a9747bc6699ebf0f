"""Numbers of a sentence or paragraph that give one another: goals, means by sex, results, participants of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks
from sofrep.granskning.regler.kon import REGEL_MELLAN
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.regler.text_delar import REGEL_DELAR
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.talord import WORDS

REGEL_MAL = "mål-antal"
_GOALS = re.compile(
    r"\bav (?:årets |de |våra |förbundets |samtliga )*(?P<T>\w+|\d+) mål(?:en)?\b(?P<rest>[^.]*(?:uppfyll|nå)[^.]*\.?(?: för (?:\w+|\d+)(?: av målen)? (?:kunde|saknas|finns)[^.]*)?)",
    re.IGNORECASE,
)
_GOAL_PART = re.compile(
    r"\b(?P<n>\w+|\d+) (?:mål )?(?:är |har )?(?:helt |inte |ej |delvis )?(?:uppfyll|nå|delvis|inte|ej|kunde|saknas)",
    re.IGNORECASE,
)
_MORE_GOALS = re.compile(r"\bmål|kunde|mätas|bedöm|redovisas|övriga", re.IGNORECASE)
_ONE = {"en": 1, "ett": 1, "inget": 0, "inga": 0, "ingen": 0}


_MEANS = (
    marks(
        r"{T:py}[^«]{0,45}(?:\(|, |: )~12{K:apy} (?:för|av|bland) kvinnor~15{M:apy} (?:för|av|bland) män"
    ),
    marks(r"{T:py}[^«]{0,45}(?:\(|, |: )kvinnor {K:apy}~8 män {M:apy}"),
    marks(
        r"kvinnor(?: var| är)? {K:py}~12 män(?: var| är)? {M:py}~12(?:sammantaget|totalt|för alla|tillsammans)(?: var| är)? {T:py}"
    ),
)
_RESULT = marks(
    r"intäkt\w*~35{X:k}~35kostnad\w*~35{Y:k}~70(?:resultat|överskott|underskott)\w*~35{Z:k}"
)
_FLOW = marks(
    r"början~25{S:a}~75\b(?:började|startade|skrevs in|nya)~20{N:a}~25{A:a}~20(?:avslut|slutade|skrevs ut)\w*~40{E:a}"
)


def relations(context: Sammanhang) -> Iterator[Fynd]:
    """Numbers that do not follow from the others of their sentence or paragraph."""
    for sentence in context.meningar:
        yield from _means(context, sentence)
        yield from _results(sentence)
    for paragraph in context.hela_stycken:
        yield from _goals(paragraph)
        yield from _flow(paragraph)


def _goals(paragraph: Mening) -> Iterator[Fynd]:
    """``Av årets tolv mål är fem uppfyllda, två delvis uppfyllda och tre inte. För två kunde ...``."""
    for match in _GOALS.finditer(paragraph.text):
        whole = _small(match["T"])
        counts = [
            n for part in _GOAL_PART.finditer(match["rest"]) if (n := _small(part["n"])) is not None
        ]
        if whole is None or len(counts) < 2 or sum(counts) == whole:
            continue
        if sum(counts) < whole and _MORE_GOALS.search(paragraph.text, match.end()):
            continue
        listed = " + ".join(map(str, counts))
        yield Fynd(
            REGEL_MAL,
            Sakerhet.TROLIG,
            paragraph.plats,
            f"{match['T']} mål: {' '.join(match['rest'].split())[:90]}",
            f"{listed} är {sum(counts)}, inte {match['T']}.",
        )


def _small(word: str) -> int | None:
    lower = word.casefold()
    return int(lower) if lower.isdecimal() else WORDS.get(lower, _ONE.get(lower))


def _means(context: Sammanhang, sentence: Mening) -> Iterator[Fynd]:
    """A share or mean of all that lies outside those of women and men."""
    for found in (found for pattern in _MEANS for _, found in sentence.find(pattern)):
        total, women, men = found["T"], found["K"], found["M"]
        room = max(n.steg for n in found.values())
        low, high = min(women.varde, men.varde) - room, max(women.varde, men.varde) + room
        if not low <= total.varde <= high and not context.has_unsexed:
            told = f"Kvinnor har {women.text} och män {men.text}; värdet för alla måste ligga mellan dem."
            yield Fynd(
                REGEL_MELLAN, Sakerhet.TROLIG, sentence.plats, sentence.quote(*found.values()), told
            )


def _results(sentence: Mening) -> Iterator[Fynd]:
    """Income less costs is the result."""
    for match, found in sentence.find(_RESULT):
        follows = found["X"].varde - found["Y"].varde
        step = max(n.steg for n in found.values())
        if "finansiell" not in match[0] and abs(abs(follows) - abs(found["Z"].varde)) > (
            3 * step / 2 if step > 1 else 0
        ):
            told = f"Intäkter minus kostnader är {amount(follows, found['Z'])}."
            yield Fynd(
                REGEL_DELAR, Sakerhet.TROLIG, sentence.plats, sentence.quote(*found.values()), told
            )


def _flow(paragraph: Mening) -> Iterator[Fynd]:
    """Those at the start, the new and the ended give those at the end."""
    for _, found in paragraph.find(_FLOW):
        follows = found["S"].varde + found["N"].varde - found["A"].varde
        if found["E"].varde != follows:
            told = (
                f"{found['S'].text} + {found['N'].text} − {found['A'].text} är {amount(follows)}."
            )
            yield Fynd(
                REGEL_DELAR,
                Sakerhet.TROLIG,
                paragraph.plats,
                paragraph.quote(*found.values()),
                told,
            )
