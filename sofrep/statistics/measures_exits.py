"""The lines of the list of measures that are about the ended, and the young among them."""

from __future__ import annotations

from sofrep.domain.figure import Unit
from sofrep.statistics.measure import Measure


def _coded(part: str, namn: str, word: str, blank: str) -> tuple[Measure, ...]:
    return tuple(
        measure
        for of, name in (("avslutade", "avslutade"), ("avslutade.unga", "avslutade unga"))
        for measure in (
            Measure(
                pattern=f"{of}.{part}.<{word}>",
                namn=f"{name}, {namn} {{{word}}}",
                definition=f"{blank} vid avslut är den som koden anger."
                + (" En rad kan ha flera." if part != "orsak" else ""),
                taljare="de med koden",
                namnare=f"alla {name}",
                andel=True,
                sex=True,
            ),
            Measure(
                pattern=f"{of}.{part}.saknas",
                namn=f"{name}, {blank.lower()} saknas",
                definition=f"{blank} vid avslut är inte ifylld.",
                taljare="de utan uppgift",
                namnare=f"alla {name}",
                andel=True,
                sex=True,
            ),
        )
    )


def _of_exits(of: str, name: str) -> tuple[Measure, ...]:
    return (
        Measure(
            pattern=f"{of}.<kodgrupp>",
            namn=f"{name}, {{kodgrupp}}",
            definition="Minst ett värde vid avslut som profilen räknar till kodgruppen.",
            taljare="de med minst ett sådant värde",
            namnare=f"alla {name}",
            andel=True,
            sex=True,
        ),
        Measure(
            pattern=f"{of}.kunde",
            namn=f"{name} som kunde tillgodogöra sig insatsen",
            definition="Avslutsorsaken är ifylld och är inte sjukdom (kodgruppen sjuk).",
            taljare="de med en annan orsak än sjukdom",
            namnare=f"alla {name}",
            andel=True,
            sex=True,
        ),
        Measure(
            pattern=f"{of}.dagar.medel",
            namn=f"{name}, dagar i insatsen, medel",
            definition="Dagar från start till slut; samma dag är 0.",
            unit=Unit.DAGAR,
            taljare="summan av dagarna",
            namnare=f"antalet {name}",
            sex=True,
        ),
        Measure(
            pattern=f"{of}.manader.medel",
            namn=f"{name}, månader i insatsen, medel",
            definition="Dagar från start till slut delat med 30,4375.",
            unit=Unit.MANADER,
            taljare="summan av månaderna",
            namnare=f"antalet {name}",
            sex=True,
        ),
    )


EXITS: tuple[Measure, ...] = (
    *_coded("fors", "försörjning", "försörjning", "Försörjning"),
    *_coded("syss", "sysselsättning", "sysselsättning", "Sysselsättning"),
    *_coded("orsak", "avslutsorsak", "avslutsorsak", "Avslutsorsak"),
    *_of_exits("avslutade", "avslutade"),
    *_of_exits("avslutade.unga", "avslutade unga"),
    Measure(
        pattern="avslutade.unga.tid.kand",
        namn="avslutade unga, tid i offentlig försörjning känd",
        definition="De unga vars tid i offentlig försörjning är ifylld: medeltidens n.",
        sex=True,
    ),
    Measure(
        pattern="avslutade.unga.tid.medel",
        namn="avslutade unga, tid i offentlig försörjning, medel",
        definition="Medeltid i offentlig försörjning före insatsen för unga vars tid är känd.",
        unit=Unit.AR,
        taljare="summan av tiderna",
        namnare="antalet unga med känd tid",
        sex=True,
    ),
    Measure(
        pattern="avslutade.manader.max",
        namn="avslutade, längsta tid i insatsen",
        definition="Den längsta tiden enligt kalendern: hela månader (den 10:e till den 10:e) och "
        "resten som del av sin månad.",
        unit=Unit.MANADER,
        sex=True,
    ),
    Measure(
        pattern="avslutade.over-max",
        namn="avslutade, längre tid än den längsta tillåtna",
        definition="Längre än profilens max_manader enligt kalendern: 18 månader från 2022-03-10 "
        "varar till och med 2023-09-10. Finns om profilen anger max_manader.",
        taljare="de som varade längre",
        namnare="alla avslutade",
        andel=True,
        sex=True,
    ),
)
