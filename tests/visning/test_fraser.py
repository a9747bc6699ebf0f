from __future__ import annotations

from fractions import Fraction

from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.visning.block import Hanvisning
from sofrep.visning.fraser import Fraser, overlaid, parse
from sofrep.visning.visat import Tal

ALWAYS = frozenset({"deltagare.plural"})
PHRASES = """\
# En kommentar.
[oversikt.deltagare]
ingen = {insats} hade inga {deltagare.plural}.
flera = {antal|versal|ord} av {namnare} deltog i {insats},
        {andel|en decimal}. Se {tabell}.
"""


def tal(value: int | Fraction, unit: Unit = Unit.ANTAL) -> Tal:
    year = Period.of_year(2023)
    return Tal(Figure("2023.rv.nya", value, unit, "rv", year, Recipe("register", ("nya",))))


def printed(parts: tuple[object, ...]) -> str:
    return "".join(str(part) for part in parts)


def messages(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in parse(text)[1]]


def test_a_phrase_keeps_its_figures_and_joins_what_stands_between_them():
    phrases, faults = parse(PHRASES)
    fraser = Fraser(phrases, {"deltagare.plural": "klienter"})

    made = fraser.delar(
        "oversikt.deltagare",
        "flera",
        insats="Steget",
        antal=tal(3),
        namnare=tal(12),
        andel=tal(Fraction(25), Unit.PROCENT),
        tabell=Hanvisning("statistik.tabell.alder"),
    )

    assert faults == []
    assert made[0] == tal(3).versal().ord()
    assert printed(made[:-2]) == "Tre av 12 deltog i Steget, 25,0\u00a0%. Se "
    assert made[-2:] == (Hanvisning("statistik.tabell.alder"), ".")


def test_the_forbunds_own_words_are_places_of_every_phrase():
    fraser = Fraser(parse(PHRASES)[0], {"deltagare.plural": "klienter"})

    assert (
        fraser.text("oversikt.deltagare", "ingen", insats="Steget") == "Steget hade inga klienter."
    )
    assert fraser.places("oversikt.deltagare", "ingen") == {"insats"}


def test_a_line_that_is_no_phrase_is_told_with_its_line():
    assert messages("[a.b]\nflera = ja\nnågot annat\n") == [
        (3, "raden är varken en rubrik inom [ ] eller variant = text")
    ]


def test_a_variant_before_any_key_is_told():
    assert messages("flera = ja\n") == [
        (1, "raden är varken en rubrik inom [ ] eller variant = text")
    ]


def test_a_phrase_that_stands_twice_is_told():
    assert messages("[a.b]\nen = ja\nen = nej\n") == [(3, "står två gånger")]


def test_a_broken_place_and_an_unknown_form_are_told():
    assert messages("[a.b]\nen = {antal|stort} av {alla\n") == [
        (2, "formen stort finns inte"),
        (2, "en klammer { eller } saknar sin andra hälft"),
    ]


def test_the_offices_phrase_lies_over_the_built_in_one():
    own, _ = parse("[oversikt.deltagare]\ningen = Ingen var med i {insats}.\n")

    taken, faults = overlaid(parse(PHRASES)[0], own, ALWAYS)

    assert faults == []
    assert Fraser(taken).text("oversikt.deltagare", "ingen", insats="RV") == "Ingen var med i RV."
    assert ("oversikt.deltagare", "flera") in taken


def test_an_unknown_place_of_the_offices_phrase_is_told_and_the_built_in_one_stands():
    own, _ = parse("\n[oversikt.deltagare]\ningen = Ingen var med i {namn}, {insats}.\n")

    taken, faults = overlaid(parse(PHRASES)[0], own, ALWAYS)

    assert [(f.line, f.message, f.stops) for f in faults] == [
        (3, "platsen {namn} finns inte i den här frasen", True)
    ]
    assert taken == parse(PHRASES)[0]


def test_a_place_that_the_offices_phrase_leaves_out_is_told_and_does_not_stop():
    own, _ = parse("[oversikt.deltagare]\ningen = Ingen var med.\n")

    _, faults = overlaid(parse(PHRASES)[0], own, ALWAYS)

    assert [(f.message, f.stops) for f in faults] == [("platsen {insats} används inte", False)]


def test_a_phrase_that_the_program_does_not_have_is_told():
    own, _ = parse("[oversikt.deltagare]\nnågra = Ja.\n[x.y]\nen = Ja.\n")

    _, faults = overlaid(parse(PHRASES)[0], own, ALWAYS)

    assert [f.message for f in faults] == ["finns inte bland programmets fraser"] * 2
