"""Personal data in a file beside its cells: every part of it, and every file within.

Nothing of it is read for figures, but it is in the file, and the file is passed on.  Texts are looked
at as they stream by and are not kept: a finding is its kind, what holds it, and a cell.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from xml.parsers import expat

from sofrep.domain.personuppgifter import Slag, personal_values
from sofrep.errors import DAMAGED_ZIP
from sofrep.excel.archive import SMALL, chunks, small_xml
from sofrep.excel.collector import IN_FORMULA, MAX_TEXT, ON_SHEET, Collector
from sofrep.excel.facts import BookFacts, Found, RefusedError, damaged, too_large

TEXTS = "xl/sharedstrings.xml"
_ZIP = b"PK\x03\x04"
_MAX_BYTES = 32 * 2**20
_MAX_WITHIN = 64 * 2**20
_MAX_PARTS = 1_000
_PICTURES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".tif",
    ".tiff",
    ".bmp",
    ".webp",
    ".wdp",
    ".mp4",
    ".odttf",
    ".fntdata",
)
# What holds a part's texts, by where the part lies.
_HOLDERS = (
    ("xl/comments", "En kommentar"),
    ("xl/threadedcomments", "En kommentar"),
    ("xl/tables", "En tabells namn eller rubriker"),
    ("xl/drawings", "En textruta, en bild eller ett diagram"),
    ("xl/charts", "En textruta, en bild eller ett diagram"),
    ("xl/diagrams", "En textruta, en bild eller ett diagram"),
    ("xl/pivot", "En pivottabells sparade värden"),
    ("xl/externallinks", "Sparade värden från en annan arbetsbok"),
    ("xl/querytables", "En fråga till en annan källa"),
    ("xl/connections", "En fråga till en annan källa"),
    ("xl/workbook", "Ett definierat namn"),
    ("xl/persons", "Listan över dem som har skrivit kommentarer"),
    ("word/comments", "En kommentar"),
    ("word/header", "Sidhuvudet eller sidfoten"),
    ("word/footer", "Sidhuvudet eller sidfoten"),
    ("word/footnotes", "En fotnot"),
    ("word/endnotes", "En fotnot"),
    ("word/document", "Texten"),
    ("xl/embeddings", "En inbäddad fil"),
    ("word/embeddings", "En inbäddad fil"),
    ("docprops/", "Filens egenskaper (Arkiv > Info)"),
)
_OWN = ("docprops/", "xl/persons", "word/people")
"""Parts that Office fills in with who works in the file: addresses there are the office's own."""

_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]+)</f>")
_RUN = re.compile(rb"[\t\x20-\x7e]{10,}+")
# In two bytes a sign: the Latin ones, marks, dashes and spaces, full-width signs.
_WIDE_RUN = re.compile(
    rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00|.[\x02\x03\x20\x22\x30-\x32\xff]){6,}+", re.DOTALL
)
_TAG = re.compile(rb"<[^>]*>")
# What tells that texts of plain signs are worth a closer look.
_CLOSER = re.compile(
    rb"@|[(\[{] ?[aAsS]|[nN][aA][bB][eE][lL]|<r>|<r |<rPh|<!|&#|_x"
    rb"|[0-9](?:[^0-9<]{0,8}[0-9]){6}|[0-9]{6}.?[^<]{4}"
)


def in_formulas(window: bytes) -> list[Found]:
    """What the formulas in a piece of a sheet hold: a number may stand in one as text."""
    texts = {unescape(text.decode("utf-8", "replace")) for text in _FORMULA.findall(window)}
    return [Found(slag, IN_FORMULA, "") for slag in set(personal_values(texts).values())]


def outside_cells(xml: bytes) -> list[Found]:
    """What a sheet's XML without its cells holds."""
    return Collector(ON_SHEET, has_cells=True).parse(iter((xml,)))


def look_beside(
    archive: zipfile.ZipFile,
    sheets: dict[str, str],
    book: BookFacts,
    padded: frozenset[str] = frozenset(),
) -> None:
    """Add to the facts what the parts beside the sheets hold; `sheets` is title by part.

    A part that belongs to a sheet alone (its comments and drawings) is a fact of the sheet.
    `padded` are the number formats that write a number with its zeros.
    """
    names = set(archive.namelist())
    owner = {
        part: title for sheet, title in sheets.items() for part in _reached(archive, names, sheet)
    }
    for name in sorted(names - set(sheets)):
        low = name.lower()
        if low == TEXTS:  # the texts of the cells, which are looked at as such
            continue
        found = _look_at(archive, name, padded)
        if title := owner.get(name):
            facts = book.sheets[title]
            facts.personal = list(dict.fromkeys([*facts.personal, *found]))
        else:
            own = low.startswith(_OWN) or low.endswith(".rels")
            book.personal += [e for e in found if not own or e.slag is Slag.PERSONNUMMER]


def look_in_word_file(archive: zipfile.ZipFile) -> list[Found]:
    """What a Word file holds, in its text or anywhere else."""
    found: dict[Found, None] = {}
    for name in sorted(archive.namelist()):
        own = name.lower().startswith(_OWN)
        each = _look_at(archive, name)
        found |= dict.fromkeys(e for e in each if not own or e.slag is Slag.PERSONNUMMER)
    return list(found)


def _look_at(
    archive: zipfile.ZipFile,
    name: str,
    padded: frozenset[str] = frozenset(),
    *,
    within: str = "",
) -> list[Found]:
    """What a part holds: its XML, the parts of a file that is embedded, or its bytes.

    `within` is what holds the file that the part is of, where that is embedded itself.

    Raises:
        RefusedError: if it cannot be searched.
    """
    low = name.lower()
    holder = within or next(
        (text for start, text in _HOLDERS if low.startswith(start)), "En dold del av filen"
    )
    is_read = low.startswith(("xl/", "_rels/")) and low.endswith((".xml", ".rels")) and not within
    if low.endswith((".xml", ".rels", ".vml")):
        try:
            if archive.getinfo(name).file_size <= SMALL:
                return list(_in_small(b"".join(chunks(archive, name)), holder, padded))
            return Collector(holder, padded=padded).parse(chunks(archive, name))
        except (RefusedError, expat.ExpatError, UnicodeError, zipfile.BadZipFile, zlib.error):
            if is_read:
                raise
    try:
        with archive.open(name) as part:
            content = part.read(_MAX_BYTES)
            if part.read(1) and not low.endswith(_PICTURES):
                raise _too_deep()
    except DAMAGED_ZIP as fault:
        raise damaged() from fault
    if content.startswith(_ZIP) and not within:
        return _look_within(content, "En inbäddad fil")
    return list(_in_bytes(content, holder, is_picture=low.endswith(_PICTURES)))


def _too_deep() -> RefusedError:
    return RefusedError(
        "fil-for-stor",
        "Något som är inbäddat i filen är större än 32 MB.",
        "Ta bort det ur filen och spara.",
    )


@lru_cache(maxsize=100)
def _in_small(content: bytes, holder: str, padded: frozenset[str]) -> tuple[Found, ...]:
    """What a small part holds: the theme and the like are the same in most files of an office."""
    return tuple(Collector(holder, padded=padded).parse(iter((content,))))


def _look_within(content: bytes, holder: str) -> list[Found]:
    """What a file within the file holds; a file within that is looked at as bytes.

    Raises:
        RefusedError: if it is larger than anything real.
    """
    found: dict[Found, None] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > _MAX_PARTS or sum(i.file_size for i in infos) > _MAX_WITHIN:
                raise too_large("En fil som är inbäddad i filen är orimligt stor.")
            for info in infos:
                each = _look_at(archive, info.filename, within=holder)
                own = info.filename.lower().startswith(_OWN)
                found |= dict.fromkeys(e for e in each if not own or e.slag is Slag.PERSONNUMMER)
    except zipfile.BadZipFile:
        return list(_in_bytes(content, holder))
    return list(found)


def _in_bytes(content: bytes, holder: str, *, is_picture: bool = False) -> Iterator[Found]:
    """What a part holds that is no XML of ours: nobody reads it, so it may be anything.

    A picture's bytes are as good as chance, in which a short address may stand.
    """
    for slag in sorted(set(personal_values(_texts_of(content)).values())):
        if not is_picture or slag is Slag.PERSONNUMMER:
            yield Found(slag, holder, "")


def _texts_of(content: bytes) -> set[str]:
    """The text that bytes are, or else the runs of it that stand among them."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return {content.decode("utf-16", "ignore")}
    if b"\0" not in content:
        with contextlib.suppress(UnicodeDecodeError):
            return {_TAG.sub(b" ", content).decode()}
    runs = {run.decode() for run in _RUN.findall(content)}
    return runs | {run.decode("utf-16-le", "ignore") for run in _WIDE_RUN.findall(content)}


def _reached(archive: zipfile.ZipFile, names: set[str], part: str) -> set[str]:
    """The parts that a sheet's relations lead to, and the relations themselves."""
    reached: set[str] = set()
    left = [part]
    while left:
        folder, _, file = left.pop().rpartition("/")
        relations = f"{folder}/_rels/{file}.rels"
        if relations not in names or relations in reached:
            continue
        reached.add(relations)
        for relation in small_xml(archive, relations):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            path = posixpath.normpath(
                target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            )
            if path in names and path not in reached and "pivotcache" not in path.lower():
                reached.add(path)
                left.append(path)
    return reached


def left_texts(archive: zipfile.ZipFile, part: str) -> dict[str, Slag]:
    """The shared texts that are personal data, whether or not a cell shows them.

    A program may leave the text of a cell behind that is gone.
    """
    found: dict[str, Slag] = {}
    rest = b""
    for chunk in chunks(archive, part):
        whole = rest + chunk
        cut = whole.rfind(b"</si>") + 5
        if cut < 5:
            if len(whole) > MAX_TEXT:
                raise damaged()
            rest = whole
            continue
        rest = whole[cut:]
        if whole.isascii() and not _CLOSER.search(whole, 0, cut):
            continue
        texts = {
            unescape(_TAG.sub(b"", text).decode("utf-8", "replace")).strip()
            for text in whole[:cut].split(b"</si>")
        }
        found |= {str(text): slag for text, slag in personal_values(texts).items()}
    return found
