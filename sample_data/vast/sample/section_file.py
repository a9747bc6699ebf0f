"""A section of the årsredovisning as somebody would write it in Word: a file of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("document", "styles", "numbering")


def _paragraph(text: str, style: str = "", *, bold: bool = False, numbered: int = 0) -> str:
    """A paragraph; parts between asterisks are bold, between underscores italic."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbered}"/></w:numPr>'
    runs = []
    for number, part in enumerate(text.split("*")):
        for count, piece in enumerate(part.split("_")):
            marks = ("<w:b/>" if number % 2 or bold else "") + ("<w:i/>" if count % 2 else "")
            look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
            if piece:
                runs.append(f'<w:r>{look}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
    shape = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{shape}{''.join(runs)}</w:p>"


def _table(*rows: tuple[str, ...]) -> str:
    width = 9000 // len(rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    lines = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{_paragraph(text, bold=number == 0)}</w:tc>"
            for text in row
        )
        + "</w:tr>"
        for number, row in enumerate(rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutnt"/><w:tblW w:w="9000" w:type="dxa"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )


_BODY = (
    _paragraph(
        "Förbundet styrs genom lagen om finansiell samordning, förbundsordningen och den "
        "*verksamhetsplan med budget* som styrelsen beslutar varje höst. Verksamhetsplanen anger "
        "mål för varje insats och hur de ska mätas."
    )
    + _paragraph("Så fattas beslut", "Rubrik1")
    + _paragraph("Styrelsen fördelar medlen i tre steg:")
    + _paragraph("Parterna beskriver vilka behov som ingen av dem kan möta för sig.", numbered=1)
    + _paragraph("Beredningsgruppen värderar behoven och föreslår insatser.", numbered=1)
    + _paragraph("Styrelsen beslutar om insats, budget och mål.", numbered=1)
    + _paragraph("Uppföljning under året", "Rubrik1")
    + _paragraph(
        "Varje insats rapporterar sin statistik till kansliet, som sammanställer den för "
        "beredningsgruppen och styrelsen. Tyngdpunkten ligger på _resultat för deltagarna_, inte "
        "på antal aktiviteter."
    )
    + _table(
        ("Vad", "Hur ofta", "Till vem"),
        ("Deltagare och utfall", "Varje kvartal", "Beredningsgruppen"),
        ("Ekonomi med prognos", "Vid varje sammanträde", "Styrelsen"),
        ("Delårsrapport", "En gång, i augusti", "Styrelsen och medlemmarna"),
        ("Enkät till deltagare", "Löpande, vid avslut", "Insatserna och styrelsen"),
    )
    + _paragraph("Intern kontroll", "Rubrik1")
    + _paragraph("Styrelsen har beslutat om en plan för intern kontroll. I år har den omfattat")
    + _paragraph("attest och utbetalningar,", numbered=2)
    + _paragraph("avtal om inhyrd personal,", numbered=2)
    + _paragraph("hantering av uppgifter om deltagare.", numbered=2)
    + _paragraph("Kontrollerna har inte gett anledning till några anmärkningar.")
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Rubrik1">'
    '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/>'
    '</w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Tabellrutnt"><w:name w:val="Table Grid"/></w:style>'
    "</w:styles>"
)


def _list(number: int, form: str, mark: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )


_NUMBERING = (
    f'<w:numbering xmlns:w="{_W}">{_list(0, "decimal", "%1.")}{_list(1, "bullet", "•")}'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def write_section(file: Path) -> None:
    """Write the section on how the förbund is governed; the same bytes every time."""
    texts = {
        "document": f'<w:document xmlns:w="{_W}"><w:body>{_BODY}<w:sectPr/></w:body></w:document>',
        "styles": _STYLES,
        "numbering": _NUMBERING,
    }
    kinds = {"document": f"{_TYPE}.document.main+xml"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{kinds.get(name, f"{_TYPE}.{name}+xml")}"/>'
        for name in _PARTS
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml", "numbering"),
    } | {f"word/{name}.xml": texts[name] for name in _PARTS}
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.create_system = 0
            item.compress_type = zipfile.ZIP_DEFLATED
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            package.writestr(item, (head + text).encode())


def _relations(kind: str, target: str, *more: str) -> str:
    pairs = [(kind, target), *((name, f"{name}.xml") for name in more)]
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{name}" Target="{where}"/>'
        for number, (name, where) in enumerate(pairs, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
