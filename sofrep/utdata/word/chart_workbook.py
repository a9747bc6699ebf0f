"""The workbook behind a chart, opened in Word by "Redigera data"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sofrep.utdata.word.wordml import escaped, quoted
from sofrep.visning.ritning import Ritning
from sofrep.zipping import write_zip

SHEET: Final = "Data"
_SWEDISH = "[$-41D]"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    "</Types>"
)
_ROOT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_BOOK_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>"
)


def letter(number: int) -> str:
    """The column of series `number`, counted from 0: the labels stand in the first."""
    return chr(ord("B") + number)


def decimal_text(value: Decimal) -> str:
    """A value as XML has it."""
    return format(value.normalize(), "f")


def number_format(data: Ritning) -> str:
    """The format that prints the numbers in Swedish."""
    decimals = f".{'0' * data.decimaler}" if data.decimaler else ""
    if data.i_procent:
        return f"{_SWEDISH if decimals else ''}0{decimals}\\ %"
    return f"{_SWEDISH}#,##0{decimals}"


def workbook(data: Ritning) -> bytes:
    """One sheet with the categories down and the series across; a gap is an empty cell."""
    files = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_RELATIONS,
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _BOOK_RELATIONS,
        "xl/styles.xml": _styles(number_format(data)),
        "xl/worksheets/sheet1.xml": _sheet(data),
    }
    return write_zip({name: (_HEAD + text).encode() for name, text in files.items()})


def _sheet(data: Ritning) -> str:
    names = "".join(_text(f"{letter(n)}1", c.namn) for n, c in enumerate(data.kurvor))
    rows = [f'<row r="1">{names}</row>']
    for index, category in enumerate(data.kategorier):
        number = index + 2
        cells = [_text(f"A{number}", category)]
        for place, kurva in enumerate(data.kurvor):
            value = kurva.varden[index]
            if value is not None:
                cell = f"{letter(place)}{number}"
                cells.append(f'<c r="{cell}" s="1"><v>{decimal_text(value)}</v></c>')
        rows.append(f'<row r="{number}">{"".join(cells)}</row>')
    return (
        f'<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="30" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _text(cell: str, text: str) -> str:
    kept = f'<t xml:space="preserve">{escaped(text)}</t>'
    return f'<c r="{cell}" t="inlineStr"><is>{kept}</is></c>'


def _styles(number_format: str) -> str:
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
        f'<numFmt numFmtId="164" formatCode="{quoted(number_format)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="2">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>"
    )
