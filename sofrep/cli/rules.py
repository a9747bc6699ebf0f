"""``sofrep check --regler``: what the profile and the workbooks are held to."""

from __future__ import annotations

from sofrep.cli.show import ListedColumn, Listing

_COLUMNS = (
    ListedColumn("omrade", "Område"),
    ListedColumn("regel", "Regel"),
    ListedColumn("slag", "Slag"),
    ListedColumn("kan_tystas", "Kan stängas av"),
    ListedColumn("betydelse", "Betydelse"),
)


def rules_grid() -> Listing:
    """Every rule that `docs/problems.md` lists, a row each."""
    from sofrep.domain.regler import REGLER

    return Listing(
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
