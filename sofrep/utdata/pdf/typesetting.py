"""Typesetting: editions in, PDF out, the same bytes from the same edition."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sofrep.errors import SofrepError
from sofrep.utdata.pdf.layout_data import layout_data
from sofrep.utdata.pdf.row_headers import tagged_tables, with_row_headers
from sofrep.visning.utgava import Utgava

if TYPE_CHECKING:
    from typst import Fonts

_AT_ONCE = 2
_NO_SIGN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MARK = "[?]"
"""What is printed for signs that no font has: signs of every font."""
_UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""Signs that nobody sees, such as those that join others into one, or that only change another."""


class PdfTemplateError(SofrepError):
    """A layout template cannot be used."""


class Satt(Struct, frozen=True):
    """A PDF, and the signs of its texts that no font has: ``[?]`` is printed for each."""

    pdf: bytes
    utan_typsnitt: tuple[str, ...] = ()


def typeset(
    utgavor: Sequence[Utgava], mallar: Sequence[Path], typsnitt: Sequence[Path]
) -> list[Satt]:
    """The PDF of each edition in the layout of its template, as PDF/UA-1 and PDF/A-2a.

    `typsnitt` are the folders of the fonts; those of the machine are not used, or the pages would
    be others elsewhere.  A sign that no font has stops nothing: the standards forbid it, the office's
    text may hold it.

    Raises:
        PdfTemplateError: for a template that cannot be used.
    """
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(map(str, typsnitt)))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        made = pool.map(lambda utgava, mall: _pages(utgava, mall, fonts), utgavor, mallar)
        return [
            replace(each, pdf=with_row_headers(each.pdf, tuple(tagged_tables(utgava.blocks))))
            for utgava, each in zip(utgavor, made, strict=True)
        ]


def _pages(utgava: Utgava, mall: Path, fonts: Fonts) -> Satt:
    import typst

    said = json.dumps(layout_data(utgava), ensure_ascii=False)
    lacking: list[str] = []
    while True:
        try:
            return Satt(_compiled(said, mall, fonts), tuple(lacking))
        except typst.TypstError as fault:
            sign = _sign_in(fault.message)
            held = json.dumps(sign, ensure_ascii=False)[1:-1]
            # A sign of the template itself is for who has written it.
            if not sign or sign in _MARK or held not in said:
                raise PdfTemplateError(_told(fault.message, utgava, mall)) from fault
            if _UNSEEN.search(said):
                said = _UNSEEN.sub("", said)
            else:
                said = re.sub(rf"(?:{re.escape(held)}|{re.escape(_MARK)})+", _MARK, said)
                lacking.append(sign)


def _compiled(said: str, mall: Path, fonts: Fonts) -> bytes:
    import typst

    made = typst.compile(
        str(mall),
        root=str(mall.parent),
        font_paths=fonts,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"dokument": said},
        pdf_standards=["ua-1", "a-2a"],
    )
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made


def _sign_in(fault: str) -> str:
    """The sign that no font has; none where the fault is another."""
    found = _NO_SIGN.search(fault)
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""


def _told(fault: str, utgava: Utgava, mall: Path) -> str:
    """What is wrong, and what to do, in Typst's own words: for who has written a template."""
    return (
        f"Det går inte att göra pdf av {utgava.titel} med mallen {mall.name}: {fault}. Inget har "
        "skrivits. Rätta mallen, eller ta bort den ur mappen mallar, så används den inbyggda."
    )
