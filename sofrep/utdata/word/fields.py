"""Word's fields: found by their instruction, given a new result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sofrep.utdata.word.ooxml import W_R, W_T, Element, make, make_run, make_text, q, set_text


@dataclass(slots=True)
class WordField:
    """A field made of runs: `begin`, the instruction, maybe `separate` and a result, `end`."""

    begin: Element
    instruction: str = ""
    separate: Element | None = None
    end: Element | None = None

    @property
    def words(self) -> list[str]:
        """The instruction's words: ``["SEQ", "Tabell", ...]``."""
        return self.instruction.split()


def find_fields(root: Element) -> Iterator[WordField]:
    """The complete fields of a part, in the order in which they end."""
    stack: list[WordField] = []
    for element in list(root.iter(q("w:fldChar"), q("w:instrText"))):
        if element.tag == q("w:instrText"):
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


def set_result(field: WordField, text: str) -> None:
    """Print `text` as the field's result, formatted as the result or the field was."""
    if field.end is None:
        return
    if field.separate is None:
        field.separate = field_char(field.begin, "separate")
        field.end.addprevious(field.separate)
    printed = False
    for run in list(field.separate.itersiblings()):
        if run is field.end:
            break
        shown = run.find(W_T) if run.tag == W_R else None
        if shown is not None and not printed:
            set_text(shown, text)
            printed = True
        else:
            run.getparent().remove(run)
    if not printed:
        field.end.addprevious(make_run(field.begin.find(q("w:rPr")), make_text(text)))


def field_char(like: Element | None, kind: str) -> Element:
    """A run with a field mark, formatted as the run `like`."""
    properties = None if like is None else like.find(q("w:rPr"))
    return make_run(properties, make("w:fldChar", fldCharType=kind))


def field_instruction(text: str) -> Element:
    """A run with a field's instruction."""
    return make_run(None, make_text(text, "w:instrText"))
