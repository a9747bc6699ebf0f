"""The checks of the economy's sums as JSON and back, for the store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sofrep.domain.ekonomi import Kontroll, Kontrollstatus
from sofrep.domain.problem import Place
from sofrep.pipeline.figure_json import Json, number_from_json, number_to_json


def check_to_json(check: Kontroll) -> Json:
    """A check; every place is file, sheet and cell."""
    return {
        "regel": check.rule,
        "namn": check.namn,
        "status": check.status.name,
        "plats": _place(check.place),
        "angivet": number_to_json(check.angivet),
        "beraknat": number_to_json(check.beraknat),
        "platser": [_place(place) for place in check.places],
        "forklaring": check.forklaring,
        "atgard": check.atgard,
    }


def check_from_json(entry: Mapping[str, Any]) -> Kontroll:
    """The reverse of `check_to_json`."""
    return Kontroll(
        rule=entry["regel"],
        namn=entry["namn"],
        status=Kontrollstatus[entry["status"]],
        place=Place(*entry["plats"]),
        angivet=number_from_json(entry["angivet"]),
        beraknat=number_from_json(entry["beraknat"]),
        places=tuple(Place(*place) for place in entry["platser"]),
        forklaring=entry["forklaring"],
        atgard=entry["atgard"],
    )


def _place(place: Place) -> list[str]:
    return [place.file, place.sheet, place.cell]
