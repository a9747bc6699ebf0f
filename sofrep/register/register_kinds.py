"""The sheets with a row per enrolment or follow-up, and their columns."""

from __future__ import annotations

from sofrep.register.declaration import Column, SheetKind, Values

_FORS = "Försörjning vid avslut"
_SYSS = "Sysselsättning vid avslut"
REGISTER = SheetKind(
    kind="register",
    title="Register",
    file="register/register.xlsx",
    help="En rad per inskrivning: en insats för en person, från start till slut.",
    columns=(
        Column(
            field="insats",
            header="Insats",
            values=Values.KOD,
            choices="insats",
            aliases=("Insatsens namn",),
            help="får saknas om bladet heter som insatsen",
        ),
        Column(
            field="nummer",
            header="Deltagarnummer",
            values=Values.BETECKNING,
            aliases=("Deltagarnr", "Löpnummer", "Löpnr", "Deltagar-ID"),
            help="ett påhittat nummer, aldrig personnummer",
        ),
        Column(field="kon", header="Kön", values=Values.KON, choices="kon"),
        Column(
            field="fodelsear", header="Födelseår", values=Values.ARTAL, aliases=("Född år", "Född")
        ),
        Column(
            field="alder",
            header="Ålder vid start",
            values=Values.ANTAL,
            aliases=("Ålder", "Ålder vid inskrivning"),
        ),
        Column(
            field="kommun",
            header="Kommun",
            values=Values.KOD,
            choices="kommun",
            aliases=("Hemkommun", "Bostadskommun"),
        ),
        Column(field="grupp", header="Grupp", values=Values.BETECKNING, aliases=("Gruppnamn",)),
        Column(
            field="start",
            header="Startdatum",
            values=Values.DATUM,
            required=True,
            aliases=("Start", "Inskriven", "Inskrivningsdatum", "Inskriven datum", "Datum start"),
        ),
        Column(
            field="slut",
            header="Slutdatum",
            values=Values.DATUM,
            aliases=("Slut", "Avslutsdatum", "Avslutad", "Utskriven", "Datum avslut", "Datum slut"),
        ),
        Column(
            field="anonym",
            header="Anonym",
            values=Values.MARK,
            help="en anonym rad har bara insats och startdatum",
        ),
        Column(
            field="tid_ar",
            header="År i offentlig försörjning",
            values=Values.TAL,
            aliases=("Antal år i offentlig försörjning", "År med offentlig försörjning"),
            help="före starten, gärna med decimaler",
        ),
        Column(
            field="tid_manader",
            header="Månader i offentlig försörjning",
            values=Values.TAL,
            aliases=(
                "Antal månader i offentlig försörjning",
                "Månader med offentlig försörjning",
            ),
            help="i stället för år",
        ),
        Column(
            field="forsorjning",
            header=_FORS,
            values=Values.KODER,
            choices="forsorjning",
            aliases=("Försörjning avslut", "Försörjning vid slut"),
        ),
        Column(
            field="sysselsattning",
            header=_SYSS,
            values=Values.KODER,
            choices="sysselsattning",
            aliases=("Sysselsättning avslut", "Sysselsättning vid slut"),
        ),
        Column(
            field="avslutsorsak",
            header="Avslutsorsak",
            values=Values.KOD,
            choices="avslutsorsak",
            aliases=("Orsak till avslut", "Avslutningsorsak", "Orsak"),
        ),
        Column(
            field="samtycke",
            header="Samtycke uppföljning",
            values=Values.MARK,
            aliases=("Samtycke", "Samtycke till uppföljning"),
            help="gäller alla uppföljningar; tomt är inget samtycke",
        ),
    ),
)

UPPFOLJNING = SheetKind(
    kind="uppfoljning",
    title="Uppföljning",
    file="{ar}/uppfoljning.xlsx",
    help="En rad per avslut som skulle följas upp, när svaret inte får kopplas till registret. "
    "Lämnas tomt när svaren står i registret.",
    columns=(
        Column(
            field="insats",
            header="Insats",
            values=Values.KOD,
            choices="insats",
            help="får saknas om bladet heter som insatsen",
        ),
        Column(
            field="slut",
            header="Avslutsdatum",
            values=Values.DATUM,
            aliases=("Slutdatum", "Avslutad"),
            help="eller halvår",
        ),
        Column(
            field="halvar",
            header="Halvår",
            values=Values.HALVAR,
            aliases=("Avslut halvår",),
            help="2022-1, 2022 H1 eller vt 2022",
        ),
        Column(field="kon", header="Kön", values=Values.KON, choices="kon"),
        Column(
            field="horisont",
            header="Uppföljning",
            values=Values.KOD,
            choices="uppfoljning",
            required=True,
            aliases=("Uppföljning efter", "Horisont"),
        ),
        Column(
            field="samtycke",
            header="Samtycke",
            values=Values.MARK,
            required=True,
            aliases=("Samtycke uppföljning", "Samtycke till uppföljning"),
            help="tomt är inget samtycke",
        ),
        Column(field="svarat", header="Svarat", values=Values.MARK, aliases=("Svar",)),
        Column(
            field="forsorjning",
            header="Försörjning vid uppföljning",
            values=Values.KODER,
            choices="forsorjning",
            aliases=("Försörjning uppföljning",),
        ),
        Column(
            field="sysselsattning",
            header="Sysselsättning vid uppföljning",
            values=Values.KODER,
            choices="sysselsattning",
            aliases=("Sysselsättning uppföljning",),
        ),
        Column(
            field="avslut_forsorjning",
            header=_FORS,
            values=Values.KODER,
            choices="forsorjning",
            aliases=("Försörjning avslut",),
        ),
        Column(
            field="avslut_sysselsattning",
            header=_SYSS,
            values=Values.KODER,
            choices="sysselsattning",
            aliases=("Sysselsättning avslut",),
        ),
    ),
)
