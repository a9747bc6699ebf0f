"""`sofrep gallra` through the command line."""

from __future__ import annotations

from pathlib import Path

from support.commands import Sofrep
from support.office import add_rows


def test_it_says_what_was_proved_which_rows_may_go_and_what_to_do(
    sofrep: Sofrep, office: Path
) -> None:
    sofrep("init", "--nytt-ar", "2024", "--data", office)
    row = {"Insats": "Ett", "Startdatum": "2020-05-01", "Slutdatum": "2020-09-01"}
    add_rows(office / "register" / "register.xlsx", [row])
    ran = sofrep("gallra", "2021", "--data", office)
    assert ran.code == 0, ran.err
    assert "Rapporten för 2024 behöver inget mer av raderna.\nPrövat: alla " in ran.out
    assert "är desamma utan raderna som slutade till och med 2021." in ran.out
    assert "  register/register.xlsx, bladet Register: 1 rad\n" in ran.out
    assert "Skriv först register_fran = 2022-01-01 i forbund.toml." in ran.out
    assert sofrep("gallra", "2023", "--data", office).code == 2
