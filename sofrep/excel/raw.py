"""A safe look at the bytes of an xlsx, before and beside the fast reader.

The reader (calamine) does not tell an error cell from an empty one, allocates the whole rectangle
that the cells span, and believes what a zip says of itself.  This module streams through the
parts, within fixed limits, and finds what must be known first.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from xml.parsers import expat

from sofrep.errors import DAMAGED_ZIP
from sofrep.excel.archive import chunks, small_xml, windows
from sofrep.excel.beside_cells import TEXTS, left_texts, look_beside
from sofrep.excel.facts import BookFacts, CellStyle, RefusedError, damaged, too_large, unusual
from sofrep.excel.number_formats import hides_day, may_show_percent, shows_zeros
from sofrep.excel.scan import sheet_facts

MAX_FILE = 100 * 2**20
MAX_UNPACKED = 250 * 2**20
MAX_PARTS = 5_000
MAX_TEXT = 200 * 2**20
_ROOT = "_rels/.rels"
_BOOK = "xl/workbook.xml"
_BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_READ_AT = {"sharedStrings": TEXTS, "styles": _STYLES}
"""Where the fast reader looks, by the kind of the relation that leads there."""

_OTHER_SHEETS = ("/chartsheet", "/dialogsheet", "/xlMacrosheet", "/xlIntlMacrosheet")
_REL_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def inspect_workbook(content: bytes) -> BookFacts:
    """The facts of a workbook and of each of its worksheets.

    Raises:
        RefusedError: if the file is no xlsx, damaged, encrypted, too large or hostile.
    """
    if len(content) > MAX_FILE:
        raise file_too_large()
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise _compound(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _inspect(archive)
    except RefusedError:
        raise
    except (*DAMAGED_ZIP, ET.ParseError, expat.ExpatError, KeyError, ValueError) as fault:
        raise damaged() from fault


def file_too_large() -> RefusedError:
    """The refusal of a file that is larger than any register, known before it is read."""
    return too_large("Filen är större än 100 MB.")


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


def _inspect(archive: zipfile.ZipFile) -> BookFacts:
    infos = archive.infolist()
    names = {info.filename for info in infos}
    if len(infos) > MAX_PARTS or sum(i.file_size for i in infos) > MAX_UNPACKED:
        raise too_large("Filen är orimligt stor när den packas upp.")
    if len(names) != len(infos):
        raise damaged()
    _check_build(archive, names)
    parts = dict(sheet_parts(archive))
    texts_part = next((name for name in names if name.lower() == TEXTS), None)
    longest = _longest_text(archive, texts_part)
    book = BookFacts(
        macros=any(name.lower().endswith("vbaproject.bin") for name in names),
        links=any(name.lower().startswith("xl/externallinks/") for name in names),
        left=left_texts(archive, texts_part) if texts_part else {},
    )
    formats = _number_formats(archive, names)
    styles = _telling_styles(archive, formats, names)
    for part, title in parts.items():
        book.sheets[title], texts = sheet_facts(archive, part, title, styles)
        if longest > 1000 and longest * texts > MAX_TEXT:
            _check_texts(archive, part, title)
    padded = frozenset(number for number, code in formats.items() if shows_zeros(code))
    look_beside(archive, parts, book, padded)
    _note_dummies(archive, names, book)
    return book


def _check_build(archive: zipfile.ZipFile, names: set[str]) -> None:
    """Refuse what is no workbook, and one whose parts lie where the fast reader does not look.

    What a part is follows from the relations that lead to it; its name may be anything.
    """
    if _ROOT in names:
        for kind, path in _relations(archive, _ROOT):
            if kind == "officeDocument" and path != _BOOK and _is_workbook(archive, path):
                raise unusual()
    if _BOOK not in names:
        if "mimetype" in names or "xl/workbook.bin" in names:
            raise RefusedError(
                "fil-format",
                "Filen är i ett annat format, fast den heter xlsx.",
                "Öppna den i Excel och spara som xlsx.",
            )
        raise unusual() if _BOOK in map(_plain, names) else damaged()
    for kind, path in _relations(archive, _BOOK_RELATIONS):
        if kind in _READ_AT and path.lower() != _READ_AT[kind]:
            raise unusual()


def _is_workbook(archive: zipfile.ZipFile, part: str) -> bool:
    is_xml = part.endswith(".xml") and part in archive.namelist()
    return is_xml and small_xml(archive, part).tag.endswith("}workbook")


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """The kind of part that each relation of a part leads to, and where that part lies."""
    home = posixpath.dirname(posixpath.dirname(part))
    for relation in small_xml(archive, part):
        path = posixpath.join("/", home, relation.get("Target", ""))
        yield relation.get("Type", "").rpartition("/")[2], posixpath.normpath(path).lstrip("/")


def _plain(name: str) -> str:
    """A part's name however it is written."""
    return posixpath.normpath(unquote(name).replace("\\", "/").lower())


def _number_formats(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """The number formats that may matter, by id; none without a part of styles."""
    if _STYLES not in names:
        return {}
    formats = {"9": "0%", "10": "0.00%", "17": "mmm-yy"}
    for each in small_xml(archive, _STYLES).iterfind(".//{*}numFmt"):
        formats[each.get("numFmtId", "")] = each.get("formatCode", "")
    return formats


def _telling_styles(
    archive: zipfile.ZipFile, formats: dict[str, str], names: set[str]
) -> Mapping[int, CellStyle]:
    """The cell styles that strike through, or may show percent, zeros that a number lacks, or no day."""
    if _STYLES not in names:
        return {}
    telling = {
        number: code
        for number, code in formats.items()
        if may_show_percent(code) or shows_zeros(code) or hides_day(code)
    }
    xml = small_xml(archive, _STYLES)
    struck = {
        str(number)
        for number, font in enumerate(xml.iterfind("{*}fonts/{*}font"))
        if (mark := font.find("{*}strike")) is not None and mark.get("val") not in ("0", "false")
    }
    styles = (
        CellStyle(telling.get(style.get("numFmtId", ""), ""), style.get("fontId") in struck)
        for style in xml.iterfind(".//{*}cellXfs/{*}xf")
    )
    return {number: style for number, style in enumerate(styles) if style != CellStyle()}


def _note_dummies(archive: zipfile.ZipFile, names: set[str], book: BookFacts) -> None:
    """Count formulas with the value 0 as not calculated where that is left to Excel, on load.

    Programs that do not calculate write such values.  Excel itself lists the formulas that it has
    calculated in a part of its own.
    """
    settings = small_xml(archive, "xl/workbook.xml").find("{*}calcPr")
    on_load = settings is not None and settings.get("fullCalcOnLoad") in ("1", "true")
    if on_load and not any(name.lower() == "xl/calcchain.xml" for name in names):
        for facts in book.sheets.values():
            facts.uncalculated += facts.zeros


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The part and title of every worksheet, in whatever namespace, as the fast reader finds them.

    Raises:
        RefusedError: where a sheet would be passed over that nobody can tell to be no worksheet.
    """
    relations, names = {}, frozenset(archive.namelist())
    for relation in small_xml(archive, _BOOK_RELATIONS):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        relations[relation.get("Id")] = (path, relation.get("Type", ""))
    sheets = small_xml(archive, _BOOK).findall(".//{*}sheet")
    if len({sheet.get("name") for sheet in sheets}) != max(1, len(sheets)):
        raise damaged()
    for sheet in sheets:
        relation_id = next((sheet.get(key) for key in _REL_IDS if sheet.get(key)), None)
        path, kind = relations[relation_id]
        if kind.endswith("/worksheet"):
            if path not in names and _plain(path) in map(_plain, names):
                raise unusual()
            yield path, sheet.get("name", "")
        elif not kind.endswith(_OTHER_SHEETS):
            raise damaged()


def _longest_text(archive: zipfile.ZipFile, part: str | None) -> int:
    """The length in bytes of the longest shared text, roughly."""
    longest = since = 0
    for chunk in chunks(archive, part) if part else ():
        first, *others = chunk.split(b"</si>")
        longest = max(longest, since + len(first), *map(len, others))
        since = len(others[-1]) if others else since + len(first)
    return longest


def _check_texts(archive: zipfile.ZipFile, part: str, title: str) -> None:
    """Refuse a sheet that repeats long shared texts until memory is gone."""
    lengths = [len(p) for p in archive.read("xl/sharedStrings.xml").split(b"</si>")]
    pattern = re.compile(rb'\bt="s"[^>]*>\s*<v>([0-9]{1,9})</v>')
    size = 0
    for window in windows(archive, part):
        for index in pattern.findall(window):
            size += lengths[int(index)] if int(index) < len(lengths) else 0
        if size > MAX_TEXT:
            raise too_large("Bladet innehåller orimligt mycket text.", title)
