"""Makes dokument.docx, the built-in Word template: its styles, title block, header and footer.

An office changes the .docx itself in Word.  This script is for changing what everybody gets; the
same script gives the same bytes:

    python templates/dokumentmall.py [FOLDER]
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from tema import COLOURS, FONT, THEME

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NS = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_THEMED = {"dk1": "text1", "lt1": "background1", "dk2": "text2", "lt2": "background2"}

BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
KEEP, WHOLE, RIGHT = "<w:keepNext/>", "<w:keepLines/>", '<w:jc w:val="right"/>'


def colour(name: str) -> str:
    """A run's colour from the theme."""
    return f'<w:color w:val="{COLOURS[name]}" w:themeColor="{_THEMED.get(name, name)}"/>'


def fill(name: str) -> str:
    """A shading from the theme."""
    theme = _THEMED.get(name, name)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOURS[name]}" w:themeFill="{theme}"/>'


def line(side: str, name: str, eighths: int, space: int = 0) -> str:
    """A border in a colour of the theme; `eighths` of a point thick."""
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" '
        f'w:color="{COLOURS[name]}" w:themeColor="{_THEMED.get(name, name)}"/>'
    )


def borders(*sides: str) -> str:
    """The borders of a paragraph."""
    return f"<w:pBdr>{''.join(sides)}</w:pBdr>"


def space(before: int, after: int, lines: int = 240, extra: str = "") -> str:
    """Space around a paragraph, in twentieths of a point, and between its lines (240 is one)."""
    return (
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{lines}" w:lineRule="auto"/>'
        f"{extra}"
    )


def size(half_points: int) -> str:
    """The size of the letters."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def indent(left: int, right: int = 0, hanging: int = 0) -> str:
    """How far a paragraph stands in."""
    hangs = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}" w:right="{right}"{hangs}/>'


def style(  # noqa: PLR0913 - what a style is made of
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    word: str = "",
    base: str = "Normal",
    after: str = "",
) -> str:
    """A paragraph style shown as `name`; `word` is the name of Word's own style that it is."""
    based = f'<w:basedOn w:val="{_id(base)}"/>' if base else ""
    follows = f'<w:next w:val="{_id(after)}"/>' if after else ""
    kind = "" if word else ' w:customStyle="1"'
    default = "" if base else ' w:default="1"'
    return (
        f'<w:style w:type="paragraph"{default}{kind} w:styleId="{_id(name)}">'
        f'<w:name w:val="{word or name}"/>{based}{follows}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _id(name: str) -> str:
    """The id that a Swedish Word gives a style: its name without spaces and å, ä, ö."""
    return "".join(sign for sign in name if sign.isascii() and sign.isalnum())


_BOX = borders(*(line(side, "lt2", 4, 6) for side in ("top", "left", "bottom", "right")))
_QUOTE = borders(line("left", "accent2", 18, 10))
_LARGE = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
_GREY = colour("accent5")


def _heading(level: int, before: int, after: int, points: int, extra: str = "") -> str:
    return style(
        f"Rubrik {level}",
        f'{KEEP}{WHOLE}{extra}{space(before, after)}<w:outlineLvl w:val="{level - 1}"/>',
        f"{_LARGE}{BOLD}{colour('dk2')}{size(points)}",
        word=f"heading {level}",
        after="Brödtext",
    )


PARAGRAPHS = (
    style("Normal", space(0, 120, 264), colour("dk1") + size(21), word="Normal", base=""),
    style("Brödtext", space(0, 120, 264), word="Body Text"),
    style(
        "Rubrik",
        KEEP + space(0, 40, 228),
        f"{_LARGE}{BOLD}{colour('dk2')}{size(60)}",
        word="Title",
        after="Underrubrik",
    ),
    style("Underrubrik", space(0, 160, 252), size(28), word="Subtitle", after="Brödtext"),
    _heading(1, 360, 160, 34, borders(line("bottom", "accent2", 12, 4))),
    _heading(2, 280, 80, 26),
    _heading(3, 220, 60, 23),
    _heading(4, 180, 40, 21),
    style(
        "Besked",
        f"{KEEP}{WHOLE}{_BOX}{fill('lt2')}{space(120, 200, 264, indent(130, 130))}",
        f"{BOLD}{colour('dk2')}{size(23)}",
        after="Brödtext",
    ),
    style(
        "Punktlista",
        f'<w:numPr><w:numId w:val="1"/></w:numPr>{space(0, 120, 264, indent(340, 0, 227))}<w:contextualSpacing/>',
        word="List Bullet",
    ),
    style("Not", f"{WHOLE}{space(60, 160)}<w:contextualSpacing/>", _GREY + size(18)),
    style("Kommentar", space(0, 120, 264), ITALIC),
    style(
        "Citat",
        f"{WHOLE}{_QUOTE}{space(120, 120, 276, indent(340, 340))}",
        f"{ITALIC}{colour('dk2')}{size(23)}",
        word="Quote",
        after="Brödtext",
    ),
    style(
        "Beskrivning",
        f"{KEEP}{WHOLE}{space(200, 80)}",
        f"{BOLD}{colour('dk2')}{size(20)}",
        word="caption",
        after="Brödtext",
    ),
    style("Tabelltext", space(20, 20), size(19)),
    style("Tabellsumma", "", BOLD, base="Tabelltext"),
    style("Tabellhuvud", f"{KEEP}{space(40, 40)}", f"{BOLD}{colour('lt1')}", base="Tabelltext"),
    style("Tabellnot", space(0, 20), _GREY + size(18), base="Tabelltext"),
    style(
        "Tabellslut",
        '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
        size(8),
    ),
    style("Diagramrubrik", f"{KEEP}{WHOLE}{space(160, 60)}", f"{BOLD}{colour('dk2')}{size(21)}"),
    style("Diagramförklaring", f"{KEEP}{space(0, 40)}", size(18)),
    style("Diagramplats", f"{WHOLE}{space(0, 60)}"),
    style("Nyckeltalsetikett", f"{KEEP}{space(60, 0)}", _GREY + size(18)),
    style("Nyckeltal", space(0, 0), f"{_LARGE}{BOLD}{colour('dk2')}{size(44)}"),
    style("Nyckeltalstext", space(0, 0), size(18)),
    style(
        "Underskriftslinje",
        f'{KEEP}<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs>'
        f"{space(560, 40)}",
    ),
    style("Underskrift", space(0, 0), BOLD),
    style("Underskriftsuppdrag", space(0, 0), _GREY + size(19)),
    style("Ovanrubrik", KEEP + space(0, 60), f"{BOLD}<w:caps/>{colour('accent4')}{size(20)}"),
    style(
        "Dokumentuppgifter",
        borders(line("top", "accent2", 12, 8)) + space(0, 160),
        _GREY + size(19),
    ),
    style(
        "Innehållsrubrik",
        KEEP + space(240, 100),
        f"{BOLD}{colour('dk2')}{size(26)}",
        word="TOC Heading",
        after="Brödtext",
    ),
    style("Innehll1", KEEP + space(60, 0), BOLD + size(20), word="toc 1"),
    style("Innehll2", KEEP + space(0, 0, 240, indent(227)), size(20), word="toc 2"),
    style("Innehll3", KEEP + space(0, 0, 240, indent(454)), size(19), word="toc 3"),
    style("Sidhuvud", space(0, 0), _GREY + size(17), word="header"),
    style("Sidfot", space(0, 0), _GREY + size(17), word="footer"),
)

_CHARACTERS = (
    ("Uppfyllt", BOLD + colour("accent6")),
    ("Delvis uppfyllt", BOLD + colour("accent4")),
    ("Ej uppfyllt", BOLD + '<w:color w:val="A3312A"/>'),
    ("Inte uppfyllt", BOLD + '<w:color w:val="A3312A"/>'),
    ("Märkning", BOLD + colour("accent4")),
)


def _character(name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Standardstycketeckensnitt"/><w:qFormat/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _margins(across: int, down: int) -> str:
    sides = {"top": down, "left": across, "bottom": down, "right": across}
    widths = "".join(f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in sides.items())
    return f"<w:tblCellMar>{widths}</w:tblCellMar>"


_FRAME = "".join(line(side, "accent3", 6) for side in ("top", "left", "bottom", "right", "insideH"))
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    f'<w:tblInd w:w="0" w:type="dxa"/>{_margins(108, 0)}</w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Rapporttabell">'
    '<w:name w:val="Rapporttabell"/><w:basedOn w:val="Normaltabell"/><w:qFormat/><w:tblPr>'
    '<w:tblStyleRowBandSize w:val="1"/>'
    f"<w:tblBorders>{line('bottom', 'accent1', 6)}</w:tblBorders>{_margins(96, 20)}</w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{line("insideV", "accent1", 4)}</w:tcBorders>{fill("accent1")}</w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" '
    'w:fill="F2F7F7"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Frgekort"><w:name w:val="Frågekort"/>'
    f'<w:basedOn w:val="Normaltabell"/><w:qFormat/><w:tblPr><w:tblBorders>{_FRAME}</w:tblBorders>'
    f"{_margins(96, 20)}</w:tblPr></w:style>"
)

STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    f'w:cstheme="minorBidi"/>{size(21)}'
    '<w:lang w:val="sv-SE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    f"<w:pPrDefault/></w:docDefaults>{''.join(PARAGRAPHS)}"
    '<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    '<w:unhideWhenUsed/></w:style><w:style w:type="numbering" w:default="1" '
    'w:styleId="Ingenlista"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    f"<w:unhideWhenUsed/></w:style>{''.join(_character(*c) for c in _CHARACTERS)}{_TABLES}"
    "</w:styles>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="Punktlista"/><w:lvlText w:val="•"/>'
    f'<w:lvlJc w:val="left"/><w:pPr>{indent(340, 0, 227)}</w:pPr><w:rPr>{colour("accent4")}'
    '</w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)


def run(text: str, style_name: str = "") -> str:
    """A run of text."""
    looks = f'<w:rPr><w:rStyle w:val="{_id(style_name)}"/></w:rPr>' if style_name else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str) -> str:
    """A field such as PAGE."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(style_name: str, *runs: str, extra: str = "") -> str:
    """A paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{_id(style_name)}"/>{extra}</w:pPr>{"".join(runs)}</w:p>'


def _ends(left: str, right: str, top: str = "") -> str:
    """A line with something at both ends, however wide the page is."""

    def cell(width: int, content: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="pct"/></w:tcPr>{content}</w:tc>'

    edge = f"<w:tblBorders>{top}</w:tblBorders>" if top else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>{edge}{_margins(0, 60)}'
        '<w:tblLook w:val="0000" w:firstRow="0" w:firstColumn="0"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="6509"/><w:gridCol w:w="2789"/></w:tblGrid>'
        f"<w:tr>{cell(3500, left)}{cell(1500, right)}</w:tr></w:tbl>"
    )


_HEADER_LEFT = "{{ forbund.namn }} · {{ dokument.namn }} {{ period }}"
HEADER = (
    f"<w:hdr {_NS}>"
    + _ends(
        paragraph("Sidhuvud", run(_HEADER_LEFT)),
        paragraph("Sidhuvud", run("{{ märkning }}", "Märkning"), extra=RIGHT),
    )
    + f"{paragraph('Tabellslut')}</w:hdr>"
)
FOOTER = (
    f"<w:ftr {_NS}>"
    + _ends(
        paragraph("Sidfot", run("{{ dokument.nummer }} · {{ dokument.diarienummer }}")),
        paragraph(
            "Sidfot", run("Sida "), field("PAGE"), run(" av "), field("NUMPAGES"), extra=RIGHT
        ),
        line("top", "accent3", 4),
    )
    + f"{paragraph('Tabellslut')}</w:ftr>"
)
_FACTS = (
    "{{ dokument.datum }} · {{ dokument.diarienummer }} · Org.nr {{ forbund.organisationsnummer }}"
)
BODY = (
    paragraph("Diagramplats", run("{{ logotyper }}"))
    + paragraph("Ovanrubrik", run("{{ dokument.nummer }}"))
    + paragraph("Rubrik", run("{{ dokument.namn }} {{ period }}"))
    + paragraph("Underrubrik", run("{{ forbund.namn }}"))
    + paragraph("Dokumentuppgifter", run(_FACTS))
    + paragraph("Brödtext", run("{{ innehåll }}"))
    + '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
    '<w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1361" w:right="1304" w:bottom="1191" w:left="1304" w:header="680" '
    'w:footer="510" w:gutter="0"/><w:cols w:space="426"/></w:sectPr>'
)

_COMPAT = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
    f'w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)
SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>'
    '<w:autoHyphenation w:val="0"/><w:hyphenationZone w:val="425"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    f'<w:compat>{_COMPAT}</w:compat><w:themeFontLang w:val="sv-SE"/><w:clrSchemeMapping '
    'w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
    + " ".join(f'w:accent{n}="accent{n}"' for n in range(1, 7))
    + ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
FONTS = (
    f'<w:fonts xmlns:w="{_W}"><w:font w:name="{FONT}"><w:panose1 w:val="020F0502020204030204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Mall</dc:title>'
    "<dc:language>sv-SE</dc:language></cp:coreProperties>"
)
_WORD, _OFFICE = "wordprocessingml", "application/vnd.openxmlformats-officedocument"
_PARTS = {  # in the order of their relationships: rId1, rId2 ...
    "styles": (STYLES, _WORD),
    "settings": (SETTINGS, _WORD),
    "numbering": (NUMBERING, _WORD),
    "header": (HEADER, _WORD),
    "footer": (FOOTER, _WORD),
    "theme": (THEME, ""),
    "fontTable": (FONTS, _WORD),
}


def package() -> dict[str, str]:
    """The files of the .docx."""
    kinds = {
        "document": f"{_OFFICE}.{_WORD}.document.main+xml",
        **{n: f"{_OFFICE}.{k}.{n}+xml".replace("..", ".") for n, (_, k) in _PARTS.items()},
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(_PARTS, start=1)
    )
    core = "vnd.openxmlformats-package.core-properties+xml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
        'Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" '
        f'ContentType="application/{core}"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
        f'Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": f"<w:document {_NS}><w:body>{BODY}</w:body></w:document>",
        **{f"word/{name}.xml": text for name, (text, _) in _PARTS.items()},
    }


def main() -> None:
    """Write the template into the folder given, or beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    with zipfile.ZipFile(folder / "dokument.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in package().items():
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.create_system = 0
            item.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(item, (_HEAD + text).encode())


if __name__ == "__main__":
    main()
