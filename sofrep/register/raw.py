"""A safe look at the bytes of an xlsx, before and beside the fast reader.

The reader (calamine) does not tell an error cell from an empty one, allocates the whole rectangle
that the cells span, and believes what a zip says of itself.  This module streams through the
parts, within fixed limits, and finds what must be known first.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET
from xml.parsers import expat

MAX_FILE = 100 * 2**20
MAX_UNPACKED = 600 * 2**20
MAX_PARTS = 5_000
MAX_ROWS = 300_000
MAX_COLUMNS = 1_000
MAX_CELLS = 8_000_000
MAX_TEXT = 200 * 2**20
MAX_PERCENT_PART = 4 * 2**20

_CHUNK = 1 << 20
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REL_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)

_LETTERS = re.compile(rb' r="([A-Z]+)')
_NUMBERS = re.compile(rb' r="[A-Z]*([0-9]+)"')
_ERROR = re.compile(rb'<c\s(?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,4})([0-9]{1,8})"')
_FORMULA = re.compile(
    rb"<c\s([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v\s*></v>)?\s*</c>"
)
_MERGED = re.compile(
    rb'<mergeCell\s[^>]*?\bref="([A-Z]{1,4})([0-9]{1,8}):([A-Z]{1,4})([0-9]{1,8})"'
)
_ATTR_REF = re.compile(rb'\br="([A-Z]{1,4})([0-9]{1,8})"')
_UNUSUAL = (b"<!", b":c ", b":c>", b"='", b' ="', b'= "')
_OTHER_TAGS = re.compile(rb"<c[a-zA-Z]")
_STYLED = re.compile(rb'<c\s[^>]*?\bs="([0-9]{1,6})"[^>]*>')
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)")


class RefusedError(Exception):
    """A workbook or sheet that is not read; the text says why, in Swedish, without values."""

    def __init__(
        self, rule: str, message: str, action: str, sheet: str = "", cell: str = ""
    ) -> None:
        self.rule = rule
        self.message = message
        self.action = action
        self.sheet = sheet
        self.cell = cell
        super().__init__(message)


@dataclass(slots=True)
class SheetFacts:
    """What the bytes of one sheet say.

    Cells are (row, column), both from 1; `merged` are (first row, first column, last row, last
    column).  `percent` are the cells that Excel shows in percent (0.35 as 35 %), noted for sheets
    of ordinary size only: big ones are registers, which have no such values.
    """

    title: str
    max_row: int = 0
    max_column: int = 0
    errors: list[tuple[int, int]] = field(default_factory=list)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percent: set[tuple[int, int]] = field(default_factory=set)


def column_number(letters: str) -> int:
    """``A`` is 1, ``AA`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is ``A``, 27 is ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def inspect_workbook(content: bytes) -> dict[str, SheetFacts]:
    """The facts of each worksheet by title, in the workbook's order.

    Raises:
        RefusedError: if the file is no xlsx, damaged, encrypted, too large or hostile.
    """
    if len(content) > MAX_FILE:
        raise _too_large("Filen är större än 100 MB.")
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise _compound(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _inspect(archive)
    except RefusedError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        ET.ParseError,
        expat.ExpatError,
        KeyError,
        ValueError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as fault:
        raise damaged() from fault


def damaged() -> RefusedError:
    """The refusal of a file that cannot be understood as a workbook."""
    return RefusedError(
        "fil-skadad",
        "Filen är skadad eller är ingen Excelarbetsbok.",
        "Öppna den i Excel och spara den på nytt som xlsx, eller ta tillbaka en äldre kopia.",
    )


def _compound(content: bytes) -> RefusedError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return RefusedError(
            "fil-krypterad",
            "Filen är skyddad med lösenord.",
            "Öppna den i Excel, ta bort lösenordet under Arkiv > Info och spara.",
        )
    return RefusedError(
        "fil-format",
        "Filen är i ett äldre Excelformat, fast den heter xlsx.",
        "Öppna den i Excel och spara som xlsx.",
    )


def _too_large(message: str, sheet: str = "", cell: str = "") -> RefusedError:
    return RefusedError(
        "fil-for-stor",
        message,
        "Ta bort tomma rader och kolumner utanför tabellen, eller dela upp filen.",
        sheet,
        cell,
    )


def _inspect(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    infos = archive.infolist()
    names = {info.filename for info in infos}
    if len(infos) > MAX_PARTS or sum(i.file_size for i in infos) > MAX_UNPACKED:
        raise _too_large("Filen är orimligt stor när den packas upp.")
    if len(names) != len(infos):
        raise damaged()
    if "xl/workbook.xml" not in names:
        if "mimetype" in names or "xl/workbook.bin" in names:
            raise RefusedError(
                "fil-format",
                "Filen är i ett annat format, fast den heter xlsx.",
                "Öppna den i Excel och spara som xlsx.",
            )
        raise damaged()
    sheet_parts = dict(_sheet_parts(archive))
    for name in sorted(names - set(sheet_parts)):
        if name.endswith((".xml", ".rels")):
            for _ in _chunks(archive, name):
                pass
    longest, total = _text_sizes(archive, names)
    facts: dict[str, SheetFacts] = {}
    for part, title in sheet_parts.items():
        facts[title] = _sheet_facts(archive, part, title, longest, total)
    _note_percent(archive, names, sheet_parts, facts)
    return facts


def _note_percent(
    archive: zipfile.ZipFile,
    names: set[str],
    sheet_parts: dict[str, str],
    facts: dict[str, SheetFacts],
) -> None:
    """Find the cells whose number format shows them in percent."""
    if "xl/styles.xml" not in names:
        return
    styles = set(_percent_styles(_small_xml(archive, "xl/styles.xml")))
    for part, title in sheet_parts.items() if styles else ():
        if archive.getinfo(part).file_size > MAX_PERCENT_PART:
            continue
        for window in _windows(archive, part):
            for tag in _STYLED.finditer(window):
                place = _ATTR_REF.search(tag.group())
                if place and int(tag.group(1)) in styles:
                    facts[title].percent.add(_cell(*place.groups()))


def _percent_styles(styles: ET.Element) -> Iterator[int]:
    for name in (_SHEETS, _STRICT):
        formats = {"9", "10"} | {
            fmt.get("numFmtId", "")
            for fmt in styles.iter(f"{name}numFmt")
            if "%" in fmt.get("formatCode", "")
        }
        for crossed in styles.iter(f"{name}cellXfs"):
            for number, style in enumerate(crossed):
                if style.get("numFmtId") in formats:
                    yield number


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The part and title of every worksheet."""
    relations = {}
    for relation in _small_xml(archive, "xl/_rels/workbook.xml.rels"):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        relations[relation.get("Id")] = (path, relation.get("Type", ""))
    book = _small_xml(archive, "xl/workbook.xml")
    for name in (_SHEETS, _STRICT):
        for sheet in book.iter(f"{name}sheet"):
            relation_id = next((sheet.get(key) for key in _REL_IDS if sheet.get(key)), None)
            path, kind = relations[relation_id]
            if kind.endswith("/worksheet"):
                yield path, sheet.get("name", "")


def _small_xml(archive: zipfile.ZipFile, name: str) -> ET.Element:
    content = b"".join(_chunks(archive, name))
    return ET.fromstring(content)  # noqa: S314 - _chunks has refused doctypes and entities


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of an XML part, refused if it declares a doctype or another encoding than UTF-8.

    Reading to the end also checks the part's length and checksum against what the zip says.
    """
    tail = b""
    first = True
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            if first:
                _check_encoding(chunk)
                first = False
            if b"<!DOCTYPE" in tail + chunk or b"<!ENTITY" in tail + chunk:
                raise RefusedError(
                    "fil-fientlig",
                    "Filen innehåller en dokumenttyp (DOCTYPE), som ingen vanlig arbetsbok har.",
                    "Kontrollera var filen kommer ifrån. Spara den på nytt från Excel som xlsx.",
                )
            tail = chunk[-16:]
            yield chunk


def _check_encoding(start: bytes) -> None:
    declared = _ENCODING.search(start[:200])
    odd = declared is not None and declared.group(1).lower() not in (
        b"utf-8",
        b"us-ascii",
        b"ascii",
    )
    if odd or start[:2] in (b"\xfe\xff", b"\xff\xfe", b"\x00<", b"<\x00"):
        raise damaged()


def _text_sizes(archive: zipfile.ZipFile, names: set[str]) -> tuple[int, int]:
    """The longest shared text in bytes (roughly), and the size of them all."""
    part = next((n for n in names if n.lower() == "xl/sharedstrings.xml"), None)
    if part is None:
        return 0, 0
    total = longest = since = 0
    for chunk in _chunks(archive, part):
        total += len(chunk)
        pieces = chunk.split(b"</si>")
        pieces[0] = b" " * since + pieces[0] if len(pieces) == 1 else pieces[0]
        longest = max(longest, since + len(pieces[0]), *(len(p) for p in pieces))
        since = len(pieces[-1])
    return longest, total


def _windows(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in pieces that end between cells, so that no cell is cut in two."""
    rest = b""
    for chunk in _chunks(archive, name):
        whole = rest + chunk
        cut = max(whole.rfind(b"</c>") + 4, whole.rfind(b"<row"), whole.rfind(b"</row>") + 6)
        if cut <= 6:
            if len(whole) > 32 * _CHUNK:
                raise damaged()
            rest = whole
            continue
        rest = whole[cut:]
        yield whole[:cut]
    yield rest


def _sheet_facts(
    archive: zipfile.ZipFile, part: str, title: str, longest: int, total: int
) -> SheetFacts:
    facts = SheetFacts(title)
    texts = 0
    for window in _windows(archive, part):
        if not _scan(window, facts):
            return _slow_facts(archive, part, title)
        texts += window.count(b't="s"')
        _check_extent(facts)
    if longest > 1000 and longest * texts > MAX_TEXT and total * max(texts, 1) > MAX_TEXT:
        _check_texts(archive, part, title)
    return facts


def _scan(window: bytes, facts: SheetFacts) -> bool:
    """Add what a window says; False if it is written in a way that only a parser understands."""
    letters = _LETTERS.findall(window)
    if any(sign in window for sign in _UNUSUAL):
        return False
    cells = window.count(b"<c")
    if cells != len(letters) and cells - len(_OTHER_TAGS.findall(window)) != len(letters):
        return False
    numbers = set(_NUMBERS.findall(window))
    if numbers:
        facts.max_row = max(facts.max_row, *map(int, numbers))
    if letters:
        columns = (column_number(text.decode()) for text in set(letters))
        facts.max_column = max(facts.max_column, *columns)
    _scan_rare(window, facts)
    return True


def _scan_rare(window: bytes, facts: SheetFacts) -> None:
    if b't="e"' in window:
        facts.errors += [_cell(*found) for found in _ERROR.findall(window)]
    if b"<f" in window:
        for found in _FORMULA.finditer(window):
            attributes = found.group(1)
            place = _ATTR_REF.search(attributes)
            if place and b't="str"' not in attributes:
                facts.uncalculated.append(_cell(*place.groups()))
    if b"<mergeCell " in window:
        for first, top, last, bottom in _MERGED.findall(window):
            facts.merged.append((*_cell(first, top), *_cell(last, bottom)))


def _cell(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row), column_number(letters.decode())


def _check_extent(facts: SheetFacts) -> None:
    """Refuse a sheet whose cells span more than can be real, and name the far corner."""
    rows, columns = facts.max_row, facts.max_column
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        cell = f"{column_letters(max(columns, 1))}{max(rows, 1)}"
        raise RefusedError(
            "blad-for-stort",
            f"Bladet sträcker sig ända till rad {rows} och kolumn {column_letters(columns)}.",
            "Ta bort det som står långt utanför tabellen (markera raderna och kolumnerna, välj "
            "Ta bort) och spara, eller dela upp bladet.",
            facts.title,
            cell,
        )


def _check_texts(archive: zipfile.ZipFile, part: str, title: str) -> None:
    """Refuse a sheet that repeats long shared texts until memory is gone."""
    lengths = [len(p) for p in archive.read("xl/sharedStrings.xml").split(b"</si>")]
    pattern = re.compile(rb'\bt="s"[^>]*>\s*<v>([0-9]{1,9})</v>')
    size = 0
    for window in _windows(archive, part):
        for index in pattern.findall(window):
            size += lengths[int(index)] if int(index) < len(lengths) else 0
        if size > MAX_TEXT:
            raise _too_large("Bladet innehåller orimligt mycket text.", title)


class _SlowScan:
    """The same facts by an XML parser, for workbooks that are written in an unusual way."""

    def __init__(self, title: str) -> None:
        self.facts = SheetFacts(title)
        self.place: tuple[int, int] | None = None
        self.kind = ""
        self.formula = self.value = False
        self.row = self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
            self.facts.max_row = max(self.facts.max_row, self.row)
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "f":
            self.formula = True
        elif tag == "mergeCell":
            found = re.fullmatch(r"([A-Z]{1,4})(\d{1,8}):([A-Z]{1,4})(\d{1,8})", attributes["ref"])
            if found:
                a, b, c, d = found.groups()
                self.facts.merged.append((int(b), column_number(a), int(d), column_number(c)))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        found = re.fullmatch(r"([A-Z]{1,4})(\d{1,8})", attributes.get("r", ""))
        if found:
            self.row, self.column = int(found[2]), column_number(found[1])
        self.place = (self.row, self.column)
        self.kind = attributes.get("t", "")
        self.formula = self.value = False
        self.facts.max_row = max(self.facts.max_row, self.row)
        self.facts.max_column = max(self.facts.max_column, self.column)
        _check_extent(self.facts)
        if self.kind == "e":
            self.facts.errors.append(self.place)

    def text(self, text: str) -> None:
        if text.strip():
            self.value = True

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "f":
            self.value = False
        elif tag == "c" and self.place:
            if self.formula and not self.value and self.kind != "str":
                self.facts.uncalculated.append(self.place)
            self.place = None


def _slow_facts(archive: zipfile.ZipFile, part: str, title: str) -> SheetFacts:
    scan = _SlowScan(title)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    for chunk in _chunks(archive, part):
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position
    parser.Parse(b"", True)  # noqa: FBT003 - as above
    return scan.facts
