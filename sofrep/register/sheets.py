"""The sheet kinds and their columns, declared once.

The reader finds headers by this declaration, `sofrep init` makes empty workbooks and dropdowns
from it, and the tables of docs/data-format.md are generated from it (`sheets_markdown`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sofrep.domain.figure import Unit
from sofrep.domain.forbund import Forbund
from sofrep.register.names import (
    Names,
    code_names,
    horizon_names,
    insats_names,
    kommun_names,
    scope_names,
)

HELP_TITLES = ("Hjälp", "Läs mig", "Listor")
"""Titles of sheets that are passed over silently."""

TOTAL_HEADERS = ("Totalt", "Summa", "Total", "Antal totalt")
"""The headers of a tally matrix's own sums, which are checked and not counted."""


class Values(StrEnum):
    """What the cells of a column hold, in the words of docs/data-format.md."""

    FRITEXT = "text"
    BETECKNING = "beteckning"
    KOD = "ett av listans värden"
    KODER = "ett eller flera av listans värden"
    KON = "kvinna, man, annat eller tomt"
    DATUM = "datum"
    MANAD = "månad"
    HALVAR = "halvår"
    ARTAL = "årtal"
    MARK = "x, ja, 1 eller nej"
    ANTAL = "heltal"
    TAL = "tal"
    JAMFORELSE = ">=, <=, minst eller högst"
    ENHET = "enhet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its field in the reader, its header, and what its cells hold.

    `required`: a sheet of this kind must have the header.  `choices` names the list behind a
    coded column (see `choices_of`).  `KODER` columns may be repeated ("... 2"), or spread over
    pinn columns ("...: Sjukpenning") that hold marks.
    """

    field: str
    header: str
    values: Values
    aliases: tuple[str, ...] = ()
    required: bool = False
    choices: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetKind:
    """A kind of sheet.

    `file` is the workbook that `sofrep init` puts it in, relative to the förbund's folder, with
    ``{ar}`` for the year; `title` its sheet title; `per_year` says that a year is needed, from
    the column "År" or the folder.
    """

    kind: str
    title: str
    file: str
    columns: tuple[Column, ...]
    per_year: bool = False
    help: str = ""


_FORS = "Försörjning vid avslut"
_SYSS = "Sysselsättning vid avslut"
_V = Values

_AR = Column(
    field="ar",
    header="År",
    values=_V.ARTAL,
    aliases=("Årtal",),
    help="behövs inte i en mapp som heter som året",
)

REGISTER = SheetKind(
    kind="register",
    title="Register",
    file="register/register.xlsx",
    help="En rad per inskrivning: en insats för en person, från start till slut.",
    columns=(
        Column(
            field="insats",
            header="Insats",
            values=_V.KOD,
            choices="insats",
            aliases=("Insatsens namn", "Aktivitet"),
            help="får saknas om bladet heter som insatsen",
        ),
        Column(
            field="nummer",
            header="Deltagarnummer",
            values=_V.BETECKNING,
            aliases=("Deltagarnr", "Löpnummer", "Löpnr", "Deltagar-ID"),
            help="ett påhittat nummer, aldrig personnummer",
        ),
        Column(field="kon", header="Kön", values=_V.KON, choices="kon"),
        Column(field="fodelsear", header="Födelseår", values=_V.ARTAL, aliases=("Född år", "Född")),
        Column(
            field="alder",
            header="Ålder vid start",
            values=_V.ANTAL,
            aliases=("Ålder", "Ålder vid inskrivning"),
        ),
        Column(
            field="kommun",
            header="Kommun",
            values=_V.KOD,
            choices="kommun",
            aliases=("Hemkommun", "Bostadskommun"),
        ),
        Column(field="grupp", header="Grupp", values=_V.BETECKNING, aliases=("Gruppnamn",)),
        Column(
            field="start",
            header="Startdatum",
            values=_V.DATUM,
            required=True,
            aliases=("Start", "Inskriven", "Inskrivningsdatum", "Inskriven datum", "Datum start"),
        ),
        Column(
            field="slut",
            header="Slutdatum",
            values=_V.DATUM,
            aliases=("Slut", "Avslutsdatum", "Avslutad", "Utskriven", "Datum avslut", "Datum slut"),
        ),
        Column(
            field="anonym",
            header="Anonym",
            values=_V.MARK,
            help="en anonym rad har bara insats och startdatum",
        ),
        Column(
            field="tid_ar",
            header="År i offentlig försörjning",
            values=_V.TAL,
            aliases=("Antal år i offentlig försörjning", "År med offentlig försörjning"),
            help="före starten, gärna med decimaler",
        ),
        Column(
            field="tid_manader",
            header="Månader i offentlig försörjning",
            values=_V.TAL,
            aliases=(
                "Antal månader i offentlig försörjning",
                "Månader med offentlig försörjning",
            ),
            help="i stället för år",
        ),
        Column(
            field="forsorjning",
            header=_FORS,
            values=_V.KODER,
            choices="forsorjning",
            aliases=("Försörjning avslut", "Försörjning vid slut"),
        ),
        Column(
            field="sysselsattning",
            header=_SYSS,
            values=_V.KODER,
            choices="sysselsattning",
            aliases=("Sysselsättning avslut", "Sysselsättning vid slut"),
        ),
        Column(
            field="avslutsorsak",
            header="Avslutsorsak",
            values=_V.KOD,
            choices="avslutsorsak",
            aliases=("Orsak till avslut", "Avslutningsorsak", "Orsak"),
        ),
        Column(
            field="samtycke",
            header="Samtycke uppföljning",
            values=_V.MARK,
            aliases=("Samtycke", "Samtycke till uppföljning"),
            help="gäller alla uppföljningar; tomt är inget samtycke",
        ),
    ),
)

UPPFOLJNING = SheetKind(
    kind="uppfoljning",
    title="Uppföljning",
    file="{ar}/uppfoljning.xlsx",
    help="En rad per avslut som skulle följas upp, när svaret inte får kopplas till registret.",
    columns=(
        Column(
            field="insats",
            header="Insats",
            values=_V.KOD,
            choices="insats",
            help="får saknas om bladet heter som insatsen",
        ),
        Column(
            field="slut",
            header="Avslutsdatum",
            values=_V.DATUM,
            aliases=("Slutdatum", "Avslutad"),
            help="eller halvår",
        ),
        Column(
            field="halvar",
            header="Halvår",
            values=_V.HALVAR,
            aliases=("Avslut halvår",),
            help="2022-1, 2022 H1 eller vt 2022",
        ),
        Column(field="kon", header="Kön", values=_V.KON, choices="kon"),
        Column(
            field="horisont",
            header="Uppföljning",
            values=_V.KOD,
            choices="uppfoljning",
            required=True,
            aliases=("Uppföljning efter", "Horisont"),
        ),
        Column(
            field="samtycke",
            header="Samtycke",
            values=_V.MARK,
            required=True,
            aliases=("Samtycke uppföljning", "Samtycke till uppföljning"),
            help="tomt är inget samtycke",
        ),
        Column(field="svarat", header="Svarat", values=_V.MARK, aliases=("Svar",)),
        Column(
            field="forsorjning",
            header="Försörjning vid uppföljning",
            values=_V.KODER,
            choices="forsorjning",
            aliases=("Försörjning uppföljning",),
        ),
        Column(
            field="sysselsattning",
            header="Sysselsättning vid uppföljning",
            values=_V.KODER,
            choices="sysselsattning",
            aliases=("Sysselsättning uppföljning",),
        ),
        Column(
            field="avslut_forsorjning",
            header=_FORS,
            values=_V.KODER,
            choices="forsorjning",
            aliases=("Försörjning avslut",),
        ),
        Column(
            field="avslut_sysselsattning",
            header=_SYSS,
            values=_V.KODER,
            choices="sysselsattning",
            aliases=("Sysselsättning avslut",),
        ),
    ),
)

ANSOKNINGAR = SheetKind(
    kind="ansokningar",
    title="Ansökningar",
    file="{ar}/ansokningar.xlsx",
    per_year=True,
    help="En rad per ansökan om plats, eller per antal lika ansökningar.",
    columns=(
        _AR,
        Column(field="datum", header="Datum", values=_V.DATUM, aliases=("Ansökningsdatum",)),
        Column(field="manad", header="Månad", values=_V.MANAD),
        Column(
            field="part",
            header="Sökande part",
            values=_V.KOD,
            choices="part",
            required=True,
            aliases=("Ansökande part", "Remitterande part", "Remittent"),
        ),
        Column(
            field="kommun",
            header="Kommun",
            values=_V.KOD,
            choices="kommun",
            aliases=("Hemkommun",),
        ),
        Column(
            field="antal",
            header="Antal",
            values=_V.ANTAL,
            aliases=("Antal ansökningar",),
            help="saknas kolumnen är varje rad en ansökan",
        ),
    ),
)

MATRIS = SheetKind(
    kind="ansokningar-matris",
    title="Ansökningar",
    file="{ar}/ansokningar.xlsx",
    per_year=True,
    help="Årets ansökningar räknade: en rad per part, en kolumn per kommun.",
    columns=(
        Column(
            field="part",
            header="Part",
            values=_V.KOD,
            choices="part",
            required=True,
            aliases=("Parter", "Sökande part", "Ansökande part"),
        ),
        Column(
            field="totalt",
            header="Totalt",
            values=_V.ANTAL,
            aliases=TOTAL_HEADERS[1:],
            help="stäms av mot summan, liksom en rad Totalt nederst",
        ),
    ),
)

STRUKTURELLA = SheetKind(
    kind="strukturella",
    title="Strukturella insatser",
    file="{ar}/strukturella.xlsx",
    per_year=True,
    help="En rad per strukturell insats.",
    columns=(
        _AR,
        Column(
            field="vad",
            header="Vad",
            values=_V.FRITEXT,
            required=True,
            aliases=("Strukturell insats",),
        ),
        Column(field="utforare", header="Utförare", values=_V.FRITEXT, aliases=("Vem", "Ansvarig")),
        Column(field="nar", header="När", values=_V.FRITEXT, aliases=("Tidpunkt",)),
        Column(
            field="antal",
            header="Antal deltagare",
            values=_V.ANTAL,
            required=True,
            aliases=("Antal", "Deltagare"),
        ),
    ),
)

MAL = SheetKind(
    kind="mal",
    title="Mål",
    file="{ar}/mal.xlsx",
    per_year=True,
    help="En rad per mål. Ett mål utan målvärde redovisas men bedöms inte.",
    columns=(
        _AR,
        Column(
            field="insats",
            header="Insats",
            values=_V.KOD,
            choices="scope",
            help="insats, union eller Förbundet; tomt är förbundet",
        ),
        Column(field="mal", header="Mål", values=_V.FRITEXT, required=True),
        Column(
            field="matt",
            header="Mått",
            values=_V.BETECKNING,
            required=True,
            help="mått ur docs/figures.md; tomt när resultatet skrivs in",
        ),
        Column(
            field="jamforelse",
            header="Jämförelse",
            values=_V.JAMFORELSE,
            choices="jamforelse",
        ),
        Column(field="malvarde", header="Målvärde", values=_V.TAL, required=True),
        Column(field="enhet", header="Enhet", values=_V.ENHET, choices="enhet"),
        Column(
            field="resultat",
            header="Resultat (inmatat)",
            values=_V.TAL,
            aliases=("Resultat inmatat", "Inmatat resultat"),
        ),
        Column(
            field="forra",
            header="Föregående år (inmatat)",
            values=_V.TAL,
            aliases=("Föregående år inmatat", "Resultat föregående år"),
        ),
        Column(
            field="ej_matt",
            header="Kunde inte mätas",
            values=_V.FRITEXT,
            help="skälet; då visas inget resultat",
        ),
        Column(field="kommentar", header="Kommentar", values=_V.FRITEXT),
    ),
)

TEXTER = SheetKind(
    kind="texter",
    title="Texter",
    file="{ar}/texter.xlsx",
    per_year=True,
    help="Det som skrivs för hand; en tom rad skiljer stycken.",
    columns=(
        _AR,
        Column(field="bilaga", header="Bilaga", values=_V.KOD, choices="bilaga", required=True),
        Column(field="avsnitt", header="Avsnitt", values=_V.KOD, choices="avsnitt", required=True),
        Column(field="insats", header="Insats", values=_V.KOD, choices="scope"),
        Column(field="text", header="Text", values=_V.FRITEXT, required=True),
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
            header="Figur",
            values=_V.BETECKNING,
            required=True,
            aliases=("Figur-id",),
            help="t.ex. 2019.rv.nya, se docs/figures.md",
        ),
        Column(field="varde", header="Värde", values=_V.TAL, required=True),
        Column(field="taljare", header="Täljare", values=_V.TAL),
        Column(field="namnare", header="Nämnare", values=_V.ANTAL),
        Column(field="enhet", header="Enhet", values=_V.ENHET, choices="enhet"),
        Column(field="kalla", header="Källa", values=_V.FRITEXT, required=True),
    ),
)

SHEET_KINDS = (REGISTER, UPPFOLJNING, ANSOKNINGAR, MATRIS, STRUKTURELLA, MAL, TEXTER, HISTORIK)


def columns_of(kind: SheetKind, forbund: Forbund) -> tuple[Column, ...]:
    """The columns of `kind` with those that follow from the profile.

    The register gets three per follow-up horizon, the tally matrix one per kommun (field
    ``kommun:<kod>``).
    """
    if kind is REGISTER:
        return (*kind.columns, *_followup_columns(forbund))
    if kind is MATRIS:
        return (
            *kind.columns[:1],
            *(
                Column(
                    field=f"kommun:{k.kod}",
                    header=k.kortnamn or k.namn,
                    values=Values.ANTAL,
                    aliases=(k.namn, k.kod, *k.alias),
                )
                for k in forbund.kommun
            ),
            *kind.columns[1:],
        )
    return kind.columns


def _followup_columns(forbund: Forbund) -> Iterator[Column]:
    for horizon in forbund.uppfoljning:
        for suffix, word, values, choices in (
            ("svarat", "svarat", Values.MARK, ""),
            ("forsorjning", "försörjning", Values.KODER, "forsorjning"),
            ("sysselsattning", "sysselsättning", Values.KODER, "sysselsattning"),
        ):
            yield Column(
                field=f"{horizon.kod}.{suffix}",
                header=f"{horizon.namn} {word}",
                values=values,
                choices=choices,
                aliases=tuple(
                    form
                    for name in (horizon.namn, horizon.kod)
                    for form in (f"{name} {word}", f"{word} {name}", f"{word} efter {name}")
                ),
            )


def names_of(choices: str, forbund: Forbund) -> Names:
    """The names behind a coded column of the register, follow-up or applications sheets.

    Raises:
        KeyError: if `choices` is no list of names.
    """
    makers = {
        "insats": lambda: insats_names(forbund),
        "scope": lambda: scope_names(forbund)[0],
        "kommun": lambda: kommun_names(forbund.kommun),
        "part": lambda: code_names("part", forbund.part),
        "uppfoljning": lambda: horizon_names(forbund),
        "forsorjning": lambda: code_names("försörjning", forbund.forsorjning),
        "sysselsattning": lambda: code_names("sysselsättning", forbund.sysselsattning),
        "avslutsorsak": lambda: code_names("avslutsorsak", forbund.avslutsorsak),
    }
    return makers[choices]()


def choices_of(column: Column, forbund: Forbund) -> tuple[str, ...]:
    """What a dropdown for `column` offers; empty where anything may be written."""
    from sofrep.domain.textplatser import TEXTPLATSER

    fixed = {
        "": (),
        "kon": ("kvinna", "man", "annat"),
        "jamforelse": (">=", "<="),
        "enhet": tuple(unit.value for unit in Unit),
        "bilaga": tuple(dict.fromkeys(plats.bilaga for plats in TEXTPLATSER)),
        "avsnitt": tuple(dict.fromkeys(plats.avsnitt for plats in TEXTPLATSER)),
    }
    if column.values is Values.MARK:
        return ("ja", "nej")
    found = fixed.get(column.choices)
    return names_of(column.choices, forbund).choices if found is None else found


def sheets_markdown() -> str:
    """The tables of docs/data-format.md: one per sheet kind, in Markdown."""
    parts: list[str] = []
    for kind in SHEET_KINDS:
        parts += [f"### {kind.kind}", "", f"{kind.help} ({kind.file})", ""]
        parts += ["| rubrik | även | innehåll | krävs | anmärkning |", "|---|---|---|---|---|"]
        parts += [
            f"| {c.header} | {', '.join(c.aliases)} | {c.values} "
            f"| {'ja' if c.required else ''} | {c.help} |"
            for c in kind.columns
        ]
        if kind is REGISTER:
            parts += [
                f"| *uppföljningens namn* {word} | {word} efter *namn* | {values} | | {note} |"
                for word, values, note in (
                    ("svarat", Values.MARK, "ja också när ett utfall är ifyllt"),
                    ("försörjning", Values.KODER, ""),
                    ("sysselsättning", Values.KODER, ""),
                )
            ]
        if kind is MATRIS:
            parts += [f"| *kommunens namn* | kod, alias | {Values.ANTAL} | | en per kommun |"]
        parts += [""]
    return "\n".join(parts)
