"""A table in its four formats: exact in JSON, right in Excel, safe everywhere."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from sofrep.cli.show import Cell, Format, ListedColumn, Listing, show
from sofrep.domain.figure import Absence, Figure, Recipe, Unit
from sofrep.domain.period import Period

COLUMNS = (ListedColumn("namn", "Namn"), ListedColumn("varde", "Värde", is_number=True))


def share(value: Fraction | None) -> Figure:
    return Figure(
        id="2023.rv.avslutade.arbstud.andel",
        value=value,
        unit=Unit.PROCENT,
        scope="rv",
        period=Period.of_year(2023),
        recipe=Recipe("register", ("avslutade", "arbstud"), ("avslutade",)),
        absence=Absence.TOM_NAMNARE if value is None else None,
    )


def shown(capsys: pytest.CaptureFixture[str], form: Format, *rows: tuple[str, Cell]) -> str:
    show([Listing("Rubrik", COLUMNS, [{"namn": n, "varde": v} for n, v in rows])], form)
    return capsys.readouterr().out


def test_json_is_exact(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(shown(capsys, Format.JSON, ("å", share(Fraction(300, 11))), ("b", None)))
    assert rows[0]["varde"]["varde"] == "300/11"
    assert rows[0]["varde"]["visas"] == "27\u00a0%"
    assert rows[1] == {"namn": "b", "varde": None}


def test_csv_is_what_excel_in_swedish_opens(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(
        capsys,
        Format.CSV,
        ("å;b", share(Fraction(300, 11))),
        ("tusen", 13245),
        ("minus", -3),
        ("saknas", share(None)),
    )
    assert out == '\ufeffNamn;Värde;Inmatat\n"å;b";27,2727;\ntusen;13245;\nminus;-3;\nsaknas;;\n'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_csv_never_holds_a_formula_from_a_workbook(
    capsys: pytest.CaptureFixture[str], start: str
) -> None:
    line = shown(capsys, Format.CSV, (f"{start}cmd|' /C calc'!A0", 1)).splitlines()[1]
    assert line.lstrip('"').startswith("'")


def test_markdown_escapes_what_would_break_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, Format.MD, ("a|b\nc", share(Fraction(27))))
    assert out.splitlines()[2:] == [
        "| Namn | Värde |",
        "|---|---:|",
        "| a\\|b c | 27\u00a0% |",
    ]


def test_the_terminal_gets_no_control_characters_and_no_markup(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, Format.TABELL, ("[red]x[/red]\x1b[2J", 4))
    assert "[red]x[/red]" in out
    assert "\x1b" not in out


def test_a_missing_value_is_a_dash_for_a_person_and_never_zero(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, Format.TABELL, ("andel", share(None)))
    assert "–" in out
    assert "0" not in out


@pytest.mark.parametrize(("width", "is_shown"), [("80", False), ("160", True)])
def test_a_narrow_terminal_gets_the_columns_that_matter(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    width: str,
    *,
    is_shown: bool,
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    columns = (*COLUMNS, ListedColumn("kommentar", "Kommentar", may_go=True))
    show([Listing("", columns, [{"namn": "a", "varde": 1, "kommentar": "b"}])], Format.TABELL)
    assert ("Kommentar" in capsys.readouterr().out) is is_shown
