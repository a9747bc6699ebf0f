"""``sofrep check --regler``: what the profile and the workbooks are held to."""

from __future__ import annotations

from sofrep.cli.show import Column, Grid

_COLUMNS = (
    Column("omrade", "Område"),
    Column("regel", "Regel"),
    Column("slag", "Slag"),
    Column("kan_tystas", "Kan tystas"),
    Column("betydelse", "Betydelse"),
)


def rules_grid() -> Grid:
    """Every rule that `docs/problems.md` lists, a row each."""
    from sofrep.domain.regler import REGLER

    return Grid(
        "Regler",
        _COLUMNS,
        [
            {
                "omrade": heading,
                "regel": name,
                "slag": regel.kind,
                "kan_tystas": "ja" if regel.silenceable else "nej",
                "betydelse": regel.text,
            }
            for heading, rules in REGLER.items()
            for name, regel in rules.items()
        ],
    )
