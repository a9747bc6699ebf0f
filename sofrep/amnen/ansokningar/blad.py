"""The sheets of applications: their columns and checks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.amnen.ansokningar import lasning as applications
from sofrep.amnen.ansokningar.kontroller import check_application_sources, check_several_matrices
from sofrep.domain.forbund import Forbund
from sofrep.excel.declaration import Column, Copied, Frame, SheetKind, Totals, Values, Words
from sofrep.excel.names import part_names
from sofrep.excel.shared_columns import AR, KOMMUN, PART
from sofrep.excel.sorted_alone import check_sorted

APPLICATIONS = Frame(
    name="applications",
    dtypes=lambda _: applications.DTYPES,
    checks=(check_application_sources, check_several_matrices, check_sorted),
)


def _kommun_columns(forbund: Forbund) -> Iterator[Column]:
    for kommun in forbund.kommun:
        yield Column(
            f"kommun:{kommun.kod}",
            kommun.kortnamn or kommun.namn,
            Values.ANTAL,
            aliases=(kommun.namn, kommun.kod, *kommun.alias),
        )


ANSOKNINGAR = SheetKind(
    kind="ansokningar",
    title="Ansökningar",
    file="{ar}/ansokningar.xlsx",
    per_year=True,
    into=APPLICATIONS,
    read=applications.read_rows,
    of_year=("datum", "antal"),
    expected=("datum", "part", "kommun"),
    copied=Copied(by_row=True),
    help="En rad per ansökan om plats, eller per antal lika ansökningar. Har ni räknat dem per part och "
    "kommun går en sådan tabell lika bra: ersätt rubrikerna med Sökande part och en rubrik per kommun.",
    columns=(
        AR,
        Column(
            "datum",
            "Datum",
            Values.DATUM,
            aliases=("Ansökningsdatum",),
            words=Words(
                also=(
                    "Inkom",
                    "Inkommen",
                    "Inkom datum",
                    "Inkommen datum",
                    "Datum för ansökan",
                    "Datum ansökan",
                    "Ansökan inkom",
                    "Ankomstdatum",
                    "Ankom",
                ),
                stems=("datum", "-datum", "inkom", "ankom", "dag"),
            ),
        ),
        Column(
            "manad",
            "Månad",
            Values.MANAD,
            words=Words(
                also=("Ansökningsmånad", "Månad för ansökan"), stems=("månad", "mån", "-månad")
            ),
        ),
        Column(
            "part",
            "Sökande part",
            Values.KOD,
            required=True,
            aliases=("Ansökande part", "Remitterande part", "Remittent"),
            words=Words(
                also=(
                    "Remitterande",
                    "Remitterande myndighet",
                    "Inremitterande part",
                    "Remitterad av",
                    "Remitterad från",
                    "Ansökan från",
                    "Ansökande myndighet",
                    "Remittentens organisation",
                    "Remissinstans",
                ),
                stems=("part", "-part", "remi", "sökande", "ansök", "myndighet"),
            ),
            names=part_names,
        ),
        KOMMUN,
        Column(
            "antal",
            "Antal",
            Values.ANTAL,
            aliases=("Antal ansökningar",),
            words=Words(also=("Antal remisser", "Antal st"), stems=("antal", "summa")),
            without="varje rad räknas som en ansökan",
            help="saknas kolumnen, eller är den helt tom, är varje rad en ansökan",
        ),
    ),
)

MATRIS = SheetKind(
    kind=applications.MATRIX,
    title="Ansökningar",
    file="{ar}/ansokningar.xlsx",
    per_year=True,
    into=APPLICATIONS,
    read=applications.read_matrix,
    of_year=("kommun:",),
    totals=Totals.CHECKED,
    one_of="kommun:",
    help="Årets ansökningar räknade: en rad per part, en kolumn per kommun.",
    of_profile=_kommun_columns,
    of_profile_lines=(("*kommunens namn*", "kod, alias", Values.ANTAL, "", "en per kommun"),),
    columns=(
        replace(PART, required=True, aliases=("Parter", "Sökande part", "Ansökande part")),
        Column(
            "totalt",
            "Totalt",
            Values.ANTAL,
            aliases=("Summa", "Total", "Antal totalt"),
            help="stäms av mot summan, liksom en rad Totalt nederst",
        ),
    ),
)
