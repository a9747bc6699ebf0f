"""Errors to plant in the documents of `support.granskade`: in a text, or in a cell of a table.

A cell is named by how its table's title begins, its row and its column (a title itself by no
row).  The kinds are those of `sofrep.granskning.fynd.REGLER`, roughly: what a reader would call it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from support.granskade import DOKUMENT
from support.handlingar import Part, Rubrik, Ruta, Tab


class Fel(NamedTuple):
    """A planted error: in which document, where, what stands there instead."""

    dokument: str
    var: str | tuple[str, str, str]
    i_stallet: str


S, I, A, M, V, F = DOKUMENT  # noqa: E741 - the documents by their initials

TEXT = [
    Fel(S, "412 deltagare (221", "411 deltagare (221"),
    Fel(S, "221 kvinnor och 191 män", "222 kvinnor och 191 män"),
    Fel(S, "studier, 36 %", "studier, 46 %"),
    Fel(S, "fler än 2020 (388)", "färre än 2020 (388)"),
    Fel(S, "31 unga (31 %)", "31 unga (13 %)"),
    Fel(S, "knappt 23 %", "drygt 23 %"),
    Fel(S, "dvs. 82", "dvs. 80"),
    Fel(S, "Stegen hade 212", "Stegen hade 221"),
    Fel(S, "en ökning med 14", "en ökning med 24"),
    Fel(S, "ökade från 120", "minskade från 120"),
    Fel(S, "14 till arbete (36 %)", "14 till arbete (63 %)"),
    Fel(S, "genomsnitt 22 per", "genomsnitt 32 per"),
    Fel(S, "kommunerna 39.", "kommunerna 49."),
    Fel(S, "övriga 47", "övriga 57"),
    Fel(I, "deltagare, 80 %", "deltagare, 84 %"),
    Fel(I, "var 88 % positiva", "var 89 % positiva"),
    Fel(I, "med 3 procentenheter", "med 5 procentenheter"),
    Fel(I, "74 av 92", "94 av 92"),
    Fel(A, "resultat är 214 300 kr", "resultat är 241 300 kr"),
    Fel(A, "mot 96 800 kr", "mot 98 600 kr"),
    Fel(A, "kapitalet är 1 482 600", "kapitalet är 1 842 600"),
    Fel(A, "drygt 6 miljoner", "drygt 7 miljoner"),
    Fel(A, "17 % till kansliet", "27 % till kansliet"),
    Fel(A, "2021-01-01 – 2021-12-31", "2021-12-31 – 2021-01-01"),
    Fel(A, "– 2021-12-31", "– 2021-12-32"),
    Fel(M, "fyra uppfyllda", "fem uppfyllda"),
    Fel(M, "nått: 45 %", "nått: 54 %"),
    Fel(M, "7 procentenheter mer", "9 procentenheter mer"),
    Fel(M, "fler än 2020 (190)", "färre än 2020 (190)"),
    Fel(M, "61 kvinnor och 73", "61 kvinnor och 63"),
    Fel(M, "Tre (3)", "Tre (4)"),
    Fel(M, "ca 30 %", "ca 50 %"),
    Fel(M, "28 februari 2024", "28 februari 2020"),
    Fel(M, "28 februari 2024", "31 februari 2024"),
    Fel(V, "4 juni", "31 juni"),
    Fel(V, "6,4 mnkr", "6 400 000 tkr"),
    Fel(V, "Under hösten deltog", "Under 2201 deltog"),
]
TABELLER = [
    Fel(S, ("Deltagare i", "Stegen", "Kvinnor"), "181"),
    Fel(S, ("Deltagare i", "Verkstan", "Män"), "72"),
    Fel(S, ("Deltagare i", "Kompassen", "Deltagare"), "67"),
    Fel(S, ("Deltagare i", "Totalt", "Nya"), "236"),
    Fel(S, ("Deltagare i", "Totalt", "Avslutade"), "164"),
    Fel(S, ("Deltagare i", "Stegen", "Inskrivna 31 december"), "162"),
    Fel(S, ("Deltagare i", "Totalt", "Kvinnor"), "220"),
    Fel(S, ("Avslutade i", "Ekby", "Totalt"), "43"),
    Fel(S, ("Avslutade i", "Granvik", "Män"), "14"),
    Fel(S, ("Avslutade i", "Lillsjö", "Andel, %"), "29"),
    Fel(S, ("Avslutade i", "Totalt", "Totalt"), "68"),
    Fel(S, ("Avslutade i", "Norrås", "Kvinnor"), "5"),
    Fel(S, ("Avslutade i", "Ekby", "Andel, %"), "44"),
    Fel(S, ("Sysselsättning", "Studier", "Andel"), "21 %"),
    Fel(S, ("Sysselsättning", "Praktik", "Antal"), "22"),
    Fel(S, ("Sysselsättning", "Summa", "Antal"), "85"),
    Fel(S, ("Sysselsättning", "Ingen sysselsättning", "Andel"), "33 %"),
    Fel(S, ("Försörjning", "Sjukpenning", "Andel, %"), "84"),
    Fel(S, ("Försörjning", "Försörjningsstöd", "Antal"), "33"),
    Fel(S, ("Nya och", "Första", "Nya"), "23"),
    Fel(S, ("Nya och", "Andra", "Nya, män"), "8"),
    Fel(S, ("Nya och", "Totalt", "Avslutade"), "93"),
    Fel(S, ("Nya och", "Fjärde", "Nya, kvinnor"), "12"),
    Fel(S, ("Ansökningar", "Regionen", "Totalt"), "85"),
    Fel(S, ("Ansökningar", "Kommunerna", "Lillsjö"), "11"),
    Fel(S, ("Ansökningar", "Totalt", "Ekby"), "151"),
    Fel(S, ("Ansökningar", "Regionen", "Andel, %"), "23,0"),
    Fel(S, ("Ansökningar", "Arbetsförmedlingen", "Andel, %"), "29,6"),
    Fel(I, ("Svar på", "Personal", "Positivt"), "87 %"),
    Fel(I, ("Svar på", "Deltagare", "Negativt"), "9 %"),
    Fel(I, ("Svar på", "Remittenter", "Varken eller"), "21 %"),
    Fel(I, ("Svar på", "Styrelsen", "Varken eller"), "15 %"),
    Fel(I, ("Svar på", "Deltagare", "Varav klart"), "95 %"),
    Fel(I, ("Svar på", "Personal", "Negativt"), "8 %"),
    Fel(I, ("Utskick", "Deltagare", "Svarsfrekvens"), "90 %"),
    Fel(I, ("Utskick", "Remittenter", "Svar"), "52"),
    Fel(I, ("Utskick", "Personal", "Utskick"), "22"),
    Fel(I, ("Andel", "Grupp", "2019"), "2015"),
    Fel(A, ("Flerårs", "Årets resultat", "2019"), "−90 401"),
    Fel(A, ("Flerårs", "Verksamhetens kostnader", "2021"), "6 410 200"),
    Fel(A, ("Flerårs", "Eget kapital vid årets slut", "2020"), "1 286 300"),
    Fel(A, ("Flerårs", "Post", "2019"), "2012"),
    Fel(A, ("Resultat", "Verksamhetens intäkter", "2021"), "6 345 500"),
    Fel(A, ("Resultat", "Årets resultat", "2020"), "96 830"),
    Fel(A, ("Resultat", "Verksamhetens resultat", "2021"), "241 300"),
    Fel(A, ("Resultat", "", ""), "Resultaträkning 2021, tkr"),
    Fel(A, ("Balans", "Summa tillgångar", "2021"), "2 326 800"),
    Fel(A, ("Balans", "Kortfristiga skulder", "2021"), "808 200"),
    Fel(A, ("Balans", "Summa eget kapital", "2021"), "1 428 600"),
    Fel(A, ("Balans", "Eget kapital vid årets början", "2021"), "1 286 300"),
    Fel(A, ("Balans", "Kassa och bank", "2020"), "1 702 500"),
    Fel(A, ("Balans", "Summa eget kapital och skulder", "2020"), "2 041 400"),
    Fel(A, ("Kassafl", "Årets kassaflöde", "2021"), "204 200"),
    Fel(A, ("Kassafl", "Likvida medel vid årets slut", "2021"), "1 906 700"),
    Fel(A, ("Kassafl", "Kassaflöde från den löpande verksamheten", "2021"), "25 900"),
    Fel(A, ("Kassafl", "Förändring av skulder", "2020"), "39 800"),
    Fel(A, ("Kassafl", "Likvida medel vid årets början", "2021"), "1 702 500"),
    Fel(A, ("Drift", "Kansli", "Avvikelse"), "43 900"),
    Fel(A, ("Drift", "Summa", "Budget"), "6 200 000"),
    Fel(A, ("Drift", "Strukturella insatser", "Utfall"), "763 800"),
    Fel(A, ("Not 2", "Summa", "2021"), "6 345 500"),
    Fel(A, ("Not 2", "Staten", "2020"), "3 110 000"),
    Fel(A, ("Not 3", "Summa", "2020"), "6 132 200"),
    Fel(A, ("Not 3", "varav styrelsen", "2021"), "4 960 000"),
    Fel(A, ("Not 3", "Övrigt", "2021"), "752 300"),
    Fel(A, ("Not 3", "", ""), "Not 3 Kostnader, tkr"),
    Fel(M, ("Mål och", "Minst 40 procent till arbete eller studier", "2021"), "54 %"),
    Fel(M, ("Mål och", "Minst 40 procent till arbete eller studier", "Antal"), "93 av 86"),
    Fel(M, ("Mål och", "Minst 25 procent med egen försörjning", "Antal"), "29 av 86"),
    Fel(M, ("Mål och", "Minst 200 deltagare under året", "Kvinnor"), "108"),
    Fel(M, ("Mål och", "Minst 25 procent med egen försörjning", "2021"), "36 %"),
    Fel(M, ("Mål för", "Antal deltagare", "Avvikelse"), "41"),
    Fel(M, ("Mål för", "Antal grupper", "Avvikelse"), "1"),
    Fel(M, ("Mål för", "Antal utbildade", "Utfall"), "25"),
    Fel(V, ("Bidrag", "Totalt", "2020"), "6 300"),
    Fel(V, ("Bidrag", "varav Ekby", "2021"), "9 000"),
    Fel(V, ("Bidrag", "Regionen", "2019"), "1 552"),
    Fel(V, ("Ålder", "30–49 år", "Procent"), "24"),
    Fel(V, ("Kursut", "Lokalen var bra", "Delvis"), "63 %"),
    Fel(V, ("Medel", "Stegen", "Alla"), "44,2"),
    Fel(V, ("Så har", "Summa kostnader", "2021"), "6.410.200"),
    Fel(V, ("Deltagar", "Verkstan", "Våren"), "890"),
    Fel(V, ("Deltagar", "Summa", "Hela året"), "5474"),
]
MELLAN = [
    Fel(F, ("Mål och", "Minst 200 deltagare under året", "2020"), "196"),
    Fel(F, ("Mål och", "Minst 40 procent till arbete eller studier", "2020"), "39 %"),
    Fel(F, "fler än 2019 (176)", "färre än 2019 (176)"),
    Fel(F, "hade 190 deltagare", "hade 199 deltagare"),
]
"""In last year's report, which is read together with this year's."""
ALLA: Sequence[Fel] = (*TEXT, *TABELLER, *MELLAN)


def planted(fel: Fel) -> list[Part]:
    """The document with the error; fails where it has no place for it."""
    parts = DOKUMENT[fel.dokument]
    changed = [_changed(part, fel) for part in parts]
    assert sum(a is not b for a, b in zip(parts, changed, strict=True)) == 1, fel
    return changed


def _changed(part: Part, fel: Fel) -> Part:
    if isinstance(fel.var, str):
        text = part.text if isinstance(part, Ruta) else part
        if isinstance(text, Tab | Rubrik) or fel.var not in text:
            return part
        new = text.replace(fel.var, fel.i_stallet)
        return Ruta(new) if isinstance(part, Ruta) else new
    titel, rad, kolumn = fel.var
    if not isinstance(part, Tab) or not part.titel.startswith(titel):
        return part
    if not rad:
        return replace(part, titel=fel.i_stallet)
    column = list(part.rader[0]).index(kolumn)
    rows = [
        [fel.i_stallet if row[0] == rad and j == column else text for j, text in enumerate(row)]
        for row in part.rader
    ]
    return replace(part, rader=rows)
