"""The sheets of an insats that delivers counts only, and their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sofrep.amnen.antal.lasning.pinn_sheets import read_pinn_sheet
from sofrep.amnen.antal.lasning.tallies import COUNT, DTYPES, LINE, SHARE, TallyKey, read_tallies
from sofrep.domain.figure import SEXES
from sofrep.domain.forbund import Forbund, Kod, Kodgrupp, Kodlista
from sofrep.domain.period import MONTHS
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.declaration import (
    Column,
    Copied,
    Frame,
    SheetKind,
    Totals,
    Values,
    WhosePeople,
    Words,
)
from sofrep.excel.shared_columns import AR, INSATS
from sofrep.statistics.own_dimensions import added

TALLIES = Frame(name="tallies", dtypes=lambda _: DTYPES)

_OKAND = ("Okänt", "Annat", "Övriga", "Okänt eller annat")
_SEX_WORDS = (("kvinnor", ()), ("män", ()), ("okänd", tuple(w.lower() for w in _OKAND)))


def _population(
    steps: tuple[str, ...], header: str, aliases: tuple[str, ...] = (), *, required: bool = False
) -> Column:
    return Column(
        TallyKey(steps).field(),
        header,
        Values.ANTAL,
        required=required,
        aliases=aliases,
        words=Words(also=(f"Antal {header.lower()}",)),
    )


def _by_sex(population: str, start: str) -> tuple[Column, ...]:
    """The columns ``Nya kvinnor``, ``Nya män``, ``Nya okänd``; of everybody ``Kvinnor`` ..."""
    columns = []
    for kon, (word, others) in enumerate(_SEX_WORDS):
        names = tuple(f"{start} {each}".strip().capitalize() for each in (word, *others))
        columns.append(
            Column(
                TallyKey((population,), kon).field(),
                names[0],
                Values.ANTAL,
                aliases=names[1:],
                words=Words(also=tuple(f"Antal {name.lower()}" for name in names)),
            )
        )
    return tuple(columns)


_FIXED = (
    AR,
    replace(INSATS, required=True),
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
    _population(("vid-start",), "Inskrivna vid årets början", ("Inskrivna vid periodens början",)),
    _population(("vid-slut",), "Inskrivna vid årets slut", ("Inskrivna vid periodens slut",)),
    _population(("aktuella", "grupper"), "Grupper", ("Antal grupper",)),
)
_LISTS = {
    Kodlista.FORSORJNING: "Försörjning vid avslut",
    Kodlista.SYSSELSATTNING: "Sysselsättning vid avslut",
}


def _outcome_columns(forbund: Forbund) -> Iterator[Column]:
    """The columns that follow from the profile: outcomes at exit.

    For each kodgrupp and code of försörjning and sysselsättning the count of the ended and its
    share.  A name that two of them have is left out of their headers, and so is one that a fixed
    column has.
    """
    wanted = [*_outcomes(forbund), *_added_counts(forbund)]
    fixed = {normalise(text) for column in _FIXED for text in (column.header, *column.aliases)}
    claims = Counter(
        name for _, headers in wanted for name in {normalise(header) for header in headers}
    )
    free = {name for name, times in claims.items() if times == 1 and name not in fixed}
    for counted, headers in wanted:
        own = [header for header in headers if normalise(header) in free]
        yield _column(counted, COUNT, own, Values.ANTAL, "")
        shares = [
            form
            for header in own
            for form in (
                f"Andel {_small(header)}",
                f"{header}, andel",
                f"{header}, procent",  # so is "..., %" looked up
                f"Andel {_small(header)}, procent",
            )
        ]
        yield _column(counted, SHARE, shares, Values.TAL, "stäms av mot antalen")


def _column(counted: TallyKey, start: str, names: list[str], values: Values, note: str) -> Column:
    return Column(
        counted.field(start), names[0], values, aliases=tuple(dict.fromkeys(names[1:])), help=note
    )


def _outcomes(forbund: Forbund) -> Iterator[tuple[TallyKey, tuple[str, ...]]]:
    """What may be counted of the ended, and what its header may be; the last is always its own."""
    for lista, heading in _LISTS.items():
        for group in forbund.kodgrupp:
            if group.lista is lista and not _is_one_code(group, forbund.codes(lista)):
                names = _forms(group.namn, first="plain")
                yield TallyKey(("avslutade", group.kod)), (*names, f"Kodgrupp: {group.namn}")
        for kod in forbund.codes(lista):
            names = _forms(kod.namn, first="long")
            steps = ("avslutade", f"{lista.steg}={kod.kod}")
            yield TallyKey(steps), (*names, f"{heading}: {kod.namn}")


def _added_counts(forbund: Forbund) -> Iterator[tuple[TallyKey, tuple[str, ...]]]:
    """What may be counted of what the profile adds: of everybody, or of the ended."""
    for dimension in added(forbund):
        of = "avslutade" if dimension.is_at_exit else "aktuella"
        for kod, name in dimension.categories(forbund).items():
            yield TallyKey((of, f"{dimension.name}={kod}")), (f"{dimension.ensam}: {name}",)


def _is_one_code(group: Kodgrupp, codes: Iterable[Kod]) -> bool:
    """Whether the kodgrupp is one code with the same name: then they are one column."""
    members = [kod for kod in codes if group.kod in kod.raknas_som]
    return len(members) == 1 and normalise(members[0].namn) == normalise(group.namn)


def _forms(name: str, *, first: str) -> tuple[str, ...]:
    plain, long, to = name, f"{name} vid avslut", f"Till {_small(name)}"
    return (plain, long, to) if first == "plain" else (long, plain, to)


def _small(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


ANTAL = SheetKind(
    kind="antal",
    title="Antal",
    file="{ar}/antal.xlsx",
    per_year=True,
    columns=_FIXED,
    into=TALLIES,
    read=read_tallies,
    of_year=(COUNT,),
    totals=Totals.CHECKED,
    percent_apart=True,
    people=WhosePeople.COUNTED,
    of_profile=_outcome_columns,
    of_profile_lines=(
        (
            "*kodgruppens namn*",
            "*namn* vid avslut, Till *namn*, Kodgrupp: *namn*",
            Values.ANTAL,
            "",
            "försörjning och sysselsättning",
        ),
        (
            "*kodens namn* vid avslut",
            "*namn*, Till *namn*, Sysselsättning vid avslut: *namn*",
            Values.ANTAL,
            "",
            "ett namn som två har skrivs i den sista formen",
        ),
        (
            "*den egna uppgiftens rubrik*: *värdets namn*",
            "",
            Values.ANTAL,
            "",
            "av deltagarna, eller av de avslutade om uppgiften noteras vid avslut",
        ),
        ("*namn*, %", "Andel *namn*; *namn*, andel", Values.TAL, "", "stäms av mot antalen"),
    ),
    help="En rad per insats som bara lämnar antal. Tomt är inte räknat; skriv 0 om det är noll. En "
    "rad Totalt nederst stäms av.",
)

PINNBLAD = SheetKind(
    kind="pinnblad",
    title="Pinnblad",
    file="{ar}/pinnstatistik.xlsx",
    per_year=True,
    into=TALLIES,
    read=read_pinn_sheet,
    of_year=(LINE,),
    totals=Totals.AMONG,  # they stand within its sections
    has_headings=True,
    has_lines=True,
    people=WhosePeople.COUNTED,
    copied=Copied(titled=True),
    one_of=LINE,
    help="Ett blad per insats, som heter som den: uppgifterna på rader, kön eller månader i "
    "kolumner. Skriv tal, eller ett streck (x, | eller I) per deltagare.",
    columns=(
        replace(INSATS, help="behövs inte om bladet heter som insatsen"),
        Column(
            "uppgift",
            "Uppgift",
            Values.FRITEXT,
            required=True,
            aliases=("Kategori",),
            words=Words(also=("Uppgifter", "Variabel"), stems=("uppgift", "kategori")),
            help="t.ex. Nya deltagare, eller en kommun under Nya efter kommun",
        ),
        Column(
            "avsnitt",
            "Avsnitt",
            Values.FRITEXT,
            aliases=("Räknas",),
            help="t.ex. Nya efter kommun; kan också stå som en rad för sig",
        ),
        *(
            Column(
                f"{LINE}{sex}", names[0], Values.ANTAL, aliases=names[1:], help="tal eller streck"
            )
            for sex, names in zip(SEXES, (("Kvinnor",), ("Män",), ("Okänd", *_OKAND)), strict=True)
        ),
        *(
            Column(
                f"{LINE}{number:02d}",
                month.capitalize(),
                Values.ANTAL,
                aliases=(month[:3], *(("sept",) if number == 9 else ())),
                help="tal eller streck, i stället för kön",
            )
            for number, month in enumerate(MONTHS, start=1)
        ),
        Column(f"{LINE}totalt", "Totalt", Values.ANTAL, aliases=("Summa", "Total", "Antal")),
        Column(
            "andel",
            "Andel, %",
            Values.TAL,
            aliases=("Andel", "Procent"),
            help="stäms av mot antalen",
        ),
    ),
)
