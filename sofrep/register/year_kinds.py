"""The sheets of goals, texts and the entered history, and their columns."""

from __future__ import annotations

from sofrep.register import header_words as words
from sofrep.register.declaration import Column, SheetKind, Values, Words

AR = Column(
    field="ar",
    words=words.AR,
    header="År",
    values=Values.ARTAL,
    aliases=("Årtal",),
    help="behövs inte i en mapp som heter som året",
)

MAL = SheetKind(
    kind="mal",
    title="Mål",
    file="{ar}/mal.xlsx",
    per_year=True,
    help="En rad per mål. Ett mål utan målvärde redovisas men bedöms inte.",
    columns=(
        AR,
        Column(
            field="insats",
            words=Words(
                also=("Gäller", "Gäller insats", "Insatsens namn"), stems=("insats", "gäller")
            ),
            header="Insats",
            values=Values.KOD,
            choices="scope",
            without="alla mål räknas som förbundets",
            help="insats, union eller Förbundet; tomt är förbundet",
        ),
        Column(
            field="mal",
            words=Words(
                also=("Målet", "Målformulering", "Mål i ord", "Målsättning"), stems=("mål",)
            ),
            header="Mål",
            values=Values.FRITEXT,
            required=True,
        ),
        Column(
            field="matt",
            words=Words(
                also=("Måttet", "Mätetal", "Mått i sofrep"),
                stems=("mått", "mät", "nyckeltal", "indikator"),
            ),
            header="Mått",
            values=Values.BETECKNING,
            required=True,
            help="t.ex. nya eller avslutade.arbstud.andel; tomt när resultatet skrivs in",
        ),
        Column(
            field="jamforelse",
            words=Words(
                also=("Jämför", "Minst/högst", "Minst eller högst"),
                stems=("jämför", "minst", "villkor"),
            ),
            header="Jämförelse",
            values=Values.JAMFORELSE,
            choices="jamforelse",
        ),
        Column(
            field="malvarde",
            words=Words(
                also=("Målvärdet", "Målnivå", "Måltal", "Målet i tal"),
                stems=("målv", "målt", "målniv", "nivå"),
            ),
            header="Målvärde",
            values=Values.TAL,
            required=True,
        ),
        Column(
            field="enhet",
            words=Words(also=("Måttenhet", "Enhet för målet"), stems=("enhet", "-enhet")),
            header="Enhet",
            values=Values.ENHET,
            choices="enhet",
        ),
        Column(
            field="resultat",
            words=Words(
                also=("Resultat", "Årets resultat", "Utfall"),
                stems=("resultat", "utfall"),
                unlike=("före", "förra", "ord"),
            ),
            header="Resultat (inmatat)",
            values=Values.TAL,
            aliases=("Resultat inmatat", "Inmatat resultat"),
        ),
        Column(
            field="forra",
            words=Words(
                also=("Föregående år", "Förra året", "Resultat förra året", "Förra årets resultat"),
                stems=("före", "förra"),
                unlike=("ord",),
            ),
            header="Föregående år (inmatat)",
            values=Values.TAL,
            aliases=("Föregående år inmatat", "Resultat föregående år"),
        ),
        Column(
            field="ej_matt",
            words=Words(
                also=("Kunde ej mätas", "Ej mätt", "Inte mätt", "Ej mätbart", "Gick inte att mäta"),
                stems=("mäta", "mätt", "mätb", "ej"),
            ),
            header="Kunde inte mätas",
            values=Values.FRITEXT,
            help="skälet; då visas inget resultat",
        ),
        Column(
            field="i_ord",
            words=Words(stems=("ord",), unlike=("före", "förra")),
            header="Resultat i ord",
            values=Values.FRITEXT,
            help="för ett mål utan tal: orden står då som resultatet",
        ),
        Column(
            field="forra_i_ord",
            words=Words(also=("Förra året i ord", "Resultat förra året i ord"), stems=("ord",)),
            header="Föregående år i ord",
            values=Values.FRITEXT,
            aliases=("Resultat föregående år i ord",),
            help="när det inte finns något tal för året före",
        ),
        Column(
            field="part",
            header="Part",
            values=Values.KOD,
            choices="part",
            help="för ett mål för Förbundet som gäller en av parterna",
        ),
        Column(
            field="kommentar",
            words=Words(
                also=("Kommentarer", "Kommentar till resultatet", "Anmärkning"),
                stems=("komment", "anmärk", "analys"),
            ),
            header="Kommentar",
            values=Values.FRITEXT,
        ),
    ),
)

TEXTER = SheetKind(
    kind="texter",
    asides=("Vad som ska stå",),
    title="Texter",
    file="{ar}/texter.xlsx",
    per_year=True,
    help="Det som skrivs för hand; en tom rad skiljer stycken.",
    columns=(
        AR,
        Column(field="bilaga", header="Bilaga", values=Values.KOD, choices="bilaga", required=True),
        Column(
            field="avsnitt", header="Avsnitt", values=Values.KOD, choices="avsnitt", required=True
        ),
        Column(
            field="insats",
            header="Insats",
            words=Words(stems=("insats", "gäller")),
            values=Values.KOD,
            choices="scope",
        ),
        Column(
            field="text",
            words=Words(also=("Texten",), stems=("text",)),
            header="Text",
            values=Values.FRITEXT,
            required=True,
        ),
    ),
)

HISTORIK = SheetKind(
    kind="historik",
    title="Historik",
    file="historik.xlsx",
    help="Siffror för år som saknar rader i registret, med källa.",
    columns=(
        Column(
            field="figur",
            words=Words(also=("Figurid", "Figurens id", "Siffra"), stems=("figur", "siffr", "id")),
            header="Figur",
            values=Values.BETECKNING,
            required=True,
            aliases=("Figur-id",),
            help="siffrans id, t.ex. 2022.steg.nya; alla visas av sofrep figures",
        ),
        Column(
            field="varde",
            words=Words(also=("Värdet",), stems=("värde", "antal", "resultat")),
            header="Värde",
            values=Values.TAL,
            required=True,
        ),
        Column(field="taljare", words=Words(stems=("tälj",)), header="Täljare", values=Values.TAL),
        Column(
            field="namnare", words=Words(stems=("nämn",)), header="Nämnare", values=Values.ANTAL
        ),
        Column(
            field="enhet",
            words=Words(also=("Måttenhet", "Enhet för målet"), stems=("enhet", "-enhet")),
            header="Enhet",
            values=Values.ENHET,
            choices="enhet",
        ),
        Column(
            field="kalla",
            words=Words(also=("Källan", "Källhänvisning"), stems=("käll", "-källa")),
            header="Källa",
            values=Values.FRITEXT,
            required=True,
        ),
    ),
)
