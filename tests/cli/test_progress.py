"""The line that says what is being done: on a terminal, and only once a run takes its time."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.cli.progress import Progress
from sofrep.domain.period import Period
from sofrep.pipeline.building import build

if TYPE_CHECKING:
    import pytest

    from support.commands import Sofrep


def test_it_is_shown_once_it_has_taken_its_time_with_a_bar_of_what_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    stream = io.StringIO()
    line = Progress(stream, "Läser ...")
    line.step("Räknar ...", 0.2)
    assert stream.getvalue() == ""
    line.show()
    line.step("Skriver Bilaga 2 Statistik 2023.docx, som har ett långt namn ...", 0.5)
    line.clear()
    line.show()  # the clock may come after the end
    shown = stream.getvalue().split("\r")[1::2]
    assert [each.rstrip() for each in shown] == [
        "[####................] Räknar ...",
        "[##########..........] Skriver Bilaga 2 Statistik 2023.docx",
        "",
    ]
    assert {len(each) for each in shown} == {59}


def test_a_build_tells_its_steps_in_plain_words(office: Path) -> None:
    said: list[tuple[str, float]] = []
    build(
        office,
        Period.of_year(2023),
        office / "out",
        asked=["webb"],
        step=lambda what, done: said.append((what, done)),
    )
    assert [what for what, _ in said] == [
        "Räknar ...",
        "Sätter samman dokumenten ...",
        "Skriver Bilaga 1 Måluppfyllelse 2023.docx ...",
        "Skriver Bilaga 2 Statistik 2023.docx ...",
        "Skriver Bilaga 3 Indikatorer 2023.docx ...",
        "Skriver webbsidor ...",
    ]
    assert sorted(done for _, done in said) == [done for _, done in said]
    assert 0 < said[0][1] < said[-1][1] < 1


def test_nothing_is_shown_where_there_is_no_terminal(
    sofrep: Sofrep, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sofrep.cli.progress.AFTER", 0.0)
    assert sofrep("build", "2023", "--data", office).err == ""
    assert sofrep("goals", "2023", "--data", office).err == ""
