"""Goals in a table: what they are about, target, result, comment."""

from __future__ import annotations

from delar import TABLE_END, caption, cell, head_cell, paragraph, row, run, table, tag_row, when
from fraser import om

JUDGED = (
    run("{% if m.slag == 'uppfyllt' %}")
    + run("{{ m.bedomning }}", "Uppfyllt")
    + run("{% elif m.slag == 'delvis' %}")
    + run("{{ m.bedomning }}", "Delvis")
    + run("{% elif m.slag == 'ej_uppfyllt' %}")
    + run("{{ m.bedomning }}", "Ejuppfyllt")
    + run("{% else %}")
    + run("{{ m.bedomning }}", "Ejbedomt")
    + run("{% endif %}")
)
"""A goal's judgement in its own colour."""

_WIDTHS = (2900, 1300, 1700, 3398)
_RESULT = om(
    "m.resultat is not none",
    "{{ m.resultat }}" + om("m.inmatad", " *"),
    om("m.i_ord", "{{ m.i_ord }}", om("m.orsak", "Kunde inte mätas", "\u2013")),
)
BEFORE_IN_WORDS = om("not m.jamfors_inte", ":") + " {{ m.forra_i_ord }}"
"""After "last year": a colon and its words, or "jämförs inte: ...", which has one of its own."""
_BEFORE = "Förra året" + om(
    "m.forra is not none",
    " {{ m.forra }}" + om("m.forra_inmatad", " *"),
    BEFORE_IN_WORDS,
)
_COMMENT = om("m.orsak", "{{ m.orsak }}. ") + om(
    "m.kommentar", "{{ m.kommentar }}", om("not m.orsak", "\u2013")
)


def goals(owner: str, title: str) -> str:
    """Vad, Mål, Resultat, Kommentar: a row per goal of `owner`; it may break between rows."""
    titles = ("Vad", "Mål", "Resultat", "Kommentar")
    header = row(
        *(head_cell(text, width) for text, width in zip(titles, _WIDTHS, strict=True)), header=True
    )

    def text_cell(text: str, width: int) -> str:
        return cell(paragraph(text, style="Tabelltext"), width)

    before = when(
        "m.forra is not none or m.forra_i_ord", paragraph(run(_BEFORE), style="Tabelltext")
    )
    result = cell(
        paragraph(run(_RESULT), style="Tabelltext")
        + paragraph(JUDGED, style="Tabelltext")
        + before,
        _WIDTHS[2],
    )
    line = row(
        text_cell("{{ m.formulering }}", _WIDTHS[0]),
        text_cell(om("m.malvarde", "{{ m.malvarde }}", "\u2013"), _WIDTHS[1]),
        result,
        text_cell(_COMMENT, _WIDTHS[3]),
    )
    rows = (header, tag_row(f"for m in {owner}.mal", 4), line, tag_row("endfor", 4))
    return (
        caption("Tabell", title)
        + table(
            rows,
            _WIDTHS,
            description="En rad per mål: vad det gäller, målvärde, resultat med bedömning och "
            "förra årets resultat, kommentar.",
        )
        + when(
            f"{owner}.inmatat",
            paragraph(
                "* Inmatat av kansliet. Övriga resultat är räknade ur underlaget.",
                style="Tabellnot",
            ),
        )
        + TABLE_END
    )
