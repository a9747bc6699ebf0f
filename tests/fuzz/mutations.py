"""Ways to break a förbund's folder: bytes, XML, cells, templates, the profile.

A mutation takes the chance and the folder, changes the folder, and returns True where the build must
refuse it: a cell that is counted can then not be read.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from support.xlsx_edit import write_parts

from .counts import unreadable_amount, unreadable_count

Mutation = Callable[[random.Random, Path], bool]

A_FORM = "blanketter/*.docx"
NASTY = (
    "", "0", "-1", "99999999999", "1e308", "NaN", "&#0;", "&amp;", "A0", "XFD1048576", "AAAA1", "å",
    "\u202e", "=1+1", "2023-02-30", "_x0001_", "_xD800_", "x" * 5000, "]]>", "true", "1048577", "'",
    "%00", "../../x", "{{ 7 }}", "{% for x in y %}", "#REF!", "\u0000", "9" * 400, "-0", "1E5",
    "²", "١٢", "½", "2147483648", "9223372036854775808", "-9223372036854775809", "9" * 5000, "inf", "7.5",
)  # fmt: skip
TAGS = (
    "{{ '' .__class__ }}", "{{ a.b.c }}", "{{ figur['x'] }}", "{{ figur }}", "{% for a in b %}",
    "{% endfor %}", "{% include 'x' %}", "{% import 'os' as o %}", "{{ 'x' * 9999999 }}", "{{ }}",
    "{{ range(10**9) }}", "{% set a = [1] %}", "{{ 9 ** 9 ** 9 }}", "{{ loop.index }}", "{%", "}}",
    "{{ 'a' | join }}", "{{ bilaga | pprint }}", "{% raw %}", "{% if %}", "{{ self._TemplateReference__context }}",
    "{%p for a in kommuner %}", "{%tr endfor %}", "{% macro m() %}{{ m() }}{% endmacro %}", "{{ 'x' ~ 'y' }}",
    "{% for a in 'xxxxxxxxxx' %}{% for b in 'xxxxxxxxxx' %}{{ a }}{% endfor %}{% endfor %}", "{# x",
    "{{ [1, 2, 3][-9] }}", "{{ 'x'['__class__'] }}", "{{ {} }}", "{{ -'x' }}", "{{ 1 % 0 }}",
)  # fmt: skip


def pick(chance: random.Random, folder: Path, pattern: str) -> Path:
    """One of the folder's files."""
    return chance.choice(sorted(folder.rglob(pattern)))


def flip(chance: random.Random, content: bytes) -> bytes:
    """A few bytes changed, taken out, put in or repeated; sometimes cut off."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        at = chance.randrange(len(data)) if data else 0
        way = chance.randrange(5)
        if way == 0 and data:
            data[at] ^= 1 << chance.randrange(8)
        elif way == 1 and data:
            data[at] = chance.randrange(256)
        elif way == 2:
            del data[at : at + chance.choice((1, 2, 8, 100))]
        elif way == 3:
            data[at:at] = chance.randbytes(chance.choice((1, 2, 8)))
        else:
            data[at:at] = data[at : at + chance.choice((1, 10, 1000))]
    return bytes(data[: chance.randrange(len(data))] if data and chance.random() < 0.05 else data)


def parts_of(path: Path) -> dict[str, bytes]:
    """A package's parts."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _in_parts(pattern: str, change: Callable[[random.Random, bytes], bytes]) -> Mutation:
    def mutate(chance: random.Random, folder: Path) -> bool:
        path = pick(chance, folder, pattern)
        parts = parts_of(path)
        name = _a_part(chance, sorted(parts))
        parts[name] = change(chance, parts[name])
        write_parts(path, parts)
        return False

    return mutate


def _a_part(chance: random.Random, names: list[str]) -> str:
    """A part, as often one of those with what people write as any other."""
    written = [name for name in names if _WRITTEN.search(name)]
    return chance.choice(chance.choice((names, written or names)))


_WRITTEN = re.compile(
    r"word/(document|numbering)\.xml$|xl/(worksheets/\w+|sharedStrings|workbook)\.xml$"
)


_VALUE = re.compile(r'([\w:]+)="([^"<]*)"|>([^<>]+)<')


def _nasty_value(chance: random.Random, content: bytes) -> bytes:
    """The value of an attribute, or a text, changed to something that nobody expects.

    Rare attributes are changed as often as common ones.
    """
    text = content.decode("utf-8", "replace")
    spots: dict[str, list[tuple[int, int]]] = {}
    for found in _VALUE.finditer(text):
        name, value = (found[1], 2) if found[1] else ("", 3)
        spots.setdefault("xmlns" if name.startswith("xmlns") else name, []).append(
            found.span(value)
        )
    many = chance.choice((1, 1, 2, 5))
    chosen = {chance.choice(spots[chance.choice(sorted(spots))]) for _ in range(many) if spots}
    for start, end in sorted(chosen, reverse=True):
        text = text[:start] + chance.choice(NASTY) + text[end:]
    return text.encode("utf-8", "replace")


def _element(chance: random.Random, content: bytes) -> bytes:
    """An element taken out, repeated or moved."""
    elements = re.findall(
        rb"<[^<>/]*/>|<(?:c|row|si|w:p|w:r|w:tc|w:tr)[ >].*?</[^<>]*>", content, re.DOTALL
    )
    if not elements:
        return content
    one = chance.choice(elements)
    way = chance.randrange(3)
    if way == 0:
        return content.replace(one, b"", 1)
    if way == 1:
        return content.replace(one, one * chance.choice((2, 3, 200)), 1)
    return content.replace(one, chance.choice(elements), 1)


def _bytes_of(pattern: str) -> Mutation:
    def mutate(chance: random.Random, folder: Path) -> bool:
        path = pick(chance, folder, pattern)
        path.write_bytes(flip(chance, path.read_bytes()))
        return False

    return mutate


def lost_part(chance: random.Random, folder: Path) -> bool:
    """A part of a workbook is gone, empty, renamed or another part."""
    path = pick(chance, folder, "*.xlsx")
    parts = parts_of(path)
    name, other = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    way = chance.randrange(4)
    content = parts.pop(name)
    if way == 1:
        parts[name] = b""
    elif way == 2:
        parts[name.upper()] = content
    elif way == 3:
        parts[name] = parts.get(other, content)
    write_parts(path, parts)
    return False


COUNTED = ("Insats", "Kön", "Födelseår", "Kommun", "Startdatum", "Slutdatum")
UNREADABLE: dict[str, tuple[object, ...]] = {
    "Insats": ("Okänd insats", 17, "#REF!", "=1+1", True),
    "Kön": ("båda", 99, "#VALUE!", "=A1", "kvinna?"),
    "Födelseår": (
        "omkring 1980",
        19,
        "#DIV/0!",
        "=1+1",
        -1980,
        1e300,
        "198²",
        "9" * 5000,
        "NaN",
        "1E5",
    ),
    "Kommun": ("Stockholmen", "#NAME?", "=A1", 12),
    "Startdatum": ("i våras", "#N/A", "=TODAY()", "2023-02-30", 1e9, "2023-13-01"),
    "Slutdatum": ("snart", "#NULL!", "=TODAY()", "2023-06-31", -5, "31/31 2023"),
}


def unreadable(chance: random.Random, folder: Path) -> bool:
    """A cell that is counted, in a row that is counted, cannot be read."""
    path = folder / "register" / "register.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    header = chance.choice(COUNTED)
    row = chance.randrange(2, sheet.max_row + 1)
    sheet.cell(row, columns[header], chance.choice(UNREADABLE[header]))  # type: ignore[arg-type]
    book.save(path)
    return True


def odd_cells(chance: random.Random, folder: Path) -> bool:
    """Cells anywhere, as often filled ones, hold what nobody writes."""
    path = pick(chance, folder, "*.xlsx")
    book = load_workbook(path)
    sheet = chance.choice(book.worksheets)
    for _ in range(chance.choice((1, 3, 20, 60))):
        value = chance.choice(
            (*NASTY, -1, 0, 1e15, 0.1, True, "x", "2023-01-01", 45000, "ja", "Ett")
        )
        if isinstance(value, str):
            value = "".join(sign for sign in value if sign >= " ")
        filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        anywhere = sheet.cell(chance.randrange(1, 9), chance.randrange(1, 18))
        chance.choice((anywhere, chance.choice(filled or [anywhere]))).value = value  # type: ignore[assignment]
    book.save(path)
    return False


def odd_tag(chance: random.Random, folder: Path) -> bool:
    """A template has a tag that tries something."""
    path = pick(chance, folder / "mallar", "*.docx")
    parts = parts_of(path)
    text = parts["word/document.xml"].decode()
    texts = [m.span(1) for m in re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text)]
    for _ in range(chance.choice((1, 1, 3))):
        start, end = chance.choice(texts)
        tag = chance.choice(TAGS).replace("'", "&apos;")
        text = text[:start] + chance.choice((text[start:end], "")) + tag + text[end:]
        texts = [span for span in texts if span[1] < start] or texts[:1]
    parts["word/document.xml"] = text.encode()
    write_parts(path, parts)
    return False


def odd_phrases(chance: random.Random, folder: Path) -> bool:
    """The office's own phrases: some are taken into use, with what nobody writes in them."""
    path = pick(chance, folder, "fraser.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    often = chance.choice((2, 10, 200))
    for n, line in enumerate(lines):
        if line.startswith("#[") or (line.startswith("#") and chance.randrange(often) == 0):
            lines[n] = line[1:]
        if not line.startswith("# ") and chance.randrange(often) == 0:
            at = chance.randrange(len(line) + 1)
            odd = chance.choice(
                (*NASTY, *TAGS, "{antal}", "{insats|ord}", "|", " = ", "[a.b]", "\t")
            )
            lines[n] = line[:at] + odd + line[at:]
    path.write_text("\n".join(lines), encoding="utf-8", errors="surrogatepass")
    return False


MUTATIONS: dict[str, Mutation] = {
    "bytes of a workbook": _bytes_of("*.xlsx"),
    "bytes of a workbook's part": _in_parts("*.xlsx", flip),
    "values in a workbook's XML": _in_parts("*.xlsx", _nasty_value),
    "elements in a workbook's XML": _in_parts("*.xlsx", _element),
    "a workbook's parts": lost_part,
    "cells that nobody writes": odd_cells,
    "a counted cell that cannot be read": unreadable,
    "bytes of a template": _bytes_of("mallar/*.docx"),
    "bytes of a template's part": _in_parts("mallar/*.docx", flip),
    "values in a template's XML": _in_parts("mallar/*.docx", _nasty_value),
    "elements in a template's XML": _in_parts("mallar/*.docx", _element),
    "tags of a template": odd_tag,
    "bytes of a section file": _bytes_of("avsnitt/*.docx"),
    "bytes of a section file's part": _in_parts("avsnitt/*.docx", flip),
    "values in a section file": _in_parts("avsnitt/*.docx", _nasty_value),
    "elements in a section file": _in_parts("avsnitt/*.docx", _element),
    "bytes of the profile": _bytes_of("forbund.toml"),
    "bytes of the phrases": _bytes_of("fraser.txt"),
    "phrases that nobody writes": odd_phrases,
    "a count that cannot be read": unreadable_count,
    "a budget or outcome that cannot be read": unreadable_amount,
    "values in a sheet of counts": _in_parts("20*/*n*t*.xlsx", _nasty_value),
    "bytes of a form": _bytes_of(A_FORM),
    "bytes of a form's part": _in_parts(A_FORM, flip),
    "values in a form's XML": _in_parts(A_FORM, _nasty_value),
    "elements in a form's XML": _in_parts(A_FORM, _element),
    "elements in the sheet of texts": _in_parts("texter.xlsx", _element),
    "values in the sheet of texts": _in_parts("texter.xlsx", _nasty_value),
}

OF_COUNTED = tuple(name for name in MUTATIONS if name.endswith("that cannot be read"))
"""Those after which nothing may be built; they are tried more often."""

NEEDS: dict[str, str] = {
    "a counted cell that cannot be read": "register.xlsx",
    "a count that cannot be read": "Antal*.xlsx",
    "a budget or outcome that cannot be read": "Insatser*.xlsx",
    "values in a sheet of counts": "Insatser*.xlsx",
    "bytes of the phrases": "fraser.txt",
    "phrases that nobody writes": "fraser.txt",
    "elements in the sheet of texts": A_FORM,
    "values in the sheet of texts": A_FORM,
}
"""A file that the folder must have, where not every folder has it."""
for _name in MUTATIONS:
    for _word, _pattern in ((" form", A_FORM), ("section file", "avsnitt/*.docx")):
        if _word in _name:
            NEEDS[_name] = _pattern
    if "template" in _name:
        NEEDS[_name] = "mallar/*.docx"
