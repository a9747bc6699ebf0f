"""Goals whose words contradict the result that the workbooks give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.domain.mal import Bedomning, MalUtfall
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Handling, Tabellcell
from sofrep.granskning.regler.mot_siffrorna import Kanda
from sofrep.granskning.tal import sentences

_REACHED = r"(?:uppfyll\w*|uppnå\w*|nå(?:dd\w*|tts?|s)|klara(?:d\w*|ts?|s))"
_CLAIM = re.compile(
    rf"\bmål(?:et|en)?\b[^.;]*\b{_REACHED}|\b{_REACHED}[^.;]*\bmål(?:et|en)?\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:inte|ej|icke|aldrig|varken|miss\w*)\b", re.IGNORECASE)
_PARTLY = re.compile(
    r"\b(?:delvis|nästan|nära|knappt|i stort|till stor del|inte helt)\b", re.IGNORECASE
)
_MISSED = Bedomning.EJ_UPPFYLLT
_JUDGED = {Bedomning.UPPFYLLT, Bedomning.DELVIS, Bedomning.EJ_UPPFYLLT}
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
    if not results <= _JUDGED:
        return
    follows = f"Resultatet ger {_or(results)} enligt arbetsböckerna."
    for cell in {id(cell): cell for cell in row}.values():
        judged = _WORDS.get(_plain(cell.text))
        if judged is not None and judged not in results:
            yield Fynd("mal-i-ord", Sakerhet.SAKER, cell.plats, f"”{cell.text}”", follows, wording)
        for start, end in sentences(cell.text):
            text = cell.text[start:end].strip()
            if _plain(text) != wording and all(_contradicts(text, each) for each in results):
                yield Fynd("mal-i-ord", Sakerhet.TROLIG, cell.plats, f"”{text}”", follows, wording)


def _or(results: set[Bedomning]) -> str:
    return " eller ".join(f"”{each.value}”" for each in Bedomning if each in results)


def _contradicts(sentence: str, result: Bedomning) -> bool:
    """Whether a sentence says that the goal was reached and it was not, or the other way round."""
    if not _CLAIM.search(sentence) or _PARTLY.search(sentence):
        return False
    is_denied = bool(_NOT.search(sentence))
    return is_denied if result is Bedomning.UPPFYLLT else result is _MISSED and not is_denied


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
