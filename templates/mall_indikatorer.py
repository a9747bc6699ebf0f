"""The template of Bilaga Indikatorer."""

from __future__ import annotations

from delar import KEEP, chart, each, heading, lead, paragraph, run, when, when_else, written
from enkattabeller import history, results
from fraser import om
from sidor import contents, section, title_block
from tabellmallar import figures

_FACTS = """\
Varje svar räknas som negativt, varken eller eller positivt. De mest positiva svaren räknas också \
som klart positiva och ingår i de positiva.
n är antalet som har svarat på frågan, och andelarna räknas på dem. Svarsfrekvensen är hur stor del \
som har svarat av dem som lämnat in en enkät och skulle svara på frågan.
Under Riket står andelen positiva i hela landet och, inom parentes, hur många procentenheter \
förbundet ligger över eller under. Under Förändring står hur många procentenheter andelen positiva \
har ändrats sedan {{ forra.ar }}. Skillnaderna är räknade på oavrundade värden.
Andelarna avrundas var för sig till hela procent. Därför kan negativt, varken eller och positivt \
tillsammans bli 99 eller 101.
I en liten grupp kan ett enda svar ändra andelen mycket. Se därför också på antalet svar."""


def body() -> str:
    """The document's body."""
    return (
        title_block()
        + paragraph(
            "Här redovisas de nationella indikatorerna för finansiell samordning {{ period.text }}. "
            "De bygger på enkäter till dem som deltar i insatserna och till dem som arbetar med "
            "dem, och visar hur samverkan fungerar.",
            style="Ingress",
        )
        + written("text.inledning")
        + heading(1, "Det som sticker ut")
        + when_else("enkat", _in_short(), _no_survey())
        + contents()
        + _method()
        + when(
            "indikatorer",
            heading(1, "Indikatorerna", new_page=True),
            each("i in indikatorer", _indicator()),
        )
        + section()
    )


def _no_survey() -> str:
    return paragraph(
        "Det finns inga enkätsvar att redovisa för {{ period.text }}."
        + om("not period.ar_helar", " Enkäten redovisas för hela år.")
    )


def _in_short() -> str:
    returned = (
        "{{ korthet.enkater }} "
        + om("korthet.enkater.varde == 1", "enkät", "enkäter")
        + " har kommit in {{ period.text }}"
        + om("korthet.enkater_forra is not none", ", mot {{ korthet.enkater_forra }} året före")
        + "."
        + om(
            "korthet.ej_tillfragade",
            " {{ korthet.ej_tillfragade|lista }} tillfrågades inte {{ period.text }}.",
        )
    )
    changed = om(
        "korthet.jamforda",
        "{{ korthet.jamforda }} "
        + om("korthet.jamforda.varde == 1", "fråga", "frågor")
        + " kan jämföras med {{ forra.ar }}. Andelen positiva svar har ökat på {{ korthet.okat }}, "
        "minskat på {{ korthet.minskat }} och är lika på {{ korthet.lika }}.",
        om("korthet.fragor", "Ingen fråga kan jämföras med {{ forra.ar }}."),
    )
    year = "{{ forra.ar }}"
    return (
        paragraph(returned)
        + when("korthet.fragor", paragraph(changed))
        + _list(
            "okning", f"Andelen positiva svar har ökat mest sedan {year} här:", f"mer än {year}"
        )
        + _list("minskning", "Den har minskat mest här:", f"mindre än {year}")
        + _list("over", "Längst över riket ligger:", "över riket")
        + _list("under", "Längst under riket ligger:", "under riket")
        + _list("lagst", "Lägst andel positiva svar har:", "")
    )


def _list(name: str, title: str, compared: str) -> str:
    """One kind of what stands out: a sentence, its questions, and how many more are alike."""
    found = f"korthet.{name}"
    text = (
        "{{ p.grupp }}, ”{{ p.lydelse }}” (indikator {{ p.indikator }}): "
        "{{ p.andel }}"
        + om("p.antal is not none and p.n is not none", " ({{ p.antal }}\u00a0av\u00a0{{ p.n }})")
        + om("p.skillnad is not none", ", {{ p.skillnad }} " + compared + " ({{ p.jamfort }})")
        * bool(compared)
        + "."
    )
    more = om(
        f"{found}.punkter",
        f"Därefter är {{{{ {found}.lika }}}} frågor lika: {{{{ {found}.lika_text }}}}.",
        f"{{{{ {found}.lika }}}} frågor är lika: {{{{ {found}.lika_text }}}}.",
    )
    return when(
        f"{found}.punkter or {found}.lika",
        lead(title),
        each(f"p in {found}.punkter", paragraph(text, style="Lista")),
        when(f"{found}.lika", paragraph(more, style="Lista")),
    )


def _method() -> str:
    return (
        heading(1, "Metod och kontakt")
        + heading(2, "Så gjordes enkäten")
        + paragraph("{{ text.metod|stycken }}")
        + when(
            "enkater is not none",
            figures("enkater", 2800),
        )
        + heading(2, "Så läser du resultaten")
        + "".join(paragraph(fact, style="Lista") for fact in _FACTS.splitlines())
        + when(
            "minsta_grupp",
            paragraph(
                "Där färre än {{ minsta_grupp }} har svarat visas inget resultat. Där står "
                "”för få svar”.",
                style="Lista",
            ),
        )
        + heading(2, "Kontakt")
        + paragraph("{{ text.kontakt|stycken }}")
    )


def _indicator() -> str:
    title = "Indikator {{ i.nummer }}. {{ i.lydelse }}"
    question = run("{{ f.grupp }}, fråga {{ f.nummer }}: ", "Stark") + run(
        "”{{ f.lydelse }}”{% for t in f.tillagg %}{% if loop.first %}.{% endif %} {{ t }}{% endfor %}"
    )
    return (
        heading(2, title)
        + when("i.utan_matt", paragraph("Indikatorn mäts inte än. {{ i.utan_matt }}."))
        + when(
            "not i.utan_matt and not i.fragor",
            paragraph("Ingen fråga i enkäten hör till indikatorn."),
        )
        + each("f in i.fragor", paragraph(question, style="Lista", extra=KEEP))
        + when(
            "i.ej_tillfragade",
            lead("{{ i.ej_tillfragade|lista }} tillfrågades inte {{ period.text }}."),
        )
        + each("d in i.diagram", chart("d"))
        + when("i.resultat is not none", results("i.resultat"))
        + when("i.kommentar", paragraph("{{ i.kommentar|stycken }}"))
        + when("i.historik is not none", history("i.historik"))
    )
