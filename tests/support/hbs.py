"""What the tests of the förbund that delivers counts share."""

from __future__ import annotations

from support.facit import ROOT, read_table

SAMPLE = ROOT / "sample_data" / "hbs"
YEAR = 2015
TOTAL = "TOTALT"
SCOPES = {
    "ADRIAN": "adrian",
    "AkSe": "akse",
    "HälsoSam": "halso",
    "Lyra": "lyra",
    "SamPlan": "splan",
    "Samverkansteam Botkyrka": "stbot",
    "Samverkansteam Huddinge": "sthud",
    "Slussen": "sluss",
    "START": "start",
    "Ungdomsprojektet Salem (Upis)": "upis",
    TOTAL: "forbundet.insatser",
}
MEASURES = {
    "aktuella": "aktuella",
    "kvinnor": "aktuella.kvinnor",
    "män": "aktuella.man",
    "okänd": "aktuella.ovriga",
    "nya": "nya",
    "avslutade": "avslutade",
    "till arbete eller studier": "avslutade.arbstud",
    "arbetssökande vid avslut": "avslutade.arbsok",
}
COUNTS = read_table("hbs_2015_deltagare.csv")
GOALS = read_table("hbs_2015_mal.csv")
