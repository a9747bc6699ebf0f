"""Make the workbooks of Samordningsförbundet Väst."""

from __future__ import annotations

from pathlib import Path

from vast.sample.economy_books import write_economy
from vast.sample.pictures import write_pictures
from vast.sample.published import count_published
from vast.sample.recount import check
from vast.sample.register import make_register
from vast.sample.register_books import write_registers
from vast.sample.section_file import write_section
from vast.sample.soundness import unsound
from vast.sample.survey_books import survey_rows, write_surveys
from vast.sample.survey_recount import survey_faults
from vast.sample.tallies import REGION, activities_2023, matrix_2023
from vast.sample.year_books import write_history, write_years


def make(folder: Path, facit: Path) -> list[str]:
    """Write all workbooks to `folder`; nothing, if a published figure is missed or rows make no sense.

    The rows are drawn from a fixed seed. Gives the faults; none when all is written.
    """
    rows = make_register()
    matrix = matrix_2023(facit)
    applications = sum(sum(counts.values()) for counts in matrix.values())
    of_region = sum(sum(matrix[part].values()) for part in REGION)
    activities = sum(activity[3] for activity in activities_2023(facit))
    counted = count_published(rows, (applications, of_region), activities)
    surveys = survey_rows(facit)
    faults = check(facit / "vast_statistik.csv", counted) + unsound(rows)
    faults += survey_faults(facit, surveys)
    if faults:
        return faults
    write_registers(folder / "register", rows)
    write_years(folder, facit)
    write_surveys(folder, facit, surveys)
    write_economy(folder, facit)
    write_history(folder / "historik.xlsx")
    write_section(folder / "2023" / "avsnitt" / "styrning.docx")
    write_pictures(folder)
    return []
