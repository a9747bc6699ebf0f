"""The office's own phrases: read over the built-in ones, and told where they are faulty."""

from __future__ import annotations

import os

import pytest

from sofrep.domain.problem import Severity
from sofrep.pipeline.own_templates import check_phrases
from sofrep.visning import frasfil
from sofrep.visning.fraser import parse
from support.frames import make_forbund

BUILTIN = "[deltagare.antal]\ningen = {insats} hade inga {deltagare.plural}.\n"


@pytest.fixture(autouse=True)
def _builtin(monkeypatch):
    monkeypatch.setattr(frasfil, "builtin_phrases", lambda: parse(BUILTIN)[0])


def told(folder):
    return [(p.rule, p.severity, str(p.place), p.message) for p in check_phrases(folder)]


def printed(folder):
    fraser = frasfil.phrases_of(make_forbund(), folder)
    return fraser.text("deltagare.antal", "ingen", insats="Steget")


def test_without_a_file_the_built_in_phrases_stand_and_nothing_is_told(tmp_path):
    assert (told(tmp_path), printed(tmp_path)) == ([], "Steget hade inga deltagare.")


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_phrase_of_the_offices_is_used_however_its_editor_saves_utf8(tmp_path, start, end):
    own = f"{start}[deltagare.antal]{end}ingen\t= Ingen gick i{end}\t{{insats}}.{end}"
    (tmp_path / "fraser.txt").write_bytes(own.encode())

    assert (told(tmp_path), printed(tmp_path)) == ([], "Ingen gick i Steget.")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_in_another_encoding_is_told_with_the_remedy(tmp_path, encoding):
    (tmp_path / "fraser.txt").write_bytes("# Våra fraser\n".encode(encoding))

    (problem,) = check_phrases(tmp_path)
    assert (problem.rule, problem.is_error, str(problem.place)) == ("fras-fil", True, "fraser.txt")
    assert problem.message == "Fraserna används inte: filen är inte sparad som UTF-8."
    assert "UTF-8" in problem.action


def test_a_folder_or_a_pipe_called_so_is_told_and_not_read(tmp_path):
    (tmp_path / "fraser.txt").mkdir()
    assert [rule for rule, *_ in told(tmp_path)] == ["fras-fil"]
    (tmp_path / "fraser.txt").rmdir()
    os.mkfifo(tmp_path / "fraser.txt")
    assert [rule for rule, *_ in told(tmp_path)] == ["fras-fil"]


def test_a_faulty_phrase_is_an_error_at_its_line_and_the_built_in_one_stands(tmp_path):
    own = "[deltagare.antal]\n# Vår.\ningen = Ingen gick i {insatsen}.\n"
    (tmp_path / "fraser.txt").write_text(own, encoding="utf-8")

    assert told(tmp_path)[0] == (
        "fras-fel",
        Severity.ERROR,
        "fraser.txt, rad 3",
        "Frasen deltagare.antal, ingen: {insatsen} finns inte i den här frasen.",
    )
    assert printed(tmp_path) == "Steget hade inga deltagare."


def test_a_phrase_without_one_of_its_places_is_a_warning(tmp_path):
    (tmp_path / "fraser.txt").write_text("[deltagare.antal]\ningen = Ingen.\n", encoding="utf-8")

    assert [(rule, severity) for rule, severity, *_ in told(tmp_path)] == [
        ("fras-plats", Severity.WARNING)
    ]
    assert printed(tmp_path) == "Ingen."


def test_a_personnummer_in_a_phrase_is_an_error(tmp_path):
    own = "[deltagare.antal]\ningen = {insats} 19811218-9876\n"
    (tmp_path / "fraser.txt").write_text(own, encoding="utf-8")

    ((rule, severity, place, message),) = told(tmp_path)
    assert (rule, severity, place) == ("personnummer", Severity.ERROR, "fraser.txt, rad 2")
    assert "9876" not in message
