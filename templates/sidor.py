"""Header, footer, sections and the title block: what every document has in common."""

from __future__ import annotations

from delar import TAB, each, field, paragraph, run, when

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'

_MARKS = (
    run("{% if dokument.utkast %}UTKAST{% endif %}", "Marke")
    + run("{% if dokument.utkast and dokument.exempel %}  ·  {% endif %}", "Marke")
    + run("{% if dokument.exempel %}Påhittade exempeldata{% endif %}", "Marke")
)

HEADER = (
    f"<w:hdr {_SPACES}>"
    + paragraph(
        run("{{ forbund.namn }}  ·  {{ dokument.namn }} {{ period.text }}"),
        TAB,
        _MARKS,
        style="Sidhuvud",
    )
    + "</w:hdr>"
)
FOOTER = (
    f"<w:ftr {_SPACES}>"
    + paragraph(
        run("{% if dokument.nummer %}Bilaga {{ dokument.nummer }}{% endif %}"),
        run("{% if dokument.nummer and dokument.diarienummer %}  ·  {% endif %}"),
        run("{{ dokument.diarienummer }}"),
        TAB,
        run("Sida "),
        field("PAGE", "1"),
        run(" av "),
        field("NUMPAGES", "1"),
        style="Sidfot",
    )
    + "</w:ftr>"
)


def section() -> str:
    """The page: A4, with header and footer."""
    # The relationships are numbered in the order of paket._PARTS without the document.
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1304" w:bottom="1247" w:left="1304" '
        'w:header="680" w:footer="567" w:gutter="0"/>'
        '<w:cols w:space="426"/></w:sectPr>'
    )


def title_block() -> str:
    """Logos, which bilaga, title, the förbund, and the facts of the document."""
    return (
        each("logo in forbund.logotyper", paragraph("{{ logo }}", style="Diagramplats"))
        + when(
            "dokument.nummer",
            paragraph(
                "Bilaga {{ dokument.nummer }} till "
                "{% if period.ar_helar %}årsredovisning{% else %}delårsrapport{% endif %} "
                "{{ period.ar }}",
                style="Ovanrubrik",
            ),
        )
        + paragraph("{{ dokument.namn }} {{ period.text }}", style="Rubrik")
        + paragraph("{{ forbund.namn }}", style="Underrubrik")
        + paragraph(
            run("{{ dokument.datum }}"),
            run("{% if dokument.diarienummer %}  ·  {{ dokument.diarienummer }}{% endif %}"),
            run("  ·  Organisationsnummer {{ forbund.organisationsnummer }}"),
            style="Dokumentuppgifter",
        )
    )


def contents(*, new_page: bool = False, levels: int = 2) -> str:
    """The table of contents of so many levels; its entries are put in when the document is built."""
    before = "<w:pageBreakBefore/>" if new_page else ""
    title = paragraph("Innehåll", style="Innehllsfrteckningsrubrik", extra=before)
    return title + paragraph(
        field(f'TOC \\o "1-{levels}" \\h \\z \\u', "Innehållsförteckning"), style="Innehll1"
    )
