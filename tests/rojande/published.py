"""What a build has published: its documents, their charts' workbooks, and figurer.json."""

from __future__ import annotations

import io
import json
import re
import resource
import signal
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree
from msgspec import Struct

from rojande.world import POPULATIONS, SEXES, World
from support.printed import W, controls

HEAD_COUNT = re.compile(rf"(insatser\.)?({'|'.join(POPULATIONS)}|nya\.kanda)")


class Published(Struct, frozen=True, dict=True):
    """The folder of a build."""

    out: Path

    @cached_property
    def record(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(
            (self.out / "figurer.json").read_text(encoding="utf-8")
        )
        return content

    @cached_property
    def documents(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.out.glob("*.docx"))}

    @cached_property
    def printed(self) -> Counter[str]:
        """How often each figure is printed with a number, by id."""
        return Counter(
            name for content in self.documents.values() for name, text in controls(content)
            if self.figures_all[name]["varde"] is not None and text != "x"
        )  # fmt: skip

    @property
    def figures_all(self) -> dict[str, Any]:
        found: dict[str, Any] = self.record["figurer"]
        return found

    @cached_property
    def figures(self) -> Mapping[str, Mapping[str, Any]]:
        """What is told; without rules figurer.json also has what no document prints."""
        asked = {i for d in self.record["dokument"].values() for i in d["figurer"]}
        every = self.figures_all
        return every if "rojande" in self.record else {k: v for k, v in every.items() if k in asked}

    def tables_of_x(self) -> Iterator[str]:
        """The first words of each table in which every number is an x."""
        for content in self.documents.values():
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                root = etree.fromstring(package.read("word/document.xml"))
            for table in root.iter(f"{W}tbl"):
                texts = [
                    "".join(t.text or "" for t in s.iter(f"{W}t")) for s in table.iter(f"{W}sdt")
                ]
                if len(texts) > 1 and set(texts) <= {"x", "–"} and "x" in texts:
                    yield "".join(t.text or "" for t in table.iter(f"{W}t"))[:60]

    def faults(self) -> Iterator[str]:
        """Where the paper tells what figurer.json hides."""
        for content in self.documents.values():
            for name, text in controls(content):
                entry = self.figures_all.get(name)
                if entry is None or (entry["varde"] is None and text != entry["visas"]):
                    yield f"{name} is printed as {text}"
        for name, content in self.documents.items():
            yield from self.faults_of_charts(name, content)

    def faults_of_charts(self, name: str, content: bytes) -> Iterator[str]:
        """Every number of a chart's workbook is a figure that is shown."""
        mine = set(self.record["dokument"][name]["figurer"])
        blocks = [
            b["figurer"]
            for k, b in self.record["block"].items()
            if re.search(r"diagram(-\d+)?$", k) and {*b["figurer"]} <= mine
        ]
        shown = {
            float(Fraction(self.figures_all[i]["varde"]))
            for b in blocks
            for i in b
            if self.figures_all[i]["varde"] is not None
        }
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.namelist():
                if part.startswith("word/embeddings/"):
                    sheet = openpyxl.load_workbook(io.BytesIO(package.read(part))).active
                    for value in (v for row in sheet.iter_rows(values_only=True) for v in row):
                        if isinstance(value, int | float) and not any(
                            abs(value * k - s) < 1e-9 * max(1, s) for s in shown for k in (1, 100)
                        ):
                            yield f"{name}: {part} has {value}"


def sexes_told(world: World, figures: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Numbers of 1 to 4 women, men or others beside the head count of their population."""
    for name, entry in figures.items():
        period, scope, measure = name.split(".", 2)
        rest, _, sex = measure.rpartition(".")
        if (
            sex not in SEXES
            or entry["varde"] is None
            or measure.startswith(("enk.", "mal"))
            or entry.get("ursprung")
        ):
            continue
        if rest.startswith("uppf-"):
            head = bool(re.fullmatch(r"uppf-\w+\.(kohort|samtycke|svarade)(\.andel)?", rest))
            answered = not head and ".avslut." not in rest
            group = world.cohort(period, scope, rest.split(".")[0][5:], sex, answered=answered)
        else:
            parts = rest.removeprefix("insatser.").split(".")
            group, head = (
                world.population(period, scope, parts[0], sex),
                bool(HEAD_COUNT.fullmatch(rest)),
            )
        if 1 <= sum(group) <= 4 and (not head or sex == "ovriga"):
            yield f"{name} = {entry['varde']}, of {sum(group)} {sex}"


def build(folder: Path, period: str, out: Path, *, seconds: int = 600) -> float | None:
    """Build as an office does; the processor's seconds that it took, None if they were not enough."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sofrep", "build", period[:4], "--data", folder, "--out", out]
    ran = subprocess.run(
        [*command, *(["--period", "delår"] if "m" in period else [])],
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)),
        check=False,
    )
    if ran.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return None
    assert ran.returncode == 0, ran.stdout.decode() + ran.stderr.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
