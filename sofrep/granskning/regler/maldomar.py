"""Goals in tables: what the judgement says against the target and the result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Rutnat
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt, cell_number, numbers_in

_JUDGED = re.compile(r"bedömning|måluppfyllelse|uppfyllt|uppnått|status", re.IGNORECASE)
_TARGET = re.compile(r"målvärde|måltal|^mål(?: 20\d\d)?$|^målet$", re.IGNORECASE)
_REACHED = re.compile(
    r"(?:målet )?(?:är )?(?:uppfyllt|uppnått|nått|ja|uppfylld)[.]?", re.IGNORECASE
)
_MISSED = re.compile(
    r"(?:målet )?(?:är )?(?:(?:inte|ej) (?:uppfyllt|uppnått|nått)|nej|ouppfyllt)[.]?", re.IGNORECASE
)
_AT_MOST = re.compile(r"högst|max|mindre än|färre än|≤|<", re.IGNORECASE)


def goals(context: Sammanhang) -> Iterator[Fynd]:
    """Rows that are called uppfyllt and are not, or the other way round."""
    for nat in context.handling.tabeller:
        heads = [nat.kolumnrubrik(j) for j in range(nat.bredd)]
        judged = [j for j, head in enumerate(heads) if _JUDGED.search(head)]
        targets = [j for j, head in enumerate(heads) if _TARGET.search(head) and j not in judged]
        if judged and targets:
            for line in range(nat.rubrikrader, len(nat.rader)):
                yield from _row(nat, line, targets[-1], judged[-1])


def _row(nat: Rutnat, line: int, target: int, judged: int) -> Iterator[Fynd]:
    cells = nat.rader[line]
    words = cells[judged].text.strip()
    aims = numbers_in(cells[target].text)
    result = _result(nat, line, target, aims[0]) if len(aims) == 1 else None
    is_reached, is_missed = bool(_REACHED.fullmatch(words)), bool(_MISSED.fullmatch(words))
    if result is None or not (is_reached or is_missed):
        return
    aim = aims[0]
    at_most = bool(_AT_MOST.search(cells[target].text) or _AT_MOST.match(cells[0].text))
    reached = result.varde <= aim.varde if at_most else result.varde >= aim.varde
    if reached is not is_reached and abs(result.varde - aim.varde) >= result.steg:
        told = f"Målet är {cells[target].text} och resultatet {result.text}."
        yield Fynd(
            "mål",
            Sakerhet.TROLIG,
            cells[judged].plats,
            f"{nat.radrubrik(line)}: {words}",
            told,
            om=nat.titel,
        )


def _result(nat: Rutnat, line: int, target: int, aim: Tryckt) -> Tryckt | None:
    """The first number to the right of the target, in its unit."""
    for cell in nat.rader[line][target + 1 :]:
        number = cell_number(cell.text)
        if number:
            return number if number.enhet is aim.enhet else None
    return None
