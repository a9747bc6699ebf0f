"""The template of Bilaga Måluppfyllelse."""

from __future__ import annotations

from avslutsmall import entered_follow_up
from delar import (
    KEEP,
    TABLE_END,
    TEXT_WIDTH,
    body_cell,
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
from fraser import efter, om, om_de_visas, visad
from malmall import BEFORE_IN_WORDS, JUDGED
from sidor import contents, section, title_block
from tabellmallar import figures

_ENTERED = om("m.forra_inmatad", ", inmatat")

_RESULT = om(
    "m.resultat is not none",
    "Resultatet är {{ m.resultat }}"
    + om("m.taljare is not none", " ({{ m.taljare }} av {{ m.namnare }})")
    + om("m.inmatad", ", inmatat av kansliet")
    + om(
        "m.forra is not none",
        om(
            "m.skillnad",
            ", vilket är {{ m.skillnad }} {{ m.riktning }} än föregående år ({{ m.forra }}"
            + _ENTERED
            + ")",
            om("m.riktning", ", {{ m.riktning }} mycket som föregående år", "; föregående år")
            + " ({{ m.forra }}"
            + _ENTERED
            + ")",
        ),
    )
    + om("m.forra_i_ord", "; föregående år" + BEFORE_IN_WORDS)
    + ". ",
    om(
        "m.i_ord",
        "{{ m.i_ord }}. ",
        om("m.orsak", "Målet kunde inte mätas: {{ m.orsak }}. ", "Det finns inget resultat. "),
    )
    + om("m.forra_i_ord", "Föregående år" + BEFORE_IN_WORDS + ". ")
    + om("m.forra is not none", "Föregående år var resultatet {{ m.forra }}" + _ENTERED + ". "),
)


def body() -> str:
    """The document's body."""
    return (
        title_block()
        + paragraph(
            "Här redovisas hur målen för {{ period.text }} har uppfyllts, först förbundets "
            "övergripande mål och sedan målen för varje insats. Resultaten är räknade ur "
            "förbundets eget underlag; ett resultat som har matats in för hand är märkt så.",
            style="Ingress",
        )
        + written("text.inledning")
        + contents()
        + _in_short()
        + _overall()
        + each("g in insatser", heading(1, "{{ g.namn }}"), _group())
        + section()
    )


def _in_short() -> str:
    return heading(1, "Målen i korthet", new_page=True) + when_else(
        "mal", _tally() + _all_goals(), paragraph("Inga mål är satta för {{ period.text }}.")
    )


def in_words(expression: str) -> str:
    """A branch for a result that is told in words, which stand at the goal."""
    return "{% elif " + expression + " %}i ord"


def _tally() -> str:
    return lead(
        "För {{ period.text }} finns {{ antal_mal }} mål. Så har de bedömts: "
        "{% for a in antal %}{{ a.bedomning }} {{ a.antal }}"
        "{% if not loop.last %}, {% endif %}{% endfor %}."
    )


def _all_goals() -> str:
    widths = (1920, 2328, 1200, 1280, 1280, 1290)
    titles = ("Mål för", "Mål", "Målvärde", "Resultat", "Förra året", "Bedömning")
    header = row(
        *(
            head_cell(title, width, number=title in {"Målvärde", "Resultat", "Förra året"})
            for title, width in zip(titles, widths, strict=True)
        ),
        header=True,
    )
    dash = "{% else %}\u2013{% endif %}"
    line = row(
        body_cell("{{ m.insats }}", widths[0], number=False, top=True),
        body_cell("{{ m.formulering }}", widths[1], number=False, top=True),
        body_cell("{% if m.malvarde %}{{ m.malvarde }}" + dash, widths[2], top=True),
        body_cell(
            "{% if m.resultat is not none %}{{ m.resultat }}{% if m.inmatad %} *{% endif %}"
            "{% elif m.dold %}visas inte" + in_words("m.i_ord") + dash,
            widths[3],
            top=True,
        ),
        body_cell(
            "{% if m.forra is not none %}{{ m.forra }}{% if m.forra_inmatad %} *{% endif %}"
            "{% elif m.forra_dold %}visas inte{% elif m.jamfors_inte %}jämförs inte"
            + in_words("m.forra_i_ord")
            + dash,
            widths[4],
            top=True,
        ),
        cell(paragraph(JUDGED, style="Tabelltext", extra=KEEP), widths[5]),
    )
    rows = (header, tag_row("for m in mal", 6), line, tag_row("endfor", 6))
    return (
        caption("Tabell", "Alla mål för {{ period.text }}")
        + table(
            rows,
            widths,
            description="En rad per mål. Kolumnerna är målvärde, resultat i år och förra året, och "
            "bedömning.",
        )
        + paragraph(
            "* Inmatat av kansliet. Övriga resultat är räknade ur underlaget. Ett resultat i ord "
            "står vid målet. \u2013 betyder att det inte finns något värde; orsaken står vid målet.",
            style="Tabellnot",
        )
        + TABLE_END
    )


def _overall() -> str:
    return when(
        "overgripande",
        heading(1, "Förbundets övergripande mål"),
        paragraph("De här målen gäller hela förbundet, en part eller flera insatser tillsammans."),
        each(
            "g in overgripande",
            heading(2, "{{ g.namn }}"),
            _group(keep=True),
        ),
        written("text.kommentar"),
    )


def _goal() -> str:
    """The outcome of one goal, in paragraphs of a cell."""
    target = om(
        "m.malvarde_period",
        "För {{ period.text }} motsvarar målet {{ m.malvarde_period }}. ",
    )
    return each(
        "m in g.mal",
        paragraph(
            run("{{ m.nummer }}. ", "Stark")
            + JUDGED
            + run(". ")
            + run(_RESULT + target + "{{ m.kommentar }}"),
            style="Tabelltext",
            extra='<w:spacing w:before="20" w:after="100"/>',
        ),
    )


def _group(*, keep: bool = False) -> str:
    """Syfte, Målgrupp, Mål, Måluppfyllelse as a table, then follow-up and comment.

    With `keep` the table stays on one page; without, a long one may break between its rows.
    """
    widths = (1900, TEXT_WIDTH - 1900)
    goals = each(
        "m in g.mal",
        paragraph(
            run("{{ m.nummer }}. ", "Stark")
            + run("{{ m.formulering }}" + om("m.malvarde", " ({{ m.malvarde }})")),
            style="Tabelltext",
            extra='<w:spacing w:before="20" w:after="100"/>',
        ),
    )
    rows = (
        row(
            head_cell("{{ g.kortnamn }}", widths[0]),
            head_cell("Mål och resultat {{ period.text }}", widths[1]),
            header=True,
        ),
        *_text_row("Syfte", "g.text.syfte", widths, keep=True),
        *_text_row("Målgrupp", "g.text.malgrupp", widths, keep=keep),
        _wide_row("Mål", goals + _no_goals("Inga egna mål är satta."), widths, keep=keep),
        _wide_row("Måluppfyllelse", _goal() + _no_goals("Det finns inga mål att bedöma."), widths),
    )
    return (
        caption("Tabell", "Mål och måluppfyllelse, {{ g.namn }} {{ period.text }}")
        + table(
            rows,
            widths,
            description="Till vänster syfte, målgrupp, mål och måluppfyllelse, till höger texten.",
        )
        + each("a in g.andringar", paragraph("{{ a }}", style="Tabellnot"))
        + TABLE_END
        + _follow_ups()
        + written("g.text.kommentar")
    )


def _no_goals(text: str) -> str:
    return when("not g.mal", paragraph(text, style="Tabelltext"))


def _label(text: str, width: int, *, keep: bool = False) -> str:
    return cell(paragraph(run(text, "Stark"), style="Tabelltext", extra=KEEP * keep), width)


def _text_row(
    label: str, expression: str, widths: tuple[int, int], *, keep: bool
) -> tuple[str, ...]:
    """A row of a hand-written text, if there is one."""
    text = paragraph("{{ " + expression + "|stycken }}", style="Tabelltext", extra=KEEP * keep)
    return (
        tag_row(f"if {expression}", 2),
        row(_label(label, widths[0], keep=keep), cell(text, widths[1])),
        tag_row("endif", 2),
    )


def _wide_row(label: str, content: str, widths: tuple[int, int], *, keep: bool = False) -> str:
    """A row of many paragraphs, which may continue on the next page."""
    return row(_label(label, widths[0], keep=keep), cell(content, widths[1]), splits=not keep)


def _follow_ups() -> str:
    summary = om(
        "u.svarade",
        om_de_visas(
            "{{ u.kohort }} "
            + efter("u.kohort")
            + " avslutade {{ u.fonster }}. "
            + om(
                "u.samtycke.raknad",
                "{{ u.samtycke }} samtyckte till uppföljning och {{ u.svarade }} av dem svarade, "
                "{{ u.svarsfrekvens }}.",
                "{{ u.svarade }} svarade på uppföljningen.",
            )
        ),
        om(
            "u.svarade.raknad",
            "Bland dem som avslutade {{ u.fonster }} har ingen svarat.",
            "Hur många av dem som avslutade {{ u.fonster }} som har svarat har inte räknats.",
        ),
    )
    outcome = (
        "{{ w.namn }}: "
        + om(
            "w.andel.dold",
            "visas inte, för att ingen ska kunna kännas igen",
            om("w.andel.raknad", "{{ w.andel }}", "har inte räknats"),
        )
        + om(visad("w.vid_avslut"), " ({{ w.vid_avslut }} vid avslut, alla i gruppen)")
        + "."
        + om(visad("w.samma"), " Bland samma personer var det {{ w.samma }} vid avslut.")
        + om(
            "w.forra is not none and w.forra.finns",
            " I föregående rapport: {{ w.forra }}" + om("w.forra_inmatad", ", inmatat") + ".",
        )
    )
    return each(
        "u in g.uppfoljningar",
        heading(2, "Uppföljning efter {{ u.namn }}"),
        when_else(
            "u.inmatad",
            entered_follow_up(),
            lead(summary)
            + when(
                "u.svarade",
                each("w in u.utfall", paragraph(outcome, style="Lista")),
                figures("u.jamforelse", 3900),
            ),
        ),
    )
