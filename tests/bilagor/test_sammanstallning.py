"""The Sammanställning av måluppfyllelse: its tables, its pages, its grades."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sofrep.bilagor import OUTPUTS, BilagaUnderlag
from sofrep.bilagor.deltagarantal import head_counts
from sofrep.domain.betyg import Betygsregel, Betygssteg
from sofrep.domain.figure import Figure, Origin, Recipe, Unit
from sofrep.domain.forbund import Bilaga, Underlagsslag
from sofrep.domain.mal import Mal
from sofrep.domain.period import Period
from sofrep.register.underlag import TextKey
from sofrep.visning.visat import Tal
from support.bilagor import cells, make_bilaga_underlag, make_document, make_goal
from support.frames import Row, make_forbund, make_insats_row
from support.mallar import NS, lines, part

if TYPE_CHECKING:
    from lxml import etree

RULE = Betygsregel(
    steg=(
        Betygssteg(namn="Mycket god", fran_procent=115),
        Betygssteg(namn="God", fran_procent=100),
        Betygssteg(namn="Godtagbar", fran_procent=0),
    )
)
FORBUND = make_forbund(
    betyg=RULE, bilaga=(Bilaga(kod="sammanstallning", namn="Sammanställning av måluppfyllelse"),)
)
ENDED = {"insats": "rv", "start": date(2023, 1, 10), "slut": date(2023, 5, 1)}
ROWS: tuple[Row, ...] = (
    ENDED | {"sysselsattning": ["arbete"]},
    ENDED | {"sysselsattning": ["arbsok"], "kon": "man"},
    ENDED | {"sysselsattning": ["ingen"]},
    {"insats": "utr", "start": date(2022, 3, 1), "kon": "man"},
)
GOALS = (
    make_goal(matt="nya", wording="Nya deltagare", unit=Unit.ANTAL, target=2),
    make_goal(matt="avslutade.arbstud.andel", wording="Till arbete", target=30),
)
QUALITATIVE = make_goal(
    "utr",
    matt="",
    wording="Pröva nytt",
    target=None,
    jamforelse=None,
    in_words="Prövat med alla.",
    previous_in_words="Påbörjat.",
)
SET = make_insats_row("utr", betyg="God", skal="Bara en termin.", budget=850, utfall=858)


def underlag_of(goals: tuple[Mal, ...] = GOALS, **changes: Any) -> BilagaUnderlag:
    return make_bilaga_underlag(ROWS, forbund=FORBUND, goals=goals, **changes)


def texts_of(underlag: BilagaUnderlag) -> list[str]:
    return [
        " ".join(line.split()) for line in lines(part(make_document(underlag, "sammanstallning")))
    ]


def tables_of(underlag: BilagaUnderlag) -> dict[str, list[list[str]]]:
    """The cells of each table by its caption for screen readers."""
    root = part(make_document(underlag, "sammanstallning"))
    return {
        table.find("w:tblPr/w:tblCaption", NS).get(f"{{{NS['w']}}}val"): [
            [
                " | ".join(t for t in lines(cell) if t).replace("\u00a0", " ")
                for cell in row.iter(f"{{{NS['w']}}}tc")
            ]
            for row in table.iter(f"{{{NS['w']}}}tr")
        ]
        for table in root.iter(f"{{{NS['w']}}}tbl")
    }


def test_the_first_table_has_every_insats_with_goals_results_and_grade() -> None:
    table = tables_of(underlag_of((*GOALS, QUALITATIVE), insatser=[SET]))
    assert table["Insatsernas mål, resultat och betyg 2023"] == [
        ["Insats", "Mål", "Resultat", "Betyg"],
        [
            "Rehabvägledare",
            "1. Nya deltagare (minst 2) | 2. Till arbete (minst 30 %)",
            "1. 3 | 2. 33 % (1 av 3)",
            "Mycket god",
        ],
        ["Utredning", "Pröva nytt", "Prövat med alla", "God | satt av förbundet"],
        ["Gränsgångare", "Inga egna mål är satta.", "–", "–"],
    ]


def test_without_grades_in_the_profile_nothing_is_said_of_any() -> None:
    forbund = replace(FORBUND, betyg=None)
    underlag = make_bilaga_underlag(ROWS, forbund=forbund, goals=GOALS)
    table = tables_of(underlag)["Insatsernas mål och resultat 2023"]
    assert table[0] == ["Insats", "Mål", "Resultat"]
    assert not [line for line in texts_of(underlag) if "betyg" in line.lower()]


def test_head_counts_have_a_total_row_of_figures() -> None:
    table = head_counts(underlag_of())
    assert table is not None
    assert table.kolumner == (
        "Insats",
        "Deltagare",
        "Kvinnor",
        "Män",
        "Nya",
        "Avslutade",
        "Arbete eller studier",
        "Arbete, studier eller arbetssökande",
    )
    assert cells(table) == {
        "Rehabvägledare": ("3", "2", "1", "3", "3", "1", "2"),
        "Utredning": ("1", "0", "1", "0", "0", "0", "0"),
        "Gränsgångare": ("0", "0", "0", "0", "0", "0", "0"),
        "Totalt": ("4", "2", "2", "3", "3", "1", "2"),
    }
    total = table.rader[-1]
    assert total.summa
    assert [cell.figure.id for cell in total.celler if isinstance(cell, Tal)][::3] == [
        "2023.forbundet.insatser.aktuella",
        "2023.forbundet.insatser.nya",
        "2023.forbundet.insatser.avslutade.arbstudsok",
    ]


def test_the_third_group_is_a_column_only_where_there_is_any() -> None:
    rows = (*ROWS, {"insats": "gg", "start": date(2023, 3, 1), "kon": "ovriga"})
    table = head_counts(make_bilaga_underlag(rows, forbund=FORBUND))
    assert table is not None
    assert table.kolumner[4] == "Okänt eller annat"
    assert cells(table)["Rehabvägledare"][3] == "0"
    assert cells(table)["Totalt"][:4] == ("5", "2", "2", "1")


def test_a_year_without_a_register_has_no_head_counts_and_says_so() -> None:
    before = Period.of_year(2015)
    underlag = make_bilaga_underlag(forbund=FORBUND, period=before)
    assert head_counts(underlag) is None
    assert "Antalet deltagare är inte känt för 2015." in texts_of(underlag)


TALLIED = replace(
    FORBUND,
    insats=tuple(replace(insats, underlag=Underlagsslag.ANTAL) for insats in FORBUND.insats[:2]),
    union=(),
    uppfoljning=(),
)
TALLIES: tuple[Row, ...] = (
    {"insats": "rv", "steps": ("aktuella",), "antal": 15},
    {"insats": "rv", "steps": ("nya-alla",), "antal": 8},
    {"insats": "rv", "steps": ("avslutade",), "antal": 3},
    {"insats": "rv", "steps": ("avslutade", "arbstud"), "antal": 2},
    {"insats": "utr", "steps": ("aktuella",), "antal": 23},
    {"insats": "utr", "steps": ("nya-alla",), "antal": 5},
    {"insats": "utr", "steps": ("avslutade",), "antal": 10},
)


def test_tallied_insatser_have_dashes_for_what_nobody_counted() -> None:
    table = head_counts(make_bilaga_underlag(forbund=TALLIED, tallies=TALLIES))
    assert table is not None
    assert table.kolumner[1:] == (
        "Deltagare",
        "Kvinnor",
        "Män",
        "Nya",
        "Avslutade",
        "Arbete eller studier",  # the other kodgrupp is counted by nobody, and has no column
    )
    assert cells(table) == {
        "Rehabvägledare": ("15", "–", "–", "8", "3", "2"),
        "Utredning": ("23", "–", "–", "5", "10", "–"),
        "Totalt": ("38", "–", "–", "13", "13", "–"),
    }
    assert "– betyder: har inte räknats." in table.noter


def entered(measure: str, value: int) -> Figure:
    return Figure(
        id=f"2015.rv.{measure}",
        value=value,
        unit=Unit.ANTAL,
        scope="rv",
        period=Period.of_year(2015),
        recipe=Recipe("historik", ()),
        origin=Origin.INMATAD,
        source="Verksamhetsberättelsen",
    )


def test_what_is_not_known_is_a_dash_with_its_reason() -> None:
    underlag = make_bilaga_underlag(
        forbund=FORBUND, period=Period.of_year(2015), history=[entered("aktuella", 15)]
    )
    table = head_counts(underlag)
    assert table is not None
    assert cells(table)["Rehabvägledare"][:2] == ("15", "–")
    assert cells(table)["Totalt"][0] == "–"
    assert "– betyder: det finns inget underlag för siffran." in table.noter
    assert "Uppgift från kansliet: Rehabvägledare." in table.noter


def test_an_insats_page_has_this_and_last_years_results() -> None:
    last_year = ENDED | {"start": date(2022, 1, 10), "slut": date(2022, 5, 1)}
    goal = make_goal(matt="nya", wording="Nya", unit=Unit.ANTAL, target=2, comment="Färre platser.")
    underlag = make_bilaga_underlag((*ROWS, last_year), forbund=FORBUND, goals=[goal, QUALITATIVE])
    tables = tables_of(underlag)
    assert tables["Mål och resultat, Rehabvägledare 2023"] == [
        ["Mål", "Resultat 2023", "Resultat 2022"],
        ["Nya (minst 2)", "3 | Färre platser.", "1"],
    ]
    assert tables["Mål och resultat, Utredning 2023"][1] == [
        "Pröva nytt",
        "Prövat med alla",
        "Påbörjat",
    ]


def test_the_page_says_what_the_grade_rests_on() -> None:
    goals = (
        make_goal(matt="", wording="Ett", target=100, entered=120),
        make_goal(matt="", wording="Två", target=100, entered=Fraction(539, 5)),
        make_goal(matt="", wording="Tre", target=None, jamforelse=None, entered=1),
    )
    text = " ".join(texts_of(underlag_of(goals)))
    assert "Samlad måluppfyllelse: God" in text
    assert (
        "Betyget är God: medelvärdet av målens resultat i procent av målvärdet är knappt 114 %, "
        "och gränsen är 100 %. Från 115 % är betyget Mycket god." in text
    )
    assert "Målet ”Tre” räknas inte med: målet har inget målvärde." in text


def test_a_grade_that_the_forbund_has_set_is_marked_with_its_reason() -> None:
    row = make_insats_row("rv", betyg="Godtagbar", skal="Bara en termin.")
    text = " ".join(texts_of(underlag_of(insatser=[row])))
    assert "Samlad måluppfyllelse: Godtagbar (satt av förbundet)" in text
    assert (
        "Betyget är satt av förbundet och inte räknat ur målen. Skäl: Bara en termin. Efter "
        "regeln vore det Mycket god:" in text
    )
    assert "Satt av förbundet: betyget är inte räknat ur målen." in text


def test_an_insats_without_a_measurable_goal_says_that_it_has_no_grade() -> None:
    text = texts_of(underlag_of((QUALITATIVE,)))
    assert (
        text.count(
            "Insatsen har inget betyg: inget mål har både ett resultat och ett målvärde att räkna med."
        )
        == 3
    )


def test_budget_and_outcome_stand_on_the_page_and_in_a_table_of_all() -> None:
    rows = [SET, make_insats_row("rv", budget=Fraction(1001, 2), utfall=400)]
    tables = tables_of(underlag_of(insatser=rows))
    assert tables["Budget och utfall, Utredning 2023"][1] == ["Utredning", "850", "858", "8"]
    assert tables["Budget och utfall, alla insatser 2023"] == [
        ["Insats", "Budget, tkr", "Utfall, tkr", "Avvikelse, tkr"],
        ["Rehabvägledare", "501", "400", "−101"],
        ["Utredning", "850", "858", "8"],
        ["Gränsgångare", "–", "–", "–"],
        ["Totalt", "–", "–", "–"],
    ]
    assert "Budget och utfall, Gränsgångare 2023" not in tables


def test_a_deviation_that_the_printed_amounts_do_not_give_is_said_to_be_exact() -> None:
    """450,5 is printed as 451, and 450,5 - 500 = -49,5 as -50."""
    rounded = "Avvikelsen är räknad på beloppen före avrundning."
    exact = make_insats_row("utr", budget=500, utfall=450)
    assert rounded not in texts_of(underlag_of(insatser=[exact]))
    halves = make_insats_row("utr", budget=500, utfall=Fraction(901, 2))
    underlag = underlag_of(insatser=[halves])
    assert tables_of(underlag)["Budget och utfall, Utredning 2023"][1][1:] == ["500", "451", "−50"]
    assert texts_of(underlag).count(rounded) == 2  # on the page and in the table of all


def test_a_page_says_whose_last_years_results_are() -> None:
    rv, utr, gg = FORBUND.insats
    taken = replace(rv, fran=2023, efterfoljer=("gg",))
    forbund = replace(
        FORBUND, insats=(taken, utr, replace(gg, fran=0, till=2022)), union=(), uppfoljning=()
    )
    rows = [
        {"insats": "gg", "start": date(2022, 3, 1)},
        {"insats": "rv", "start": date(2023, 3, 1)},
    ]
    underlag = make_bilaga_underlag(rows, forbund=forbund, goals=GOALS[:1])
    (table,) = [
        t for name, t in tables_of(underlag).items() if name.startswith("Mål och resultat,")
    ][:1]
    assert table[1] == ["Nya deltagare (minst 2)", "1", "1"]
    said = "tog 2023 över efter Gränsgångare. Uppgifterna om tiden före det är dess."
    assert [line for line in texts_of(underlag) if line.endswith(said)] == [f"{rv.namn} {said}"]


def test_quotations_are_set_one_by_one_with_who_said_it() -> None:
    quoted = '"Jag blev sedd."\n– Deltagare\n\nVi möts\ni tid.\n\n”Det gick.”'
    key = TextKey(bilaga="sammanstallning", avsnitt="citat", insats="rv")
    underlag = underlag_of(texts={key: quoted})
    root = part(make_document(underlag, "sammanstallning"))
    assert _styled(root, "Citat") == ["”Jag blev sedd.”", "”Vi möts i tid.”", "”Det gick.”"]
    assert _styled(root, "Citatkalla") == ["Deltagare"]


def _styled(root: etree._Element, style: str) -> list[str]:
    found = root.xpath(f".//w:p[w:pPr/w:pStyle/@w:val='{style}']", namespaces=NS)
    return ["".join(each.itertext(f"{{{NS['w']}}}t")) for each in found]


def test_a_description_that_is_not_written_is_a_placeholder() -> None:
    rendered = make_document(underlag_of(), "sammanstallning")
    missing = [text for text in rendered.placeholders if "beskrivning" in text]
    assert len(missing) == 3


def test_goals_of_the_forbund_and_of_unions_have_a_table_of_their_own() -> None:
    goals = (
        make_goal("forbundet", matt="", wording="Jobb", target=5, entered=6, part="af"),
        make_goal("ind", matt="", wording="Alla", target=5, entered=6),
    )
    table = tables_of(underlag_of(goals))["Övergripande mål och resultat 2023"]
    assert [row[0] for row in table] == [
        "Mål för",
        "Övergripande mål, Arbetsförmedlingen",
        "Individinsatser",
    ]


def test_every_number_of_a_grade_is_printed_as_a_figure() -> None:
    printed = make_document(underlag_of(insatser=[SET]), "sammanstallning").figures
    assert {"2023.rv.betyg.kvot", "2023.utr.avvikelse", "2023.rv.nya"} <= set(printed)


def test_every_insats_begins_a_page_and_headings_skip_no_level() -> None:
    root = part(make_document(underlag_of(), "sammanstallning"))
    broken = root.xpath(
        ".//w:p[w:pPr/w:pStyle/@w:val='Rubrik1'][w:pPr/w:pageBreakBefore]", namespaces=NS
    )
    titles = ["".join(each.itertext(f"{{{NS['w']}}}t")) for each in broken]
    assert titles[-3:] == ["Rehabvägledare", "Utredning", "Gränsgångare"]
    levels = root.xpath(".//w:pStyle[starts-with(@w:val, 'Rubrik')]/@w:val", namespaces=NS)
    numbers = [int(level[-1]) for level in levels if level[-1].isdigit()]
    assert all(after <= before + 1 for before, after in itertools.pairwise(numbers))


def test_every_table_has_one_header_row_a_caption_and_a_description() -> None:
    root = part(make_document(underlag_of(insatser=[SET]), "sammanstallning"))
    for table in root.iter(f"{{{NS['w']}}}tbl"):
        assert len(table.findall("w:tr/w:trPr/w:tblHeader", NS)) == 1
        assert table.find("w:tblPr/w:tblCaption", NS) is not None
        assert table.find("w:tblPr/w:tblDescription", NS) is not None
        assert not table.findall(".//w:gridSpan", NS)
        assert not table.findall(".//w:vMerge", NS)


def test_it_may_be_a_bilaga_with_a_number_or_stand_alone() -> None:
    numbered = replace(FORBUND, bilaga=(replace(FORBUND.bilaga[0], nummer=4),))
    text = texts_of(make_bilaga_underlag(ROWS, forbund=numbered))
    assert "Bilaga 4 till årsredovisning 2023" in text
    assert not [line for line in texts_of(underlag_of()) if line.startswith("Bilaga")]


def test_a_year_with_nothing_still_makes_the_document() -> None:
    assert OUTPUTS["sammanstallning"].is_begun(underlag_of(()))
    text = texts_of(make_bilaga_underlag(forbund=FORBUND))
    assert text.count("Inga egna mål är satta för 2023.") == 3
