"""The headers of rows, and what a table is about, in the tags of a PDF.

Typst tags the headers of columns alone: without those of its row, a number is read to who listens
without what it is a number of.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sofrep.visning.block import Block, Egentabell, Tabellblock, walk
from sofrep.visning.svenska import plain

if TYPE_CHECKING:
    from pikepdf import Pdf

Node = Any
"""A dictionary or an array of a PDF."""
_LEAVES = frozenset(
    {"/P", "/Span", "/Link", "/TOC", "/Figure", "/Caption", "/Lbl", "/H1", "/H2", "/H3"}
)
"""Elements that hold no table."""


class TaggedTable(Struct, frozen=True):
    """What is told of a table: its summary, and which cells head a row.

    The cells are by row, from 0 with the headings of columns, and by their place among the cells that
    begin in that row.
    """

    summary: str
    heads: frozenset[tuple[int, int]]


def tagged_tables(blocks: Iterable[Block]) -> Iterator[TaggedTable]:
    """The tables of a document in reading order."""
    for block in walk(blocks):
        if isinstance(block, Tabellblock):
            rows = range(1, len(block.tabell.rader) + 1)
            yield TaggedTable(plain(block.tabell.beskrivning), frozenset((row, 0) for row in rows))
        elif isinstance(block, Egentabell):
            heads = (
                (number, place)
                for number, row in enumerate(block.rader)
                for place, cell in enumerate(row)
                if cell.rubrik and number >= block.rubrikrader
            )
            yield TaggedTable(plain(block.beskrivning), frozenset(heads))


def with_row_headers(pdf: bytes, tables: Sequence[TaggedTable]) -> bytes:
    """The same pages, each cell of `tables` with the headers of its row too.

    The tables of a layout that prints others than these are left as they are.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        found = list(_elements(root, "/Table", outside="/TR"))
        if len(found) != len(tables):  # somebody has drawn a table in a cell
            found = list(_elements(root, "/Table"))
        if len(found) == len(tables):
            made: dict[bytes, Node] = {}
            for number, (element, table) in enumerate(zip(found, tables, strict=True)):
                made |= _tag(element, table, f"R{number}")
            _index(root, made)
        return _saved(document, pdf)


def _saved(document: Pdf, pdf: bytes) -> bytes:
    """The file that was read from `pdf`; no stream of it ends with a CR.

    One in 256 does by chance, and with the LF that follows it seems to PDF/A to have ended before.
    """
    import pikepdf

    if b"\r\nendstream" in pdf:
        for each in document.objects:
            is_packed = isinstance(each, pikepdf.Stream) and each.get("/Filter") == "/FlateDecode"
            if is_packed and each.read_raw_bytes().endswith(b"\r"):
                each.write(each.read_bytes() + b"\n")
    made = io.BytesIO()
    document.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return made.getvalue()


def _elements(node: Node, kind: str, *, outside: str = "") -> Iterator[Node]:
    """The elements of a kind below `node`, in reading order; not those within one `outside` which to stay."""
    import pikepdf

    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            role = str(kid.S)
            if role == kind:
                yield kid
            if role != outside and role not in _LEAVES:
                yield from _elements(kid, kind, outside=outside)


def _tag(element: Node, table: TaggedTable, name: str) -> dict[bytes, Node]:
    """Tag the rows of a table; the new headers by their identities."""
    import pikepdf

    if table.summary:
        summary = pikepdf.Dictionary(O=pikepdf.Name.Table, Summary=pikepdf.String(table.summary))
        element.A = pikepdf.Array([*element.get("/A", []), summary])
    made: dict[bytes, Node] = {}
    reaching: list[tuple[int, str]] = []  # headers of rows, and the row that they reach to
    for number, row in enumerate(_elements(element, "/TR", outside="/TR")):
        data: list[Node] = []
        for place, cell in enumerate(row.K):
            if str(cell.S) != "/TD":
                continue
            if (number, place) not in table.heads:
                data.append(cell)
                continue
            identity = f"{name}x{place}y{number}"
            attributes = _attributes(cell)
            cell.S, attributes.Scope = pikepdf.Name.TH, pikepdf.Name.Row
            cell.ID = pikepdf.String(identity)
            made[identity.encode()] = cell
            reaching.append((number + int(attributes.get("/RowSpan", 1)), identity))
        reaching = [(end, identity) for end, identity in reaching if end > number]
        for cell in data if reaching else ():
            attributes = _attributes(cell)
            heads = attributes.get("/Headers", pikepdf.Array())
            heads.extend(pikepdf.String(identity) for _, identity in reaching)
            attributes.Headers = heads
    return made


def _attributes(cell: Node) -> Node:
    """What a cell says as one of a table."""
    return next(each for each in cell.A if each.O == "/Table")


def _index(root: Node, made: dict[bytes, Node]) -> None:
    """Enter the identities that cells are referred to by, in their order."""
    import pikepdf

    known = root.get("/IDTree", pikepdf.Dictionary()).get("/Names", pikepdf.Array())
    pairs = {bytes(known[n]): known[n + 1] for n in range(0, len(known), 2)} | made
    names = [part for key in sorted(pairs) for part in (pikepdf.String(key), pairs[key])]
    root.IDTree = pikepdf.Dictionary(Names=pikepdf.Array(names))
