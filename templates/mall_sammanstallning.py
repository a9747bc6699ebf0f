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
    needed,
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
from sidor import contents, section, title_block
from tabellmallar import figures, key_figures

_SPACED = '<w:spacing w:before="20" w:after="60"/>'
_NUMBER = "{% if not loop.first or not loop.last %}{{ m.nummer }}. {% endif %}"
_TARGET = om("m.malvarde", " ({{ m.malvarde }})")
_RESULT = om(
    "m.resultat is not none",
    "{{ m.resultat }}"
    + om("m.taljare is not none", " ({{ m.taljare }} av {{ m.namnare }})")
    + om("m.inmatad", " *"),
    om("m.i_ord", "{{ m.i_ord }}", om("m.orsak", "Kunde inte mätas: {{ m.orsak }}", "\u2013")),
)
_BEFORE = om(
    "m.forra is not none",
    "{{ m.forra }}" + om("m.forra_inmatad", " *"),
    om("m.forra_i_ord", "{{ m.forra_i_ord }}", "\u2013"),
)
_ENTERED = "* Inmatat av kansliet. Övriga resultat är räknade ur underlaget."
_MEAN = "medelvärdet av målens resultat i procent av målvärdet"


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
        + each("i in insatser", heading(1, "{{ i.namn }}", new_page=True), _page())
        + section()
    )


def _rule() -> str:
    return when(
        "steg",
        paragraph(
            f"Varje insats får ett samlat betyg efter {_MEAN}. "
            "{% for s in steg %}{% if loop.last %}Annars är betyget {{ s.namn }}."
            "{% else %}Från {{ s.grans }} är betyget {{ s.namn }}. {% endif %}{% endfor %}"
            " Det exakta medelvärdet avgör. Mål utan tal räknas inte med."
        ),
    )


def _text_cell(text: str, width: int, *, after: str = "") -> str:
    return cell(paragraph(run(text), style="Tabelltext") + after, width)


def _goal_cells(owner: str, width: int, result: int) -> tuple[str, str]:
    """Goals and results, numbered alike where there are several."""
    goals = each(
        f"m in {owner}.mal",
        paragraph(
            run(_NUMBER, "Stark") + run("{{ m.formulering }}" + _TARGET),
            style="Tabelltext",
            extra=_SPACED,
        ),
    )
    results = each(
        f"m in {owner}.mal",
        paragraph(run(_NUMBER, "Stark") + run(_RESULT), style="Tabelltext", extra=_SPACED),
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
        + when("inmatat", paragraph(_ENTERED, style="Tabellnot"))
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
    return heading(1, FLERA_STOR, new_page=True) + when_else(
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


def _page() -> str:
    return (
        when(
            "i.betyg is not none and i.betyg.namn",
            paragraph(
                run("Samlad måluppfyllelse: ")
                + run("{{ i.betyg.namn }}", "Stark")
                + run(om("i.betyg.satt", " (satt av förbundet)")),
                style="Ingress",
            ),
        )
        + needed("i.text.beskrivning")
        + when("i.text.malgrupp", heading(2, "Målgrupp"), needed("i.text.malgrupp"))
        + heading(2, "Mål och resultat")
        + when(
            "i.nyckeltal",
            key_figures(
                (
                    (FLERA_STOR, "{{ i.nyckeltal.aktuella }}"),
                    ("Nya", "{{ i.nyckeltal.nya }}"),
                    ("Avslutade", "{{ i.nyckeltal.avslutade }}"),
                ),
                "Insatsens antal " + FLERA + "; samma tal står i tabellen över alla insatser.",
            ),
        )
        + when_else(
            "i.mal",
            _page_table(),
            paragraph("Inga egna mål är satta för {{ period.text }}."),
        )
        + when("i.betyg is not none", _reason())
        + written("i.text.kommentar")
        + when("i.ekonomi", heading(2, "Budget och utfall"), figures("i.ekonomi", 4000))
        + when("i.citat", heading(2, "Röster från insatsen"), _quotations())
    )


def _page_table() -> str:
    widths = (4298, 2800, 2200)
    titles = ("Mål", "Resultat {{ period.text }}", "Resultat {{ forra.text }}")
    header = row(
        *(head_cell(title, width) for title, width in zip(titles, widths, strict=True)), header=True
    )
    comment = when("m.kommentar", paragraph("{{ m.kommentar }}", style="Tabelltext"))
    line = row(
        _text_cell("{{ m.formulering }}" + _TARGET, widths[0]),
        _text_cell(_RESULT, widths[1], after=comment),
        _text_cell(_BEFORE, widths[2]),
    )
    rows = (header, tag_row("for m in i.mal", 3), line, tag_row("endfor", 3))
    return (
        caption("Tabell", "Mål och resultat, {{ i.namn }} {{ period.text }}")
        + table(
            rows,
            widths,
            description="En rad per mål. Kolumnerna är målet med målvärde, årets resultat och "
            "resultatet året före.",
        )
        + when("i.inmatat", paragraph(_ENTERED, style="Tabellnot"))
        + TABLE_END
    )


def _reason() -> str:
    """Why the insats has its grade."""
    computed = (
        f"Betyget är {{{{ i.betyg.beraknat }}}}: {_MEAN} är {{{{ i.betyg.kvot|ungefar }}}}"
        + om("i.betyg.grans", ", och gränsen är {{ i.betyg.grans }}")
        + om(
            "i.betyg.battre is not none",
            ". Från {{ i.betyg.battre.grans }} är betyget {{ i.betyg.battre.namn }}",
        )
        + "."
    )
    by_hand = (
        "Betyget är satt av förbundet och inte räknat ur målen. Skäl: {{ i.betyg.skal }}."
        + om(
            "i.betyg.kvot is not none",
            f" Efter regeln vore det {{{{ i.betyg.beraknat }}}}: {_MEAN} är "
            "{{ i.betyg.kvot|ungefar }}.",
        )
    )
    return when_else(
        "i.betyg.satt",
        paragraph(by_hand),
        when_else(
            "i.betyg.kvot is not none",
            paragraph(computed),
            paragraph(
                "Insatsen har inget betyg: inget mål har både ett resultat och ett målvärde att "
                "räkna med."
            ),
        ),
    ) + each(
        "u in i.betyg.utanfor",
        paragraph("Målet ”{{ u.mal }}” räknas inte med: {{ u.orsak }}.", style="Lista"),
    )


def _quotations() -> str:
    return each(
        "c in i.citat",
        paragraph("”{{ c.text }}”", style="Citat"),
        when("c.vem", paragraph("{{ c.vem }}", style="Citatkalla")),
    )
