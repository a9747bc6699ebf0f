"""Rules of a made-up profile: which small counts are hidden, and which problems are not told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sofrep.domain.regler import KANDA
from sofrep.domain.rojande import KANDA as KNOWN
from sofrep.domain.rojande import Rojandetabell

if TYPE_CHECKING:
    from support.profiles import Maker

SILENCEABLE = sorted(rule for rule, regel in KANDA.items() if regel.silenceable)
_REASONS = ("Så <är> det", "Granskat & klart", "= ja")


def disclosure(make: Maker, scopes: Sequence[str]) -> dict[str, Any]:
    """A ``[rojande]``: the smallest group, or rules of some tables and exceptions from them."""
    if make.yes():
        return {"minsta_grupp": make.pick([0, 3, 5]), "kanda": list(KNOWN), "kansliga": []}
    tables = make.some([str(tabell) for tabell in Rojandetabell], 1, 6)
    rules = [
        {"tabell": tabell, "minsta": make.pick([0, 2, 3, 5, 10])}
        | ({"visa_nollor": make.yes()} if make.yes() else {})
        for tabell in tables
    ]
    exceptions = []
    for _ in range(make.count(0, 2)):
        narrowed = {"tabell": make.pick(tables), "insats": make.pick(scopes), "ar": 2023}
        chosen = {key: narrowed[key] for key in make.some(list(narrowed))}
        exceptions.append({"skal": make.pick(_REASONS)} | chosen)
    made: dict[str, Any] = {"enkat": True} if make.yes() else {}
    return made | {"tabell": rules} | ({"undantag": exceptions} if exceptions else {})


def silenced(make: Maker, scopes: Sequence[str]) -> list[dict[str, Any]]:
    """Some ``[[tyst]]``, each of another rule: told nowhere, or only in one place."""
    place = {"fil": "register/Register.xlsx", "blad": "Blad1", "cell": "A2", "ar": 2023}
    found = []
    for rule in make.some(SILENCEABLE, 1, 3):
        narrowed = {key: place[key] for key in make.some(list(place))}
        narrowed |= {"insats": make.pick(scopes)} if make.yes() else {}
        found.append({"regel": rule, "skal": make.pick(_REASONS)} | narrowed)
    return found
