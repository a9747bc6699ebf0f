"""`sofrep faststall` through the command line, and what status says of it."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from support.commands import Sofrep
from support.office import add_rows, finish


def test_it_says_what_it_kept_and_what_comes_next(sofrep: Sofrep, office: Path) -> None:
    arguments = ("faststall", "2023", "--data", office)
    assert sofrep(*arguments).code == 2
    finish(office)
    sofrep("build", "--data", office)
    statistik = str(office / "out" / "2023" / "Bilaga 2 Statistik 2023.docx")
    Document(statistik).save(statistik)  # as any program saves it anew
    ran = sofrep(*arguments)
    assert ran.code == 0, ran.err
    assert "ur Bilaga 1 Måluppfyllelse 2023.docx, Bilaga 2" in ran.out
    assert "Bilaga 2 Statistik 2023.docx är ändrad för hand." in ran.out
    assert ran.out.endswith("Nästa steg: sofrep init --nytt-ar 2024\n")
    status = sofrep("status", "--data", office).out
    assert "  Bilaga 2 Statistik 2023.docx: fastställt\n" in status
    assert "2023 är fastställt.\nNästa steg: sofrep init --nytt-ar 2024" in status
    assert "redan fastställt" in sofrep(*arguments).err
    assert "rättade rader" not in sofrep("stats", "2023", "--data", office).err
    row = {"Insats": "Ett", "Kön": "man", "Kommun": "Norra", "Startdatum": "2023-05-01"}
    add_rows(office / "register" / "register.xlsx", [row])
    told = sofrep("stats", "2023", "--data", office).err
    assert "Obs: 2023 är fastställt, och rättade rader ger nu andra siffror" in told
