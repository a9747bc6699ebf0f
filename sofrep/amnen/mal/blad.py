"""Goal sheets: their columns."""

from __future__ import annotations

from msgspec.structs import replace

from sofrep.amnen.mal.lasning import read_goals
from sofrep.excel.declaration import (
    Column,
    Copied,
    Records,
    SheetKind,
    Totals,
    Values,
    Words,
    offering,
)
from sofrep.excel.shared_columns import AR, ENHET, PART, SCOPE

MAL = SheetKind(
    kind="mal",
    title="Mål",
    file="{ar}/mal.xlsx",
    per_year=True,
    into=Records(name="goals"),
    read=read_goals,
    totals=Totals.AMONG,
    copied=Copied(by_row=True),
    of_year=("resultat", "i_ord"),
    help="En rad per mål. Varje mål har sin lydelse och ett av fyra: ett mått, ett inmatat resultat, ett resultat "
    "i ord eller varför det inte kunde mätas. Ska det bedömas har det också jämförelse och målvärde.",
    columns=(
        AR,
        replace(
            SCOPE,
            words=Words(
                also=("Gäller", "Gäller insats", "Insatsens namn"), stems=("insats", "gäller")
            ),
            without="alla mål räknas som förbundets",
            help="insats, union eller Förbundet; tomt är förbundet",
        ),
        Column(
            "mal",
            "Mål",
            Values.FRITEXT,
            required=True,
            in_words=True,
            words=Words(
                also=("Målet", "Målformulering", "Mål i ord", "Målsättning"), stems=("mål",)
            ),
            help="alltid; målet i ord, så som det ska stå i dokumentet",
        ),
        Column(
            "matt",
            "Mått",
            Values.BETECKNING,
            required=True,
            words=Words(
                also=("Måttet", "Mätetal", "Mått i sofrep"),
                stems=("mått", "mät", "nyckeltal", "indikator"),
            ),
            help="när programmet ska räkna resultatet: välj insatsen först och sedan i rullistan, eller sök på bladet "
            "Alla mått. Annars tomt",
        ),
        Column(
            "jamforelse",
            "Jämförelse",
            Values.JAMFORELSE,
            words=Words(
                also=("Jämför", "Minst/högst", "Minst eller högst"),
                stems=("jämför", "minst", "villkor"),
            ),
            offered=offering(">=", "<="),
            help="när målet har ett målvärde: >= är minst, <= är högst",
        ),
        Column(
            "malvarde",
            "Målvärde",
            Values.TAL,
            required=True,
            words=Words(
                also=("Målvärdet", "Målnivå", "Måltal", "Målet i tal"),
                stems=("målv", "målt", "målniv", "nivå"),
            ),
            help="när målet ska bedömas; tomt, så redovisas det utan att bedömas",
        ),
        replace(
            ENHET,
            help="vad målvärdet och resultatet räknas i; tomt, så följer den av måttet eller är antal",
        ),
        Column(
            "resultat",
            "Resultat (inmatat)",
            Values.TAL,
            aliases=("Resultat inmatat", "Inmatat resultat"),
            words=Words(
                also=("Resultat", "Årets resultat", "Utfall"),
                stems=("resultat", "utfall"),
                unlike=("före", "förra", "ord"),
            ),
            help="när resultatet inte räknas av programmet; lämna då Mått tomt",
        ),
        Column(
            "forra",
            "Föregående år (inmatat)",
            Values.TAL,
            aliases=("Föregående år inmatat", "Resultat föregående år"),
            words=Words(
                also=("Föregående år", "Förra året", "Resultat förra året", "Förra årets resultat"),
                stems=("före", "förra"),
                unlike=("ord",),
            ),
            help="bara när programmet inte kan räkna det",
        ),
        Column(
            "ej_matt",
            "Kunde inte mätas",
            Values.FRITEXT,
            words=Words(
                also=("Kunde ej mätas", "Ej mätt", "Inte mätt", "Ej mätbart", "Gick inte att mäta"),
                stems=("mäta", "mätt", "mätb", "ej"),
            ),
            help="skälet; då visas inget resultat",
        ),
        Column(
            "i_ord",
            "Resultat i ord",
            Values.FRITEXT,
            words=Words(stems=("ord",), unlike=("före", "förra")),
            help="för ett mål utan tal: orden står då som resultatet",
        ),
        Column(
            "forra_i_ord",
            "Föregående år i ord",
            Values.FRITEXT,
            aliases=("Resultat föregående år i ord",),
            words=Words(also=("Förra året i ord", "Resultat förra året i ord"), stems=("ord",)),
            help="när det inte finns något tal för året före",
        ),
        replace(PART, help="för ett mål för Förbundet som gäller en av parterna"),
        Column(
            "omrade",
            "Målområde",
            Values.FRITEXT,
            aliases=("Perspektiv",),
            words=Words(
                also=("Område", "Fokusområde", "Inriktningsmål"), stems=("område", "perspektiv")
            ),
            help="för mål som ska redovisas tillsammans; perspektivet i ett styrkort",
        ),
        Column(
            "kommentar",
            "Kommentar",
            Values.FRITEXT,
            words=Words(
                also=("Kommentarer", "Kommentar till resultatet", "Anmärkning"),
                stems=("komment", "anmärk", "analys"),
            ),
        ),
    ),
)
