"""Documents are written where they belong, whole or not at all, whatever stands there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sofrep import paths
from sofrep.domain.period import Period
from sofrep.errors import OutsideError
from sofrep.pipeline.building import build
from sofrep.pipeline.documents import SameNameError
from sofrep.pipeline.output import OutputError, write_outputs

YEAR = Period.of_year(2023)
ONE, RECORD = "Bilaga 2 Statistik 2023.docx", "figurer.json"


@pytest.mark.parametrize("link", ["out", "out/2023"])
def test_an_output_folder_that_leads_out_of_the_folder_is_refused(
    tmp_path: Path, link: str
) -> None:
    folder, elsewhere = tmp_path / "förbund", tmp_path / "annat"
    (folder / link).parent.mkdir(parents=True)
    elsewhere.mkdir()
    (folder / link).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(OutsideError, match="länk till en annan plats"):
        paths.output_folder(folder, "2023", None, tmp_path)
    assert paths.output_folder(folder, "2023", elsewhere, tmp_path) == elsewhere


@pytest.mark.parametrize(
    "out", ["mallar", "mallar/2023", "2023/avsnitt", "2023/Avsnitt", "out/../mallar"]
)
def test_documents_are_not_written_among_what_they_are_made_of(office: Path, out: str) -> None:
    before = sorted(office.rglob("*"))
    with pytest.raises(OutsideError, match="är till för"):
        build(office, YEAR, office / out)
    assert sorted(office.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a pipe")
@pytest.mark.parametrize("name", [ONE, RECORD])
def test_a_pipe_where_a_document_should_be_is_told(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(OutputError, match="är ingen vanlig fil"):
        write_outputs(tmp_path, [(ONE, b"a"), (RECORD, b"{}")], None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a pipe")
def test_a_pipe_beside_the_output_folder_is_not_waited_for(office: Path) -> None:
    (office / "out" / "2022").mkdir(parents=True)
    os.mkfifo(office / "out" / "2022" / RECORD)
    assert build(office, YEAR, office / "out" / "2023").documents


def test_a_link_where_a_document_should_be_is_replaced_and_what_it_leads_to_is_left(
    tmp_path: Path,
) -> None:
    other = tmp_path / "viktigt.docx"
    other.write_bytes(b"mine")
    out = tmp_path / "ut"
    out.mkdir()
    (out / ONE).symlink_to(other)
    write_outputs(out, [(ONE, b"a"), (RECORD, b"{}")], None)
    assert other.read_bytes() == b"mine"
    assert not (out / ONE).is_symlink()
    assert (out / ONE).read_bytes() == b"a"


def test_two_documents_of_the_same_name_are_refused_before_one_is_lost(
    office: Path, tmp_path: Path
) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    text = text.replace('namn = "Årsredovisning"', 'namn = "BILAGA 1 Måluppfyllelse/"')
    profile.write_text(text, encoding="utf-8")
    with pytest.raises(SameNameError, match="samma filnamn"):
        build(office, YEAR, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


_FULL = """
import resource, signal, sys
from pathlib import Path
from sofrep.pipeline.output import write_outputs, OutputError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_outputs(Path(sys.argv[1]), [("a.docx", b"new"), ("b.docx", b"x" * 200_000), ("f", b"2")], {})
except OutputError as fault:
    print(fault)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files")
def test_when_there_is_no_room_everything_stands_as_it_did(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx", "f"):
        (tmp_path / name).write_bytes(b"old")
    ran = subprocess.run(
        [sys.executable, "-c", _FULL, str(tmp_path)], capture_output=True, check=True
    )
    assert "Inget har skrivits" in ran.stdout.decode()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.docx": b"old",
        "b.docx": b"old",
        "f": b"old",
    }


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_folder_that_is_read_only_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="ni har inte rätt att skriva där"):
        write_outputs(tmp_path, [(ONE, b"a"), (RECORD, b"{}")], None)
