"""The sheets of the economy, and their columns."""

from __future__ import annotations

from sofrep.amnen.ekonomi.lasning.amounts import AMOUNT, amount_column
from sofrep.amnen.ekonomi.lasning.posts import finish_posts, read_economy
from sofrep.domain.ekonomi import Beloppsslag
from sofrep.domain.postkoder import POSTKODER, Rapport
from sofrep.excel.declaration import (
    Column,
    OpenColumns,
    Records,
    SheetKind,
    Totals,
    Values,
    Words,
    offering,
)

_RAPPORTER = tuple(rapport.namn for rapport in Rapport)
_AMOUNTS = tuple(
    Column(f"{AMOUNT}{slag}::", str(slag).capitalize(), Values.BELOPP, help=note)
    for slag, note in (
        (Beloppsslag.UTFALL, "årets; skriv hellre årtal som rubrik"),
        (Beloppsslag.BUDGET, "årets budget; hellre Budget och årtal"),
        (Beloppsslag.PROGNOS, "årets prognos; hellre Prognos och årtal"),
        (Beloppsslag.ANDEL, "i procent, på bladet Användning i stället för belopp"),
    )
)

EKONOMI = SheetKind(
    kind="ekonomi",
    title="Ekonomi",
    file="{ar}/ekonomi.xlsx",
    per_year=True,
    into=Records(name="economy", finish=finish_posts),
    read=read_economy,
    open_columns=OpenColumns(
        start=AMOUNT, of_header=amount_column, lacking="med ett årtal (till exempel 2023)"
    ),
    of_profile_lines=(
        (
            "*årtal*",
            "Budget *årtal*, Prognos *årtal*, Avvikelse *årtal*, Andel *årtal*, Januari-augusti *årtal*",
            Values.BELOPP,
            "ja",
            "minst en kolumn med belopp; tomt är inte 0",
        ),
    ),
    totals=Totals.AMONG,  # a statement's sums are posts of it
    has_headings=True,
    help="En rad per post, i er egen ordning, med belopp i hela kronor. Bladet heter som rapporten: "
    f"{', '.join(_RAPPORTER)}.",
    columns=(
        Column(
            "rapport",
            "Rapport",
            Values.KOD,
            offered=offering(*_RAPPORTER),
            help="behövs inte när bladet heter som rapporten",
        ),
        Column(
            "post",
            "Post",
            Values.FRITEXT,
            required=True,
            in_words=True,
            aliases=("Benämning",),
            words=Words(also=("Poster", "Postens namn"), stems=("post", "benämn"), unlike=("kod",)),
            help="postens namn, så som det ska stå i dokumentet",
        ),
        Column(
            "not",
            "Not",
            Values.BETECKNING,
            aliases=("Notnummer",),
            words=Words(also=("Not nr",), stems=("not", "nr")),
            help='notens nummer; på bladet Noter gärna med rubrik: "2 Intäkter"',
        ),
        Column(
            "kod",
            "Kod",
            Values.KOD,
            words=Words(also=("Postkod", "Postens kod"), stems=("kod", "-kod")),
            offered=offering(*dict.fromkeys(kod.kod for kod in POSTKODER)),
            help="vad posten är, för kontrollerna; poster utan kod får vara hur många som helst",
        ),
        *_AMOUNTS,
    ),
)
