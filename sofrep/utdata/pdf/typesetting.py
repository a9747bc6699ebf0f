"""Typesetting: editions in, PDF out, the same bytes from the same edition."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.errors import SofrepError
from sofrep.utdata.pdf.layout_data import layout_data
from sofrep.utdata.pdf.row_headers import tagged_tables, with_row_headers
from sofrep.visning.utgava import Utgava

if TYPE_CHECKING:
    from typst import Fonts

_AT_ONCE = 2
_NO_SIGN = re.compile(r'the text `"(.+?)"` could not be displayed')


class PdfTemplateError(SofrepError):
    """A layout template cannot be used."""


def typeset(
    utgavor: Sequence[Utgava], mallar: Sequence[Path], typsnitt: Sequence[Path]
) -> list[bytes]:
    """The PDF of each edition in the layout of its template, as PDF/UA-1 and PDF/A-2a.

    `typsnitt` are the folders of the fonts; those of the machine are not used, or the pages would
    be others elsewhere.

    Raises:
        PdfTemplateError: for a template that cannot be used.
    """
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(map(str, typsnitt)))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        made = pool.map(lambda utgava, mall: _pages(utgava, mall, fonts), utgavor, mallar)
        return [
            with_row_headers(pages, tuple(tagged_tables(utgava.blocks)))
            for utgava, pages in zip(utgavor, made, strict=True)
        ]


def _pages(utgava: Utgava, mall: Path, fonts: Fonts) -> bytes:
    import typst

    said = json.dumps(layout_data(utgava), ensure_ascii=False)
    try:
        made = typst.compile(
            str(mall),
            root=str(mall.parent),
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"dokument": said},
            pdf_standards=["ua-1", "a-2a"],
        )
    except typst.TypstError as fault:
        raise PdfTemplateError(_told(fault.message, utgava, mall)) from fault
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made


def _told(fault: str, utgava: Utgava, mall: Path) -> str:
    """What is wrong, and what to do; the rest in Typst's own words, for who has written a template."""
    unknown = _NO_SIGN.search(fault)
    if unknown:
        return (
            f"Tecknet {unknown[1]} i {utgava.titel} finns inte i något typsnitt, så det blir ingen pdf. "
            "Inget har skrivits. Ta bort tecknet ur texten, eller lägg ett typsnitt som har det i "
            "mappen mallar/typsnitt."
        )
    return (
        f"Det går inte att göra pdf av {utgava.titel} med mallen {mall.name}: {fault}. Inget har "
        "skrivits. Rätta mallen, eller ta bort den ur mappen mallar, så används den inbyggda."
    )
