"""docs/figures.md, made from the list of measures.

``python -m sofrep.amnen.alla.figures_page > docs/figures.md``
"""

from __future__ import annotations

import sys
from typing import Any

from sofrep.amnen.alla.catalogue import CATALOGUE
from sofrep.statistics.counters import Of, breakdown, size
from sofrep.statistics.dimension import POPULATIONS, Dimension
from sofrep.statistics.measure import Measure
from sofrep.statistics.measure_words import WORDS

_HEAD = """\
# Siffror och mått

<!-- Made by `python -m sofrep.amnen.alla.figures_page`; edit the measures in sofrep/amnen. -->

Varje siffra i dokumenten har ett id: `period.scope.mått`, till exempel
`2023.rv.avslutade.arbstud.andel.kvinnor`.

- **period**: ett år (`2023`), hela månader i ett år (`2023m01-08`) eller dagar
  (`230115-230831`).
- **scope**: koden för en insats eller en union i profilen, eller `forbundet`.
- **mått**: en rad i listan nedan. Måttet, eller hela id:t, är det som skrivs i kolumnen "Mått" i
  måltabellen och "Siffra (id)" i historiken.

Efter måttet kan stå `.andel` (andelen i procent, där listan säger så) och sist `.kvinnor`,
`.man` eller `.ovriga`. Övriga finns bara där populationen har någon; de fem populationerna och
`nya.kanda` har dem alltid.

## Siffror om målen

Utöver listan finns det som måltabellen ger. De går inte att skriva in i historiken eller som mått.

- `mal-<nummer>`: ett resultat som är inmatat i måltabellen, efter målets plats bland målen i sitt
  scope: `2023.rv.mal-04`.
- `<resultat>.diff`: målets resultat minus resultatet året före, med tecken. Andelar skiljer sig i
  procentenheter: `2023.rv.avslutade.arbstud.andel.diff`.
- `mal` i `forbundet`: hur många mål året har; `mal.uppfyllt`, `mal.delvis`, `mal.ej-uppfyllt`,
  `mal.ej-matt`, `mal.inget-malvarde`, `mal.i-ord` och `mal.dolt`: hur många som bedömts så.
  `mal.egna`, `mal.egna.uppfyllt` och så vidare: samma för de övergripande målen, som inte hör till
  någon insats eller summa. `mal.omrade-01`, `mal.omrade-01.uppfyllt` och så vidare: samma för målen i
  ett målområde, efter dess plats bland årets målområden.
- `mal-<nummer>.kvot`: målets resultat i procent av målvärdet, för mål med `högst` målvärdet i
  procent av resultatet. `betyg.kvot`: medelvärdet av dem för insatsen, som betyget sätts efter.
  De finns där profilen har betyg.

## Så räknas det

- Värdena är exakta: heltal och bråk. De avrundas först när de skrivs, en gång, med halva bort
  från noll.
- En union lägger ihop sina insatser. Den som är i två räknas två gånger, utom bland unika
  personer.
- Nämnaren är hela populationen. De som saknar uppgift redovisas som `saknas`. Saknas uppgiften
  för alla finns varken antal eller andel. Är populationen tom är antalet 0, och andelen finns
  inte.
- Medelvärden räknas på dem som har uppgiften; nämnaren säger hur många de är.
- Anonyma räknas bara i `nya` (totalt) och `nya.anonyma`.
- En period som börjar före `register_fran` i forbund.toml har inga siffror ur registret, och ett
  uppföljningsfönster som gör det ingen uppföljning.
- En insats som bara lämnar antal har samma siffror. Det som inte har räknats är `har inte räknats`
  och aldrig 0, också i unioner med insatsen. En del av ett år räknas ur månader där de finns. Pågår en
  insats utan rader och antal för perioden har varken den eller dess unioner några siffror.
- Enkäten (`enk.`) gäller hela förbundet och ett helt år. En grupp som inte tillfrågats har
  inga siffror det året. Ett mål får ha ett enkätmått vilken insats det än gäller. `klart`
  ingår i `pos`; andelarna är av dem som svarat på frågan.
- Ansökningar i en del av ett år finns bara om alla årets ansökningar har en månad. Strukturella
  insatser har inget datum: i en del av ett år räknas alla rader för året.

## Koder i måtten

| ord | betyder |
|---|---|
"""

_OWN = Dimension(
    name="<uppgift>",
    words="egen uppgift",
    word="värde",
    meaning="koden för ett av uppgiftens värden; av ett tal banden, som för tid i offentlig försörjning",
    label="{uppgift} {värde}",
    those="de med värdet",
    definition="Det som noteras är det värde som siffran är namngiven efter.",
    unknown="Uppgiften är inte ifylld.",
    column="",
    categories=lambda _: {},
    always=True,
)
"""What any profile may add, as the list shows it."""
_CROSSED = tuple(
    Measure(pattern, namn, f"{definition} Finns bara där id:t får plats.", size, share=share)
    for pattern, namn, definition, share in (
        (
            "over.<uppgift>.<från>.<till>",
            "avslutade, {från} vid start, {till} vid avslut",
            "De som hade det ena värdet vid start och det andra vid avslut.",
            "de med båda / de med värdet vid start",
        ),
        (
            "uppf-<uppföljning>.over.<uppgift>.<från>.<till>",
            "uppföljning {uppföljning}, {från} vid avslut, {till} vid uppföljningen",
            "De som svarade och hade det ena värdet vid avslut och det andra vid uppföljningen.",
            "de med båda / de med värdet vid avslut",
        ),
        (
            "kors.<korsning>.<rad>.<kolumn>",
            "{korsning}, {rad}, {kolumn}",
            "De i korsningens population som har radens värde och kolumnens.",
            "de med båda / de med radens värde",
        ),
    )
)
_OWN_WORDS = {
    "uppgift": "koden för en egen uppgift i profilen, med -in eller -ut efter om den noteras både vid start och "
    "vid avslut; fors-in eller syss-in där profilen noterar det vid start",
    _OWN.word: _OWN.meaning,
    "från": "koden för ett värde vid start (vid uppföljning: vid avslut), eller saknas",
    "till": "koden för ett värde vid avslut (vid uppföljning: då), eller saknas",
    "korsning": "koden för en korsning i profilen",
    "rad": "koden för ett av radernas värden, eller saknas",
    "kolumn": "koden för ett av kolumnernas värden eller saknas, eller för en kodgrupp",
}

_TABLE = """\
| mått | benämning | enhet | andel | kön | definition | täljare / nämnare |
|---|---|---|---|---|---|---|
"""


def figures_page() -> str:
    """The whole page, as Markdown."""
    words = "".join(f"| `<{word}>` | {each.meaning} |\n" for word, each in WORDS.items())
    words += "".join(f"| `<{word}>` | {meaning} |\n" for word, meaning in _OWN_WORDS.items())
    own = breakdown(_OWN, Of(POPULATIONS))
    of_insats = "".join(_line(m) for m in (*CATALOGUE, *own, *_CROSSED) if not m.forbundet)
    of_forbundet = "".join(_line(m) for m in CATALOGUE if m.forbundet)
    return (
        f"{_HEAD}{words}\n"
        f"## Insatser och unioner\n\n{_TABLE}{of_insats}\n"
        f"## Förbundet\n\n{_TABLE}{of_forbundet}"
    )


def _line(measure: Measure[Any]) -> str:
    cells = (
        f"`{measure.pattern}`" + _populations(measure),
        measure.namn.replace("{deltagare}", "deltagare").replace("{", "*").replace("}", "*"),
        str(measure.unit),
        "ja" if measure.share else "",
        "ja" if measure.sex else "",
        measure.definition,
        measure.share or measure.ratio,
    )
    return f"| {' | '.join(cells)} |\n"


def _populations(measure: Measure[Any]) -> str:
    return f" ({', '.join(measure.of)})" if "<population>" in measure.pattern else ""


if __name__ == "__main__":
    sys.stdout.write(figures_page())
