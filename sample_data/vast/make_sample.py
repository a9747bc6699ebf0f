"""Make the sample workbooks: `python make_sample.py [FOLDER]`, by default this folder.

The rows are drawn from a fixed seed, so every run writes the same bytes.  Before anything is
written, the published figures are counted again from the rows with plain loops; if one of them
does not come out, nothing is written and the exit code is 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sample.economy_books import write_economy
from sample.pictures import write_pictures
from sample.published import count_published
from sample.recount import check
from sample.register import make_register
from sample.register_books import write_registers
from sample.section_file import write_section
from sample.soundness import unsound
from sample.survey_books import survey_rows, write_surveys
from sample.survey_recount import survey_faults
from sample.tallies import REGION, activities_2023, matrix_2023
from sample.year_books import write_history, write_years

HERE = Path(__file__).resolve().parent
FACIT = HERE.parents[1] / "tests" / "facit"


def main(folder: Path) -> int:
    """Write all workbooks to `folder`; 1 if the rows miss a published figure or make no sense."""
    rows = make_register()
    matrix = matrix_2023(FACIT)
    applications = sum(sum(counts.values()) for counts in matrix.values())
    of_region = sum(sum(matrix[part].values()) for part in REGION)
    activities = sum(activity[3] for activity in activities_2023(FACIT))
    counted = count_published(rows, (applications, of_region), activities)
    surveys = survey_rows(FACIT)
    faults = check(FACIT / "vast_statistik.csv", counted) + unsound(rows)
    faults += survey_faults(FACIT, surveys)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    write_registers(folder / "register", rows)
    write_years(folder, FACIT)
    write_surveys(folder, FACIT, surveys)
    write_economy(folder, FACIT)
    write_history(folder / "historik.xlsx")
    write_section(folder / "2023" / "avsnitt" / "styrning.docx")
    write_pictures(folder)
    print(f"{len(rows)} rader, {len(counted)} räknade siffror stämmer: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE))
