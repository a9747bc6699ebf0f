"""Faults that only counting shows: planted in the folder of a small office."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from sofrep.domain.period import Period
from sofrep.domain.problem import Problem
from sofrep.pipeline.earlier import RECORD_NAME
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.record import record_of
from sofrep.pipeline.verdict import verdict_on
from support.office import GOALS, add_rows, make_office
from support.planted import Plant, Row

YEAR = Period.of_year(2023)
PART = Period(date(2023, 1, 1), date(2023, 8, 31))
REGISTER = "register/register.xlsx"
Edit = Callable[[Path], object]


@cache
def clean_office() -> Path:
    """A folder without any problem, made once: it is copied and never changed."""
    folder = make_office(Path(tempfile.mkdtemp(prefix="planted-")) / "f")
    change_profile("(fyll i)", "")(folder)
    return folder


def check(period: Period) -> Callable[[Path], Sequence[Problem]]:
    """What ``sofrep check`` tells of a folder."""
    return lambda folder: verdict_on(folder, lambda _: period, read=True).problems


def change_profile(old: str, new: str) -> Edit:
    """Edit forbund.toml; `old` must be there."""

    def edit(folder: Path) -> None:
        path = folder / "forbund.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


TVA_RUNS = change_profile("2022, 2023]", "2022]")
"""The insats Två has participants in 2023."""


def first_in_profile(text: str) -> Edit:
    """Add text at the beginning of forbund.toml, so that its line is known."""
    return lambda folder: (folder / "forbund.toml").write_text(
        text + (folder / "forbund.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )


def rows(file: str, *added: Row) -> Edit:
    """Add rows to a workbook."""
    return lambda folder: add_rows(folder / file, added)


def to_last_year(file: str) -> Edit:
    """Copy a workbook to the year before."""

    def edit(folder: Path) -> None:
        (folder / "2022").mkdir(exist_ok=True)
        shutil.copy(folder / file, folder / file.replace("2023", "2022"))

    return edit


def plant(
    rule: str,
    number: int,
    place: tuple[str, str],
    edits: Sequence[Edit],
    *,
    period: Period = YEAR,
    also: tuple[str, ...] = (),
    alone: bool = True,
) -> Plant:
    """A plant in a copy of the office."""

    def write(folder: Path) -> None:
        shutil.copytree(clean_office(), folder, dirs_exist_ok=True)
        for edit in edits:
            edit(folder)

    return Plant(rule, f"{rule} {number}", *place, write, check(period), also, alone)


def counting_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    yield from _goals()
    yield from _followups()
    yield from _years()
    yield from _history()
    yield from _between()
    yield from _files()
    yield from _parts_of_a_year()


_GOAL = {**GOALS[0], "Mål": "Planterat"}
_MAL = "2023/mal.xlsx"
_GOALS: Mapping[str, Sequence[Row]] = {
    "malvarde-saknas": [
        {"Målvärde": None, "Resultat (inmatat)": value, "Mått": matt}
        for value, matt in ((3, None), (None, "nya"), (None, "avslutade"))
    ],
    "mal-matt-okant": [{"Mått": name} for name in ("nyaa", "avslutade.arb", "2023.ett.nya.x")],
    "mal-fel-enhet": [{"Enhet": unit} for unit in ("procent", "dagar", "kr")],
    "mal-utan-resultat": [
        {"Mått": None},
        {"Mått": None, "Jämförelse": "<="},
        {"Mått": None, "Insats": "Två"},
    ],
    "mal-utan-underlag": [
        {"Mått": name, "Enhet": unit}
        for name, unit in (
            ("enk.avslut.f01.pos.andel", "procent"),
            ("2017.tva.avslutade", "antal"),
            ("2018.ett.nya", "antal"),
        )
    ],
    "mal-motsagelse": [
        {"Mått": None, "Resultat (inmatat)": value, "Kunde inte mätas": why}
        for value, why in ((3, "Systemet stängdes."), (0, "Ingen hann."), ("27,5", "Bortfall."))
    ],
    "mal-inmatat-anvands-inte": [
        {"Resultat (inmatat)": 7},
        {"Föregående år (inmatat)": 9},
        {"Insats": "Två", "Resultat (inmatat)": 0},
    ],
    "mal-mats-anda": [
        {"Kunde inte mätas": "Gäller dem som börjar."},
        {"Insats": "Två", "Kunde inte mätas": "En tjänst tillsattes i augusti."},
        {"Kunde inte mätas": "x", "Målvärde": 90},
    ],
}


def _goals() -> Iterator[Plant]:
    for rule, variants in _GOALS.items():
        for number, changes in enumerate(variants, start=1):
            cell = {"malvarde-saknas": "E4", "mal-utan-underlag": "C4"}.get(rule, "B4")
            yield plant(rule, number, (_MAL, cell), [rows(_MAL, {**_GOAL, **changes})])
    turned = {">=": "<=", "<=": ">="}
    for number, (way, insats) in enumerate(((">=", "Ett"), ("<=", "Ett"), (">=", "Två")), start=1):
        goal = {**_GOAL, "Insats": insats, "Mått": "avslutade", "Jämförelse": way}
        edits = [
            to_last_year(_MAL),
            rows(_MAL, goal),
            rows(_MAL.replace("2023", "2022"), {**goal, "Jämförelse": turned[way]}),
        ]
        yield plant("mal-vant", number, (_MAL, "B4"), edits)


_FOLLOWUPS = "2023/uppfoljning.xlsx"
_EXIT: Row = {
    "Insats": "Ett",
    "Kön": "kvinna",
    "Födelseår": 1990,
    "Startdatum": "2022-01-10",
    "Slutdatum": "2022-06-30",
    "Samtycke uppföljning": "ja",
}
_SHEET: Row = {"Insats": "Ett", "Avslutsdatum": "2022-06-30", "Kön": "kvinna",
               "Uppföljning": "6 månader", "Samtycke": "ja"}  # fmt: skip


def _followups() -> Iterator[Plant]:
    for number in (1, 2, 3):
        horizon = change_profile('till_dag = "06-30"', f'till_dag = "0{number + 1}-15"')
        sheet = {**_SHEET, "Avslutsdatum": None, "Halvår": "2023-1"}
        yield plant(
            "uppfoljning-over-fonstret",
            number,
            (_FOLLOWUPS, "rad 2"),
            [horizon, rows(_FOLLOWUPS, sheet)],
        )
    for number, count in enumerate((3, 4, 6), start=1):
        yield plant(
            "uppfoljning-fler-an-avslut",
            number,
            (_FOLLOWUPS, "rad 4"),
            [rows(REGISTER, _EXIT), rows(_FOLLOWUPS, *[_SHEET] * count)],
        )
    for number, answer in enumerate(
        ({"6 månader svarat": "ja"}, {"6 månader försörjning": "Sjukpenning"},
         {"6 månader sysselsättning": "Studier"}),
        start=1,
    ):  # fmt: skip
        yield plant(
            "uppfoljning-dubbel",
            number,
            (REGISTER, "rad 5"),
            [rows(REGISTER, {**_EXIT, **answer}), rows(_FOLLOWUPS, _SHEET)],
        )
    answered = {**_EXIT, "Startdatum": "2023-01-10", "6 månader svarat": "ja"}
    for number, end in enumerate(("2023-05-31", "2023-06-30", "2023-03-15"), start=1):
        edits = [rows(REGISTER, {**answered, "Slutdatum": end})]
        yield plant("uppfoljning-for-tidig", number, (REGISTER, _ANSWERED), edits)
    answered = {**_EXIT, "Startdatum": "2022-01-10", "6 månader svarat": "ja"}
    for number, end in enumerate(("2022-07-01", "2022-09-30", "2022-12-31"), start=1):
        window = change_profile("till_ar = 0", "till_ar = -1")
        edits = [window, rows(REGISTER, {**answered, "Slutdatum": end})]
        yield plant("uppfoljning-utanfor-fonstret", number, (REGISTER, _ANSWERED), edits)


_ANSWERED = "Q5"


def _years() -> Iterator[Plant]:
    for number, (key, start, end) in enumerate(
        (
            ("fran = 2024", "2023-05-01", None),
            ("till = 2022", "2023-05-01", None),
            ("till = 2021", "2021-05-01", None),
            ("fran = 2023", "2022-05-01", "2022-06-01"),  # last year's figures
        ),
        start=1,
    ):
        edits = [
            TVA_RUNS,
            change_profile('kortnamn = "Två"', f'kortnamn = "Två"\n{key}'),
            rows(
                REGISTER,
                {"Insats": "Två", "Kön": "man", "Startdatum": start, "Slutdatum": end},
            ),
        ]
        yield plant("insats-utanfor-ar", number, (REGISTER, "rad 5"), edits, alone=end is None)
    for number, year in enumerate((2019, 2032, 1999), start=1):
        yield plant("ar-utan-uppgifter", number, (f"{year}/", ""), [], period=Period.of_year(year))


_HISTORY = "historik.xlsx"
_FIGURE: Row = {"Siffra (id)": "2019.ett.nya", "Värde": 40, "Källa": "Årsredovisning"}


def _history() -> Iterator[Plant]:
    for number, name in enumerate(
        ("2019.ett.nyaa", "2019.ett.ansokningar", "2019.forbundet.nya"), 1
    ):
        edits = [rows(_HISTORY, {**_FIGURE, "Siffra (id)": name})]
        yield plant("historik-okand", number, (_HISTORY, "A2"), edits)
    for number, (name, value) in enumerate(
        (("2023.ett.nya", 3), ("2022.ett.nya", 0), ("2023.ett.avslutade", 1)), start=1
    ):
        edits = [rows(_HISTORY, {**_FIGURE, "Siffra (id)": name, "Värde": value})]
        yield plant("historik-aven-beraknad", number, (_HISTORY, "A2"), edits)


def _started(year: int, count: int) -> Edit:
    row = {
        "Insats": "Två",
        "Kön": "man",
        "Startdatum": f"{year}-03-01",
        "Slutdatum": f"{year}-04-01",
        "År i offentlig försörjning": 2,
    }
    return rows(REGISTER, *({**row, "Deltagarnummer": f"T{year}-{n}"} for n in range(count)))


def _close_2022(folder: Path) -> None:
    """The record that a build of 2022 leaves, without its documents."""
    record = record_of(evaluate(folder, Period.of_year(2022)), (), {}, folder)
    (folder / "out" / "2022").mkdir(parents=True)
    (folder / "out" / "2022" / RECORD_NAME).write_text(record, encoding="utf-8", newline="")


def _adopt_2022(folder: Path) -> None:
    """The same as the board has adopted it."""
    _close_2022(folder)
    (folder / "2022").mkdir()
    record = folder / "out" / "2022" / RECORD_NAME
    record.rename(folder / "2022" / "faststalld.json")


def _between() -> Iterator[Plant]:
    for number, figures in enumerate(
        ({"vid-slut": 2}, {"vid-slut": 0, "vid-slut.kvinnor": 1}, {"vid-slut.man": 4}), start=1
    ):
        typed = [
            {**_FIGURE, "Siffra (id)": f"2022.ett.{key}", "Värde": v} for key, v in figures.items()
        ]
        wrong = f"A{1 + len(typed)}"
        yield plant(
            "ingaende-stammer-inte",
            number,
            (_HISTORY, wrong),
            [
                change_profile("register_fran = 2020", "register_fran = 2023"),
                rows(_HISTORY, *typed),
            ],
        )
    before = {"Insats": "Två", "Kön": "man", "Startdatum": "2022-05-01"}
    for number, changes in enumerate(
        ({"Slutdatum": "2022-08-01"}, {"Kön": "kvinna", "Slutdatum": "2022-05-01"},
         {"Startdatum": "2021-12-31", "Slutdatum": "2022-01-01"}), start=1
    ):  # fmt: skip
        edits = [
            TVA_RUNS,
            rows(REGISTER, before),
            _close_2022,
            rows(REGISTER, {**before, **changes}),
        ]
        yield plant("forra-aret-andrat", number, ("out/2022/figurer.json", ""), edits)
        edits = [
            TVA_RUNS,
            rows(REGISTER, before),
            _adopt_2022,
            rows(REGISTER, {**before, **changes}),
        ]
        yield plant("faststallt-andrat", number, ("2022/faststalld.json", ""), edits)
    bands = '["-24", "25-29", "30-39", "40-49", "50-59", "60-"]'
    for number, other in enumerate(
        ('["-29", "30-59", "60-"]', '["-24", "25-"]', '["-44", "45-"]'), start=1
    ):
        edits = [TVA_RUNS, rows(REGISTER, before), _adopt_2022, change_profile(bands, other)]
        yield plant("aldersband-andrade", number, ("forbund.toml", ""), edits)
    for number, (old, new) in enumerate(
        (("[dokument.2023]", "[dokument.2022]"), ("{ 2023 =", "{ 2022 ="),
         ("{ 2023 =", "{ 2021 = 5, 2022 =")), start=1
    ):  # fmt: skip
        yield plant("profil-utan-ar", number, ("forbund.toml", ""), [change_profile(old, new)])
    late = rows(REGISTER, {"Insats": "Ett", "Kön": "man", "Startdatum": "2023-12-20"})
    for number, (then, now) in enumerate(((20, 40), (40, 20), (25, 70)), start=1):
        edits = [TVA_RUNS, _started(2022, then), _started(2023, now), late]
        yield plant("hopp-mot-tidigare", number, (REGISTER, ""), edits)
    for number, measure in enumerate(("nya", "vid-slut", "avslutade"), start=1):
        parts = {"ett": 10, "tva": 5, "alla": 16}
        typed = [
            {**_FIGURE, "Siffra (id)": f"2019.{kod}.{measure}", "Värde": v}
            for kod, v in parts.items()
        ]
        yield plant("union-stammer-inte", number, (_HISTORY, "A4"), [rows(_HISTORY, *typed)])
    for number, measure in enumerate(("nya", "aktuella", "avslutade"), start=1):
        counts = {"": 10, ".kvinnor": 6, ".man": 5}
        typed = [
            {**_FIGURE, "Siffra (id)": f"2019.ett.{measure}{sex}", "Värde": v}
            for sex, v in counts.items()
        ]
        yield plant("kon-stammer-inte", number, (_HISTORY, "A2"), [rows(_HISTORY, *typed)])


def _file(name: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")

    return edit


def _section_text(folder: Path) -> None:
    path = folder / "2023" / "texter.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        key = [sheet.cell(row, columns[name]).value for name in ("Bilaga", "Avsnitt")]
        if key == ["Årsredovisning", "Förord"]:
            sheet.cell(row, columns["Text"], "Ett ord.")
    book.save(path)


def _files() -> Iterator[Plant]:
    for number, name in enumerate(("förrord", "slutord", "Kapitel 3"), start=1):
        file = f"2023/avsnitt/{name}.docx"
        yield plant("avsnittsfil-okand", number, (file, ""), [_file(file)])
    first = "2023/avsnitt/Forord.docx"
    for number, second in enumerate(("forord.docx", "FÖRORD.docx"), start=1):
        file = f"2023/avsnitt/{second}"
        yield plant("avsnitt-dubbelt", number, (max(file, first), ""), [_file(first), _file(file)])
    yield plant("avsnitt-dubbelt", 3, (first, ""), [_file(first), _section_text])
    for number, name in enumerate(("bilaga_statistk.docx", "min mall.docx", "bilaga.odt"), start=1):
        yield plant("mall-okand", number, (f"mallar/{name}", ""), [_file(f"mallar/{name}")])
    for number, regel in enumerate(("rader-lika", "eko-resultat", "datum-ensamt"), start=1):
        post = f'tyst = [{{regel = "{regel}", skal = "Det stämmer."}}]\n'
        place = ("forbund.toml", f"rad 1, under [[tyst]] ”{regel}”")
        yield plant("tyst-utan-verkan", number, place, [first_in_profile(post)])


def _parts_of_a_year() -> Iterator[Plant]:
    application = {"Sökande part": "AF", "Kommun": "Norra"}
    activity = {"Vad": "Kurs", "Antal deltagare": 3}
    for number in (1, 2, 3):
        yield plant(
            "ansokningar-utan-manad",
            number,
            ("2023/ansokningar.xlsx", "rad 2"),
            [rows("2023/ansokningar.xlsx", *[application] * number)],
            period=PART,
        )
        dated = [{**application, "Datum": f"2023-0{n}-09"} for n in range(1, 4)]
        yield plant(
            "ansokningar-utan-manad",
            number + 3,
            ("2023/ansokningar.xlsx", f"rad {number + 2}"),
            [rows("2023/ansokningar.xlsx", *dated[:number], application, *dated[number:])],
        )
        yield plant(
            "strukturella-utan-datum",
            number,
            ("2023/strukturella.xlsx", "rad 2"),
            [
                rows(
                    "2023/strukturella.xlsx",
                    *({**activity, "Vad": f"Kurs {n}"} for n in range(number)),
                )
            ],
            period=PART,
        )
