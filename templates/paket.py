"""The package around a template's text: the same parts and the same bytes every time."""

from __future__ import annotations

import io
import zipfile

from sidor import FOOTER, HEADER
from stilar import NUMBERING, STYLES
from tema import THEME

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"

_PARTS = {
    "document": f"{_WORD_TYPE}.document.main+xml",
    "styles": f"{_WORD_TYPE}.styles+xml",
    "settings": f"{_WORD_TYPE}.settings+xml",
    "numbering": f"{_WORD_TYPE}.numbering+xml",
    "fontTable": f"{_WORD_TYPE}.fontTable+xml",
    "header1": f"{_WORD_TYPE}.header+xml",
    "footer1": f"{_WORD_TYPE}.footer+xml",
    "theme/theme1": f"{_OFFICE_TYPE}.theme+xml",
}

_SETTINGS = f"""<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>\
<w:defaultTabStop w:val="1304"/><w:hyphenationZone w:val="425"/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>\
<w:compatSetting w:name="enableOpenTypeFeatures" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>\
<w:compatSetting w:name="doNotFlipMirrorIndents" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>\
<w:compatSetting w:name="differentiateMultirowTableHeaders" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>\
<w:themeFontLang w:val="sv-SE"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" \
w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" \
w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" \
w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val=","/>\
<w:listSeparator w:val=";"/></w:settings>"""

_FONTS = f"""<w:fonts xmlns:w="{_W}"><w:font w:name="Calibri">\
<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>\
<w:pitch w:val="variable"/></w:font></w:fonts>"""

_CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/\
core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Mall</dc:title>\
<dc:language>sv-SE</dc:language></cp:coreProperties>"""


def package(body: str) -> bytes:
    """The .docx whose document body is `body`."""
    document = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
    texts = {
        "document": document,
        "styles": STYLES,
        "settings": _SETTINGS,
        "numbering": NUMBERING,
        "fontTable": _FONTS,
        "header1": HEADER,
        "footer1": FOOTER,
        "theme/theme1": THEME,
    }
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _relations(
            *((_kind(name), f"{name}.xml") for name in _PARTS if name != "document")
        ),
    } | {f"word/{name}.xml": text for name, text in texts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.create_system = 0
            item.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(item, (_HEAD + text).encode())
    return buffer.getvalue()


def _kind(name: str) -> str:
    return name.rsplit("/", 1)[-1].rstrip("1")


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in _PARTS.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_relation_type(kind)}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _relation_type(kind: str) -> str:
    base = f"{_PACKAGE}/relationships" if kind.startswith("metadata/") else _R
    return f"{base}/{kind}"
