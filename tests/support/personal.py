"""Workbooks in which personal data is planted, each named after the place."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from support.personal_forms import FORMS
from support.xlsx_edit import SHEET, edit_part, write_parts

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


PERSONNUMMER, EPOST, TELEFON = (tuple(forms.values())[:3] for forms in FORMS.values())
KINDS = {"personnummer": PERSONNUMMER, "epost": EPOST, "telefon": TELEFON}
ALL = [(rule, text) for rule, texts in KINDS.items() for text in texts]

Plant = Callable[[Path, str], None]

CELLS: list[list[object]] = [
    ["Insats", "Deltagarnummer", "Startdatum", "Anteckning"],
    ["ST", "P1", "2023-01-10", "kom på våren"],
    ["ST", "P2", "2023-02-10", "kom på våren"],
]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def clean_book(path: Path) -> None:
    """The register that everything is planted in."""
    book = Workbook()
    for row in CELLS:
        book.worksheets[0].append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def with_sheet(change: Callable[[Worksheet, str], object]) -> Plant:
    """Plants by changing the first sheet with openpyxl."""

    def plant(path: Path, text: str) -> None:
        clean_book(path)
        book = load_workbook(path)
        change(book.worksheets[0], text)
        book.save(path)

    return plant


def with_parts(part: str, xml: str, *, of_sheet: str = "") -> Plant:
    """Plants by adding a part whose ``{}`` is the text; with `of_sheet`, one that the sheet names."""

    def plant(path: Path, text: str) -> None:
        clean_book(path)
        with zipfile.ZipFile(path) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
        parts[part] = xml.replace("{}", escape(text, {'"': "&quot;"})).encode()
        if of_sheet:
            relation = f'<Relationship Id="rId99" Type="{_OFFICE}/{of_sheet}" Target="/{part}"/>'
            parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
                f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>'
            ).encode()
        write_parts(path, parts)

    return plant


def in_bytes(old: str, new: str, part: str = SHEET) -> Plant:
    """Plants by replacing a piece of a part."""

    def plant(path: Path, text: str) -> None:
        clean_book(path)
        edit_part(path, old, new.replace("{}", escape(text, {'"': "&quot;"})), part)

    return plant


def _set(cell: str) -> Callable[[Worksheet, str], object]:
    return lambda sheet, text: sheet.__setitem__(cell, text)


def _hidden(dimension: str, key: object, cell: str) -> Callable[[Worksheet, str], object]:
    def change(sheet: Worksheet, text: str) -> None:
        sheet[cell] = text
        getattr(sheet, dimension)[key].hidden = True

    return change


def _on_other_sheet(state: str) -> Callable[[Worksheet, str], object]:
    def change(sheet: Worksheet, text: str) -> None:
        other = sheet.parent.create_sheet("Undan")
        for row in CELLS:
            other.append(row)
        other["D3"], other.sheet_state = text, state

    return change


def _note(sheet: Worksheet, text: str) -> None:
    sheet["B2"].comment = Comment(f"se {text}", "Kansliet")


def _page(side: str, place: str) -> Callable[[Worksheet, str], object]:
    def change(sheet: Worksheet, text: str) -> None:
        getattr(getattr(sheet, side), place).text = f"Lista {text}"

    return change


def _choices(sheet: Worksheet, text: str) -> None:
    rule = DataValidation(type="list", formula1=f'"P1,P2,{text}"')
    rule.add("B2:B9")
    sheet.add_data_validation(rule)


def _prompt(sheet: Worksheet, text: str) -> None:
    rule = DataValidation(type="whole", formula1="1", prompt=f"som {text}", promptTitle="Skriv")
    rule.add("B2:B9")
    sheet.add_data_validation(rule)


def _tooltip(sheet: Worksheet, text: str) -> None:
    sheet["D2"].hyperlink = "https://exempel.se/"
    sheet["D2"].hyperlink.tooltip = f"om {text}"


def _target(sheet: Worksheet, text: str) -> None:
    sheet["D2"].hyperlink = f"mailto:x?subject={text} "
    sheet["D2"].value = "länk"


def _chart(sheet: Worksheet, text: str) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=2, max_row=3))
    chart.title = f"Utfall {text}"
    sheet.add_chart(chart, "H2")


def _conditional(sheet: Worksheet, text: str) -> None:
    sheet.conditional_formatting.add("B2:B9", FormulaRule(formula=[f'B2="{text}"']))


def _filter(sheet: Worksheet, text: str) -> None:
    sheet.auto_filter.ref = "A1:D3"
    sheet.auto_filter.add_filter_column(1, ["P1", text])


def _table(sheet: Worksheet, text: str) -> None:
    sheet["H1"], sheet["H2"] = "Extra", "x"
    table = Table(displayName="Tabell1", ref="H1:H2", comment=f"om {text}")
    sheet.add_table(table)


def _name(sheet: Worksheet, text: str) -> None:
    sheet.parent.defined_names["sokt"] = DefinedName("sokt", attr_text=f'"{text}"')


def _core(field: str) -> Callable[[Worksheet, str], object]:
    return lambda sheet, text: setattr(sheet.parent.properties, field, f"om {text}")


def _custom(sheet: Worksheet, text: str) -> None:
    sheet.parent.custom_doc_props.append(StringProperty(name="Ärende", value=text))


_TEXTBOX = (
    '<xdr:wsDr xmlns:xdr="x" xmlns:a="y"><xdr:sp><xdr:txBody><a:p><a:r><a:t>Ring </a:t></a:r>'
    "<a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
)
_THREADED = (
    '<ThreadedComments xmlns="t"><threadedComment ref="B2" dT="2023-01-01T00:00:00" id="{1}">'
    "<text>Är det {}?</text></threadedComment></ThreadedComments>"
)
_PIVOT = '<pivotCacheRecords xmlns="p"><r><s v="{}"/><n v="3"/></r></pivotCacheRecords>'
_LEFT = f'<sst xmlns="{_MAIN}"><si><t>Insats</t></si><si><t>om {{}}</t></si></sst>'
_EXTERNAL = (
    f'<externalLink xmlns="{_MAIN}"><externalBook><sheetDataSet><sheetData sheetId="0">'
    '<row r="1"><cell r="A1" t="str"><v>{}</v></cell></row></sheetData></sheetDataSet>'
    "</externalBook></externalLink>"
)

ON_SHEETS: dict[str, Plant] = {
    "in a cell that is read": with_sheet(_set("B3")),
    "in a cell that is passed over": with_sheet(_set("D3")),
    "inside a longer text": with_sheet(lambda s, t: s.__setitem__("D3", f"ring ({t}), se dagbok")),
    "in a header": with_sheet(lambda s, t: s.__setitem__("E1", f"Om {t}")),
    "above the headers": with_sheet(lambda s, t: (s.insert_rows(1), s.__setitem__("A1", t))),
    "below the table": with_sheet(_set("D40")),
    "far to the right": with_sheet(_set("Z2")),
    "in a hidden row": with_sheet(_hidden("row_dimensions", 3, "D3")),
    "in a hidden column": with_sheet(_hidden("column_dimensions", "D", "D3")),
    "on a hidden sheet": with_sheet(_on_other_sheet("hidden")),
    "on a very hidden sheet": with_sheet(_on_other_sheet("veryHidden")),
    "in a note": with_sheet(_note),
    "in a threaded comment": with_parts(
        "xl/threadedComments/threadedComment1.xml", _THREADED, of_sheet="threadedComment"
    ),
    "in a page header": with_sheet(_page("oddHeader", "center")),
    "in a page footer": with_sheet(_page("evenFooter", "right")),
    "in a dropdown's list": with_sheet(_choices),
    "in a cell's prompt": with_sheet(_prompt),
    "in a link's tip": with_sheet(_tooltip),
    "in a link's target": with_sheet(_target),
    "in a text box": with_parts("xl/drawings/drawing7.xml", _TEXTBOX, of_sheet="drawing"),
    "in a chart's title": with_sheet(_chart),
    "in a formula": with_sheet(lambda s, t: s.__setitem__("H2", f'=IF(1=1,"","{t}")')),
    "in a conditional format": with_sheet(_conditional),
    "in a filter": with_sheet(_filter),
    "in a table's comment": with_sheet(_table),
    "in an inline text of several runs": in_bytes(
        "</row>",
        '<c r="H1" t="inlineStr"><is><r><t xml:space="preserve">om </t></r><r><t>{}</t></r></is></c></row>',
    ),
    "in a sheet written with a prefix": in_bytes(
        "</row>",
        '<x:c xmlns:x="' + _MAIN + '" r="H1" t="inlineStr"><x:is><x:t>{}</x:t></x:is></x:c></row>',
    ),
}
"""Where personal data of any kind refuses the sheet."""

IN_BOOKS: dict[str, Plant] = {
    "in a defined name": with_sheet(_name),
    "in a pivot table's cache": with_parts("xl/pivotCache/pivotCacheRecords1.xml", _PIVOT),
    "in another workbook's values": with_parts("xl/externalLinks/externalLink1.xml", _EXTERNAL),
    "in a text that no cell shows": with_parts("xl/sharedStrings.xml", _LEFT),
}
"""Where it refuses the whole workbook."""

IN_PROPERTIES: dict[str, Plant] = {
    "in the title": with_sheet(_core("title")),
    "in the keywords": with_sheet(_core("keywords")),
    "in the description": with_sheet(_core("description")),
    "in a custom property": with_sheet(_custom),
    "in the company": in_bytes(
        "</Properties>", "<Company>{}</Company></Properties>", "docProps/app.xml"
    ),
    "in data of another program": with_parts("customXml/item1.xml", "<a><b>{}</b></a>"),
    "in data that is no XML": with_parts("customXml/item2.xml", "{} <<<"),
}
"""Where only a personnummer refuses: Excel itself fills in who works in the file."""
