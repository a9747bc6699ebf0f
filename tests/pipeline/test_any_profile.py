"""A profile that nobody has thought of builds its documents, and every figure is counted right.

``SOFREP_PROFILES=300`` in the environment tries that many instead of a few.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import docx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from sofrep.amnen.alla.catalogue import every_name
from sofrep.amnen.alla.running import check_rows
from sofrep.amnen.alla.sheets import read_underlag
from sofrep.cli.main import run
from sofrep.domain.bilagor import AV_DEL_AV_AR, avsnittsnamn
from sofrep.domain.efterfoljare import running
from sofrep.domain.figure import Absence, Origin
from sofrep.domain.forbund import FORBUNDET, Forbund, Kodlista, Underlagsslag
from sofrep.domain.period import Period
from sofrep.domain.uppgift import Ord
from sofrep.errors import FaultyDataError
from sofrep.forbundsprofil import read_profile
from sofrep.forbundsprofil.key_help import KEY_HELP
from sofrep.pipeline.building import build
from sofrep.pipeline.documents import documents_of
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.query import UNFINISHED
from sofrep.pipeline.startmapp.new_year import add_year
from support.any_folder import Folder, Rows, counted_codes
from support.printed import controls
from support.profiles import YEAR, Table, keys_in, profiles, to_toml
from support.recount import Recount, members_of

EXAMPLES = int(os.environ.get("SOFREP_PROFILES", "12"))
PICTURE = Path(__file__).parents[2] / "sample_data" / "vast" / "logotyp.png"
PERIOD = Period.of_year(YEAR)
PARTS = st.sampled_from(
    [
        Period(date(YEAR, 1, 1), date(YEAR, 8, 31)),
        Period(date(YEAR, 1, 15), date(YEAR, 8, 30)),
    ]
)
"""Whole months, and odd days, whose key in figure ids is the longest."""

QUERIES = (
    ("stats",),
    ("goals",),
    ("followup",),
    ("indicators",),
    ("economy",),
    ("figures", "nya"),
    ("check",),
    ("stats", "--alder", "18-40"),
)
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
OF_REGISTER = {"register", "uppfoljning", "ansokningar", "strukturella", "finansiering"}

ANY = settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES <= 12,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # an example takes seconds: no shrinking
    suppress_health_check=list(HealthCheck),
)


@ANY
@given(profile=profiles(), seed=st.integers(0, 2**32), part=PARTS)
def test_any_profile_builds_its_documents_and_counts_right(
    profile: Table, seed: int, part: Period
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Förbundet"
        folder.mkdir()
        forbund = write_profile(folder, profile)
        maker = Folder(folder, forbund, seed)
        rows = maker.fill()
        forbund = say_who_had_nobody(folder, profile, forbund)
        maker.goals(known_measures(evaluate(folder, PERIOD)))
        results = evaluate(folder, PERIOD)
        assert [f"{p.place}: {p.message}" for p in results.errors] == []
        for period in (PERIOD, PERIOD.previous()):
            assert_counted(results, rows, period)
        for period in (PERIOD, part):
            wanted = any((b.kod in AV_DEL_AV_AR) != period.is_year for b in forbund.bilaga)
            if wanted:
                assert_documents(folder, forbund, period)
        assert_answers(folder)
        made = add_year(folder, YEAR + 1)
        assert made.files
        after = evaluate(folder, Period.of_year(YEAR + 1)).errors
        assert {problem.rule for problem in after} <= UNFINISHED | {"insats-utan-antal"}


def say_who_had_nobody(folder: Path, profile: Table, forbund: Forbund) -> Forbund:
    """The profile with the years in which an insats that keeps a register has no row."""
    underlag = read_underlag(folder, forbund)
    for year in (YEAR - 1, YEAR, YEAR + 1):
        for problem in check_rows(underlag, forbund, Period.of_year(year)):
            insats = next(i for i in profile["insats"] if i["kod"] == problem.about.insats)
            insats.setdefault("inga_deltagare", []).append(year)
    return write_profile(folder, profile)


def write_profile(folder: Path, profile: Table) -> Forbund:
    """The förbund that forbund.toml describes, without a single error."""
    shutil.copy(PICTURE, folder / "märke.png")
    (folder / "forbund.toml").write_text(to_toml(profile), encoding="utf-8")
    forbund, problems = read_profile(folder)
    assert [f"{p.place}: {p.message}" for p in problems if p.is_error] == []
    assert forbund is not None
    return forbund


def known_measures(results: Results) -> dict[str, Sequence[tuple[str, str]]]:
    """What a goal of each scope may be measured by: the measures that the folder counts."""
    found: dict[str, list[tuple[str, str]]] = {}
    for scope in (*results.forbund.scopes(), FORBUNDET):
        for measure in every_name(results.forbund, of_forbundet=scope == FORBUNDET):
            figure = results.figures.get(f"{YEAR}.{scope}.{measure}")
            if figure is not None and figure.absence is not Absence.EJ_RAKNAT:
                found.setdefault(scope, []).append((measure, figure.unit.value))
    return {scope: measures for scope, measures in found.items() if measures}


def assert_counted(results: Results, rows: Rows, period: Period) -> None:
    """Every computed figure of the rows is what plain loops count, and there are no others.

    What is tallied is told by `assert_tallied`; insatser whose own register begins later are left
    out.
    """
    forbund = results.forbund
    odd = {i.kod for i in forbund.insats if i.register_fran or i.underlag is Underlagsslag.ANTAL}
    mixed = {
        scope
        for scope, named in forbund.scopes().items()
        if odd & members_of(forbund, named, 2023) or odd & members_of(forbund, named, 2022)
    }
    assert_tallied(results, rows, period.year)
    if forbund.register_fran is None:
        return
    counted = Recount(
        results.forbund,
        period,
        rows.enrolments,
        sheet=rows.answers,
        applications=rows.applications,
        activities=rows.activities,
    ).said
    computed = {
        figure.id: (figure.value, figure.numerator, figure.denominator)
        for figure in results.figures.values()
        if figure.period == period
        and figure.recipe.table in OF_REGISTER
        and figure.origin is Origin.BERAKNAD
    }

    def of_rows(said: Mapping[str, object]) -> dict[str, object]:
        return {
            key: value
            for key, value in said.items()
            if key.split(".")[1] not in mixed and not (odd and ".insatser." in key)
        }

    assert of_rows(computed) == of_rows(counted)


def assert_tallied(results: Results, rows: Rows, year: int) -> None:
    """The insatser and unions that have counts, perhaps beside rows, have their sums.

    Where a union lacks something there is no figure; what there is must be right.
    """
    forbund, figures = results.forbund, results.figures
    first, last = date(year, 1, 1), date(year, 12, 31)
    by_kod = {insats.kod: insats for insats in forbund.insats}
    for scope, named in forbund.scopes().items():
        members = members_of(forbund, named, year)
        tallied = {kod for kod in members if by_kod[kod].underlag is Underlagsslag.ANTAL}
        if not tallied:
            continue
        complete = {
            kod for kod in members if (begun := forbund.rows_from(by_kod[kod])) and begun <= first
        }
        rads = [r for r in rows.enrolments if r.insats in complete and not r.anonym]
        rads += [r for kod in tallied for r in rows.tallied.get((year, kod), [])]
        here = [r for r in rads if r.start <= last and (r.slut or last) >= first]
        ended = [r for r in here if r.slut is not None and r.slut <= last]
        wanted = {"aktuella": len(here), "avslutade": len(ended)}
        wanted["nya.kanda"] = sum(r.start >= first for r in here)
        for sex in ("kvinnor", "man", "ovriga"):
            wanted[f"aktuella.{sex}"] = sum(r.kon == sex for r in here)
        for code in forbund.sysselsattning:
            wanted[f"avslutade.syss.{code.kod}"] = sum(
                code.kod in counted_codes(by_kod[r.insats], r) for r in ended
            )
        for group in (g.kod for g in forbund.kodgrupp if g.lista is Kodlista.SYSSELSATTNING):
            codes = {code.kod for code in forbund.sysselsattning if group in code.raknas_som}
            wanted[f"avslutade.{group}"] = sum(
                bool(codes & set(counted_codes(by_kod[r.insats], r))) for r in ended
            )
        found = {name: figures.get(f"{year}.{scope}.{name}") for name in wanted}
        told = {name: figure.value for name, figure in found.items() if figure is not None}
        told = {name: value for name, value in told.items() if value is not None}
        assert told == {name: wanted[name] for name in told}, scope
        if members == tallied and any((year, kod) in rows.tallied for kod in tallied):
            alone = len(members) == 1
            assert told.keys() >= ({"aktuella", "aktuella.man", "avslutade"} if alone else set())


def assert_documents(folder: Path, forbund: Forbund, period: Period) -> None:
    """The documents are made, can be opened, and print figures that exist."""
    try:
        report = build(folder, period, folder / "out" / period.key)
    except FaultyDataError as fault:
        raise AssertionError([p.message for p in fault.problems]) from fault
    figures = evaluate(folder, period).figures
    record = json.loads((report.folder / "figurer.json").read_text(encoding="utf-8"))["figurer"]
    hidden = {name for name, said in record.items() if said.get("saknas") == "DOLD"}
    made = {document.kod for document in report.documents}
    assert made <= {bilaga.kod for bilaga in documents_of(forbund, period)}
    for document in report.documents:
        assert (report.folder / document.name).read_bytes() == document.content
        assert [key for key in document.figures if key not in figures] == []
        opened = docx.Document(io.BytesIO(document.content))
        text = "\n".join(node.text or "" for node in opened.element.body.iter(_TEXT))
        assert "{%" not in text
        assert "None" not in text
        assert "&amp;" not in text
        if report.publication.is_on:
            signs = {said for name, said in controls(document.content) if name in hidden}
            assert signs <= {"x"}
        if forbund.ord != Ord():
            assert [said for said in words_in(document.content) if "deltagar" in said.lower()] == []
        listed = [
            avsnittsnamn(a) for b in forbund.bilaga if b.kod == "statistik" for a in b.avsnitt
        ]
        if document.kod == "statistik" and (not listed or "korthet" in listed):
            assert [i.namn for i in running(forbund, YEAR) if i.namn not in text] == []


def words_in(content: bytes) -> Iterator[str]:
    """Everything that a document says: text, alt texts, captions for screen readers, charts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and name.startswith(("word/", "docProps/")):
                for node in etree.fromstring(package.read(name)).iter():
                    yield node.text or ""
                    kind = str(node.tag).rpartition("}")[2]
                    if kind in {"tblCaption", "tblDescription"}:
                        yield from node.attrib.values()
                    yield str(node.get("descr", "")) + str(node.get("title", ""))


def assert_answers(folder: Path) -> None:
    """A third of the queries, others for another profile, answer or say in words why they cannot."""
    for query in QUERIES[(folder / "forbund.toml").stat().st_size % 3 :: 3]:
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
            arguments = [query[0], str(YEAR), "--data", str(folder), "--format", "json"]
            if query[0] == "figures":
                arguments[1] = query[1]
            code = run([*arguments, *(query[1:] if query[0] == "stats" else ())])
        assert code in {0, 2}, (query, out.getvalue(), err.getvalue())
        assert "Traceback" not in err.getvalue()
        assert "oväntat fel" not in err.getvalue()


def test_no_documented_key_is_left_out_of_the_profiles() -> None:
    keys: set[str] = set()

    @settings(
        max_examples=400,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(profile=profiles())
    def note(profile: Table) -> None:
        keys.update(keys_in(profile))

    note()
    assert set(KEY_HELP) - keys == set()
