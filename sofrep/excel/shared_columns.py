"""The columns that many kinds of sheets share."""

from __future__ import annotations

from msgspec.structs import replace

from sofrep.domain.figure import Unit
from sofrep.excel.declaration import Column, Values, Words, offering
from sofrep.excel.header_words import FORSORJNING, SYSSELSATTNING
from sofrep.excel.names import (
    insats_names,
    kommun_names,
    occupation_names,
    part_names,
    scope_choices,
    support_names,
)

AR = Column(
    "ar",
    "År",
    Values.ARTAL,
    aliases=("Årtal",),
    words=Words(also=("Året", "Verksamhetsår", "Gäller år"), stems=("år", "-år")),
    help="behövs inte i en mapp som heter som året",
)
INSATS = Column("insats", "Insats", Values.KOD, names=insats_names)
INSATS_IN_WORDS = replace(
    INSATS,
    words=Words(
        also=("Insatsnamn", "Namn på insats", "Namn på insatsen", "Vilken insats", "Gäller insats"),
        stems=("insats", "projekt", "verksamhet", "aktivitet", "åtgärd"),
    ),
)
INSATS_OR_TITLE = replace(INSATS_IN_WORDS, help="får saknas om bladet heter som insatsen")
SCOPE = Column("insats", "Insats", Values.KOD, offered=scope_choices)
KON = Column(
    "kon",
    "Kön",
    Values.KON,
    offered=offering("kvinna", "man", "annat"),
    words=Words(
        also=(
            "Juridiskt kön",
            "Kön juridiskt",
            "Könstillhörighet",
            "Könsidentitet",
            "Kvinna/man",
            "Man/kvinna",
            "Kvinna eller man",
            "Man eller kvinna",
            "K/M",
            "M/K",
        ),
        stems=("kön", "köns", "gender", "kvinna", "man"),
    ),
    help="annat eller tomt för den som inte vill säga: båda räknas som annat eller okänt",
)
KON_OR_ALL = replace(
    KON,
    offered=offering("Samtliga", "kvinna", "man", "annat"),
    help="tomt eller Samtliga för alla",
)
KOMMUN = Column(
    "kommun",
    "Kommun",
    Values.KOD,
    aliases=("Hemkommun",),
    names=kommun_names,
    words=Words(
        also=(
            "Boendekommun",
            "Folkbokföringskommun",
            "Folkbokförd kommun",
            "Folkbokförd i kommun",
            "Kommuntillhörighet",
            "Hemvistkommun",
            "Kommun vid start",
            "Kommunens namn",
            "Kommunnamn",
            "Bor i kommun",
            "Bosatt i kommun",
            "Bostadskommun vid start",
            "Vilken kommun",
        ),
        stems=("kommun", "-kommun", "bor", "bostad", "bosatt", "boende", "-ort", "folkbokför"),
    ),
)
PART = Column("part", "Part", Values.KOD, names=part_names)
ENHET = Column(
    "enhet",
    "Enhet",
    Values.ENHET,
    words=Words(also=("Måttenhet", "Enhet för målet"), stems=("enhet", "-enhet")),
    offered=offering(*(unit.value for unit in Unit)),
)
SUPPORT_AT_EXIT = Column(
    "avslut_forsorjning",
    "Försörjning vid avslut",
    Values.KODER,
    aliases=("Försörjning avslut",),
    words=FORSORJNING,
    names=support_names,
    help="lön är ingen offentlig försörjning; den som har lön och t.ex. a-kassa har bara a-kassan här",
)
OCCUPATION_AT_EXIT = Column(
    "avslut_sysselsattning",
    "Sysselsättning vid avslut",
    Values.KODER,
    aliases=("Sysselsättning avslut",),
    words=SYSSELSATTNING,
    names=occupation_names,
)
