"""The template of the delårsrapport."""

from __future__ import annotations

from avslutsmall import entered_follow_up
from delar import (
    TABLE_END,
    caption,
    cell,
    chart,
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
from fraser import ANSOKNINGAR, EN, FLERA, FLERA_STOR, efter, om
from malmall import JUDGED
from sidor import contents, section, title_block
from tabellmallar import figures, statement, texts_and_figure

_WIDTHS = (2800, 1250, 1350, 2598, 1300)
_RESULT = om(
    "m.resultat is not none",
    "{{ m.resultat }}",
    om("m.i_ord", "{{ m.i_ord }}", om("m.orsak", "{{ m.orsak }}", "\u2013")),
)
_JUDGED_AGAINST = om(
    "m.slag == 'ej_matt' or m.slag == 'inget_malvarde'",
    "\u2013",
    om(
        "m.malvarde_period",
        "{{ m.malvarde_period }}",
        om("m.malvarde", "{{ m.malvarde }}", "\u2013"),
    ),
)


def body() -> str:
    """The document's body."""
    return (
        title_block()
        + paragraph(
            "Delårsrapporten gäller {{ period.text }}. Siffrorna är räknade på samma sätt som i "
            "årsredovisningen, och bredvid dem står samma period året innan.",
            style="Ingress",
        )
        + contents()
        + heading(1, "Förord", new_page=True)
        + needed("text.forord")
        + heading(1, "Väsentliga händelser")
        + needed("text.handelser")
        + _participants()
        + _exits()
        + _follow_ups()
        + _months()
        + _goals()
        + _applications()
        + _structural()
        + _economy()
        + heading(1, "Förväntad utveckling")
        + needed("text.utveckling")
        + heading(1, "Samlad bedömning")
        + needed("text.slutsats")
        + section()
    )


def _participants() -> str:
    return (
        heading(1, FLERA_STOR + " i insatserna", new_page=True)
        + lead(
            "Tabellerna visar {{ period.text }} bredvid {{ forra.text }}. En person som har varit "
            "med i två insatser räknas en gång i vardera, alltså två gånger i en sammanräkning."
        )
        + each("t in korthet", figures("t", 2800))
        + chart("diagram")
        + written("text['kommentar-deltagare']")
    )


def _exits() -> str:
    return (
        heading(1, "Utfall vid avslut")
        + when_else(
            "utfall is not none",
            lead("Tabellen visar hur stor del av dem som avslutade som hade nått varje utfall då.")
            + figures("utfall", 3000),
            paragraph("Ingen insats har uppgifter om utfall vid avslut för {{ period.text }}."),
        )
        + written("text['kommentar-avslut']")
    )


def _follow_ups() -> str:
    summary = om(
        "u.svarade",
        "{{ u.kohort }} "
        + efter("u.kohort")
        + " avslutade {{ u.fonster }}. {{ u.samtycke }} av dem har "
        "samtyckt till att följas upp, och {{ u.svarade }} av dessa har svarat: svarsfrekvensen "
        "är {{ u.svarsfrekvens }}.",
        "Ingen av dem som avslutade {{ u.fonster }} har svarat på någon uppföljning.",
    )
    view = each(
        "u in i.uppfoljningar",
        heading(2, "{{ i.namn }}, efter {{ u.namn }}"),
        when_else(
            "u.inmatad",
            entered_follow_up(),
            lead(summary) + when("u.svarade", figures("u.jamforelse", 3900)),
        ),
    )
    return (
        heading(1, "Uppföljning")
        + when_else(
            "har_uppfoljning",
            each("i in insatser", view),
            paragraph("Uppföljningen efter avslut redovisas i årsredovisningen."),
        )
        + written("text['kommentar-uppfoljning']")
    )


def _months() -> str:
    return heading(1, "Månad för månad", new_page=True) + each(
        "i in insatser",
        heading(2, "{{ i.namn }}"),
        when_else(
            "i.tabell is not none",
            lead("Så många började och avslutade varje månad.")
            + figures("i.tabell", 1900)
            + chart("i.diagram"),
            paragraph(
                om(
                    "i.raknad",
                    "Ingen känd " + EN + " har börjat eller avslutat under {{ period.text }}.",
                    "Hur många som började och avslutade under {{ period.text }} har inte räknats.",
                )
            ),
        ),
        written("i.text.kommentar"),
    )


def _goals() -> str:
    share = (
        "Perioden omfattar {{ period.hela_manader }} hela månader av årets 12. Mål för antal nya, avslutade, "
        "ansökningar och "
        + FLERA
        + " i strukturella insatser gäller hela året, och perioden bedöms "
        "därför mot {{ period.hela_manader }} av 12 delar av målet. Andelar, medelvärden och "
        "antalet " + FLERA + " i en insats bedöms mot årets mål som det är."
    )
    return (
        heading(1, "Mål och måluppfyllelse")
        + when_else(
            "mal",
            paragraph(share) + each("g in mal", heading(2, "{{ g.namn }}"), _goal_table()),
            paragraph("Inga mål är satta för {{ period.ar }}."),
        )
        + written("text['kommentar-mal']")
    )


def _goal_table() -> str:
    titles = ("Vad", "Årets mål", "Bedöms mot", "Resultat", "{{ forra.text|versal }}")
    header = row(
        *(head_cell(text, width) for text, width in zip(titles, _WIDTHS, strict=True)), header=True
    )

    def text_cell(text: str, width: int) -> str:
        return cell(paragraph(text, style="Tabelltext"), width)

    target = om("m.malvarde", "{{ m.malvarde }}", "\u2013")
    result = cell(
        paragraph(run(_RESULT), style="Tabelltext")
        + when("m.resultat is not none", paragraph(JUDGED, style="Tabelltext")),
        _WIDTHS[3],
    )
    line = row(
        text_cell("{{ m.formulering }}", _WIDTHS[0]),
        text_cell(target, _WIDTHS[1]),
        text_cell(_JUDGED_AGAINST, _WIDTHS[2]),
        result,
        text_cell(
            om(
                "m.forra is not none",
                "{{ m.forra }}",
                om("m.forra_i_ord", "{{ m.forra_i_ord }}", "\u2013"),
            ),
            _WIDTHS[4],
        ),
    )
    rows = (header, tag_row("for m in g.mal", 5), line, tag_row("endfor", 5))
    return (
        caption("Tabell", "Mål och resultat, {{ g.namn }} {{ period.text }}")
        + table(
            rows,
            _WIDTHS,
            description="En rad per mål: vad det gäller, årets mål, vad perioden bedöms mot, "
            "resultat med bedömning, samma period året innan.",
        )
        + TABLE_END
    )


def _applications() -> str:
    return (
        heading(1, "Ansökningar")
        + when_else(
            "ansokningar",
            lead(ANSOKNINGAR) + figures("ansokningar.tabell.matris", 1900, upright=True),
            paragraph(
                "Ansökningarna kan inte räknas för {{ period.text }}: det finns inga i underlaget, "
                "eller så är inte alla angivna per hel månad. De redovisas i årsredovisningen."
            ),
        )
        + written("text['kommentar-ansokningar']")
    )


def _structural() -> str:
    total = (
        "{{ strukturella.antal }} "
        + om("strukturella.antal.varde == 1", "aktivitet", "aktiviteter")
        + " har genomförts, med sammanlagt {{ strukturella.deltagare }} "
        + efter("strukturella.deltagare")
        + "."
    )
    return (
        heading(1, "Strukturella insatser")
        + when_else(
            "strukturella",
            when_else(
                "strukturella.antal",
                lead(total) + texts_and_figure("strukturella.tabell", (3700, 2600, 1600, 1398)),
                paragraph("Inga strukturella insatser har genomförts under {{ period.text }}."),
            ),
            paragraph(
                "De strukturella insatserna kan inte räknas för {{ period.text }}: det finns inga i "
                "underlaget, eller så är inte alla angivna per månad. De redovisas i "
                "årsredovisningen."
            ),
        )
        + written("text['kommentar-strukturella']")
    )


def _economy() -> str:
    sentence = "Tabellen visar utfallet {{ period.text }}" + om(
        "ekonomi.har_budget", " mot budgeten"
    )
    sentence += om(
        "ekonomi.har_prognos",
        ", och prognosen för hela {{ period.ar }}. Prognosens avvikelse är prognos minus årets "
        "budget.",
        ". Någon prognos för hela året är inte inmatad.",
    )
    return (
        heading(1, "Ekonomi")
        + when_else(
            "ekonomi.tabeller",
            lead(sentence) + each("t in ekonomi.tabeller", statement("t")),
            paragraph("{{ ekonomi.saknas }}"),
        )
        + needed("text.ekonomi")
    )
