"""Caption numbers: loops repeat a template's "Tabell 1", so they are counted again."""

from __future__ import annotations

from collections import Counter

from sofrep.utdata.word.fields import find_fields, set_result
from sofrep.utdata.word.ooxml import W_R, W_T, Element, make_run, make_text, q, set_text


def number_captions(root: Element) -> None:
    """Number the SEQ fields of each name (Tabell, Diagram ...) from 1 in document order."""
    counter: Counter[str] = Counter()
    for field in find_fields(root):
        words = field.words
        if len(words) > 1 and words[0].upper() == "SEQ":
            set_result(field, str(_next(counter, words)))
    for simple in root.iter(q("w:fldSimple")):
        words = simple.get(q("w:instr"), "").split()
        if len(words) > 1 and words[0].upper() == "SEQ":
            _set_simple(simple, str(_next(counter, words)))


def _next(counter: Counter[str], words: list[str]) -> int:
    if "\\r" in words and words[-1] != "\\r" and words[words.index("\\r") + 1].isdigit():
        counter[words[1]] = int(words[words.index("\\r") + 1])
    elif "\\c" not in words:
        counter[words[1]] += 1
    return counter[words[1]]


def _set_simple(field: Element, text: str) -> None:
    runs = field.findall(W_R)
    shown = [run for run in runs if run.find(W_T) is not None]
    for run in runs:
        if not shown or run is not shown[0]:
            field.remove(run)
    if shown:
        set_text(shown[0].find(W_T), text)
    else:
        field.append(make_run(None, make_text(text)))
