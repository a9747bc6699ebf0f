"""Word's fields: found by their instruction, given a new result, numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sofrep.utdata.word.ooxml import W_R, W_T, Element, make, make_run, make_text, q, set_text

_CHAR, _INSTRUCTION, _SIMPLE = q("w:fldChar"), q("w:instrText"), q("w:fldSimple")


class WordField(Struct):
    """A field: `begin`, the instruction, maybe `separate` and a result, `end`; all one for a simple one."""

    begin: Element
    instruction: str = ""
    separate: Element = None
    end: Element = None

    @property
    def words(self) -> list[str]:
        """The instruction's words: ``["SEQ", "Tabell", ...]``."""
        return self.instruction.split()


def find_fields(root: Element) -> Iterator[WordField]:
    """The complete fields of a part, in the order in which they end."""
    stack: list[WordField] = []
    for element in list(root.iter(_CHAR, _INSTRUCTION, _SIMPLE)):
        if element.tag == _SIMPLE:
            yield WordField(element, element.get(q("w:instr"), ""), None, element)
            continue
        if element.tag == _INSTRUCTION:
            if stack and stack[-1].separate is None:
                stack[-1].instruction += element.text or ""
            continue
        kind, run = element.get(q("w:fldCharType")), element.getparent()
        if kind == "begin":
            stack.append(WordField(run))
        elif stack and kind == "separate":
            stack[-1].separate = run
        elif stack and kind == "end":
            stack[-1].end = run
            yield stack.pop()


def number_captions(roots: Iterable[Element], counter: Counter[str]) -> None:
    """Number the SEQ fields of each name (Tabell, Diagram ...) in order, on from the `counter`."""
    for root in roots:
        for field in find_fields(root):
            words = field.words
            if len(words) > 1 and words[0].upper() == "SEQ":
                _set_result(field, str(_next(counter, words)))


def _next(counter: Counter[str], words: list[str]) -> int:
    if "\\r" in words and words[-1] != "\\r" and words[words.index("\\r") + 1].isdigit():
        counter[words[1]] = int(words[words.index("\\r") + 1])
    elif "\\c" not in words:
        counter[words[1]] += 1
    return counter[words[1]]


def _set_result(field: WordField, text: str) -> None:
    """Print `text` as the field's result, formatted as the result or the field was."""
    begin, end = field.begin, field.end
    if end is begin:
        result, place = begin.findall(W_R), begin.append
    else:
        if field.separate is None:
            field.separate = make_run(
                begin.find(q("w:rPr")), make("w:fldChar", fldCharType="separate")
            )
            end.addprevious(field.separate)
        between = list(field.separate.itersiblings())
        # A field whose end stands in another paragraph keeps what it shows there.
        result, place = between[: between.index(end) if end in between else None], end.addprevious
    printed = False
    for run in result:
        shown = run.find(W_T) if run.tag == W_R else None
        if shown is not None and not printed:
            set_text(shown, text)
            printed = True
        else:
            run.getparent().remove(run)
    if not printed:
        looks = None if begin is end else begin.find(q("w:rPr"))
        place(make_run(looks, make_text(text)))
