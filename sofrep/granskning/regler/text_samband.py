"""Numbers of a sentence or paragraph that give one another: a pattern of words, and what must then be so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks
from sofrep.granskning.regler.kon import outside
from sofrep.granskning.regler.samband import amount
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import WORDS, Tryckt

Namngivna = Mapping[str, Tryckt]
"""The numbers of a sentence by the names that a pattern gives them."""

THAT_IS = r"(?:dvs\.?|d\.v\.s\.|det vill säga|alltså|d v s|vilket är|vilket ger|=|–)"
_ALL = "(?:alla|samtliga)"
_BUT = (
    marks(rf"{_ALL}(?: av)?(?: de)? {{A:a}}~30 utom {{B:a}}~40{THAT_IS}~20{{C:a}}"),
    marks(rf"{{A:a}}~80{_ALL} utom {{B:a}}~40{THAT_IS}~20{{C:a}}"),
)
_WORDS = r"(?:(?!kvinn|\bmän\b|\bplats|\bmål)[^«.])"
_OF = r"av (?:de |totalt |samtliga |alla |årets )*"
_WHOLE = (
    rf"{{T:a}}{_WORDS}{{0,70}}?(?:\(|, ?varav |varav |, fördelat på |, |: |; |– | fördelat på )",
    rf"\b{_OF}{{T:a}}{_WORDS}{{0,70}}? var ",
    rf"{{T:a}}{_WORDS}{{0,70}}?[.] (?:av|bland) (?:dem|dessa|deltagarna)\b[^«.]{{0,20}}",
)
_WOMEN = r"{K:a} (?:var |är )?(?:kvinnor\w*|kvinnliga)"
_MEN = r"{M:a} (?:var |är )?(?:män\w*|manliga)"
_BOTH = tuple(f"{a}(?: ?,| ?och|,? samt)? {b}" for a, b in ((_WOMEN, _MEN), (_MEN, _WOMEN)))
_OTHERS = r"(?:(?:,| och|, och) {O:a} (?:annat|annan|övriga|med annan|av annat|icke))?"
_SUM_AFTER = rf"[^«.]{{0,12}}(?:totalt|sammanlagt|tillsammans|summa|{THAT_IS}) {{T:a}}"
_SEXES = (
    *(marks(f"{both}{_OTHERS}{_SUM_AFTER}") for both in _BOTH),
    *(marks(f"{whole}{both}{_OTHERS}") for whole in _WHOLE for both in _BOTH),
)
_SEX_SHARES = (
    marks(r"{K:p}(?: av \w+)? (?:var |är )?kvinnor~12{M:p} (?:var |är )?män\b"),
    marks(r"andelen kvinnor (?:var|är|uppgår till) {K:p}~12 män (?:var |är )?{M:p}"),
)
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
    r"intäkt\w*~35{X:k}~35kostnad\w*~35{Y:k}(?![^«]*finansiell)~70(?:resultat|överskott|underskott)\w*~35{Z:k}"
)
_FLOW = marks(
    r"början~25{S:a}~75\b(?:började|startade|skrevs in|nya)~20{N:a}~25{A:a}~20(?:avslut|slutade|skrevs ut)\w*~40{E:a}"
)
_IN_BRACKETS = (
    marks(r"{X:akp}~12\({Y:akp}\)"),
    marks(r"{X:p}, {Y:p}(?:\)|,)"),
)
_MONTHLY = marks(
    r"{A:a}~70(?:i genomsnitt|i snitt|genomsnittligt|medeltal|motsvarar)~20{M:a}~25(?:per|i|varje) månad"
)
_MONTHS = (12, 8, 6)
_PER = marks(r"(?:\bper\b|snitt)~40{M:aky}~40\({A:ak}~20\b(?:på|för|delat på|fördelat på)~15{B:a}")
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


def _is(printed: Tryckt, follows: Fraction, words: str) -> str:
    """What is said where a number is not what follows."""
    return f"{words} är {amount(follows, printed)}." if printed.varde != follows else ""


def _all_but(n: Namngivna) -> str:
    return _is(n["C"], n["A"].varde - n["B"].varde, f"{n['A'].text} utom {n['B'].text}")


def _sexes(n: Namngivna) -> str:
    parts = [n[key] for key in "KMO" if key in n]
    if any(number.ungefar for number in n.values()):
        return ""
    total = sum((part.varde for part in parts), Fraction(0))
    return _is(n["T"], total, " + ".join(part.text for part in parts))


def _sex_shares(n: Namngivna) -> str:
    total = n["K"].varde + n["M"].varde
    exact = not n["K"].ungefar and not n["M"].ungefar
    off = abs(total - 100) > max(n["K"].steg, n["M"].steg)
    return f"Andelarna blir {amount(total, n['K'])} % tillsammans." if exact and off else ""


def _means(n: Namngivna) -> str:
    return outside(n["T"], n["K"], n["M"])


def _result(n: Namngivna) -> str:
    follows, printed = n["X"].varde - n["Y"].varde, n["Z"]
    step = max(number.steg for number in n.values())
    off = abs(abs(follows) - abs(printed.varde)) > (3 * step / 2 if step > 1 else 0)
    return f"Intäkter minus kostnader är {amount(follows, printed)}." if off else ""


def _flow(n: Namngivna) -> str:
    words = f"{n['S'].text} + {n['N'].text} − {n['A'].text}"
    return _is(n["E"], n["S"].varde + n["N"].varde - n["A"].varde, words)


def _twice(n: Namngivna) -> str:
    """``drygt 13 miljoner kronor (13 245 431 kr)``, ``tre (3)``: the same number twice."""
    about, exact = n["X"], n["Y"]
    is_word = about.text.isalpha() and exact.text.isdecimal()
    rounded = about.ungefar or (about.enhet is Unit.KRONOR and about.steg > exact.steg)
    if about.enhet is not exact.enhet or not (is_word or rounded) or about.ungefar == "gräns":
        return ""
    words = f"{about.ungefar} {about.text}".strip()
    return "" if about.holds(exact.varde) else f"{exact.text} skrivs inte som {words}."


def _monthly(n: Namngivna) -> str:
    total, mean = n["A"], n["M"]
    follows = amount(total.varde / 12, mean, finer=1)
    right = any(mean.holds(total.varde / months) for months in _MONTHS)
    return "" if right else f"{total.text} på tolv månader är {follows} i månaden."


def _per(n: Namngivna) -> str:
    mean, total, base = n["M"], n["A"], n["B"]
    if not base.varde or mean.ungefar:
        return ""
    room = mean.steg / 2 + (total.steg / 2 / base.varde if total.steg > 1 else 0)
    follows = total.varde / base.varde
    told = f"{total.text} delat på {base.text} är {amount(follows, mean, finer=1)}."
    return told if abs(mean.varde - follows) > room else ""


_SAKER, _TROLIG = Sakerhet.SAKER, Sakerhet.TROLIG
_Relation = tuple[str, Sakerhet, tuple[re.Pattern[str], ...], Callable[[Namngivna], str]]
_IN_SENTENCE: tuple[_Relation, ...] = (
    ("andelar-text", _TROLIG, _SEX_SHARES, _sex_shares),
    ("kön-andel", _TROLIG, _MEANS, _means),
    ("delar", _TROLIG, (_RESULT,), _result),
    ("ungefär", _SAKER, _IN_BRACKETS, _twice),
    ("medel-text", Sakerhet.MOJLIG, (_MONTHLY,), _monthly),
    ("medel-text", _TROLIG, (_PER,), _per),
    ("alla-utom", _SAKER, _BUT, _all_but),
    ("kön-text", _SAKER, _SEXES, _sexes),
)
_IN_PARAGRAPH: tuple[_Relation, ...] = (
    *_IN_SENTENCE[-2:],
    ("delar", _TROLIG, (_FLOW,), _flow),
)
"""Those whose numbers may stand in sentences after one another."""


def relations(context: Sammanhang) -> Iterator[Fynd]:
    """Numbers that do not follow from the others of their sentence or paragraph."""
    for sentence in context.meningar:
        yield from _related(context, sentence, _IN_SENTENCE)
    for paragraph in context.hela_stycken:
        yield from _related(context, paragraph, _IN_PARAGRAPH)
        yield from _goals(paragraph)


def _related(context: Sammanhang, text: Mening, relations: Sequence[_Relation]) -> Iterator[Fynd]:
    for rule, sure, patterns, check in relations:
        taken: set[Tryckt] = set()
        for _, found in (each for pattern in patterns for each in text.find(pattern)):
            told = "" if taken & {*found.values()} else check(found)
            taken |= {*found.values()}
            if told and not _is_excused(context, found):
                yield Fynd(rule, sure, text.plats, text.quote(*found.values()), told)


def _is_excused(context: Sammanhang, n: Namngivna) -> bool:
    """Whether those who are neither women nor men may be what is missing."""
    if "K" not in n:
        return False
    if "T" not in n:
        return context.has_unsexed and n["K"].varde + n["M"].varde < 100
    less = n["T"].enhet is not Unit.ANTAL or n["T"].varde > n["K"].varde + n["M"].varde
    return less and (context.has_unsexed or "O" in n)


def _goals(paragraph: Mening) -> Iterator[Fynd]:
    """``Av årets tolv mål är fem uppfyllda, två delvis uppfyllda och tre inte. För två kunde ...``."""
    for match in _GOALS.finditer(paragraph.text):
        whole = _small(match["T"])
        parts = [_small(part["n"]) for part in _GOAL_PART.finditer(match["rest"])]
        counts = [n for n in parts if n is not None]
        if whole is None or len(counts) < 2 or sum(counts) == whole:
            continue
        if sum(counts) < whole and _MORE_GOALS.search(paragraph.text, match.end()):
            continue
        star = f"{match['T']} mål: {' '.join(match['rest'].split())[:90]}"
        told = f"{' + '.join(map(str, counts))} är {sum(counts)}, inte {match['T']}."
        yield Fynd("mål-antal", Sakerhet.TROLIG, paragraph.plats, star, told)


def _small(word: str) -> int | None:
    lower = word.casefold()
    return int(lower) if lower.isdecimal() else WORDS.get(lower, _ONE.get(lower))
