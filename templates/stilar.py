"""The styles, with the ids that a Swedish Word gives its own."""

from __future__ import annotations

from dataclasses import dataclass

from tema import COLOURS

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_THEME_NAME = {
    "dk1": "text1",
    "lt1": "background1",
    "dk2": "text2",
    "lt2": "background2",
}


def colour(name: str) -> str:
    """A run's colour from the theme."""
    theme = _THEME_NAME.get(name, name)
    return f'<w:color w:val="{COLOURS[name]}" w:themeColor="{theme}"/>'


def fill(name: str) -> str:
    """A shading from the theme."""
    theme = _THEME_NAME.get(name, name)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOURS[name]}" w:themeFill="{theme}"/>'


def border(side: str, name: str, eighths: int, space: int = 0) -> str:
    """A border in a colour of the theme; `eighths` of a point thick."""
    theme = _THEME_NAME.get(name, name)
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" '
        f'w:color="{COLOURS[name]}" w:themeColor="{theme}"/>'
    )


@dataclass(frozen=True, slots=True)
class Stil:
    """A paragraph style: its id and name, what it is based on, and its properties as XML."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    after: str = ""
    custom: bool = False
    shown: bool = True

    def xml(self) -> str:
        """The style element."""
        parts = [f'<w:name w:val="{self.name}"/>']
        if self.based_on:
            parts.append(f'<w:basedOn w:val="{self.based_on}"/>')
        if self.after:
            parts.append(f'<w:next w:val="{self.after}"/>')
        if self.shown:
            parts.append("<w:qFormat/>")
        if self.paragraph:
            parts.append(f"<w:pPr>{self.paragraph}</w:pPr>")
        if self.run:
            parts.append(f"<w:rPr>{self.run}</w:rPr>")
        custom = ' w:customStyle="1"' if self.custom else ""
        default = ' w:default="1"' if not self.based_on else ""
        return (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{self.id}">'
            f"{''.join(parts)}</w:style>"
        )


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _heading(level: int, before: int, after: int, size: int, extra: str = "") -> Stil:
    return Stil(
        f"Rubrik{level}",
        f"heading {level}",
        f"<w:keepNext/><w:keepLines/>{extra}{_spacing(before, after, 240)}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:bCs/>'
        f"{colour('dk2')}{_size(size)}",
        after="Normal",
    )


_TABS = '<w:tabs><w:tab w:val="right" w:pos="9298"/></w:tabs>'
_RULE = f"<w:pBdr>{border('bottom', 'accent2', 12, 4)}</w:pBdr>"
_HAIR_TOP = f"<w:pBdr>{border('top', 'accent3', 4, 6)}</w:pBdr>"
_RIGHT = '<w:jc w:val="right"/>'

PARAGRAPHS = (
    Stil("Normal", "Normal", _spacing(0, 120, 276), colour("dk1") + _size(21), based_on=""),
    Stil(
        "Rubrik",
        "Title",
        f"<w:keepNext/>{_spacing(0, 40, 228)}",
        f'<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:bCs/>'
        f'{colour("dk2")}<w:spacing w:val="-8"/>{_size(68)}',
        after="Underrubrik",
    ),
    Stil(
        "Underrubrik",
        "Subtitle",
        _spacing(0, 160, 252),
        f"{colour('accent5')}{_size(30)}",
        after="Normal",
    ),
    _heading(1, 400, 120, 34, _RULE),
    _heading(2, 320, 80, 27),
    _heading(3, 240, 60, 23),
    Stil(
        "Beskrivning",
        "caption",
        f"<w:keepNext/><w:keepLines/>{_spacing(200, 80, 240)}",
        f"<w:b/><w:bCs/>{colour('dk2')}{_size(19)}",
        after="Normal",
    ),
    Stil(
        "Innehllsfrteckningsrubrik",
        "TOC Heading",
        f"<w:keepNext/>{_spacing(240, 120, 240)}",
        f"<w:b/><w:bCs/>{colour('dk2')}{_size(27)}",
        after="Normal",
    ),
    Stil(
        "Innehll1",
        "toc 1",
        f"{_TABS}{_spacing(90, 10, 240)}",
        f"<w:b/><w:bCs/>{_size(20)}",
        after="Normal",
        shown=False,
    ),
    Stil(
        "Innehll2",
        "toc 2",
        f'{_TABS}{_spacing(0, 10, 240)}<w:ind w:left="227"/>',
        _size(19),
        after="Normal",
        shown=False,
    ),
    Stil(
        "Lista",
        "List",
        f'<w:numPr><w:numId w:val="1"/></w:numPr>{_spacing(0, 60, 264)}'
        '<w:ind w:left="340" w:hanging="227"/>',
    ),
    Stil("Sidhuvud", "header", f"{_TABS}{_spacing(0, 0, 240)}", f"{colour('accent5')}{_size(17)}"),
    Stil(
        "Sidfot",
        "footer",
        f"{_HAIR_TOP}{_TABS}{_spacing(0, 0, 240)}",
        f"{colour('accent5')}{_size(17)}",
    ),
    Stil(
        "Ovanrubrik",
        "Ovanrubrik",
        f"<w:keepNext/>{_spacing(0, 120, 240)}",
        f'<w:b/><w:bCs/><w:caps/>{colour("accent4")}<w:spacing w:val="30"/>{_size(20)}',
        custom=True,
    ),
    Stil(
        "Dokumentuppgifter",
        "Dokumentuppgifter",
        f"<w:pBdr>{border('top', 'accent2', 18, 8)}</w:pBdr>{_spacing(0, 160, 264)}",
        f"{colour('accent5')}{_size(20)}",
        custom=True,
    ),
    Stil("Ingress", "Ingress", _spacing(0, 160, 288), _size(23), custom=True),
    Stil("Tabelltext", "Tabelltext", _spacing(10, 10, 240), _size(19), custom=True),
    Stil("Tabellsumma", "Tabellsumma", "", "<w:b/><w:bCs/>", "Tabelltext", custom=True),
    Stil("Tabelltal", "Tabelltal", _RIGHT, based_on="Tabelltext", custom=True),
    Stil("Tabelltalsumma", "Tabelltal summa", _RIGHT, based_on="Tabellsumma", custom=True),
    Stil(
        "Tabellhuvud",
        "Tabellhuvud",
        f"<w:keepNext/>{_spacing(40, 40, 228)}",
        f"<w:b/><w:bCs/>{colour('lt1')}{_size(18)}",
        based_on="Tabelltext",
        custom=True,
    ),
    Stil("Tabellhuvudtal", "Tabellhuvud tal", _RIGHT, based_on="Tabellhuvud", custom=True),
    Stil("Smaltext", "Smal tabelltext", _spacing(10, 10, 240), _size(16), custom=True),
    Stil("Smalsumma", "Smal tabellsumma", "", "<w:b/><w:bCs/>", "Smaltext", custom=True),
    Stil("Smaltal", "Smalt tabelltal", _RIGHT, based_on="Smaltext", custom=True),
    Stil("Smaltalsumma", "Smalt tabelltal summa", _RIGHT, based_on="Smalsumma", custom=True),
    Stil(
        "Smalhuvud",
        "Smalt tabellhuvud",
        f"<w:keepNext/>{_spacing(40, 40, 228)}",
        f"<w:b/><w:bCs/>{colour('lt1')}{_size(16)}",
        based_on="Smaltext",
        custom=True,
    ),
    Stil("Smalhuvudtal", "Smalt tabellhuvud tal", _RIGHT, based_on="Smalhuvud", custom=True),
    Stil(
        "Tabellnot",
        "Tabellnot",
        f"<w:keepNext/><w:keepLines/>{_spacing(60, 20, 240)}",
        f"{colour('accent5')}{_size(17)}",
        custom=True,
    ),
    Stil(
        "Tabellslut",
        "Tabellslut",
        '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
        _size(8),
        custom=True,
    ),
    Stil(
        "Tabellingress",
        "Tabellingress",
        "<w:keepNext/><w:keepLines/>",
        custom=True,
        after="Beskrivning",
    ),
    Stil(
        "Nyckeltal",
        "Nyckeltal",
        f"<w:keepNext/>{_spacing(0, 100, 240)}",
        f"<w:b/><w:bCs/>{colour('dk2')}{_size(52)}",
        custom=True,
    ),
    Stil(
        "Nyckeltalsetikett",
        "Nyckeltalsetikett",
        f"<w:keepNext/>{_spacing(120, 0, 240)}",
        f"{colour('accent5')}{_size(18)}",
        custom=True,
    ),
    Stil(
        "Underskriftslinje",
        "Underskriftslinje",
        "<w:keepNext/><w:keepLines/>"
        '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5400"/></w:tabs>'
        f"{_spacing(600, 40, 240)}",
        custom=True,
        after="Underskrift",
    ),
    Stil(
        "Underskrift",
        "Underskrift",
        f"<w:keepNext/><w:keepLines/>{_spacing(0, 0, 240)}",
        "<w:b/><w:bCs/>",
        custom=True,
        after="Underskriftsuppdrag",
    ),
    Stil(
        "Underskriftsuppdrag",
        "Underskriftsuppdrag",
        _spacing(0, 0, 240),
        f"{colour('accent5')}{_size(19)}",
        custom=True,
    ),
    Stil(
        "Emblem",
        "Emblem",
        f"<w:keepNext/><w:keepLines/>{_HAIR_TOP}{_spacing(360, 60, 240)}",
        custom=True,
        after="Emblemtext",
    ),
    Stil("Emblemtext", "Emblemtext", "", f"{colour('accent5')}{_size(18)}", custom=True),
    Stil(
        "Citat",
        "Quote",
        f"<w:keepLines/><w:pBdr>{border('left', 'accent2', 18, 10)}</w:pBdr>"
        f'{_spacing(120, 60, 276)}<w:ind w:left="340" w:right="340"/>',
        f"<w:i/><w:iCs/>{colour('dk2')}{_size(23)}",
        after="Normal",
    ),
    Stil(
        "Citatkalla",
        "Citatkälla",
        f"<w:pBdr>{border('left', 'accent2', 18, 10)}</w:pBdr>"
        f'{_spacing(0, 160, 240)}<w:ind w:left="340" w:right="340"/>',
        f"{colour('accent5')}{_size(19)}",
        custom=True,
    ),
    Stil(
        "Diagramplats",
        "Diagramplats",
        f"<w:keepLines/>{_spacing(0, 160, 240)}",
        custom=True,
    ),
)

_CHARACTERS = (
    ("Stark", "Strong", "<w:b/><w:bCs/>", False),
    ("Hyperlnk", "Hyperlink", colour("hlink").replace("hlink", "hyperlink"), False),
    ("Uppfyllt", "Mål uppfyllt", f"<w:b/><w:bCs/>{colour('accent6')}", True),
    ("Delvis", "Mål delvis uppfyllt", f"<w:b/><w:bCs/>{colour('accent4')}", True),
    ("Ejuppfyllt", "Mål ej uppfyllt", '<w:b/><w:bCs/><w:color w:val="A3312A"/>', True),
    ("Ejbedomt", "Mål ej bedömt", f"<w:b/><w:bCs/>{colour('accent5')}", True),
    ("Marke", "Märke", f"<w:b/><w:bCs/>{colour('accent4')}", True),
)

# Repeated in the narrow table: some programs do not take them over from the style it is based on.
_PARTS = f"""<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>{fill("accent1")}\
</w:tcPr></w:tblStylePr><w:tblStylePr w:type="band2Horz"><w:tcPr>\
<w:shd w:val="clear" w:color="auto" w:fill="F4F8F8"/></w:tcPr></w:tblStylePr>"""

_TABLE = f"""<w:style w:type="table" w:default="1" w:styleId="Normaltabell">\
<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>\
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>\
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" \
w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
<w:style w:type="table" w:customStyle="1" w:styleId="Rapporttabell">\
<w:name w:val="Rapporttabell"/><w:basedOn w:val="Normaltabell"/><w:qFormat/><w:tblPr>\
<w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{border("bottom", "accent1", 8)}\
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="D3DFE1"/></w:tblBorders>\
<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="96" w:type="dxa"/>\
<w:bottom w:w="20" w:type="dxa"/><w:right w:w="96" w:type="dxa"/></w:tblCellMar></w:tblPr>\
{_PARTS}</w:style>\
<w:style w:type="table" w:customStyle="1" w:styleId="Smaltabell">\
<w:name w:val="Smal tabell"/><w:basedOn w:val="Rapporttabell"/><w:qFormat/><w:tblPr>\
<w:tblStyleRowBandSize w:val="1"/>\
<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>\
</w:tblPr>{_PARTS}</w:style>\
<w:style w:type="table" w:customStyle="1" w:styleId="Nyckeltalstabell">\
<w:name w:val="Nyckeltalstabell"/><w:basedOn w:val="Normaltabell"/><w:qFormat/><w:tblPr>\
<w:tblBorders>{border("bottom", "accent2", 12)}\
<w:insideV w:val="single" w:sz="12" w:space="0" w:color="FFFFFF"/></w:tblBorders>\
<w:tblCellMar><w:left w:w="170" w:type="dxa"/><w:right w:w="113" w:type="dxa"/>\
</w:tblCellMar></w:tblPr><w:tcPr>{fill("lt2")}</w:tcPr></w:style>"""


def _character(style: tuple[str, str, str, bool]) -> str:
    style_id, name, run, custom = style
    flag = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="character"{flag} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Standardstycketeckensnitt"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
    )


STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    f'w:cstheme="minorBidi"/>{_size(21)}'
    '<w:lang w:val="sv-SE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    + "".join(style.xml() for style in PARAGRAPHS)
    + '<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="Ingenlista">'
    '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    "</w:style>" + "".join(_character(style) for style in _CHARACTERS) + _TABLE + "</w:styles>"
)

NUMBERING = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="Lista"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr>'
    f"<w:rPr>{colour('accent4')}</w:rPr></w:lvl></w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
