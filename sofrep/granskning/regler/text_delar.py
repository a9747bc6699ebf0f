"""Parts that are listed in a sentence against their whole: ``varav``, ``fördelat på``, shares of 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.sammanhang import Sammanhang

_VARAV = marks(r"{T:a}~70\bvarav {P:a}(?P<rest>[^.;]*)")
_EXHAUSTIVE = marks(
    r"{T:a}~70\b(?:fördela\w*|uppdela\w*|dela\w* upp)~25(?:på|mellan|i)\b(?P<rest>[^.;]*)"
)
_AFTERWARDS = marks(
    r"(?:^|[.] )[^«.]*{T:a}[^.]*[.] (?:de|dessa)\b[^«.]{0,20}\bfördela\w*~25(?:på|mellan)\b(?P<rest>[^.;]*)"
)
_REST = marks(
    r"\bav (?:de |dem |totalt |samtliga |alla |årets )*{T:a}(?P<rest>.*(?:övriga|resterande|resten,?(?: det vill säga| dvs\.?)?) «a.*)"
)
_SUMMED = r"(?:tillsammans|sammantaget|sammanlagt|totalt|inalles)"
_TOGETHER = marks(
    rf"{{P:a}}(?P<rest>[^«]{{0,45}}(?:(?:,| och|,? samt) [^«]{{0,25}}«a\d+»[^«]{{0,45}}?)+)"
    rf"\b{_SUMMED} (?:blir det |är det |var det )?{{T:a}}"
)
_LIST = r"(?P<rest>[^«.;:()]{0,45}«[ak]\d+»[^«.;:()]{0,60}(?:(?:,| och| respektive|,? samt) [^«.;:(),]{0,45}«[ak]\d+»[^«.;:(),]{0,60})+)"
_AFTER_COLON = marks(rf"{{T:a}}(?: [a-zåäö]+){{0,3}}: {_LIST}(?:[.]|$)")
_LISTS = (
    marks(rf"{_SUMMED}~20{{T:ak}}~40(?:: |\(|, (?!varav)){_LIST}(?:[.)]|$)"),
    _AFTER_COLON,
    marks(rf"{_LIST},? {_SUMMED} {{T:k}}"),
    _VARAV,
    _EXHAUSTIVE,
    _REST,
    _TOGETHER,
)
_COUNT = re.compile(r"«[ak](\d+)»")
_OF_PART = re.compile(r"\bvarav\b|\bav (?:dem|dessa)\b")
_SHARES_OF = re.compile(
    r"^\W*(?:av|fördelningen|medlen|kostnaderna|pengarna)\b|(?:%|procent) av (?:de )?[a-zåäö]+[.]?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:mot|jämför\w*|året före|mål\w*|flera|riket|av kvinnorna|av männen|varav)\b",
    re.IGNORECASE,
)
_NEAR = 15


def parts(context: Sammanhang) -> Iterator[Fynd]:
    """Parts that do not give the whole."""
    for sentence in context.meningar:
        if not re.search(r"\bflera\b", sentence.text, re.IGNORECASE):
            for pattern in _LISTS:
                yield from _listed(sentence, pattern)
        yield from _shares(sentence)
    for paragraph in context.hela_stycken:
        yield from _listed(paragraph, _AFTERWARDS)


def _listed(sentence: Mening, pattern: re.Pattern[str]) -> Iterator[Fynd]:
    """Parts of a whole: at most it after ``varav``, else all of it."""
    for match, found in sentence.find(pattern):
        whole = found["T"]
        counts = [sentence.tal[int(n)] for n in _COUNT.findall(match["rest"])]
        listed = [found["P"], *counts] if "P" in found else counts
        if any(part.ungefar for part in listed) or _OF_PART.search(match["rest"]):
            listed = listed[:1] if pattern is _VARAV else []
        if whole.ungefar or len(listed) < (1 if pattern in {_VARAV, _REST} else 2):
            continue
        total = sum((part.varde for part in listed), Fraction(0))
        if total == whole.varde or (pattern is _VARAV and total < whole.varde):
            continue
        if pattern is _AFTER_COLON and (
            whole.varde == len(listed) or whole.varde <= max(n.varde for n in listed)
        ):
            continue  # how many they are
        single = len(listed) == 1
        told = (
            f"Delen {listed[0].text} är större än helheten {whole.text}."
            if single
            else f"{' + '.join(part.text for part in listed)} är {amount(total)}, inte {whole.text}."
        )
        sure = Sakerhet.SAKER if single or pattern is _EXHAUSTIVE else Sakerhet.TROLIG
        yield Fynd("delar", sure, sentence.plats, sentence.quote(whole, *listed), told)


def _shares(sentence: Mening) -> Iterator[Fynd]:
    """Shares of one whole that are listed: ``68 % till A, 10 % till B och 22 % till C``."""
    shares = sentence.tal
    if len(shares) < 3 or any(n.enhet is not Unit.PROCENT or n.ungefar for n in shares):
        return
    if not _SHARES_OF.search(sentence.text) or _COMPARED.search(sentence.text):
        return
    total = sum((share.varde for share in shares), Fraction(0))
    step = max(share.steg for share in shares)
    if max(step, step * (len(shares) - 1) / 2) < abs(total - 100) <= _NEAR:
        told = f"Andelarna blir {amount(total, shares[0])} % tillsammans."
        star = sentence.quote(*shares)
        yield Fynd("andelar-text", Sakerhet.TROLIG, sentence.plats, star, told)
