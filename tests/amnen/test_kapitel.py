from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.noter import med_noter
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.gemensamt.texter import bilaga_texts, scope_texts
from sofrep.amnen.gemensamt.tryckta import period_vy
from sofrep.amnen.inskrivningar.avsnitt.fordelning import age_label, age_part, time_bands
from sofrep.amnen.strukturella import avsnitt
from sofrep.amnen.strukturella.avsnitt import structural_goals
from sofrep.domain.bilagor import BILAGOR
from sofrep.domain.figure import Figure, Origin, Recipe, Unit
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Tabellblock
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.visat import Platshallare, Rad, Tabell, Tal
from support.bilagor import KODER, YEAR, cells, make_bilaga_underlag, make_goal
from support.frames import make_forbund


def test_every_document_that_the_profile_may_list_can_be_made() -> None:
    assert set(KODER) == set(BILAGOR)


def test_activities_are_summed_and_held_against_their_goal() -> None:
    activities = [
        {"vad": "Arena", "utforare": "Kansliet", "nar": "höst", "antal": 130},
        {"vad": "Kurs", "antal": 30},
    ]
    goal = make_goal("forbundet", "strukturella.deltagare", unit=Unit.ANTAL, target=500)
    underlag = make_bilaga_underlag(activities=activities, goals=[goal])
    shown = [b.tabell for b in strukturella(underlag) if isinstance(b, Tabellblock)]
    assert cells(shown[0]) == {
        "Arena": ("Kansliet", "höst", "130"),
        "Kurs": ("–", "–", "30"),
        "Totalt": ("", "", "160"),
    }
    assert [m.result is not None for m in structural_goals(underlag)] == [True]
    assert strukturella(make_bilaga_underlag()) == ()


def strukturella(underlag: BilagaUnderlag) -> Blocks:
    return avsnitt.strukturella(Sida(underlag, "statistik", FORBUNDET))


def test_a_required_text_that_is_missing_is_a_placeholder_and_others_are_empty() -> None:
    underlag = make_bilaga_underlag(
        texts={TextKey(bilaga="maluppfyllelse", avsnitt="syfte", insats="rv"): " Att ge stöd. "}
    )
    texts = scope_texts(underlag, "maluppfyllelse", "rv")
    assert texts["syfte"] == "Att ge stöd."
    assert isinstance(texts["malgrupp"], Platshallare)
    assert texts["kommentar"] == ""
    assert scope_texts(underlag, "maluppfyllelse", "ind")["syfte"] == ""
    assert bilaga_texts(underlag, "maluppfyllelse") == {"inledning": "", "kommentar": ""}


def test_bands_have_the_ids_of_their_figures_and_plain_labels() -> None:
    assert [age_part(b) for b in ("-24", "25-29", "60-")] == ["till-24", "25-29", "fran-60"]
    assert age_label("-24") == "Till och med 24 år"
    assert time_bands((1, 3, 9)) == (
        ("till-1", "Högst 1 år"),
        ("1-3", "Mer än 1 till 3 år"),
        ("3-9", "Mer än 3 till 9 år"),
        ("over-9", "Mer än 9 år"),
    )
    assert time_bands((2,)) == (("till-2", "Högst 2 år"), ("over-2", "Mer än 2 år"))


def test_a_period_is_named_by_its_days_and_kind() -> None:
    part = period_vy(Period(date(2023, 1, 1), date(2023, 8, 31)))
    assert (part.text, part.ord, part.sista_dag) == (
        "januari–augusti 2023",
        "perioden",
        "31\xa0augusti",
    )
    assert period_vy(YEAR).ord == "året"


def entered(key: str, value: int, unit: Unit = Unit.PROCENT) -> Figure:
    period = Period.of_year(int(key[:4]))
    return Figure(
        id=key,
        value=value,
        unit=unit,
        scope="rv",
        period=period,
        recipe=Recipe("historik", ()),
        source="Årsredovisning",
    )


STARTED_IN_2023 = replace(make_forbund(), register_fran=date(2023, 1, 1))


def test_a_table_names_the_rows_that_hold_entered_figures() -> None:
    figure = Tal(replace(entered("2022.rv.nya", 12, Unit.ANTAL), origin=Origin.INMATAD))
    counted = Tal(replace(figure.figure, origin=Origin.BERAKNAD))
    rader = (Rad("2022", (figure,)), Rad("2023", (counted,)))
    tabell = Tabell("Nya", "Nya per år.", ("År", "Nya"), rader)
    assert noted(tabell) == ("Uppgift från kansliet: 2022.",)
    assert noted(replace(tabell, rader=rader[1:])) == ()
    marked = ("* Uppgift från kansliet.",)
    assert noted(replace(tabell, noter=marked)) == marked


def noted(tabell: Tabell) -> tuple[str, ...]:
    (block,) = med_noter([Tabellblock(nyckel="a.b", tabell=tabell)], phrases_of(make_forbund()))
    assert isinstance(block, Tabellblock)
    return block.tabell.noter
