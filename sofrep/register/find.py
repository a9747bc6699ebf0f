"""The workbooks of a förbund's folder, and what lies there that is not read."""

from __future__ import annotations

import os
from pathlib import Path

from sofrep.domain.problem import Place, Problem, error
from sofrep.register.book_refusals import is_named_after_a_person

READ = (".xlsx", ".xlsm")
OTHER_FORMATS = (".xls", ".xlsb", ".ods", ".xlt", ".xltx", ".xltm", ".numbers")
PASSED_FOLDERS = ("mallar", "out")


def find_workbooks(folder: Path) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """The workbooks below `folder` as (relative path, path), sorted, and files in other formats."""
    found: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        if any(map(is_named_after_a_person, (*folders, *files))):
            problems.append(_named_after_a_person(Path(place).relative_to(folder).as_posix()))
            folders[:] = [name for name in folders if not is_named_after_a_person(name)]
            files[:] = [name for name in files if not is_named_after_a_person(name)]
        folders[:] = sorted(
            name
            for name in folders
            if name.lower() not in PASSED_FOLDERS and not name.startswith((".", "~$"))
        )
        problems += [
            _not_followed(Path(place, name).relative_to(folder).as_posix())
            for name in folders
            if Path(place, name).is_symlink()
        ]
        for name in sorted(files):
            path = Path(place, name)
            relative = path.relative_to(folder).as_posix()
            suffix = path.suffix.lower()
            if name.startswith((".", "~$")):
                continue
            if suffix in READ and not path.is_file():
                problems.append(unreadable(relative))
            elif suffix in READ:
                found.append((relative, path))
            elif suffix in OTHER_FORMATS:
                problems.append(
                    error(
                        "fil-format",
                        Place(relative),
                        f"Filen är i formatet {suffix[1:]}, som inte läses.",
                        "Öppna den i Excel och spara som xlsx. Ta bort den gamla filen.",
                    )
                )
    problems += [_closed_folder(folder, fault) for fault in closed]
    return sorted(found), sorted(problems, key=lambda problem: problem.place)


def _closed_folder(folder: Path, fault: OSError) -> Problem:
    return error(
        "fil-gar-inte-att-lasa",
        Place(f"{Path(str(fault.filename)).relative_to(folder).as_posix()}/"),
        "Mappen går inte att öppna, så det som ligger i den är inte läst.",
        "Kontrollera att du har rätt att öppna den och att disken eller nätverket fungerar.",
    )


def _not_followed(folder: str) -> Problem:
    return error(
        "fil-gar-inte-att-lasa",
        Place(f"{folder}/"),
        "Mappen är en länk till en annan mapp. Sådana följs inte, så det som ligger i den är inte läst.",
        "Lägg filerna i mappen i stället, eller döp om länken så att namnet börjar med en punkt.",
    )


def _named_after_a_person(folder: str) -> Problem:
    return error(
        "personnummer",
        Place(f"{folder}/"),
        "Namnet på en fil eller mapp innehåller ett personnummer, samordningsnummer eller en "
        "e-postadress. Den har inte lästs.",
        "Döp om den.",
    )


def unreadable(file: str) -> Problem:
    """The error of a file that the disk does not give, or that is no ordinary file."""
    return error(
        "fil-gar-inte-att-lasa",
        Place(file),
        "Filen går inte att läsa från disken.",
        "Kontrollera att den finns kvar och att disken eller nätverket fungerar.",
    )
