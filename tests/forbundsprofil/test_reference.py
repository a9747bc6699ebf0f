"""docs/profile.md is what the records declare."""

from __future__ import annotations

from pathlib import Path

from sofrep.forbundsprofil.faults import RULES
from sofrep.forbundsprofil.key_help import KEY_HELP
from sofrep.forbundsprofil.reader import keys_of
from sofrep.forbundsprofil.reference import TABLE_HELP, reference, tables

PAGE = Path(__file__).parents[2] / "docs" / "profile.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_every_key_has_help_and_no_help_is_left_over() -> None:
    declared = {
        f"{name}.{key.name}" if name else key.name
        for name, _, cls in tables()
        for key in keys_of(cls)
    }
    tables_named = {name for name, _, _ in tables()}
    assert tables_named == set(TABLE_HELP)
    assert set(KEY_HELP) <= declared
    assert declared - set(KEY_HELP) <= tables_named - {"fonster"}


def test_every_rule_that_is_used_is_documented() -> None:
    package = Path(__file__).parents[2] / "sofrep"
    sources = [
        path for name in ("forbundsprofil", "pipeline") for path in (package / name).glob("*.py")
    ]
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert all(f'"{rule}"' in code for rule in RULES)
    named = {part.split('"')[0] for part in code.split('"profil-')[1:]}
    assert {f"profil-{name}" for name in named} == set(RULES)
