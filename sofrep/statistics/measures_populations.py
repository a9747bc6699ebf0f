"""The lines of the list of measures that are about populations and their breakdowns."""

from __future__ import annotations

from sofrep.domain.figure import Unit
from sofrep.statistics.measure import POPULATION_NAMES, Measure

_ALL = tuple(POPULATION_NAMES)
_SOME = ("aktuella", "nya", "avslutade")
_IN_TIME = ("nya", "avslutade")
_NUMBERED = ("nya", "aktuella")
_DEFINITIONS = (
    (
        "aktuella",
        (
            "Deltagare i insatsen: start senast periodens sista dag, och inget slut eller slut "
            "tidigast periodens första dag."
        ),
    ),
    (
        "nya",
        (
            "Start i perioden. Totalen räknar även anonyma, som inte har något kön och inte ingår "
            "i någon annan tabell."
        ),
    ),
    ("avslutade", "Slut i perioden."),
    (
        "vid-start",
        "Start före periodens första dag, och inget slut eller slut tidigast den dagen.",
    ),
    (
        "vid-slut",
        "Start senast periodens sista dag, och inget slut eller slut efter den dagen.",
    ),
)

POPULATIONS: tuple[Measure, ...] = (
    *(
        Measure(pattern=kod, namn=POPULATION_NAMES[kod], definition=definition, sex=True)
        for kod, definition in _DEFINITIONS
    ),
    Measure(
        pattern="nya.anonyma",
        namn="nya {deltagare}, anonyma",
        definition="Nya vars rad är markerad som anonym.",
    ),
    Measure(
        pattern="nya.kanda",
        namn="nya {deltagare} utom anonyma",
        definition="Nya som inte är anonyma: de som alla andra mått på nya handlar om.",
        sex=True,
    ),
)

BREAKDOWNS: tuple[Measure, ...] = (
    Measure(
        pattern="<population>.unga",
        namn="{population}, unga",
        definition="Till och med profilens åldersgräns för unga. Ålder är årtalet för starten "
        "(för avslutade: slutet) minus födelseåret.",
        taljare="de unga",
        namnare="hela populationen",
        andel=True,
        sex=True,
        populations=_ALL,
    ),
    Measure(
        pattern="<population>.alder.<åldersband>",
        namn="{population}, {åldersband}",
        definition="Ålder i bandet, båda gränserna inräknade.",
        taljare="de i bandet",
        namnare="hela populationen",
        andel=True,
        sex=True,
        populations=_ALL,
    ),
    Measure(
        pattern="<population>.alder.saknas",
        namn="{population}, ålder saknas",
        definition="Varken födelseår eller ålder är ifyllt.",
        taljare="de utan uppgift",
        namnare="hela populationen",
        andel=True,
        sex=True,
        populations=_ALL,
    ),
    Measure(
        pattern="<population>.alder.kand",
        namn="{population}, ålder känd",
        definition="De vars ålder är känd: medelålderns n.",
        sex=True,
        populations=_ALL,
    ),
    Measure(
        pattern="<population>.alder.medel",
        namn="{population}, medelålder",
        definition="Medelålder för dem vars ålder är känd.",
        unit=Unit.AR,
        taljare="summan av åldrarna",
        namnare="antalet med känd ålder",
        sex=True,
        populations=_ALL,
    ),
    Measure(
        pattern="<population>.kommun.<kommun>",
        namn="{population}, {kommun}",
        definition="Boende i kommunen.",
        taljare="de i kommunen",
        namnare="hela populationen",
        andel=True,
        sex=True,
        populations=_ALL,
    ),
    Measure(
        pattern="<population>.kommun.saknas",
        namn="{population}, kommun saknas",
        definition="Kommunen är inte ifylld.",
        taljare="de utan uppgift",
        namnare="hela populationen",
        andel=True,
        sex=True,
        populations=_ALL,
    ),
    Measure(
        pattern="<population>.manad.<månad>",
        namn="{population}, {månad}",
        definition="Efter startens månad för nya, slutets för avslutade. Bara i perioder som "
        "berör högst tolv månader.",
        sex=True,
        populations=_IN_TIME,
    ),
    Measure(
        pattern="<population>.tid.<tidsband>",
        namn="{population}, {tidsband} i offentlig försörjning",
        definition="Tid i offentlig försörjning före insatsen: över den undre gränsen, till och "
        "med den övre.",
        taljare="de i bandet",
        namnare="hela populationen",
        andel=True,
        sex=True,
        populations=_SOME,
    ),
    Measure(
        pattern="<population>.tid.saknas",
        namn="{population}, tid i offentlig försörjning saknas",
        definition="Tiden i offentlig försörjning är inte ifylld.",
        taljare="de utan uppgift",
        namnare="hela populationen",
        andel=True,
        sex=True,
        populations=_SOME,
    ),
    Measure(
        pattern="<population>.tid.kand",
        namn="{population}, tid i offentlig försörjning känd",
        definition="De vars tid i offentlig försörjning är ifylld: medeltidens n.",
        sex=True,
        populations=_SOME,
    ),
    Measure(
        pattern="<population>.tid.medel",
        namn="{population}, tid i offentlig försörjning, medel",
        definition="Medeltid i offentlig försörjning före insatsen för dem vars tid är känd.",
        unit=Unit.AR,
        taljare="summan av tiderna",
        namnare="antalet med känd tid",
        sex=True,
        populations=_SOME,
    ),
)


GROUPS_AND_PERSONS: tuple[Measure, ...] = (
    Measure(
        pattern="aktuella.grupper",
        namn="grupper",
        definition="Olika gruppbeteckningar bland deltagarna, i varje insats för sig.",
    ),
    Measure(
        pattern="aktuella.i-grupp",
        namn="{deltagare} i grupp",
        definition="Deltagare vars rad har en gruppbeteckning.",
        sex=True,
    ),
    Measure(
        pattern="aktuella.utan-grupp",
        namn="{deltagare} utan grupp",
        definition="Deltagare vars rad inte har någon gruppbeteckning.",
        sex=True,
    ),
    Measure(
        pattern="<population>.numrerade",
        namn="{population} med nummer",
        definition="De vars rad har ett deltagarnummer.",
        populations=_NUMBERED,
    ),
    Measure(
        pattern="<population>.personer",
        namn="{population}, unika personer",
        definition="Olika deltagarnummer; i en union räknas en person en gång.",
        populations=_NUMBERED,
    ),
    Measure(
        pattern="nya.upprepning",
        namn="nya {deltagare}, upprepning",
        definition="Hur många fler inskrivningarna är än personerna. Kan överstiga 100 %.",
        unit=Unit.PROCENT,
        taljare="nya med deltagarnummer minus unika personer",
        namnare="unika personer",
    ),
)
