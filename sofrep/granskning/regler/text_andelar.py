"""Shares in text against the counts beside them: ``45 av 198, 23 %``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks
from sofrep.granskning.regler.andelar import impossible
from sofrep.granskning.regler.ord import amount, per_cent
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
_LISTED = (
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
    for pattern in _LISTED:
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
    yield Fynd(
        "andel-text",
        sure,
        sentence.plats,
        f"{words}{share.text} ({count.text} av {base.text})",
        f"{amount(count.varde)} av {amount(base.varde)} är {per_cent(exact, share)}.",
    )


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
