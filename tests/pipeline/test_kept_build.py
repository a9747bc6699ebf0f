"""A build tells again what nothing has changed of, and is right whatever has changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document
from docx.shared import Pt
from msgspec import Struct
from openpyxl import load_workbook

from sofrep.domain.period import Period
from sofrep.domain.regler import KANDA
from sofrep.errors import FaultyDataError
from sofrep.paths import template_path
from sofrep.pipeline import building, built_anew
from sofrep.pipeline.building import build
from sofrep.pipeline.documents import Draft
from sofrep.pipeline.earlier import RECORD_NAME as RECORD
from sofrep.pipeline.figure_csv import CSV_NAME as CSV
from sofrep.pipeline.journal import JOURNAL_NAME
from sofrep.pipeline.kept_results import Inquiry, to_keep
from sofrep.pipeline.kept_texts import workbooks_of
from sofrep.pipeline.query import ask
from sofrep.pipeline.store import Store
from sofrep.visning import block, visat
from support.built import BUILT, files, settled
from support.facit import SAMPLE
from support.office import add_rows, set_text

ROW = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-04-01"}
YEAR = Period.of_year(2023)
GOALS = "Bilaga 1 Måluppfyllelse 2023.docx"


def rewritten(name: str, place: Path) -> None:
    """Another content of the same size and time."""
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    status = path.stat() if path.exists() else None
    old = path.read_bytes() if status else b"0123456789"
    path.write_bytes(bytes([old[0] ^ 1]) + old[1:])
    if status:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


FILES = [
    "forbund.toml",
    "register/register.xlsx",
    "2023/mal.xlsx",
    "2023/texter.xlsx",
    "2023/avsnitt/forord.docx",
    "2022/faststalld.json",
    "fraser.txt",
    "mallar/dokument.docx",
    "mallar/dokument.typ",
    "mallar/typsnitt/eget.ttf",
    "logotyp.png",
    "register/~$register.xlsx",
    "register/anteckning.pdf",
    "out/2022/figurer.json",
    "out/2023m01-08/figurer.json",
    "out/2022/Bok.xlsx",
]


@pytest.mark.parametrize("name", FILES)
def test_whatever_is_put_there_changed_or_taken_away_is_another_build(
    office: Path, name: str
) -> None:
    key = partial(building._key, office, YEAR, office / "out" / "2023", ())
    keys = [key()]
    there = (office / name).exists()
    (office / name).parent.mkdir(parents=True, exist_ok=True)
    if not there:
        (office / name).write_bytes(b"0123456789")
        keys.append(key())
    if not name.endswith((".pdf", "Bok.xlsx")) and "~$" not in name:  # which are not read
        rewritten(name, office)
        keys.append(key())
    (office / name).unlink()
    keys.append(key())
    assert None not in keys
    assert len(set(keys)) == len(keys) - (not there)
    assert (keys[0] == keys[-1]) is not there


def test_a_link_another_folder_and_another_program_are_other_builds(
    office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = {building._key(office, YEAR, tmp_path / "ut", ())}
    keys.add(building._key(office, YEAR, tmp_path / "annan", ()))
    keys.add(building._key(office, Period.of_year(2022), tmp_path / "ut", ()))
    (office / "länk").symlink_to(office / "2023", target_is_directory=True)
    keys.add(building._key(office, YEAR, tmp_path / "ut", ()))
    monkeypatch.setattr(building, "program_version", lambda: "99.0")
    keys.add(building._key(office, YEAR, tmp_path / "ut", ()))
    assert len(keys - {None}) == 5


class MadeError(Exception):
    """A build was made anew."""


def made(*_: object, **__: object) -> None:
    raise MadeError


def test_only_what_stands_as_it_was_written_is_told_again(
    office: Path, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = office / "out" / "2023"
    silenced = next(p.rule for p in ask(office, YEAR).problems if KANDA[p.rule].silenceable)
    in_vain = next(r for r, regel in KANDA.items() if regel.silenceable and r != silenced)
    with (office / "forbund.toml").open("a", encoding="utf-8") as profile:
        for rule in (silenced, in_vain):  # which is told: a problem that is left
            profile.write(f'\n[[tyst]]\nregel = "{rule}"\nskal = "Det är som det ska."\n')
    was = build(office, YEAR, out)
    (kept,) = (path for path in own_store.iterdir() if b'"lacking_signs"' in path.read_bytes())
    stood = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    monkeypatch.setattr(built_anew, "build_anew", made)
    now = build(office, YEAR, out)
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == stood
    assert (was.written, now.written) == ((*(d.name for d in was.documents), CSV, RECORD), ())
    assert [(d.name, d.content, d.placeholders, d.missing) for d in now.documents] == [
        (d.name, d.content, d.placeholders, d.missing) for d in was.documents
    ]
    for told in ("problems", "silenced", "beside", "not_begun", "publication"):
        assert getattr(now, told) == getattr(was, told)
    assert now.problems
    assert now.silenced
    assert now.placeholders

    Store(own_store).put("annan", ["{}"])
    for path, content in (
        (out / GOALS, None),
        (out / GOALS, b"mine"),
        (out / CSV, b""),
        (out / RECORD, b"{}"),
        (out / JOURNAL_NAME, b"{}"),
        (kept, kept.read_bytes()[:-9]),
        (kept, (own_store / "annan.svar").read_bytes()),
        (kept, b"\xff\x00"),
        (kept, b""),
        (kept, None),
    ):
        stood_there = path.read_bytes() if path.exists() else None
        put(path, content)
        with pytest.raises(MadeError):
            build(office, YEAR, out)
        put(path, stood_there)
    assert build(office, YEAR, out).written == ()
    for options in ({"strict": True}, {"asked": ["webb"]}, {"asked": None}):
        with pytest.raises(MadeError):
            build(office, YEAR, out, **options)
    for folder in (own_store / CSV, None):
        with pytest.raises(MadeError):
            build(office, YEAR, out, store=Store(folder))


def put(path: Path, content: bytes | None) -> None:
    """Let a file hold `content`; None for no file."""
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)


def changed_cell(path: Path, header: str, row: int, value: object) -> None:
    """Write a cell of a workbook's first sheet, under a heading."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == header)
    sheet.cell(row, column, value)
    book.save(path)


CHANGES: dict[str, tuple[Callable[[Path], None], bool]] = {
    "a phrase": (lambda office: phrase(office, "personer"), False),
    "a comment": (
        lambda office: changed_cell(office / "2023/mal.xlsx", "Kommentar", 3, "En till."),
        False,
    ),
    "a text": (
        lambda office: set_text(office / "2023/texter.xlsx", "syfte", "Ett", "Ett annat syfte."),
        False,
    ),
    "a section": (lambda office: section(office, "Ett nytt förord."), False),
    "another phrase": (lambda office: phrase(office, "elever"), False),
    "the target of a goal": (
        lambda office: changed_cell(office / "2023/mal.xlsx", "Målvärde", 2, 2),
        True,
    ),
    "a row": (lambda office: add_rows(office / "register/register.xlsx", [ROW]), True),
    "a phrase after that": (lambda office: phrase(office, "vuxna"), False),
}
"""What is changed, and whether the figures have to be counted for it."""


def phrase(office: Path, word: str) -> None:
    text = f"[manad.flest]\nalltid = {{topp|versal}}. {{se}} ({word})\n"
    (office / "fraser.txt").write_text(text, encoding="utf-8")


def test_each_change_gives_what_a_first_build_gives_and_writes_no_more(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, counted = tmp_path / "ut" / "2023", []
    set_text(office / "2023/texter.xlsx", "syfte", "Ett", "Ett syfte.")
    changed_cell(office / "2023/mal.xlsx", "Kommentar", 3, "En kommentar.")
    section(office, "Ett förord.")
    real = built_anew.evaluate
    monkeypatch.setattr(
        built_anew, "evaluate", lambda *given, **how: counted.append(given) or real(*given, **how)
    )
    rendered: list[str] = []
    render = Draft.document
    monkeypatch.setattr(
        Draft,
        "document",
        lambda draft, *of: rendered.append(draft.bilaga.kod) or render(draft, *of),
    )
    ask(office, YEAR)
    build(office, YEAR, out)
    assert not counted  # what a query has counted serves a build
    for what, (change, is_counted) in CHANGES.items():
        before = {path.name: (path.read_bytes(), path.stat().st_ino) for path in out.iterdir()}
        change(office)
        counted.clear()
        rendered.clear()
        warm = build(office, YEAR, out)
        assert bool(counted) is is_counted, what
        for path in out.iterdir():
            content, node = before[path.name]
            is_other = path.name in warm.written
            assert (path.read_bytes() != content) is is_other, (what, path.name)
            assert (path.stat().st_ino != node) is is_other, (what, path.name)
        assert RECORD in warm.written
        made = {each.kod for each in warm.documents if each.name in warm.written}
        assert set(rendered) == made, what
        assert is_counted or len(made) < len(warm.documents), what
        first = tmp_path / what / "2023"
        cold = build(office, YEAR, first, store=Store(None))
        assert contents(out) == contents(first), what
        assert warm.problems == cold.problems
    set_text(office / "2023/texter.xlsx", "syfte", "Ett", "a@b.se")
    with pytest.raises(FaultyDataError):
        build(office, YEAR, out)


@pytest.mark.parametrize(("sample", "period"), [each for each in BUILT if each[0] != "sofint"])
def test_kept_results_make_of_a_sample_what_a_first_build_makes(
    sample: str, period: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = settled(sample, period)  # of sofint nothing is kept: it protects small groups
    store, question = Store(tmp_path), Inquiry.of(first.folder, Period.from_key(period))
    to_keep(question, first.counted, workbooks_of(first.counted)).keep(store, question)
    monkeypatch.delattr(built_anew, "evaluate")
    out = tmp_path / "ut" / period
    beside = ("webb", "tabeller")
    build(first.folder, question.period, out, asked=beside, store=store)
    made = {each.name: each.content for each in first.documents}
    for output in beside:
        made |= files(sample, period, output)
    made_again = contents(out)
    assert made == {name: made_again[name] for name in made}


@pytest.mark.parametrize("module", [visat, block])
def test_what_a_block_holds_says_what_it_is_where_documents_are_told_apart(
    module: ModuleType,
) -> None:
    records = [each for each in vars(module).values() if isinstance(each, type)]
    records = [each for each in records if issubclass(each, Struct) and each is not Struct]
    own = [each for each in records if each.__module__ == module.__name__]
    assert own
    assert [each.__struct_config__.tag for each in own] == [each.__name__ for each in own]


def own_template(office: Path, points: int) -> None:
    """A template of the office's own, with letters of another size."""
    template = Document(str(template_path(office / "ingen", "dokument.docx")))
    template.styles["Normal"].font.size = Pt(points)
    (office / "mallar").mkdir(exist_ok=True)
    template.save(str(office / "mallar" / "dokument.docx"))


def logotype(office: Path, name: str) -> None:
    shutil.copy(SAMPLE / name, office / "logotyp.png")


def renamed(office: Path) -> None:
    """Another short name, which every page has at its head."""
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace('kortnamn = "', 'kortnamn = "Nya ', 1), encoding="utf-8")


LOOKS: dict[str, Callable[[Path], None]] = {
    "a template": lambda office: own_template(office, 9),
    "the template again": lambda office: own_template(office, 14),
    "a picture": lambda office: logotype(office, "medfinansiar.png"),
    "the profile": renamed,
}


def test_what_documents_look_like_is_made_anew(office: Path, tmp_path: Path) -> None:
    logotype(office, "logotyp.png")
    profile = office / "forbund.toml"
    listed = '\n[[logotyp]]\nfil = "logotyp.png"\nalt = "Förbundets logotyp"\n'
    profile.write_text(profile.read_text(encoding="utf-8") + listed, encoding="utf-8")
    out = tmp_path / "ut" / "2023"
    build(office, YEAR, out)
    for what, change in LOOKS.items():
        change(office)
        warm = build(office, YEAR, out)
        first = tmp_path / what / "2023"
        build(office, YEAR, first, store=Store(None))
        assert contents(out) == contents(first), what
        assert any(name.endswith(".docx") for name in warm.written), what


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def section(office: Path, text: str) -> None:
    document = Document()
    document.add_paragraph(text)
    path = office / "2023" / "avsnitt" / "forord.docx"
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
