"""Personal data in a workbook outside its cells: comments, headers, names, properties and the rest.

Nothing of it is read for figures, but it is in the file, and the file is passed on.  Texts are looked
at as they stream by and are not kept: a finding is its kind, what holds it, and a cell.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from xml.parsers import expat

from sofrep.domain.personuppgifter import Slag, personal_values
from sofrep.register.archive import chunks, small_xml
from sofrep.register.collector import IN_FORMULA, MAX_TEXT, ON_SHEET, Collector
from sofrep.register.facts import BookFacts, Found, RefusedError, damaged

PASSED = ("xl/sharedstrings.xml", "xl/styles.xml", "xl/theme/", "xl/calcchain", "xl/metadata")
"""Parts without texts of their own, and the texts of the cells, which are looked at as such."""

_MAX_BYTES = 4 * 2**20
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
    ("docprops/", "Filens egenskaper (Arkiv > Info)"),
)
_OWN = ("docprops/", "xl/persons")
"""Parts that Excel fills in with who works in the file: addresses there are the office's own."""

_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]+)</f>")
_TAG = re.compile(rb"<[^>]*>")
_CLOSER = re.compile(
    rb"@|\xef\xbc\xa0|\((?:at|a|snabel)|\[at|<r>|<r |<rPh|<!|&#|[0-9](?:[^0-9<]{0,8}[0-9]){6}|[0-9]{6}.?[^<]{4}"
)


def in_formulas(window: bytes) -> list[Found]:
    """What the formulas in a piece of a sheet hold: a number may stand in one as text."""
    texts = {unescape(text.decode("utf-8", "replace")) for text in _FORMULA.findall(window)}
    return [Found(slag, IN_FORMULA, "") for slag in set(personal_values(texts).values())]


def outside_cells(xml: bytes) -> list[Found]:
    """What a sheet's XML without its cells holds."""
    return Collector(ON_SHEET, has_cells=True).parse(iter((xml,)))


def look_beside(
    archive: zipfile.ZipFile, names: set[str], sheets: dict[str, str], book: BookFacts
) -> None:
    """Add to the facts what the parts beside the sheets hold; `sheets` is title by part.

    A part that belongs to a sheet alone (its comments and drawings) is a fact of the sheet.
    """
    owner = {
        part: title for sheet, title in sheets.items() for part in _reached(archive, names, sheet)
    }
    for name in sorted(names):
        low = name.lower()
        if name in sheets or low.startswith(PASSED) or not low.endswith((".xml", ".rels", ".vml")):
            continue
        title = owner.get(name)
        found = _look_at(archive, name)
        if title is not None:
            book.sheets[title].personal += [
                each for each in found if each not in book.sheets[title].personal
            ]
        else:
            only = (
                {Slag.PERSONNUMMER} if low.startswith(_OWN) or low.endswith(".rels") else set(Slag)
            )
            book.personal += [each for each in found if each.slag in only]


def look_in_word_file(archive: zipfile.ZipFile) -> list[Found]:
    """What a Word file holds, in its text or anywhere else."""
    found: list[Found] = []
    for name in sorted(archive.namelist()):
        if name.lower().endswith((".xml", ".rels")) and _is_worth_a_look(archive, name):
            own = name.lower().startswith(_OWN)
            found += [
                each
                for each in _look_at(archive, name)
                if each not in found and (each.slag is Slag.PERSONNUMMER or not own)
            ]
    return found


def _is_worth_a_look(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a part's text, however it is parted into runs, has anything like what is looked for."""
    if name.endswith(".rels"):
        return True
    return _CLOSER.search(_TAG.sub(b"", archive.read(name).replace(b"</w:p>", b"\n"))) is not None


def _look_at(archive: zipfile.ZipFile, name: str) -> list[Found]:
    low = name.lower()
    holder = next(
        (text for start, text in _HOLDERS if low.startswith(start)), "En dold del av filen"
    )
    is_read = low.startswith(("xl/", "_rels/")) and not low.endswith(".vml")
    try:
        return Collector(holder).parse(chunks(archive, name))
    except (RefusedError, expat.ExpatError, UnicodeError, zipfile.BadZipFile, zlib.error):
        if is_read:
            raise
    return list(_in_bytes(archive, name, holder))


def _in_bytes(archive: zipfile.ZipFile, name: str, holder: str) -> Iterator[Found]:
    """What a part holds that is no XML of ours: nobody reads it, so it may be anything."""
    try:
        with archive.open(name) as part:
            content = part.read(_MAX_BYTES)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return
    texts = {_TAG.sub(b" ", content).decode("utf-8", "ignore"), content.decode("utf-16", "ignore")}
    for slag in sorted(set(personal_values(texts).values())):
        yield Found(slag, holder, "")


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
        if not _CLOSER.search(whole, 0, cut):
            continue
        texts = {
            unescape(_TAG.sub(b"", text).decode("utf-8", "replace")).strip()
            for text in whole[:cut].split(b"</si>")
        }
        found |= {str(text): slag for text, slag in personal_values(texts).items()}
    return found
