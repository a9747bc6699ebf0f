"""The built-in templates are what their script makes."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from sofrep.bilagor import OUTPUTS
from support.bilagor import TEMPLATES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = sorted(output.template for output in OUTPUTS.values())


def test_the_templates_in_the_repository_are_those_that_the_script_makes(tmp_path: Path) -> None:
    script = TEMPLATES / "make_templates.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES
    for name in NAMES:
        assert (TEMPLATES / name).read_bytes() == (tmp_path / name).read_bytes(), name


@pytest.mark.parametrize("name", NAMES)
def test_styles_carry_the_ids_of_a_swedish_word(name: str) -> None:
    with zipfile.ZipFile(TEMPLATES / name) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        document = etree.fromstring(package.read("word/document.xml"))
    ids = {
        style.find(f"{W}name").get(f"{W}val"): style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
    }
    assert ids["heading 1"] == "Rubrik1"
    assert ids["Title"] == "Rubrik"
    assert ids["caption"] == "Beskrivning"
    assert ids["toc 1"] == "Innehll1"
    used = {
        element.get(f"{W}val")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in document.iter(f"{W}{tag}")
    }
    assert used <= set(ids.values())


@pytest.mark.parametrize("name", NAMES)
def test_colours_and_fonts_come_from_the_theme(name: str) -> None:
    with zipfile.ZipFile(TEMPLATES / name) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        document = etree.fromstring(package.read("word/document.xml"))
    for root in (styles, document):
        assert not [f for f in root.iter(f"{W}rFonts") if f.get(f"{W}ascii")]
    coloured = [c for c in styles.iter(f"{W}color") if c.get(f"{W}themeColor") is None]
    assert len(coloured) <= 1  # the red of a goal that was not reached
