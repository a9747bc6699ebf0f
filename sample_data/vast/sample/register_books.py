"""The register workbooks, as an office would have kept them: no two quite alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from vast.sample.books import save
from vast.sample.outcomes import FOLLOW_UPS, NO_SUPPORT
from vast.sample.rows import K, Row
from verktyg.workbook import Cell, Column, Table

Value = Callable[[random.Random, Row], Cell]
Kept = tuple[str, float, Value]  # header, width, value

OLD_UNTIL = 2021
TEXT_DATES = 0.04
WOMAN, MAN = ("Kvinna", "K", "kvinna", "Kvinna "), ("Man", "M", "man", "Man")
TIDY_SHARE = (0.9, 0.05, 0.03, 0.02)
MESSY_SHARE = (0.45, 0.4, 0.1, 0.05)
SUPPORT_NAMES = (
    NO_SUPPORT,
    "Sjukpenning",
    "Sjukersättning",
    "Aktivitetsersättning",
    "Rehabiliteringspenning",
    "Aktivitetsstöd",
    "Arbetslöshetsersättning",
    "Försörjningsstöd",
    "Etableringsersättning",
)
OLDER_NAMES = {
    "Arbetslöshetsersättning": "A-kassa",
    "Försörjningsstöd": "Ekonomiskt bistånd",
    "Subventionerat arbete": "Arbete med stöd",
    NO_SUPPORT: "Egen försörjning",
}


def write_registers(folder: Path, rows: Sequence[Row]) -> None:
    """Write the four register workbooks below `folder`; every enrolment stands in one of them."""
    rng = random.Random("untidy")
    rv = [row for row in rows if row.insats == "RV"]
    old = [row for row in rv if row.slut is not None and row.slut.year <= OLD_UNTIL]
    new = [row for row in rv if row not in old]
    utr = [row for row in rows if row.insats == "UTR"]
    gg = [row for row in rows if row.insats == "GG"]
    old_book = _table(rng, "Avslutade", OLD_RV, old, "Rehabvägledare: avslutade 2020 och 2021")
    save(folder / "Register RV 2020-2021.xlsx", [old_book])
    save(folder / "Register RV.xlsx", [_table(rng, "RV", NEW_RV, new)])
    save(folder / "Register UTR.xlsx", [_table(rng, "Utredning", UTR, utr, "Utredning, alla år")])
    save(folder / "Register GG.xlsx", [_table(rng, "Gränsgångare", GG, gg)])


def _table(
    rng: random.Random, title: str, kept: Sequence[Kept], rows: Sequence[Row], heading: str = ""
) -> Table:
    columns = [Column(header, width) for header, width, _ in kept]
    cells = [[value(rng, row) for _, _, value in kept] for row in rows]
    return Table(title, columns, cells, heading)


def _number(_: random.Random, row: Row) -> Cell:
    return row.nummer or None


def _sex(shares: Sequence[float]) -> Value:
    def value(rng: random.Random, row: Row) -> Cell:
        if not row.kon:
            return None
        return rng.choices(WOMAN if row.kon == K else MAN, shares)[0]

    return value


def _birth(_: random.Random, row: Row) -> Cell:
    return row.fodelsear or None


def _kommun(rng: random.Random, row: Row) -> Cell:
    if row.kommun and rng.random() < 0.02:
        return rng.choice((f" {row.kommun}", f"{row.kommun} ", row.kommun.upper()))
    return row.kommun or None


def _as_text(rng: random.Random, day: date) -> str:
    forms = (f"{day:%Y-%m-%d}", f"{day.day}/{day.month} {day.year}", f"{day:%y%m%d}")
    return rng.choice(forms)


def _day(pick: Callable[[Row], date | None], untidy: float = 0.0) -> Value:
    def value(rng: random.Random, row: Row) -> Cell:
        day = pick(row)
        return _as_text(rng, day) if day and rng.random() < untidy else day

    return value


def _group(_: random.Random, row: Row) -> Cell:
    return row.grupp or None


def _place(rng: random.Random, row: Row) -> Cell:
    """A column of the office's own, which nothing counts."""
    return None if row.anonym else rng.choice(("Hamngatan", "Torget", "Distans"))


def _anonymous(_: random.Random, row: Row) -> Cell:
    return "x" if row.anonym else None


def _years(_: random.Random, row: Row) -> Cell:
    if row.tid is None:
        return None
    return row.tid / 10 if row.tid % 10 else row.tid // 10


def _months(_: random.Random, row: Row) -> Cell:
    return row.tid


def _listed(values: Sequence[str]) -> Cell:
    return "; ".join(values) or None


def _support(_: random.Random, row: Row) -> Cell:
    return _listed(row.forsorjning)


def _occupation(_: random.Random, row: Row) -> Cell:
    return _listed(row.sysselsattning)


def _older_support(rng: random.Random, row: Row) -> Cell:
    return _listed([_older(rng, value) for value in row.forsorjning])


def _older_occupation(rng: random.Random, row: Row) -> Cell:
    return _listed([_older(rng, value) for value in row.sysselsattning])


def _older(rng: random.Random, value: str) -> str:
    return OLDER_NAMES.get(value, value) if rng.random() < 0.3 else value


def _reason(_: random.Random, row: Row) -> Cell:
    return row.avslutsorsak or None


def _consent(yes: str) -> Value:
    def value(_: random.Random, row: Row) -> Cell:
        return yes if row.samtycke == "ja" else row.samtycke or None

    return value


def _ticked(name: str) -> Value:
    def value(_: random.Random, row: Row) -> Cell:
        return "x" if name in row.forsorjning else None

    return value


def _answered(name: str, yes: Cell, no: Cell) -> Value:
    due = [(plan.first, plan.last) for plan in FOLLOW_UPS if plan.name == name]

    def value(_: random.Random, row: Row) -> Cell:
        asked = row.samtycke == "ja" and any(row.ended(first, last) for first, last in due)
        if not asked:
            return None
        return yes if name in row.svar else no

    return value


def _then_support(name: str) -> Value:
    return lambda _, row: _listed(row.svar[name].forsorjning) if name in row.svar else None


def _then_occupation(name: str) -> Value:
    return lambda _, row: _listed(row.svar[name].sysselsattning) if name in row.svar else None


def _follow_up(name: str, yes: Cell, no: Cell) -> list[Kept]:
    return [
        (f"{name} svarat", 12, _answered(name, yes, no)),
        (f"{name} försörjning", 28, _then_support(name)),
        (f"{name} sysselsättning", 26, _then_occupation(name)),
    ]


def _old_insats(rng: random.Random, _: Row) -> Cell:
    return rng.choices(("RV", "Rehabvägledare", "Rehabvägledning"), (0.7, 0.2, 0.1))[0]


OLD_RV: tuple[Kept, ...] = (
    ("Löpnr", 10, _number),
    ("Insats", 17, _old_insats),
    ("Inskriven", 13, _day(lambda row: row.start, TEXT_DATES)),
    ("Avslutad", 13, _day(lambda row: row.slut, TEXT_DATES)),
    ("Kön", 10, _sex(MESSY_SHARE)),
    ("Född år", 10, _birth),
    ("Bostadskommun", 17, _kommun),
    ("Månader i offentlig försörjning", 15, _months),
    ("Orsak till avslut", 31, _reason),
    ("Försörjning vid avslut", 32, _older_support),
    ("Sysselsättning vid avslut", 28, _older_occupation),
    ("Samtycke uppföljning", 13, _consent("ja")),
    *_follow_up("6 månader", "ja", "nej"),
    *_follow_up("2 år", "ja", "nej"),
)
NEW_RV: tuple[Kept, ...] = (
    ("Deltagarnummer", 19, _number),
    ("Kön", 10, _sex(TIDY_SHARE)),
    ("Födelseår", 13, _birth),
    ("Kommun", 15, _kommun),
    ("Startdatum", 14, _day(lambda row: row.start)),
    ("Slutdatum", 14, _day(lambda row: row.slut)),
    ("Anonym", 11, _anonymous),
    ("År i offentlig försörjning", 15, _years),
    ("Försörjning vid avslut", 32, _support),
    ("Sysselsättning vid avslut", 28, _occupation),
    ("Avslutsorsak", 31, _reason),
    ("Samtycke uppföljning", 13, _consent("x")),
    *_follow_up("6 månader", "x", None),
    *_follow_up("2 år", "x", None),
)
UTR: tuple[Kept, ...] = (
    ("Deltagarnummer", 19, _number),
    ("Startdatum", 14, _day(lambda row: row.start, TEXT_DATES)),
    ("Slutdatum", 14, _day(lambda row: row.slut, TEXT_DATES)),
    ("Grupp", 16, _group),
    ("KÖN", 10, _sex(MESSY_SHARE)),
    ("Födelseår", 13, _birth),
    ("Kommun", 15, _kommun),
    ("Anonym", 11, _anonymous),
    ("År i offentlig försörjning", 15, _years),
    ("Lokal", 12, _place),
)
GG: tuple[Kept, ...] = (
    ("Deltagarnummer", 19, _number),
    ("Kön", 10, _sex(TIDY_SHARE)),
    ("Födelseår", 13, _birth),
    ("Kommun", 15, _kommun),
    ("Startdatum", 14, _day(lambda row: row.start)),
    ("Slutdatum", 14, _day(lambda row: row.slut)),
    ("År i offentlig försörjning", 15, _years),
    *((f"Försörjning vid avslut: {name}", 17, _ticked(name)) for name in SUPPORT_NAMES),
    ("Sysselsättning vid avslut", 28, _occupation),
    ("Avslutsorsak", 31, _reason),
)
