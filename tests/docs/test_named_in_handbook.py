"""What a message tells the office to use can be looked up in the pages that it reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_FOR_THE_OFFICE = {"glossary.md", "trust.md", "dependencies.md"}
NAMED = (
    r"(?<=sofrep )(?!har |hittas )[a-z]+(?= |$|[.:,)”])",  # a command
    r"(?<![\w-])--[a-zåäö]+(?:-[a-zåäö]+)*",  # an option
    r"(?<![\w./{}-])[\w-]+\.(?:toml|xlsx|txt|cmd)\b",  # a file
    r"(?<!\w)\[\[?[a-z_]{3,}(?:\.[a-z0-9_{}]+)?\]\]?(?!\w)",  # a part of forbund.toml
)


def _sentences() -> Iterator[str]:
    """Every string of the program that has words, but docstrings; what is filled in is ``{}``."""
    for path in sorted((ROOT / "sofrep").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(part) for node in ast.walk(tree) if (part := _docstring(node)) is not None}
        for node in ast.walk(tree):
            text = ""
            if isinstance(node, ast.JoinedStr):
                text = "".join(
                    str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = "" if id(node) in told else node.value
            if " " in text and "\\" not in text and "(?" not in text:
                yield text


def _docstring(node: ast.AST) -> ast.expr | None:
    """The docstring of a module, class or function; of a command it is its help, and stays."""
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) or not node.body:
        return None
    first = node.body[0]
    return first.value if isinstance(first, ast.Expr) else None


def test_everything_that_a_message_names_is_in_the_handbook() -> None:
    """Commands, options, files and parts of forbund.toml."""
    pages = [p for p in (ROOT / "docs").glob("*.md") if p.name not in NOT_FOR_THE_OFFICE]
    handbook = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    named: dict[str, str] = {}
    for text in _sentences():
        for number, pattern in enumerate(NAMED):
            for found in re.findall(pattern, text):
                named[f"sofrep {found}" if number == 0 else found] = text
    assert len(named) > 50
    missing = {
        name: text
        for name, text in named.items()
        if not re.search(
            re.sub(r"\\\{\w*\\\}", r"[\\w-]+", re.escape(name)) + r"(?![\w-])", handbook
        )
    }
    assert missing == {}
