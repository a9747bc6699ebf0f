"""Parts against the whole in a sentence: women and men, ``alla utom``, ``varav``, ``fördelat på``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt

REGEL_UTOM, REGEL_KON, REGEL_DELAR = "alla-utom", "kön-text", "delar"
REGEL_SUMMA = "andelar-text"
_HUNDRED = 100
_THAT_IS = r"(?:dvs\.?|d\.v\.s\.|det vill säga|alltså|d v s|vilket är|vilket ger|=|–)"
_BUT = (
    marks(rf"(?:alla|samtliga)(?: av)?(?: de)? {{A:a}}~30 utom {{B:a}}~40{_THAT_IS}~20{{C:a}}"),
    marks(rf"{{A:a}}~40(?:alla|samtliga) utom {{B:a}}~40{_THAT_IS}~20{{C:a}}"),
)
_BUT_BEFORE = marks(rf"^\W*(?:alla|samtliga) utom {{B:a}}~40{_THAT_IS}~20{{C:a}}")
_WOMEN = r"{K:a} (?:var |är )?(?:kvinnor\w*|kvinnliga)"
_MEN = r"{M:a} (?:var |är )?(?:män\w*|manliga)"
_OTHERS = r"(?:(?:,| och|, och) {O:a} (?:annat|annan|övriga|med annan|av annat|icke))?"
_LINK = r"(?P<link>\(|, ?varav |varav |, fördelat på |, |: |; |– | fördelat på | var )"
_SEXES = tuple(
    marks(rf"{_LINK}?{first}(?: ?,| ?och|,? samt)? {second}{_OTHERS}")
    for first, second in ((_WOMEN, _MEN), (_MEN, _WOMEN))
)
_WHOLE_BEFORE = re.compile(r"«a(?P<T>\d+)»(?P<words>[^«]{0,70})$")
_OF_THEM = re.compile(r"^\W*(?:av|bland) (?:dem|dessa|deltagarna)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\bav (?:de |totalt |samtliga |alla |årets )*$", re.IGNORECASE)
_WHOLE_AFTER = re.compile(
    rf"^[^«.]{{0,12}}(?:totalt|sammanlagt|tillsammans|summa|{_THAT_IS}) «a(?P<T>\d+)»",
    re.IGNORECASE,
)
_VARAV = marks(r"{T:a}(?P<mellan>~70)\bvarav {P:a}(?P<rest>[^.;]*)")
_EXHAUSTIVE = marks(
    r"{T:a}~70\b(?:fördela\w*|uppdela\w*|dela\w* upp)~25(?:på|mellan|i)\b(?P<rest>[^.;]*)"
)
_AFTERWARDS = marks(
    r"(?:^|[.] )[^«.]*{T:a}[^.]*[.] (?:de|dessa)\b[^«.]{0,20}\bfördela\w*~25(?:på|mellan)\b(?P<rest>[^.;]*)"
)
_REST = marks(
    r"\bav (?:de |dem |totalt |samtliga |alla |årets )*{T:a}(?P<rest>.*(?:övriga|resterande|resten,?(?: det vill säga| dvs\.?)?) «a.*)"
)
_TOGETHER = marks(
    r"{P:a}(?P<rest>[^.;]*)\b(?:tillsammans|sammantaget|sammanlagt|dvs\.?|det vill säga|alltså) (?:blir det |är det |var det )?{T:a}"
)
_LIST = r"(?P<rest>[^«.;:()]{0,45}«[ak]\d+»[^«.;:()]{0,60}(?:(?:,| och| respektive|,? samt) [^«.;:(),]{0,45}«[ak]\d+»[^«.;:(),]{0,60})+)"
_LISTED_AFTER = marks(
    rf"(?:sammanlagt|totalt|tillsammans|inalles)~20{{T:ak}}~40(?:: |\(|, (?!varav)){_LIST}(?:[.)]|$)"
)
_AFTER_COLON = marks(rf"{{T:a}}(?: [a-zåäö]+){{0,3}}: {_LIST}(?:[.]|$)")
_TOGETHER_MONEY = marks(rf"{_LIST},? (?:tillsammans|sammantaget|sammanlagt|totalt) {{T:k}}")
_LISTS = (
    (_LISTED_AFTER, True),
    (_AFTER_COLON, True),
    (_TOGETHER_MONEY, True),
    (_VARAV, False),
    (_EXHAUSTIVE, True),
    (_REST, True),
    (_TOGETHER, True),
)
_COUNT = re.compile(r"«[ak](\d+)»")
_SHARES_OF = re.compile(
    r"^\W*(?:av|fördelningen|medlen|kostnaderna|pengarna)\b|(?:%|procent) av (?:de )?[a-zåäö]+[.]?$",
    re.IGNORECASE,
)
_SEX_SHARES = (
    marks(r"{K:p}(?: av \w+)? (?:var |är )?kvinnor~12{M:p} (?:var |är )?män\b"),
    marks(r"andelen kvinnor (?:var|är|uppgår till) {K:p}~12 män (?:var |är )?{M:p}"),
)


def parts(context: Sammanhang) -> Iterator[Fynd]:
    """Parts that do not give the whole, in every sentence."""
    earlier: Sequence[Tryckt] = ()
    for sentence in context.meningar:
        yield from _all_but(sentence)
        yield from _all_but_before(sentence, earlier)
        yield from _sexes(context, sentence, earlier)
        earlier = sentence.tal
        yield from _listed(sentence)
        yield from _share_lists(context, sentence)
    for paragraph in context.hela_stycken:
        yield from _listed(paragraph, ((_AFTERWARDS, True),))


def _all_but_before(sentence: Mening, earlier: Sequence[Tryckt]) -> Iterator[Fynd]:
    """The whole stands in the sentence before: ``... 287 personer. Alla utom åtta samtyckte, alltså 279``."""
    for _, found in sentence.find(_BUT_BEFORE):
        wholes = [n for n in earlier if n.enhet is Unit.ANTAL and n.varde >= found["C"].varde]
        if wholes and not any(n.varde - found["B"].varde == found["C"].varde for n in wholes):
            told = f"{wholes[-1].text} utom {found['B'].text} är {amount(wholes[-1].varde - found['B'].varde)}."
            quoted = sentence.quote(*found.values())
            yield Fynd(REGEL_UTOM, Sakerhet.TROLIG, sentence.plats, quoted, told)


def _all_but(sentence: Mening) -> Iterator[Fynd]:
    for pattern in _BUT:
        for _, found in sentence.find(pattern):
            follows = found["A"].varde - found["B"].varde
            if found["C"].varde != follows:
                told = f"{found['A'].text} utom {found['B'].text} är {amount(follows)}."
                quoted = sentence.quote(*found.values())
                yield Fynd(REGEL_UTOM, Sakerhet.SAKER, sentence.plats, quoted, told)


def _sexes(context: Sammanhang, sentence: Mening, earlier: Sequence[Tryckt]) -> Iterator[Fynd]:
    for pattern in _SEXES:
        for match, found in sentence.find(pattern):
            whole = _whole_of(sentence, match)
            parts = [found[key] for key in "KMO" if key in found]
            total = sum((part.varde for part in parts), Fraction(0))
            if whole is None and _OF_THEM.search(sentence.text):
                whole = _nearest(earlier, total)
            if (
                whole is None
                or whole.ungefar
                or total == whole.varde
                or any(p.ungefar for p in parts)
            ):
                continue
            if whole.varde > total and (context.has_unsexed or "O" in found):
                continue
            sure = (
                Sakerhet.SAKER
                if match["link"] in {"(", "varav ", ", varav ", ": "}
                else Sakerhet.TROLIG
            )
            told = f"{' + '.join(part.text for part in parts)} är {amount(total)}."
            yield Fynd(
                REGEL_KON,
                sure,
                sentence.plats,
                sentence.quote(*(n for n in (whole, *parts) if n in sentence.tal)),
                told,
            )


def _nearest(earlier: Sequence[Tryckt], total: Fraction) -> Tryckt | None:
    """The count of the sentence before that comes nearest to what women and men are together."""
    counts = [number for number in earlier if number.enhet is Unit.ANTAL]
    return min(counts, key=lambda number: abs(number.varde - total), default=None)


def _whole_of(sentence: Mening, match: re.Match[str]) -> Tryckt | None:
    """The whole before the women and men (or after: ``totalt 374``); None where nothing says it is theirs."""
    after = _WHOLE_AFTER.search(sentence.markt[match.end() :])
    if after:
        return sentence.tal[int(after["T"])]
    if not match["link"]:
        return None
    head = sentence.markt[: match.start()]
    before = _WHOLE_BEFORE.search(head)
    if not before or re.search(
        r"\bkvinn|\bmän\b|[.]|\bplats|\bmål", before["words"], re.IGNORECASE
    ):
        return None
    if match["link"] == " var " and not _OF_WHOLE.search(head[: before.start()]):
        return None
    return sentence.tal[int(before["T"])]


def _listed(
    sentence: Mening, patterns: Sequence[tuple[re.Pattern[str], bool]] = _LISTS
) -> Iterator[Fynd]:
    """Parts of a whole: at most it, or all of it (where True stands with the pattern)."""
    several = re.search(r"\bflera\b", sentence.text, re.IGNORECASE)
    for pattern, must_equal in patterns:
        for match, found in sentence.find(pattern):
            whole = found["T"]
            counts = [sentence.tal[int(n)] for n in _COUNT.findall(match["rest"])]
            listed = [*([found["P"]] if "P" in found else []), *counts]
            if (
                whole.ungefar
                or any(part.ungefar for part in listed)
                or re.search(r"\bvarav\b|\bav (?:dem|dessa)\b", match["rest"])
            ):
                listed = listed[:1] if pattern is _VARAV and not whole.ungefar else []
            total = sum((part.varde for part in listed), Fraction(0))
            if pattern not in {_VARAV, _REST} and len(listed) < 2:
                continue
            if (
                not listed
                or (total == whole.varde if must_equal else total <= whole.varde)
                or several
            ):
                continue
            if pattern is _AFTER_COLON and whole.varde in {len(listed), *(n.varde for n in listed)}:
                continue  # how many they are
            if pattern is _AFTER_COLON and whole.varde < max(n.varde for n in listed):
                continue
            if pattern is _TOGETHER and not _is_list(match["rest"], match[0]):
                continue
            single = len(listed) == 1
            told = (
                f"Delen {listed[0].text} är större än helheten {whole.text}."
                if single
                else f"{' + '.join(part.text for part in listed)} är {amount(total)}, inte {whole.text}."
            )
            sure = Sakerhet.SAKER if single or pattern is _EXHAUSTIVE else Sakerhet.TROLIG
            yield Fynd(REGEL_DELAR, sure, sentence.plats, sentence.quote(whole, *listed), told)


def _is_list(rest: str, link: str) -> bool:
    """Whether what is listed is plainly a list: commas and och between short pieces.

    After ``alltså`` and the like nothing may stand between them and the numbers.
    """
    words = (
        r"[^«]{0,25}"
        if re.search(r"tillsammans|sammantaget|sammanlagt", link, re.IGNORECASE)
        else ""
    )
    return bool(
        re.fullmatch(rf"[^«]{{0,45}}(?:(?:,| och|,? samt) {words}«a\d+»[^«]{{0,45}})+", rest)
    )


def _share_lists(context: Sammanhang, sentence: Mening) -> Iterator[Fynd]:
    """Shares of one whole that are listed in a sentence: ``68 % till A, 10 % till B och 22 % till C``."""
    shares = [number for number in sentence.tal if number.enhet is Unit.PROCENT]
    is_list = _SHARES_OF.search(sentence.text)
    plain = not re.search(
        r"\b(?:mot|jämför\w*|året före|mål\w*|flera|riket|av kvinnorna|av männen|varav)\b",
        sentence.text,
        re.IGNORECASE,
    )
    if is_list and plain and len(shares) > 2 and len(shares) == len(sentence.tal):
        yield from _missing(sentence, shares, Sakerhet.TROLIG)
    for found in (found for pattern in _SEX_SHARES for _, found in sentence.find(pattern)):
        both = list(found.values())
        total = sum((share.varde for share in both), Fraction(0))
        if not (context.has_unsexed and total < 100):
            yield from _missing(sentence, both, Sakerhet.TROLIG, near=_HUNDRED)


def _missing(
    sentence: Mening, shares: Sequence[Tryckt], sure: Sakerhet, near: int = 15
) -> Iterator[Fynd]:
    total = sum((share.varde for share in shares), Fraction(0))
    step = max(share.steg for share in shares)
    if any(share.ungefar for share in shares) or not 1 <= abs(total - 100) <= near:
        return
    if abs(total - 100) > max(step, step * (len(shares) - 1) / 2):
        told = f"Andelarna blir {amount(total, shares[0])} % tillsammans."
        yield Fynd(REGEL_SUMMA, sure, sentence.plats, sentence.quote(*shares), told)
