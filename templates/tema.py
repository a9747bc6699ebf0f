"""The theme: colours and fonts.  Everything else refers to it, so Word can change it all at once.

Contrasts against white: dark blue-green 9.9:1, warm accent 3.2:1 (fills only), warm dark 6.2:1;
the first two against each other 3.1:1, so neighbouring bars differ also without colour vision.
"""

from __future__ import annotations

COLOURS = {
    "dk1": "1F2A2E",
    "lt1": "FFFFFF",
    "dk2": "0B4A56",
    "lt2": "EAF2F3",
    "accent1": "0B4A56",
    "accent2": "D27B2C",
    "accent3": "6F9AA1",
    "accent4": "9A4A12",
    "accent5": "4A5B60",
    "accent6": "1E6B3A",
    "hlink": "0B4A56",
    "folHlink": "4A5B60",
}
FONT = "Calibri"

_LINE = (
    '<a:ln w="{w}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/>'
    '</a:solidFill><a:prstDash val="solid"/></a:ln>'
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FACE = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Sofrep">'
    '<a:themeElements><a:clrScheme name="Sofrep">'
    + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    + '</a:clrScheme><a:fontScheme name="Sofrep">'
    f"<a:majorFont>{_FACE}</a:majorFont><a:minorFont>{_FACE}</a:minorFont></a:fontScheme>"
    '<a:fmtScheme name="Sofrep"><a:fillStyleLst>'
    + _FILL * 3
    + "</a:fillStyleLst><a:lnStyleLst>"
    + "".join(_LINE.format(w=w) for w in (6350, 12700, 19050))
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + "</a:effectStyleLst><a:bgFillStyleLst>"
    + _FILL * 3
    + "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
