"""The template of the årsredovisning."""

from __future__ import annotations

from delar import (
    TAB,
    chart,
    each,
    heading,
    lead,
    needed,
    paragraph,
    when,
    when_else,
    written,
)
from fraser import FLERA, efter, om
from malmall import goals
from sidor import contents, section, title_block
from tabellmallar import figures, key_figures, statement, texts, texts_and_figure

_LINE = paragraph(TAB, style="Underskriftslinje")


def body() -> str:
    """The document's body."""
    return (
        title_block()
        + contents()
        + _emblems()
        + heading(1, "Förord", new_page=True)
        + needed("text.forord")
        + _word_list()
        + heading(1, "Förvaltningsberättelse", new_page=True)
        + _organisation()
        + _financing()
        + _development()
        + _text("Viktiga förhållanden för resultat och ekonomisk ställning", "viktiga-forhallanden")
        + _text("Händelser av väsentlig betydelse", "handelser")
        + _text("Styrning och uppföljning av verksamheten", "styrning")
        + _goals()
        + _balance_requirement()
        + _staff()
        + _text("Förväntad utveckling", "utveckling")
        + _statements()
        + _notes()
        + _bilagor()
        + _signatures()
        + section()
    )


def _emblems() -> str:
    return each(
        "e in forbund.emblem",
        paragraph("{{ e.bild }}", style="Emblem"),
        paragraph("Verksamheten medfinansieras av {{ e.namn }}.", style="Emblemtext"),
    )


def _text(title: str, avsnitt: str) -> str:
    return heading(2, title) + needed(f"text['{avsnitt}']")


def _word_list() -> str:
    return heading(1, "Ordlista") + when_else(
        "ordlista is not none", texts("ordlista", 2400), needed("text.ordlista")
    )


def _organisation() -> str:
    tables = each("o in organ", texts("o.tabell", 2200))
    return (
        heading(2, "Organisation")
        + written("text.organisation")
        + when_else("organ", tables, paragraph("{{ organ_saknas }}"))
    )


def _financing() -> str:
    return (
        heading(2, "Uppdrag och finansiering")
        + needed("text.uppdrag")
        + when(
            "finansiering",
            lead(
                "Medlemmarna har för {{ period.text }} bidragit med sammanlagt "
                "{{ finansiering.totalt }}. Tabellen visar varje medlems bidrag och dess del av "
                "dem alla."
            ),
            figures("finansiering.tabell", 4200),
        )
    )


def _development() -> str:
    band = key_figures(
        (
            ("Årets resultat", "{{ nyckeltal.resultat }}"),
            ("Eget kapital", "{{ nyckeltal.eget_kapital }}"),
            ("Soliditet", "{{ nyckeltal.soliditet }}"),
        ),
        "Årets resultat, eget kapital och soliditet; samma tal står i räkenskaperna.",
    )
    return (
        heading(2, "Översikt över verksamhetens utveckling")
        + when(
            "nyckeltal.resultat is not none and nyckeltal.eget_kapital is not none "
            "and nyckeltal.soliditet is not none",
            band,
        )
        + needed("text.oversikt")
        + _statement("fler", "Ekonomin under de senaste åren visas i sammandrag.")
        + lead("Så många " + FLERA + " har insatserna haft under {{ period.text }}.")
        + figures("deltagare", 2700)
    )


def _statement(rapport: str, sentence: str = "") -> str:
    """A statement, or the placeholder that says which sheet is missing."""
    name = f"rapport.{rapport}"
    return when_else(
        f"{name}.tabell is not none",
        (lead(sentence) if sentence else "") + statement(f"{name}.tabell"),
        paragraph("{{ " + name + ".saknas }}"),
    )


def _goals() -> str:
    where = each(
        "b in bilagor",
        when(
            "b.kod == 'maluppfyllelse'",
            paragraph(
                "Målen, resultaten och uppföljningarna redovisas utförligt i "
                "bilaga {{ b.nummer }}, {{ b.namn }}."
            ),
        ),
    )
    return (
        heading(2, "God ekonomisk hushållning och måluppfyllelse")
        + needed("text.hushallning")
        + where
        + each(
            "g in mal",
            heading(3, "{{ g.namn }}"),
            when_else(
                "g.mal",
                goals("g", "Mål och resultat, {{ g.namn }} {{ period.text }}"),
                paragraph("Inga egna mål är satta för {{ period.text }}."),
            ),
            written("g.text.slutsats is defined and g.text.slutsats").replace(
                "{{ g.text.slutsats is defined and g.text.slutsats|stycken }}",
                "{{ g.text.slutsats|stycken }}",
            ),
        )
        + _structural()
        + when(
            "anvandning",
            heading(3, "Så har medlen använts"),
            lead("Tabellen och diagrammet visar vad medlen har gått till."),
            figures("anvandning.tabell", 4200),
            chart("anvandning.diagram"),
        )
        + written("text.anvandning")
        + heading(3, "Samlad bedömning")
        + needed("text.slutsats")
    )


def _structural() -> str:
    total = (
        "Aktiviteterna har haft sammanlagt {{ strukturella.deltagare }} "
        + efter("strukturella.deltagare")
        + ""
        "{% for m in strukturella.mal %}{% if m.malvarde %}; målet är {{ m.malvarde }}"
        "{% endif %}{% endfor %}. Varje aktivitet har en rad, och summan står sist."
    )
    return (
        heading(3, "Strukturella insatser")
        + when_else(
            "strukturella",
            when(
                "strukturella.mal",
                goals("strukturella", "Mål och resultat, strukturella insatser {{ period.text }}"),
            )
            + lead(total)
            + texts_and_figure("strukturella.tabell", (3700, 2600, 1600, 1398)),
            paragraph("Inga strukturella insatser har redovisats för {{ period.text }}."),
        )
        + needed("text['slutsats-strukturella']")
    )


def _balance_requirement() -> str:
    result = om(
        "nyckeltal.balanskrav.varde >= 0",
        "Balanskravsresultatet är {{ nyckeltal.balanskrav }}, och det finns inget underskott "
        "för {{ period.text }} att återställa.",
        "Balanskravsresultatet är {{ nyckeltal.balanskrav }}, alltså ett underskott.",
    )
    return (
        heading(2, "Balanskravsresultat")
        + _statement("krav")
        + when("nyckeltal.balanskrav is not none", paragraph(result))
        + written("text.balanskrav")
    )


def _staff() -> str:
    employed = "Förbundet har {{ nyckeltal.anstallda }} anställda."
    return (
        heading(2, "Personal")
        + when("nyckeltal.anstallda", paragraph(employed))
        + needed("text.personal")
    )


def _statements() -> str:
    solidity = (
        "Soliditeten, eget kapital som andel av tillgångarna, var {{ nyckeltal.soliditet }} vid "
        "årets slut"
        + om(
            "nyckeltal.soliditet_forra is not none",
            ". Ett år tidigare var den {{ nyckeltal.soliditet_forra }}",
        )
        + "."
    )
    return (
        heading(1, "Räkenskaper", new_page=True)
        + heading(2, "Resultaträkning")
        + _statement("res")
        + written("text['kommentar-resultat']")
        + heading(2, "Balansräkning")
        + _statement("bal")
        + written("text['kommentar-balans']")
        + heading(2, "Soliditet")
        + when_else(
            "nyckeltal.soliditet is not none",
            paragraph(solidity),
            paragraph("Soliditeten kan inte räknas ut ur balansräkningen."),
        )
        + written("text.soliditet")
        + heading(2, "Kassaflödesanalys")
        + _statement("kf")
        + written("text['kommentar-kassaflode']")
        + heading(2, "Driftsredovisning")
        + _statement("drift", "Avvikelsen är utfall minus budget.")
        + written("text['kommentar-drift']")
    )


def _notes() -> str:
    note = each(
        "n in noter",
        heading(3, "Not {{ n.nummer }}{% if n.namn %} {{ n.namn }}{% endif %}"),
        when("n.saknas", paragraph("{{ n.saknas }}")),
        when("n.tabell is not none", statement("n.tabell")),
        each("s in n.stycken", paragraph("{{ s }}")),
    )
    return (
        heading(2, "Noter")
        + heading(3, om("principnot", "Not {{ principnot }} ") + "Redovisningsprinciper")
        + needed("text.principer")
        + note
        + heading(2, "Ansvarsförbindelser")
        + needed("text.ansvarsforbindelser")
    )


def _signatures() -> str:
    return (
        heading(1, "Underskrifter", new_page=True)
        + paragraph(
            "Styrelsen för {{ forbund.namn }} lämnar härmed årsredovisningen för "
            "{{ period.text }}" + om("dokument.diarienummer", ", {{ dokument.diarienummer }}") + "."
        )
        + written("text.underskrifter")
        + _LINE
        + paragraph("Ort och datum", style="Underskriftsuppdrag")
        + each(
            "l in ledamoter",
            _LINE,
            paragraph("{{ l.namn }}", style="Underskrift"),
            when("l.uppdrag", paragraph("{{ l.uppdrag }}", style="Underskriftsuppdrag")),
        )
    )


def _bilagor() -> str:
    return when(
        "bilagor",
        heading(1, "Bilagor"),
        each("b in bilagor", paragraph("Bilaga {{ b.nummer }} {{ b.namn }}", style="Lista")),
    )
