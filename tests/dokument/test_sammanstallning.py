"""The Sammanställning av måluppfyllelse: its tables, its pages, its grades and money."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from sofrep.dokument import DOKUMENT
from sofrep.domain.betyg import Betygsregel, Betygssteg
from sofrep.domain.figure import Unit
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Kanslitext, Rubrik, Tabellblock
from sofrep.visning.visat import cell_text
from support.bilagor import make_bilaga_underlag, make_goal
from support.blocktext import plain, sentences
from support.frames import make_forbund, make_insats_row

compose = DOKUMENT["sammanstallning"].compose

RULE = Betygsregel(
    steg=(
        Betygssteg(namn="Mycket god", fran_procent=115),
        Betygssteg(namn="God", fran_procent=100),
        Betygssteg(namn="Godtagbar", fran_procent=0),
    )
)
FORBUND = make_forbund(betyg=RULE)
ENDED = {"insats": "rv", "start": date(2023, 1, 10), "slut": date(2023, 5, 1)}
ROWS = (
    ENDED | {"sysselsattning": ["arbete"]},
    ENDED | {"sysselsattning": ["arbsok"], "kon": "man"},
    ENDED | {"sysselsattning": ["ingen"]},
)
GOALS = (
    make_goal(matt="nya", wording="Nya deltagare", unit=Unit.ANTAL, target=2),
    make_goal(matt="avslutade.arbstud.andel", wording="Till arbete", target=30),
)
TOLD = make_goal(
    "utr", matt="", wording="Pröva", target=None, jamforelse=None, in_words="Prövat med alla."
)
SET = make_insats_row("utr", betyg="God", skal="Bara en termin.", budget=850, utfall=858)


def composed(goals=GOALS, forbund=FORBUND, **more):
    return compose(make_bilaga_underlag(ROWS, forbund=forbund, goals=goals, **more))


def rows(blocks, part) -> list[list[str]]:
    (block,) = (b for b in blocks if b.nyckel == f"sammanstallning.{part}")
    assert isinstance(block, Tabellblock)
    lines = [block.tabell.kolumner, *((r.etikett, *r.celler) for r in block.tabell.rader)]
    return [[cell_text(cell).replace("\u00a0", " ") for cell in line] for line in lines]


def test_the_first_table_has_a_goal_a_row_with_its_insats_and_grade() -> None:
    blocks = composed((*GOALS, TOLD), insatser=[SET])
    assert rows(blocks, "forbundet.insatser") == [
        ["Insats", "Mål", "Målvärde", "Resultat", "Betyg"],
        ["Rehabvägledare", "Nya deltagare", "minst 2", "3", "Mycket god"],
        ["Rehabvägledare", "Till arbete", "minst 30 %", "33 % (1 av 3)", "Mycket god"],
        ["Utredning", "Pröva", "–", "Prövat med alla.", "God\nsatt av förbundet"],
        ["Gränsgångare", "Inga egna mål", "–", "–", "–"],
    ]


def test_without_grades_in_the_profile_nothing_is_said_of_any() -> None:
    blocks = composed(forbund=make_forbund())
    assert rows(blocks, "forbundet.insatser")[0] == ["Insats", "Mål", "Målvärde", "Resultat"]
    said = sentences(blocks)
    assert said["sammanstallning.rv.besked"] == "De två målen är uppfyllda."
    assert not [text for text in said.values() if "betyg" in text.lower()]


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (2, "Samlad måluppfyllelse: Mycket god. Målen nåddes i genomsnitt till 150 % (gräns för Mycket god: 115 %)."),
        (3, "Samlad måluppfyllelse: God. Målen nåddes i genomsnitt till 100 % (gräns för God: 100 %)."),
        (6, "Samlad måluppfyllelse: Godtagbar. Målen nåddes i genomsnitt till 50 %. För God krävs 100 %."),
    ],
    ids=["best", "middle", "last"],
)  # fmt: skip
def test_the_message_of_a_page_is_the_grade_with_its_reason(target, sentence) -> None:
    said = sentences(composed([replace(GOALS[0], target=target)]))
    assert said["sammanstallning.rv.besked"] == sentence
    assert said["sammanstallning.gg.besked"].startswith("Insatsen har inte fått något betyg")


def test_a_grade_that_is_set_gives_the_forbunds_reason() -> None:
    blocks = composed((*GOALS, TOLD), insatser=[SET])
    assert sentences(blocks)["sammanstallning.utr.besked"] == (
        "Samlad måluppfyllelse: God. Betyget är satt av förbundet."
    )
    texts = {b.nyckel: b.text for b in blocks if isinstance(b, Kanslitext)}
    assert texts["sammanstallning.utr.skal"] == "Bara en termin."


@pytest.mark.parametrize(
    ("budget", "utfall", "sentence"),
    [
        (850, 858, "Utfallet blev 858 tkr, 8 tkr över budget (850 tkr)."),
        (850, 800, "Utfallet blev 800 tkr, 50 tkr under budget (850 tkr)."),
        (850, 850, "Utfallet blev 850 tkr, enligt budget."),
        (850, None, "Budgeten var 850 tkr. Utfallet är inte känt."),
        (None, 850, "Utfallet blev 850 tkr. Budgeten är inte känd."),
        (0, None, "Budgeten var 0 tkr. Utfallet är inte känt."),
        (850, 0, "Utfallet blev 0 tkr, 850 tkr under budget (850 tkr)."),
        (0, 0, "Utfallet blev 0 tkr, enligt budget."),
        (None, None, None),
    ],
)
def test_budget_and_outcome_are_a_sentence(budget, utfall, sentence) -> None:
    said = sentences(composed(insatser=[make_insats_row("utr", budget=budget, utfall=utfall)]))
    assert said.get("sammanstallning.utr.budget") == sentence


def test_the_money_of_all_has_a_total_only_where_every_insats_is_known() -> None:
    blocks = composed(insatser=[SET])
    assert rows(blocks, "forbundet.ekonomi")[2] == ["Utredning", "850", "858", "8"]
    assert rows(blocks, "forbundet.ekonomi")[-1] == ["Totalt", "–", "–", "–"]
    assert "sammanstallning.forbundet.budget" not in sentences(blocks)
    assert sentences(blocks)["sammanstallning.forbundet.budget.besked"] == (
        "Över budget: Utredning."
    )
    neither = composed(insatser=[make_insats_row("utr", budget=850)])
    assert "sammanstallning.forbundet.budget.besked" not in sentences(neither)


def test_the_offices_texts_stand_under_their_headings_and_quotations_one_by_one() -> None:
    written = {
        "samverkanspartner": "Vården.",
        "framgangsfaktorer": "Tid.",
        "citat": '"Jag blev sedd."\n– Deltagare\n\nVi möts\ni tid.',
    }
    texts = {
        TextKey(bilaga="sammanstallning", avsnitt=avsnitt, insats="rv"): text
        for avsnitt, text in written.items()
    }
    blocks = composed(texts=texts)
    headings = [plain(b.delar) for b in blocks if isinstance(b, Rubrik) and ".rv." in b.nyckel]
    assert headings == [
        "Rehabvägledare",
        "Samverkanspartner",
        "Mål och resultat",
        "Framgångsfaktorer",
        "Röster från insatsen",
    ]
    quoted = [b.text for b in blocks if isinstance(b, Kanslitext) and ".citat." in b.nyckel]
    assert quoted == ["”Jag blev sedd.”\n– Deltagare", "”Vi möts i tid.”"]


def test_a_year_without_anything_says_so() -> None:
    blocks = compose(make_bilaga_underlag(forbund=FORBUND))
    assert sentences(blocks)["sammanstallning.forbundet.besked"] == "Inga mål är satta för 2023."
