"""The template of Bilaga Statistik."""

from __future__ import annotations

from delar import chart, each, heading, lead, paragraph, when, when_else, written
from fraser import ANSOKNINGAR, DE, EN, FLERA, FLERA_STOR, efter, om
from insatsmall import sections
from sidor import contents, section, title_block
from tabellmallar import figures, texts_and_figure

_FACTS = f"""\
Siffrorna är räknade ur förbundets egna register, där ingen {EN} går att känna igen.
{FLERA_STOR} är inskrivningar. Den som har varit med i två insatser, eller två gånger i samma, räknas \
två gånger. Antalet personer redovisas bara där raderna har nummer.
Nya har börjat och avslutade har slutat under {{{{ period.ord }}}}. {FLERA_STOR} är alla som har varit \
inskrivna någon dag.
Åldern räknas som årtalet minus födelseåret: vid avslut för de avslutade, annars vid start. Unga är \
till och med {{{{ unga_till }}}} år.
Andelar räknas på alla i gruppen. Där uppgift saknas för några står det på en egen rad. Medelvärden \
räknas på dem som det finns uppgift om.
Anonyma {FLERA} räknas bland de nya och ingen annanstans. Fördelningar av de nya gäller därför \
de kända.
Andelar avrundas var för sig till hela procent, så en summa kan bli 99 eller 101."""


def body() -> str:
    """The document's body."""
    return (
        title_block()
        + paragraph(
            "Här redovisas "
            + DE
            + " i förbundets insatser under {{ period.text }}"
            + om("ansokningar or strukturella", ", ", " och ")
            + "hur det gick för dem som avslutade"
            + om("ansokningar", om("strukturella", ", ", ", och ") + "ansökningarna")
            + om(
                "strukturella", om("ansokningar", " och ", ", och ") + "de strukturella insatserna"
            )
            + ".",
            style="Ingress",
        )
        + written("text.inledning")
        + _in_short()
        + contents(new_page=True)
        + each("i in unioner", _first_on_new_page("loop.first"), sections())
        + each("i in insatser", _first_on_new_page("loop.first and not unioner"), sections())
        + _applications()
        + _structural()
        + _method()
        + section()
    )


def _first_on_new_page(condition: str) -> str:
    """The heading of ``i``; what follows the table of contents begins a page."""
    name = "{{ i.namn }}"
    return when_else(condition, heading(1, name, new_page=True), heading(1, name))


def _in_short() -> str:
    return (
        heading(1, "Insatserna i korthet")
        + lead(
            "Tabellen visar varje insats för sig och sedan sammanräkningarna. En person som har "
            "varit med i två insatser räknas en gång i vardera, alltså två gånger i en "
            "sammanräkning."
        )
        + figures("korthet.tabell", 2700)
        + chart("korthet.diagram")
    )


def _applications() -> str:
    added = (
        "{{ p.parter|lista }} hör båda till {{ p.namn }}"
        + om(
            "not (p.antal.dold or p.andel.dold)",
            " och stod tillsammans för {{ p.antal }} "
            + om("p.antal.varde == 1", "ansökan", "ansökningar")
            + ", {{ p.andel }} av alla",
        )
        + "."
    ).replace("hör båda", "hör" + om("p.parter|antal == 2", " båda", " alla"))
    members = (
        lead(
            "Nästa tabell ställer varje medlems del av ansökningarna bredvid dess del av "
            "bidragen till förbundet."
        )
        + figures("ansokningar.tabell.medlemmar", 3400)
        + chart("ansokningar.diagram.medlemmar")
    )
    return when(
        "ansokningar",
        heading(1, "Ansökningar"),
        lead(ANSOKNINGAR),
        figures("ansokningar.tabell.parter", 4600),
        lead("Så fördelar sig ansökningarna på kommuner och sökande parter."),
        figures("ansokningar.tabell.matris", 1900, upright=True),
        each("p in ansokningar.sammanlagda", paragraph(added)),
        when("ansokningar.tabell.medlemmar is defined", members),
        written("text['kommentar-ansokningar']"),
    )


def _structural() -> str:
    goal = (
        "Målet{% if m.malvarde %}, {{ m.malvarde }} " + FLERA + ",{% endif %} är "
        "{% if m.slag == 'uppfyllt' %}uppfyllt{% elif m.slag == 'delvis' %}delvis uppfyllt"
        "{% elif m.slag == 'ej_uppfyllt' %}inte uppfyllt{% else %}inte bedömt{% endif %}."
        "{% if m.forra is not none %} Föregående år var resultatet {{ m.forra }}{% if m.forra_inmatad %}, inmatat av kansliet{% endif %}.{% endif %}"
    )
    return when(
        "strukturella",
        heading(1, "Strukturella insatser"),
        lead(
            "Strukturella insatser riktar sig till medarbetare och parter, inte till "
            + FLERA
            + " i "
            "rehabilitering. Under {{ period.text }} har {{ strukturella.antal }} "
            + om("strukturella.antal.varde == 1", "aktivitet", "aktiviteter")
            + " redovisats, med sammanlagt {{ strukturella.deltagare }} "
            + efter("strukturella.deltagare")
            + "."
        ),
        each("m in strukturella.mal", lead(goal)),
        texts_and_figure("strukturella.tabell", (3700, 2600, 1600, 1398)),
        written("text['kommentar-strukturella']"),
    )


def _method() -> str:
    first, *rest = _FACTS.splitlines()
    sources = when_else(
        "bara_antal|antal == insatser|antal",
        paragraph(
            f"Siffrorna är räknade ur de antal som insatserna har lämnat, där ingen {EN} går att "
            "känna igen.",
            style="Lista",
        ),
        paragraph(first, style="Lista")
        + when(
            "bara_antal",
            paragraph(
                "{{ bara_antal|lista }} för inget register utan lämnar bara antal.", style="Lista"
            ),
        ),
    )
    tallied = when(
        "bara_antal",
        paragraph(
            "Det som insatserna inte har räknat visas inte, eller står som ett streck.",
            style="Lista",
        ),
    )
    return (
        heading(1, "Så är siffrorna räknade")
        + sources
        + tallied
        + "".join(paragraph(fact, style="Lista") for fact in rest)
    )
