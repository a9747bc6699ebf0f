"""Every variant of every phrase can be printed, reads as Swedish, and is used; and no other is asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sentences.language import FORM, PROGRAM
from sofrep.domain.figure import Absence, Figure, Recipe, Sex, Unit
from sofrep.domain.mal import Hinder
from sofrep.domain.period import Period
from sofrep.visning.fraser import FORMS, Fras, Gap, Value
from sofrep.visning.frasfil import ALWAYS, builtin_phrases, phrases_of
from sofrep.visning.visat import Diagramslag, Tal
from support.frames import make_forbund

CODE = Path(__file__).parents[2] / "sofrep"
PHRASES = sorted(builtin_phrases())
TWELVE = Tal(
    Figure("2023.rv.nya", 12, Unit.ANTAL, "rv", Period.of_year(2023), Recipe("register", ("nya",)))
)
TO_THE_OFFICE = {"organisation.saknas", "ekonomi.saknas", "mall.datum", "text.saknas"}
"""What a mark of something missing says to the office, which knows its files."""
HEADINGS = " | "
"""What parts the headings of columns that stand in one phrase."""
ALT_TEXT = {"kolumner"}
"""Variants that describe a table to who cannot see it."""
PLACE = "[a-zåäö0-9-]+"
"""What a key may have where the code puts something in."""
NAMES = {
    *Diagramslag,
    *Absence,
    *Sex,
    *(hinder.variant for hinder in Hinder),
    *("alder-medel", "svarade-andel", "tid-medel"),  # figures
    "avtal",  # the form
}
"""Variants that are named by what they are of, which no code that composes spells."""
POSITION = {"delar": 0, "text": 0, "rubriker": 0, "stycke": 1, "rubrik": 2}
"""The functions that take the key of a phrase, and where."""
LABELS = {
    "Till och med {} år",
    "{} år och äldre",
    "Mer än {} till {}{}",
    "Mer än {} till {} år",
}
"""What has as many words as a sentence, and labels a row: bands, which axes print shorter."""


def dummies(fras: Fras) -> dict[str, Value]:
    """A figure for each place that is printed as one, a name for the others."""
    return {
        part.name: TWELVE if set(part.forms) & (FORMS.keys() - {"versal"}) else f"X{part.name}"
        for part in fras.parts
        if isinstance(part, Gap) and part.name not in ALWAYS
    }


def test_every_variant_is_printed_with_its_places_filled_and_reads_as_swedish():
    faults = {name: faults_of(*name) for name in PHRASES}
    assert {name: told for name, told in faults.items() if told} == {}


def faults_of(key: str, variant: str) -> list[str]:
    """What is wrong with a phrase, in the file or as it is printed."""
    fras = builtin_phrases()[key, variant]
    delar = phrases_of(make_forbund()).delar(key, variant, **dummies(fras))
    text = "".join(map(str, delar)).replace(HEADINGS, "; ")
    ends_in_place = text.endswith(tuple(f"X{name}" for name in fras.places))
    is_of_program = key not in TO_THE_OFFICE and variant not in ALT_TEXT
    wrong = {
        "space around it": text != text.strip(),
        "ends in the middle": text.endswith((",", ";")),
        "brackets": text.count("(") != text.count(")"),
        "quotation marks": text.count("”") % 2 != 0,
        "no full stop": ". " in text and not text.endswith(".") and not ends_in_place,
        "words of the program": bool(is_of_program and PROGRAM.search(text)),
    }
    found = [told for pattern, told in FORM.items() if re.search(pattern, f"Xx{text}")]
    return [*fras.faults(), *found, *(fault for fault, is_so in wrong.items() if is_so)]


def test_every_phrase_is_used_by_the_code():
    variants = {variant for _, variant in PHRASES} - {"alltid", *NAMES}
    texts = {key for key, _ in PHRASES} | variants
    assert {text for text in texts if not any(p.fullmatch(text) for p in texts_in_code())} == set()


def test_every_phrase_that_the_code_asks_for_is_there():
    keys = {key for key, _ in PHRASES}
    missing = [
        f"{where}: {pattern.pattern}"
        for where, pattern in keys_in_code()
        if not any(pattern.fullmatch(key) for key in keys)
    ]
    assert missing == []


def test_every_reason_why_there_is_no_value_has_its_words():
    assert {variant for key, variant in PHRASES if key == "saknas"} == set(Absence)
    assert {variant for key, variant in PHRASES if key == "mal.hinder"} == {
        hinder.variant for hinder in Hinder
    }


def test_no_sentence_stands_in_the_code():
    assert [told for file, tree in trees() for told in sentences_in(file.name, tree)] == []


def sentences_in(name: str, tree: ast.Module) -> Iterator[str]:
    """The texts that read as sentences, by four words or a full stop; docstrings and errors are none."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            passed.add(node.value)
        elif isinstance(node, ast.Raise):
            passed.update(ast.walk(node))
        elif isinstance(node, ast.JoinedStr):
            passed.update(node.values)
        text = "" if node in passed else plain_text(node)
        if reads_as_a_sentence(text) and text not in LABELS:
            yield f"{name}: {text}"


def reads_as_a_sentence(text: str) -> bool:
    """Whether it has words, and ends as a sentence or is as long as one."""
    is_words = re.search("[a-zåäö]{3}", text) is not None and " " in text
    return is_words and (text.endswith(".") or len(text.split()) > 3)


def plain_text(node: ast.AST) -> str:
    """A text, with {} where something is put in; "" for all else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(plain_text(part) or "{}" for part in node.values)
    return ""


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    """The code that composes: documents, and what of the subjects knows what a page shows."""
    files = [*(CODE / "amnen").rglob("*.py"), *(CODE / "dokument").rglob("*.py")]
    texts = [(file, file.read_text(encoding="utf-8")) for file in sorted(files)]
    return [
        (file, ast.parse(text))
        for file, text in texts
        if "alla" not in file.parts
        and re.search(r"from sofrep\.(visning|amnen\.gemensamt|dokument)", text)
        and not re.search(r"from sofrep\.domain\.problem ", text)
    ]


@cache
def texts_in_code() -> frozenset[re.Pattern[str]]:
    """Every text, and every one that is put together of at least a word."""
    return frozenset(
        pattern
        for _, tree in trees()
        for node in ast.walk(tree)
        if (pattern := pattern_of(node)) is not None
        and re.search("[a-zåäö]{2}", pattern.pattern.replace(PLACE, ""))
    )


def keys_in_code() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Where a key is given, and what it may be."""
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                place = POSITION.get(node.func.attr, 99)
                pattern = pattern_of(node.args[place]) if place < len(node.args) else None
                if pattern is not None:
                    yield f"{file.name}:{node.lineno}", pattern


def pattern_of(node: ast.AST) -> re.Pattern[str] | None:
    """A text, or a text with places, as what it may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.compile(re.escape(node.value))
    if isinstance(node, ast.JoinedStr):
        return re.compile(
            "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else PLACE
                for part in node.values
            )
        )
    return None
