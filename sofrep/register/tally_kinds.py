"""The sheets of an insats that delivers counts only, and their columns."""

from __future__ import annotations

from dataclasses import dataclass

from sofrep.domain.figure import SEXES
from sofrep.register import header_words as words
from sofrep.register.declaration import Column, SheetKind, Values, Words
from sofrep.register.underlag import UNKNOWN

COUNT, SHARE = "antal:", "andel:"
LINE = "pinn:"
_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
MONTHS = tuple(_MONTHS.split())

_OKAND = ("Okänt", "Annat", "Övriga", "Okänt eller annat")
_SEX_WORDS = (("kvinnor", ()), ("män", ()), ("okänd", tuple(w.lower() for w in _OKAND)))


@dataclass(frozen=True, slots=True)
class Counted:
    """What a column counts: the steps of a recipe, and the sex (`UNKNOWN` for everybody)."""

    steps: tuple[str, ...]
    kon: int = UNKNOWN

    def field(self, start: str = COUNT) -> str:
        """The name of the column's field."""
        return f"{start}{'|'.join(self.steps)}:{'' if self.kon == UNKNOWN else SEXES[self.kon]}"

    @classmethod
    def of_field(cls, name: str) -> Counted:
        """What the field counts, or is a share of."""
        _, steps, sex = name.split(":")
        kon = [str(each) for each in SEXES].index(sex) if sex else UNKNOWN
        return cls(tuple(steps.split("|")), kon)


def _population(
    steps: tuple[str, ...], header: str, aliases: tuple[str, ...] = (), *, required: bool = False
) -> Column:
    return Column(
        field=Counted(steps).field(),
        words=Words(also=(f"Antal {header.lower()}",)),
        header=header,
        values=Values.ANTAL,
        aliases=aliases,
        required=required,
    )


def _by_sex(population: str, start: str) -> tuple[Column, ...]:
    """The columns ``Nya kvinnor``, ``Nya män``, ``Nya okänd``; of everybody ``Kvinnor`` ..."""
    columns = []
    for kon, (word, others) in enumerate(_SEX_WORDS):
        names = tuple(f"{start} {each}".strip().capitalize() for each in (word, *others))
        columns.append(
            Column(
                field=Counted((population,), kon).field(),
                header=names[0],
                values=Values.ANTAL,
                aliases=names[1:],
                words=Words(also=tuple(f"Antal {name.lower()}" for name in names)),
            )
        )
    return tuple(columns)


ANTAL = SheetKind(
    kind="antal",
    title="Antal",
    file="{ar}/antal.xlsx",
    per_year=True,
    help="En rad per insats som bara lämnar antal. Tomt är inte räknat; skriv 0 om det är noll. En "
    "rad Totalt nederst stäms av.",
    columns=(
        Column(
            field="ar",
            words=words.AR,
            header="År",
            values=Values.ARTAL,
            aliases=("Årtal",),
            help="behövs inte i en mapp som heter som året",
        ),
        Column(field="insats", header="Insats", values=Values.KOD, choices="insats", required=True),
        _population(
            ("aktuella",),
            "Deltagare",
            ("Aktuella", "Antal deltagare", "Deltagare i insatsen", "Aktuella deltagare"),
            required=True,
        ),
        *_by_sex("aktuella", ""),
        _population(("nya-alla",), "Nya", ("Nya deltagare",)),
        *_by_sex("nya", "nya"),
        _population(("nya-anonyma",), "Varav anonyma", ("Nya anonyma",)),
        _population(("avslutade",), "Avslutade", ("Avslutade deltagare",)),
        *_by_sex("avslutade", "avslutade"),
        _population(
            ("vid-start",), "Inskrivna vid årets början", ("Inskrivna vid periodens början",)
        ),
        _population(("vid-slut",), "Inskrivna vid årets slut", ("Inskrivna vid periodens slut",)),
        _population(("aktuella", "grupper"), "Grupper", ("Antal grupper",)),
    ),
)

PINNBLAD = SheetKind(
    kind="pinnblad",
    title="Pinnblad",
    file="{ar}/pinnstatistik.xlsx",
    per_year=True,
    one_of=LINE,
    help="Ett blad per insats, som heter som den: uppgifterna på rader, kön eller månader i "
    "kolumner. Skriv tal, eller ett streck (x, | eller I) per deltagare.",
    columns=(
        Column(
            field="insats",
            header="Insats",
            values=Values.KOD,
            choices="insats",
            help="behövs inte om bladet heter som insatsen",
        ),
        Column(
            field="uppgift",
            words=Words(also=("Uppgifter", "Variabel"), stems=("uppgift", "kategori")),
            header="Uppgift",
            values=Values.FRITEXT,
            required=True,
            aliases=("Kategori",),
            help="t.ex. Nya deltagare, eller en kommun under Nya efter kommun",
        ),
        Column(
            field="avsnitt",
            header="Avsnitt",
            values=Values.FRITEXT,
            aliases=("Räknas",),
            help="t.ex. Nya efter kommun; kan också stå som en rad för sig",
        ),
        *(
            Column(
                field=f"{LINE}{sex}",
                header=names[0],
                values=Values.ANTAL,
                aliases=names[1:],
                help="tal eller streck",
            )
            for sex, names in zip(SEXES, (("Kvinnor",), ("Män",), ("Okänd", *_OKAND)), strict=True)
        ),
        *(
            Column(
                field=f"{LINE}{number:02d}",
                header=month.capitalize(),
                values=Values.ANTAL,
                aliases=(month[:3], *(("sept",) if number == 9 else ())),
                help="tal eller streck, i stället för kön",
            )
            for number, month in enumerate(MONTHS, start=1)
        ),
        Column(
            field=f"{LINE}totalt",
            header="Totalt",
            values=Values.ANTAL,
            aliases=("Summa", "Total", "Antal"),
        ),
        Column(
            field="andel",
            header="Andel, %",
            values=Values.TAL,
            aliases=("Andel", "Procent"),
            help="stäms av mot antalen",
        ),
    ),
)

TALLY_KINDS = (ANTAL, PINNBLAD)
