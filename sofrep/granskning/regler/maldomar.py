"""Goals: what a table's judgement says against its target and result, and words against what the workbooks give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.domain.mal import Bedomning, MalUtfall
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Handling, Rutnat, Tabellcell
from sofrep.granskning.regler.mot_siffrorna import Kanda
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt, cell_number, numbers_in, sentences

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
        star = f"{nat.radrubrik(line)}: {words}"
        told = f"Målet är {cells[target].text} och resultatet {result.text}."
        yield Fynd("mål", Sakerhet.TROLIG, cells[judged].plats, star, told, om=nat.titel)


def _result(nat: Rutnat, line: int, target: int, aim: Tryckt) -> Tryckt | None:
    """The first number to the right of the target, in its unit."""
    for cell in nat.rader[line][target + 1 :]:
        number = cell_number(cell.text)
        if number:
            return number if number.enhet is aim.enhet else None
    return None


_IS_REACHED = r"(?:uppfyll\w*|uppnå\w*|nå(?:dd\w*|tts?|s)|klara(?:d\w*|ts?|s))"
_CLAIM = re.compile(
    rf"\bmål(?:et|en)?\b[^.;]*\b{_IS_REACHED}|\b{_IS_REACHED}[^.;]*\bmål(?:et|en)?\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:inte|ej|icke|aldrig|varken|miss\w*)\b", re.IGNORECASE)
_PARTLY = re.compile(
    r"\b(?:delvis|nästan|nära|knappt|i stort|till stor del|inte helt)\b", re.IGNORECASE
)
_JUDGEMENTS = {Bedomning.UPPFYLLT, Bedomning.DELVIS, Bedomning.EJ_UPPFYLLT}
_WORDS = {each.value.casefold(): each for each in Bedomning} | {
    "ej uppfyllt": Bedomning.EJ_UPPFYLLT,
    "nått": Bedomning.UPPFYLLT,
    "ej nått": Bedomning.EJ_UPPFYLLT,
    "ja": Bedomning.UPPFYLLT,
    "nej": Bedomning.EJ_UPPFYLLT,
}


def goals_in_words(document: Handling, kanda: Kanda) -> Iterator[Fynd]:
    """Rows of goal tables whose judgement or comment says another thing than the result."""
    goals: dict[str, list[MalUtfall]] = {}
    for goal in kanda.mal:
        goals.setdefault(_plain(goal.mal.wording), []).append(goal)
    for table in document.tabeller:
        for row in table.rader:
            said = {_plain(cell.text.partition("\n")[0]) for cell in row}
            for wording in said & goals.keys():
                yield from _of_row(row, wording, goals[wording])


def _of_row(row: tuple[Tabellcell, ...], wording: str, goals: list[MalUtfall]) -> Iterator[Fynd]:
    """`goals` are those with this wording: several insatser may have the same."""
    results = {goal.bedomning for goal in goals}
    if not results <= _JUDGEMENTS:
        return
    found = " eller ".join(f"”{each.value}”" for each in Bedomning if each in results)
    follows = f"Resultatet ger {found} enligt arbetsböckerna."
    for cell in {id(cell): cell for cell in row}.values():
        judged = _WORDS.get(_plain(cell.text))
        if judged is not None and judged not in results:
            yield Fynd("mal-i-ord", Sakerhet.SAKER, cell.plats, f"”{cell.text}”", follows, wording)
        for start, end in sentences(cell.text):
            text = cell.text[start:end].strip()
            if _plain(text) != wording and all(_contradicts(text, each) for each in results):
                yield Fynd("mal-i-ord", Sakerhet.TROLIG, cell.plats, f"”{text}”", follows, wording)


def _contradicts(sentence: str, result: Bedomning) -> bool:
    """Whether a sentence says that the goal was reached and it was not, or the other way round."""
    if not _CLAIM.search(sentence) or _PARTLY.search(sentence):
        return False
    is_denied = bool(_NOT.search(sentence))
    return (
        is_denied
        if result is Bedomning.UPPFYLLT
        else result is Bedomning.EJ_UPPFYLLT and not is_denied
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
