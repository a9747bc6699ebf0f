"""Word's comments: put on a paragraph of a finished file."""

from __future__ import annotations

from collections.abc import Iterable

from sofrep.utdata.word.ooxml import Element, make, make_run, make_text, q
from sofrep.utdata.word.word_file import COMMENTS, DOCUMENT, WordFile, bytes_of

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def add_comment(
    file: WordFile, paragraph: Element, lines: Iterable[str], author: str, initials: str
) -> None:
    """Put a comment around all of a paragraph of the document."""
    comments = file.change(_part(file))
    taken = [int(c.get(q("w:id"), "0")) for c in comments if c.get(q("w:id"), "0").isdecimal()]
    number = str(max(taken, default=-1) + 1)
    said = [make("w:p", make_run(None, make_text(line))) for line in lines]
    comments.append(make("w:comment", *said, id=number, author=author, initials=initials))
    properties = paragraph.find(q("w:pPr"))
    paragraph.insert(0 if properties is None else 1, make("w:commentRangeStart", id=number))
    paragraph.append(make("w:commentRangeEnd", id=number))
    paragraph.append(make_run(None, make("w:commentReference", id=number)))
    file.change(DOCUMENT)


def _part(file: WordFile) -> str:
    """The name of the part of comments; one is made where there is none."""
    _, name = file.relation_to(DOCUMENT, COMMENTS)
    if not name:
        name = file.add("word/comments.xml", bytes_of(make("w:comments")), _TYPE)
        file.relate(DOCUMENT, COMMENTS, name)
    return name
