"""Shares in a sentence against the counts beside them, and listed parts against their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks
from sofrep.granskning.regler.samband import amount, per_cent
from sofrep.granskning.regler.summor import impossible
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt

_OF = r"av (?:de |dem |totalt |samtliga |alla |årets |sammanlagt |våra |hela |inalles |drygt |ca )*"
_PAIR = marks(
    rf"(?P<paren>\()?{{A:ak}}(?: \w+){{0,2}} (?:{_OF}(?:[a-zåäö]{{4,}}s )?{{B:a}}|av [a-zåäö]+ (?:på|om) {{C:k}})"
)
_SHARE_BEFORE = re.compile(
    r"«p(?P<P>\d+)»(?: (?:av|bland|för) [^«().;]{0,60})?,? ?(?:\((?:[^«()]{0,20} )?|–|,|:|eller|dvs\.?|det vill säga)? ?$",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(r"^(?P<between>[^«]{0,70}?)«p(?P<P>\d+)»")
_OTHER = re.compile(
    r"\b(?:mot|jämför\w*|mål\w*|året före|föregående|tidigare|från|än|minst|högst|under|men|varav|medan|av dem|av kvinnorna"
    r"|av männen|kvinnor\w*|män\w*|riket|2[0-9]{3}|totalt|bland|hälften|svarsfrekvens\w*|resten|övriga)\b|;",
    re.IGNORECASE,
)  # fmt: skip
_OF_SEX = re.compile(r"^\W*(?:är |var )?(?:kvinnor|män)\w*|^\W*\w+ (?:var|är) (?:kvinnor|män)\w*")
_FIRST = marks(r"\b(?:av|bland|skickades till|gick till)\b(?: [a-zåäöÅÄÖ]+){0,4} {B:ak}")
_LINK = r"(?: \(|, |: | – |,? (?:dvs\.?|det vill säga|alltså|eller|vilket (?:är|var|motsvarar|utgör|ger)|motsvarande|en (?:svarsfrekvens|andel) på) (?:\w+ )?)"
_BESIDE = (
    marks(rf"{{A:ak}}(?: (?!av |mot )[\wåäöÅÄÖ-]+){{0,9}}?{_LINK}{{P:p}}"),
    marks(r"{A:ak}(?: av [a-zåäö]+)? \({P:p}"),
    marks(r"{P:p}(?:,| \() ?{A:ak}"),
)
_GOAL = marks(r"\bmål\w*(?: [a-zåäö]+){1,3} {B:ak}")
_WHOLE = marks(
    r"{B:ak}(?: (?!av )[\wåäöÅÄÖ-]+){0,4}(?:,? varav|,? fördela\w* på|:| \((?=[^«]{0,5}«a))"
)
_N_ONLY = marks(rf"\b{_OF}{{B:a}}(?P<what>~80){{P:p}}")


def shares(context: Sammanhang) -> Iterator[Fynd]:
    """Shares that their counts do not give, in every sentence."""
    for sentence in context.meningar:
        found = {finding.star: finding for finding in (*_pairs(sentence), *_listed(sentence))}
        yield from found.values()
        yield from _whole_persons(sentence)


def _pairs(sentence: Mening) -> Iterator[Fynd]:
    """``45 av 198``, with the share before or after."""
    for match, found in sentence.find(_PAIR):
        count, base = found["A"], found.get("B") or found["C"]
        if count.enhet is not base.enhet:
            continue
        if count.varde > base.varde and not count.ungefar:
            told = "Delen kan inte vara större än helheten."
            yield Fynd(
                "andel-text", Sakerhet.SAKER, sentence.plats, sentence.quote(count, base), told
            )
            continue
        share = _share_of(sentence, match)
        if share:
            yield from _checked(sentence, count, base, share, Sakerhet.SAKER)


def _share_of(sentence: Mening, match: re.Match[str]) -> Tryckt | None:
    before = _SHARE_BEFORE.search(sentence.markt[: match.start()] + ("(" if match["paren"] else ""))
    if before:
        return sentence.tal[int(before["P"])]
    after = _SHARE_AFTER.search(sentence.markt[match.end() :])
    between = after["between"] if after else ""
    if after and not _OTHER.search(_without_answers(between, sentence)):
        return sentence.tal[int(after["P"])]
    return None


def _without_answers(between: str, sentence: Mening) -> str:
    """Words without the response rate, where the sentence says who answered."""
    answered = re.search(r"svarade|besvara", sentence.text, re.IGNORECASE)
    return re.sub(r"svarsfrekvens\w*", "", between, flags=re.IGNORECASE) if answered else between


def _listed(sentence: Mening) -> Iterator[Fynd]:
    """Counts with a share each: of ``av de 198``, of the whole before ``varav``, of all women and men."""
    pairs: dict[Tryckt, Tryckt] = {}
    for pattern in _BESIDE:
        for match, found in sentence.find(pattern):
            between = _OF_SEX.sub("", re.sub(r"«\w\d+»", "", match[0]))
            if not _OTHER.search(_without_answers(between, sentence)):
                pairs.setdefault(found["P"], found["A"])
    said = [found["B"] for _, found in sentence.find(_FIRST)]
    if "av målet" in sentence.text:
        said = [found["B"] for _, found in sentence.find(_GOAL)]
    bases = said or [found["B"] for _, found in sentence.find(_WHOLE)][:1]
    if (
        not bases
        and len(pairs) == 2
        and all(f" {sex}" in sentence.text for sex in ("kvinnor", "män"))
    ):
        women, men = pairs.values()
        bases = [
            replace(women, varde=women.varde + men.varde, text=amount(women.varde + men.varde))
        ]
    for share, count in pairs.items():
        fitting = [
            b
            for b in bases
            if b.varde >= count.varde and b not in pairs.values() and b.enhet is count.enhet
        ]
        if fitting and not any(
            share.holds(100 * count.varde / base.varde) for base in fitting if base.varde
        ):
            yield from _checked(sentence, count, fitting[0], share, Sakerhet.TROLIG)


def _checked(
    sentence: Mening, count: Tryckt, base: Tryckt, share: Tryckt, sure: Sakerhet
) -> Iterator[Fynd]:
    if not base.varde or count.ungefar == "gräns" or share.ungefar == "gräns":
        return
    exact = 100 * count.varde / base.varde
    if count.ungefar or base.ungefar or share.holds(exact):
        return
    words = f"{share.ungefar} " if share.ungefar and share.ungefar not in share.text else ""
    star = f"{words}{share.text} ({count.text} av {base.text})"
    told = f"{amount(count.varde)} av {amount(base.varde)} är {per_cent(exact, share)}."
    yield Fynd("andel-text", sure, sentence.plats, star, told)


def _whole_persons(sentence: Mening) -> Iterator[Fynd]:
    """``Av de 15 som svarade var 37 % nöjda``: no whole number of persons gives it."""
    for match, found in sentence.find(_N_ONLY):
        share, base = found["P"], found["B"]
        about = share.ungefar or base.ungefar or not 1 < base.varde < 100
        if about or _OTHER.search(_OF_SEX.sub("", match["what"])):
            continue
        told = impossible(share, base.varde)
        if told and share.text[0].isdecimal():
            quoted = sentence.quote(share, base)
            yield Fynd("heltal-text", Sakerhet.TROLIG, sentence.plats, quoted, told)


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
                yield from _summed(sentence, pattern)
        yield from _shares(sentence)
    for paragraph in context.hela_stycken:
        yield from _summed(paragraph, _AFTERWARDS)


def _summed(sentence: Mening, pattern: re.Pattern[str]) -> Iterator[Fynd]:
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
