"""The lines of the list of measures that are about follow-up."""

from __future__ import annotations

from sofrep.statistics.measure import Measure

_AT = "uppf-<uppföljning>"
_NAME = "uppföljning {uppföljning}"
_ANSWERED = "de som svarade"


def _outcome(pattern: str, namn: str, definition: str, namnare: str = _ANSWERED) -> Measure:
    return Measure(
        pattern=f"{_AT}.{pattern}",
        namn=f"{_NAME}, {namn}",
        definition=definition,
        taljare="de med ett sådant värde",
        namnare=namnare,
        andel=True,
        sex=True,
    )


def _coded(part: str, word: str, namn: str) -> tuple[Measure, Measure]:
    return (
        _outcome(
            f"{part}.<{word}>", f"{namn} {{{word}}}", f"{namn.capitalize()} vid uppföljningen."
        ),
        _outcome(f"{part}.saknas", f"{namn} saknas", f"{namn.capitalize()} då är inte ifylld."),
    )


FOLLOW_UP: tuple[Measure, ...] = (
    Measure(
        pattern=f"{_AT}.kohort",
        namn=f"{_NAME}, avslutade att följa upp",
        definition="Slut i uppföljningens fönster enligt profilen, ur registret.",
        sex=True,
    ),
    Measure(
        pattern=f"{_AT}.samtycke",
        namn=f"{_NAME}, samtycke",
        definition="De som samtyckt till uppföljning, ur registret eller ur uppföljningsbladet. "
        "Tomt betyder inget samtycke.",
        taljare="de som samtyckt",
        namnare="alla avslutade att följa upp",
        andel=True,
        sex=True,
    ),
    Measure(
        pattern=f"{_AT}.svarade",
        namn=f"{_NAME}, svarade",
        definition="De som samtyckt och svarat; andelen är svarsfrekvensen.",
        taljare=_ANSWERED,
        namnare="de som samtyckt",
        andel=True,
        sex=True,
    ),
    _outcome(
        "<utfallsgrupp>",
        "{utfallsgrupp}",
        "Minst ett värde vid uppföljningen som profilen räknar till kodgruppen.",
    ),
    *_coded("fors", "försörjning", "försörjning"),
    *_coded("syss", "sysselsättning", "sysselsättning"),
    _outcome(
        "avslut.<utfallsgrupp>",
        "vid avslut, hela kohorten, {utfallsgrupp}",
        "Värdet vid avslut för alla avslutade att följa upp.",
        "alla avslutade att följa upp",
    ),
    _outcome(
        "samma.<utfallsgrupp>",
        "vid avslut, samma personer, {utfallsgrupp}",
        "Värdet vid avslut för dem som svarade vid uppföljningen.",
    ),
    _outcome(
        "kvar.<utfallsgrupp>",
        "fortfarande {utfallsgrupp}",
        "De som hade ett sådant värde vid avslut, svarade och har ett vid uppföljningen också.",
        "de som svarade och hade ett sådant värde vid avslut",
    ),
)
