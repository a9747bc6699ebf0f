"""The content of a paragraph, piece by piece: words, and what else stands among them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from sofrep.utdata.word.ooxml import NAMESPACES, W_R, W_T, Element, q, value_of
from sofrep.utdata.word.reading.file_styles import FileStyles, is_on
from sofrep.utdata.word.reading.opened_file import OpenedFile, target_of

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATIONS = frozenset({f"{_MATH}oMath", f"{_MATH}oMathPara"})
_SIGNS = {
    q("w:tab"): "\t",
    q("w:ptab"): "\t",
    q("w:br"): "\n",
    q("w:cr"): "\n",
    q("w:noBreakHyphen"): "\u2011",
}
_THINGS = frozenset(
    q(name)
    for name in (
        "w:drawing",
        "w:pict",
        "w:object",
        "mc:AlternateContent",
        "w:footnoteReference",
        "w:endnoteReference",
    )
)
_PASSED = frozenset(
    q(name)
    for name in (
        "w:pPr",
        "w:rPr",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:del",
        "w:moveFrom",
        "w:rt",
        "w:delText",
    )
)
_SYMBOLS = {
    "f0fc": "✓",
    "f0fb": "✗",
    "f0a8": "☐",
    "f0fe": "☒",
    "f06f": "☐",
    "f0e0": "→",
    "f0b7": "•",
}
SOFT_HYPHEN = "\u00ad"
_PAGE = "page"


class FileMark(Struct, frozen=True, eq=False):
    """A content control or a bookmark around words: its tag or name, and its title."""

    key: str
    title: str = ""
    is_bookmark: bool = False


class WordPiece(Struct, frozen=True):
    """Words in one look, or a `thing` among them: a picture, a reference to a note ...

    `marks` are the controls and bookmarks around it, the outermost first; `run` has its look; `link`
    is where it leads.  `is_break` says that a new page begins after it.
    """

    text: str = ""
    marks: tuple[FileMark, ...] = ()
    run: Element | None = None
    link: str = ""
    thing: Element | None = None
    is_break: bool = False


class _Field(Struct):
    instruction: str = ""
    shows: bool = False


class Fields(Struct):
    """Where the walk stands among fields, one inside another: their instructions are no text."""

    _open: list[_Field] = field(default_factory=list)

    @property
    def instructs(self) -> bool:
        """Whether some field's instruction is being passed."""
        return any(not each.shows for each in self._open)

    def instruction(self, name: str) -> str:
        """The instruction of an open field of that name; "" where there is none."""
        found = (each.instruction for each in self._open if each.instruction.split()[:1] == [name])
        return next(found, "")

    @property
    def link(self) -> str:
        """The address that the innermost HYPERLINK leads to."""
        return next(
            (link for each in reversed(self._open) if (link := link_in(each.instruction))), ""
        )

    def pass_by(self, kind: str) -> None:
        """Note that a field begins, comes to what it shows, or ends."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].shows = True
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Note a part of the innermost field's instruction."""
        if self._open:
            self._open[-1].instruction += text


def link_in(instruction: str) -> str:
    """The address of a HYPERLINK field's instruction; "" for another field."""
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() != "HYPERLINK" or '"' not in rest:
        return ""
    before, address, *_ = rest.split('"')
    return "" if "\\l" in before else _safe(address)


def _safe(address: str) -> str:
    """An address that a page may lead to."""
    return address if address.lower().startswith(("https://", "http://", "mailto:")) else ""


class Pieces:
    """Takes paragraphs of one part apart; fields may go on from one paragraph into the next."""

    def __init__(self, opened: OpenedFile, part: str) -> None:
        self._opened = opened
        self._part = part
        self.fields = Fields()

    def of(self, paragraph: Element) -> list[WordPiece]:
        """The pieces of a paragraph; what is hidden in Word is none."""
        self._marks: dict[str | None, FileMark] = {}
        return list(self._walk(paragraph, ()))

    def _walk(
        self, parent: Element, marks: tuple[FileMark, ...], link: str = ""
    ) -> Iterator[WordPiece]:
        for child in parent:
            tag = child.tag
            if tag == q("w:bookmarkStart"):
                self._marks[child.get(q("w:id"))] = FileMark(
                    child.get(q("w:name"), ""), is_bookmark=True
                )
            elif tag == q("w:bookmarkEnd"):
                self._marks.pop(child.get(q("w:id")), None)
            elif tag == W_R:
                yield from self._run(child, marks, link)
            elif tag in EQUATIONS:
                yield WordPiece(thing=child)
            elif tag == q("w:hyperlink"):
                where = target_of(self._opened, self._part, child)
                leads = _safe(where.target) if where is not None and where.is_external else ""
                yield from self._walk(child, marks, leads or link)
            elif tag == q("w:sdt"):
                mark = FileMark(
                    value_of(child, "w:sdtPr/w:tag"), value_of(child, "w:sdtPr/w:alias")
                )
                yield from self._walk(child, (*marks, mark), link)
            elif isinstance(tag, str) and tag not in _PASSED:
                yield from self._walk(child, marks, link)

    def _run(self, run: Element, marks: tuple[FileMark, ...], link: str) -> Iterator[WordPiece]:
        if is_hidden(run, self._opened.styles):
            return
        for child in run:
            if child.tag == q("w:fldChar"):
                yield from self._form_field(child)
                self.fields.pass_by(child.get(q("w:fldCharType"), ""))
            elif child.tag == q("w:instrText"):
                self.fields.instruct(child.text or "")
            elif child.tag == q("w:ruby"):
                yield from self._walk(child, marks, link)
            elif not self.fields.instructs:
                around = (*self._marks.values(), *marks)
                yield from _piece(child, around, run, link or self.fields.link)

    def _form_field(self, char: Element) -> Iterator[WordPiece]:
        """A check box or a list of choices of an older form: what it shows is no text."""
        if char.find("w:ffData/w:checkBox", NAMESPACES) is not None or (
            char.find("w:ffData/w:ddList", NAMESPACES) is not None
        ):
            yield WordPiece(thing=char)


def _piece(
    child: Element, marks: tuple[FileMark, ...], run: Element, link: str
) -> Iterator[WordPiece]:
    if child.tag in _THINGS:
        yield WordPiece(thing=child, marks=marks, run=run, link=link)
    elif child.tag == q("w:br") and child.get(q("w:type")) == _PAGE:
        yield WordPiece("\n", marks, run, link, is_break=True)
    elif text := _text(child):
        yield WordPiece(text, marks, run, link)
    elif child.tag == q("w:sym"):
        yield WordPiece(thing=child)


def _text(child: Element) -> str:
    if child.tag == W_T:
        return (child.text or "").replace(SOFT_HYPHEN, "").replace("\n", " ")
    if child.tag == q("w:sym"):
        return _SYMBOLS.get(child.get(q("w:char"), "").lower(), "")
    return _SIGNS.get(child.tag, "")


def is_hidden(run: Element, styles: FileStyles) -> bool:
    """Whether Word does not print a run."""
    own = run.find("w:rPr/w:vanish", NAMESPACES)
    return (
        is_on(own) if own is not None else styles.has(value_of(run, "w:rPr/w:rStyle"), "w:vanish")
    )
