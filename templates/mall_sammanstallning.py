"""The template of the Sammanställning av måluppfyllelse."""

from __future__ import annotations

from delar import (
    TABLE_END,
    caption,
    cell,
    each,
    head_cell,
    heading,
    lead,
    paragraph,
    row,
    run,
    table,
    tag_row,
    when,
    when_else,
    written,
)
from fraser import DE, FLERA, FLERA_STOR, om
from insatssida import ENTERED, MEAN, RESULT, TARGET, page
from sidor import contents, section, title_block
from tabellmallar import figures

_SPACED = '<w:spacing w:before="20" w:after="60"/>'
_NUMBER = "{% if not loop.first or not loop.last %}{{ m.nummer }}. {% endif %}"


def body() -> str:
    """The document's body."""
    return (
        title_block()
        + paragraph(
            "Här sammanställs hur insatserna har nått sina mål {{ period.text }}: först alla insatser "
            "i en tabell, sedan antalet "
            + FLERA
            + om("ekonomi", ", budget och utfall")
            + " och till sist en sida för varje insats.",
            style="Ingress",
        )
        + written("text.inledning")
        + contents(levels=1)
        + heading(1, "Mål och resultat i alla insatser", new_page=True)
        + _rule()
        + when_else("steg", _summary(graded=True), _summary(graded=False))
        + written("text.kommentar")
        + when(
            "overgripande",
            heading(1, "Övergripande mål"),
            lead("Målen i tabellen gäller flera insatser eller hela förbundet."),
            _goals_of("overgripande", "Övergripande mål och resultat {{ period.text }}"),
        )
        + _head_counts()
        + when(
            "ekonomi",
            heading(1, "Budget och utfall"),
            lead("Tabellen visar vad insatserna har fått och använt, i tusental kronor."),
            figures("ekonomi", 4000),
        )
        + each("i in insatser", heading(1, "{{ i.namn }}", new_page=True), page())
        + section()
    )


def _rule() -> str:
    return when(
        "steg",
        paragraph(
            f"Varje insats får ett samlat betyg efter {MEAN}. "
            "{% for s in steg %}{% if loop.last %}Annars är betyget {{ s.namn }}."
            "{% else %}Från {{ s.grans }} är betyget {{ s.namn }}. {% endif %}{% endfor %}"
            " Det exakta medelvärdet avgör. Mål utan tal räknas inte med."
        ),
    )


def _goal_cells(owner: str, width: int, result: int) -> tuple[str, str]:
    """Goals and results, numbered alike where there are several."""
    goals = each(
        f"m in {owner}.mal",
        paragraph(
            run(_NUMBER, "Stark") + run("{{ m.formulering }}" + TARGET),
            style="Tabelltext",
            extra=_SPACED,
        ),
    )
    results = each(
        f"m in {owner}.mal",
        paragraph(run(_NUMBER, "Stark") + run(RESULT), style="Tabelltext", extra=_SPACED),
    )
    nothing = paragraph("Inga egna mål är satta.", style="Tabelltext")
    dash = paragraph("\u2013", style="Tabelltext")
    return (
        cell(when_else(f"{owner}.mal", goals, nothing), width),
        cell(when_else(f"{owner}.mal", results, dash), result),
    )


def _summary(*, graded: bool) -> str:
    widths = (2150, 3200, 2198, 1750) if graded else (2400, 3900, 2998)
    titles = ("Insats", "Mål", "Resultat", "Betyg")[: len(widths)]
    header = row(
        *(head_cell(title, width) for title, width in zip(titles, widths, strict=True)), header=True
    )
    cells = [
        cell(paragraph(run("{{ g.namn }}", "Stark"), style="Tabelltext"), widths[0]),
        *_goal_cells("g", widths[1], widths[2]),
    ]
    if graded:
        by_hand = when("g.betyg.satt", paragraph("satt av förbundet", style="Tabelltext"))
        grade = paragraph(
            run(om("g.betyg.namn", "{{ g.betyg.namn }}", "\u2013"), "Stark"), style="Tabelltext"
        )
        cells.append(cell(grade + by_hand, widths[3]))
    count = len(widths)
    rows = (header, tag_row("for g in insatser", count), row(*cells), tag_row("endfor", count))
    what = "mål, resultat och betyg" if graded else "mål och resultat"
    return (
        caption("Tabell", f"Insatsernas {what} {{{{ period.text }}}}")
        + table(
            rows,
            widths,
            description=f"En rad per insats. Kolumnerna är {what}. Flera mål är numrerade, och "
            "resultatet har målets nummer.",
        )
        + when("inmatat", paragraph(ENTERED, style="Tabellnot"))
        + (
            when(
                "satta",
                paragraph(
                    "Satt av förbundet: betyget är inte räknat ur målen. Skälet står på insatsens "
                    "sida.",
                    style="Tabellnot",
                ),
            )
            if graded
            else ""
        )
        + TABLE_END
    )


def _goals_of(loop: str, title: str) -> str:
    """A table of groups of goals without grades."""
    widths = (2400, 3900, 2998)
    header = row(
        *(
            head_cell(text, width)
            for text, width in zip(("Mål för", "Mål", "Resultat"), widths, strict=True)
        ),
        header=True,
    )
    line = row(
        cell(paragraph(run("{{ g.namn }}", "Stark"), style="Tabelltext"), widths[0]),
        *_goal_cells("g", widths[1], widths[2]),
    )
    rows = (header, tag_row(f"for g in {loop}", 3), line, tag_row("endfor", 3))
    return (
        caption("Tabell", title)
        + table(
            rows,
            widths,
            description="En rad per grupp av mål. Flera mål är numrerade, och resultatet har målets "
            "nummer.",
        )
        + TABLE_END
    )


def _head_counts() -> str:
    return heading(1, FLERA_STOR) + when_else(
        "deltagare",
        lead("Tabellen visar " + DE + " i varje insats under {{ period.text }}.")
        + when_else(
            "(deltagare.kolumner|antal) > 9",
            figures("deltagare", 2200, upright=True),
            figures("deltagare", 2200),
        )
        + written("text['kommentar-deltagare']"),
        paragraph("Antalet " + FLERA + " är inte känt för {{ period.text }}."),
    )
