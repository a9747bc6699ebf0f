"""The page of an insats in the Sammanställning, and how a goal is printed there."""

from __future__ import annotations

from delar import (
    TABLE_END,
    caption,
    cell,
    each,
    head_cell,
    heading,
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
from fraser import FLERA, FLERA_STOR, om
from tabellmallar import figures, key_figures

TARGET = om("m.malvarde", " ({{ m.malvarde }})")
RESULT = om(
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
ENTERED = "* Inmatat av kansliet. Övriga resultat är räknade ur underlaget."
MEAN = "medelvärdet av målens resultat i procent av målvärdet"


def _text_cell(text: str, width: int, *, after: str = "") -> str:
    return cell(paragraph(run(text), style="Tabelltext") + after, width)


def page() -> str:
    """The page of an insats ``i``: text, goals, grade, money, quotations."""
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
        _text_cell("{{ m.formulering }}" + TARGET, widths[0]),
        _text_cell(RESULT, widths[1], after=comment),
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
        + when("i.inmatat", paragraph(ENTERED, style="Tabellnot"))
        + each("a in i.andringar", paragraph("{{ a }}", style="Tabellnot"))
        + TABLE_END
    )


def _reason() -> str:
    """Why the insats has its grade."""
    computed = (
        f"Betyget är {{{{ i.betyg.beraknat }}}}: {MEAN} är {{{{ i.betyg.kvot|ungefar }}}}"
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
            f" Efter regeln vore det {{{{ i.betyg.beraknat }}}}: {MEAN} är "
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
