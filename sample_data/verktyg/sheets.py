"""Sheets that look the same at every office: texts, and entered figures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from verktyg.workbook import Column, Table

TEXT_COLUMNS = (
    Column("Bilaga", 17),
    Column("Avsnitt", 27),
    Column("Insats", 25),
    Column("Text", 100, wrap=True),
)
HISTORY_COLUMNS = (
    Column("Figur", 36),
    Column("Värde", 10),
    Column("Enhet", 10),
    Column("Källa", 60, wrap=True),
)


def text_table(file: Path) -> Table:
    """The text sheet with the ``[[text]]`` of a TOML file."""
    texts = tomllib.loads(file.read_text(encoding="utf-8"))["text"]
    rows = [[t["bilaga"], t["avsnitt"], t["insats"] or None, t["text"]] for t in texts]
    return Table("Texter", TEXT_COLUMNS, rows)


def history_table(figures: Iterable[tuple[str, int | float, str, str]]) -> Table:
    """The entered figures: id, value, unit and source of each."""
    return Table("Historik", HISTORY_COLUMNS, [list(figure) for figure in figures])
