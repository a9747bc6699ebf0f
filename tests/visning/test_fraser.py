from __future__ import annotations

from fractions import Fraction

import pytest

from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.visning.block import Hanvisning
from sofrep.visning.fraser import Fraser, parse
from sofrep.visning.frasfil import overlaid
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[a.b]\nflera = ja\nnågot annat\n",
            (3, "a.b", "raden är varken en nyckel inom [ ] eller variant = text"),
        ),
        (
            "flera = ja\n",
            (1, "", "raden står inte under någon nyckel"),
        ),
        ("[a.b]\n  flera = ja\n", (2, "a.b", "raden är indragen")),
        ("[a.b]\nen = ja\n\tflera = ja\n", (3, "a.b", "raden är indragen")),
        ("[a.b]\nen = ja\nen = nej\n", (3, "a.b, en", "frasen står två gånger")),
        ("[a.b]\nen = {antal|stort}\n", (2, "a.b, en", "formen stort finns inte")),
        ("[a.b]\nen = ett {antal\n", (2, "a.b, en", "{ och } står inte runt en plats")),
        ("[a.b]\nen = {Antal} av {{x}}\n", (2, "a.b, en", "{ och } står inte runt en plats")),
        ("[a.b]\nen = ett \ue000\n", (2, "a.b, en", "ett tecken går inte att skriva ut")),
    ],
)
def test_a_faulty_line_is_told_once_with_its_number_and_key(text, told):
    (fault,) = parse(text)[1]
    assert (fault.line, fault.key, fault.message, fault.stops) == (*told, True)
    assert fault.action.endswith(".")


def test_tabs_line_ends_and_blanks_within_braces_do_not_matter():
    phrases, faults = parse("[a.b]\r\nen\t=\tEtt\t{ antal | ord } \r\n\ttill.\r\n")

    assert faults == []
    assert printed(Fraser(phrases).delar("a.b", "en", antal=tal(2))) == "Ett två till."


def test_the_offices_phrase_lies_over_the_built_in_one():
    own, _ = parse("[oversikt.deltagare]\ningen = Ingen var med i {insats}.\n")

    taken, faults = overlaid(parse(PHRASES)[0], own, ALWAYS)

    assert faults == []
    assert Fraser(taken).text("oversikt.deltagare", "ingen", insats="RV") == "Ingen var med i RV."
    assert ("oversikt.deltagare", "flera") in taken


@pytest.mark.parametrize(
    ("own", "line", "message", "action"),
    [
        (
            "\n[oversikt.deltagare]\ningen = Ingen var med i {namn}, {insats}.\n",
            3,
            "{namn} finns inte i den här frasen",
            "Frasen kan ha {deltagare.plural}, {insats}.",
        ),
        (
            "[oversikt.deltagare]\nnågra = Ja.\n",
            2,
            "varianten finns inte",
            "Frasen har ingen, flera.",
        ),
        (
            "[oversikt.deltagarna]\nen = Ja.\n",
            2,
            "frasen finns inte i programmet",
            "Menar ni [oversikt.deltagare]?",
        ),
    ],
)
def test_what_the_program_does_not_have_is_told_with_what_it_has(own, line, message, action):
    taken, (fault, *_) = overlaid(parse(PHRASES)[0], parse(own)[0], ALWAYS)

    assert (fault.line, fault.message, fault.action) == (line, message, action)
    assert fault.stops
    assert taken == parse(PHRASES)[0]


def test_an_empty_phrase_of_the_offices_is_told_and_the_built_in_one_stands():
    builtin = parse("[a.b]\nen = Ja.\n")[0]

    taken, (fault,) = overlaid(builtin, parse("[a.b]\nen =\n")[0])

    assert (fault.line, fault.message, fault.stops) == (2, "frasen är tom", True)
    assert taken == builtin


def test_headings_of_columns_that_are_too_few_are_told():
    builtin = parse("[a.b]\nrubriker = Antal | Andel\n")[0]

    taken, (fault,) = overlaid(builtin, parse("[a.b]\nrubriker = Antal\n")[0])

    assert (fault.message, fault.stops) == ("frasen ska ha 2 delar och har 1", True)
    assert taken == builtin


def test_a_place_that_the_offices_phrase_leaves_out_is_told_and_does_not_stop():
    own, _ = parse("[oversikt.deltagare]\ningen = Ingen var med.\n")

    taken, (fault,) = overlaid(parse(PHRASES)[0], own, ALWAYS)

    assert (fault.message, fault.stops) == ("{insats} används inte och skrivs inte ut", False)
    assert Fraser(taken).text("oversikt.deltagare", "ingen") == "Ingen var med."
