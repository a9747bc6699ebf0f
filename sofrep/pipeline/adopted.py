"""The record of what was published of a year, frozen when the board has adopted its report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from sofrep.amnen.historik.siffror import KEPT, OF_SERIES
from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.errors import SofrepError
from sofrep.paths import ADOPTED
from sofrep.pipeline.earlier import RECORD_NAME, Record, read_record, record_in
from sofrep.pipeline.figure_json import figure_from_json
from sofrep.pipeline.fingerprint import sha256_of
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.output import replace_file


class NotAdoptedError(SofrepError):
    """A year cannot be adopted, or has been."""

    exit_code = 2


class Adoption(Struct, frozen=True):
    """What was frozen: how many figures, and the documents, those edited by hand told apart."""

    file: Path
    figures: int
    documents: tuple[str, ...]
    edited: tuple[str, ...]


def adopted_file(folder: Path, year: int) -> Path:
    """Where the adopted record of a year lies, whether or not it is there."""
    return folder / str(year) / ADOPTED


def adopted_record(folder: Path, year: int) -> Record | None:
    """The adopted record of a year; None where it has none."""
    return record_in(adopted_file(folder, year))


def adopted_figures(folder: Path, period: Period, forbund: Forbund) -> dict[str, Figure]:
    """The adopted figures of the year before `period`, and those of longer series, by id."""
    found: dict[str, Figure] = {}
    for path in sorted(folder.glob(f"[0-9][0-9][0-9][0-9]/{ADOPTED}")):
        record = record_in(path)
        if record is None or record.forbund != forbund.namn or int(path.parent.name) >= period.year:
            continue
        is_last = int(path.parent.name) == period.year - 1
        found |= {figure.id: figure for figure in _kept(record, KEPT if is_last else OF_SERIES)}
    return found


def is_revised(figures: Mapping[str, Figure], folder: Path, period: Period) -> bool:
    """Whether `period` is an adopted year of which the rows now give another figure than its documents."""
    record = adopted_record(folder, period.year) if period.is_year else None
    if record is None:
        return False
    pairs = ((figure, figures.get(figure.id)) for figure in _kept(record))
    return any(now is not None and now.value != adopted.value for adopted, now in pairs)


def _kept(record: Record, tables: Collection[str] = KEPT) -> Iterator[Figure]:
    """The figures of the record's own year that have a value."""
    for name, entry in record.figures.items():
        is_own = name.startswith(f"{record.period}.")
        if is_own and entry["recept"][0] in tables and entry["varde"] is not None:
            yield figure_from_json(name, entry)


def adopt(folder: Path, year: int, out: Path) -> Adoption:
    """Freeze what the build in `out` has recorded of `year`.

    Raises:
        NotAdoptedError: when there is no such build, it is a draft or lacks something, or another
            one is adopted.
        SofrepError: when a document that was edited cannot be read.
        FaultyDataError: when the profile has errors.
    """
    forbund, _ = profile_of(folder)
    record = read_record(out)
    if record is None or record.period != str(year) or record.forbund != forbund.namn:
        raise NotAdoptedError(
            f"Det finns inga dokument för {year} att fastställa. Skapa dem först: sofrep build {year}"
        )
    gone = [name for name in record.documents if not (out / name).is_file()]
    if gone:
        raise NotAdoptedError(
            f"{gone[0]} finns inte längre i mappen {out}. Inget har fastställts. Lägg tillbaka "
            f"dokumentet, eller skapa det på nytt: sofrep build {year}"
        )
    dokument = forbund.dokument.get(str(year))
    if dokument is not None and dokument.utkast:
        raise NotAdoptedError(
            f"Dokumenten för {year} är märkta som utkast. Inget har fastställts. Skriv utkast = false "
            f"under [dokument.{year}] i forbund.toml, och kör: sofrep build {year}"
        )
    edited = {n for n, sha256 in record.documents.items() if sha256_of(out / n) != sha256}
    _refuse_unfinished(record, year, {name: (out / name).read_bytes() for name in edited})
    content = (out / RECORD_NAME).read_bytes()
    path = adopted_file(folder, year)
    _refuse_another(path, content, year)
    path.parent.mkdir(exist_ok=True)
    replace_file(path, content)
    names = tuple(record.documents)
    by_hand = tuple(name for name in names if name in edited)
    return Adoption(path, sum(1 for _ in _kept(record)), names, by_hand)


def _refuse_unfinished(record: Record, year: int, edited: Mapping[str, bytes]) -> None:
    """What the public reads has no yellow marks: every text is written and every fact is there.

    A document that the office has gone on writing in (`edited`) is taken as it stands.
    """
    from sofrep.utdata.word import marks_left

    told: list[str] = []
    for name, marks in record.lacking.items():
        lacking = marks_left(edited[name], name, marks) if name in edited else marks
        if lacking:
            word = "uppgift" if len(lacking) == 1 else "uppgifter"
            told.append(f"I {name.removesuffix('.docx')} saknas {len(lacking)} {word}:")
            told += [f"  {text}" for text in lacking]
    if told:
        lines = (
            "Inget har fastställts.",
            *told,
            f"Fyll i det som saknas och kör: sofrep build {year}. Eller fyll i det i dokumentet, i Word.",
        )
        raise NotAdoptedError("\n".join(lines))


def _refuse_another(path: Path, content: bytes, year: int) -> None:
    if not path.is_file():
        return
    if path.read_bytes() == content:
        raise NotAdoptedError(f"{year} är redan fastställt med samma siffror. Inget har ändrats.")
    raise NotAdoptedError(
        f"{year} är redan fastställt, med andra siffror. Inget har ändrats. Har styrelsen fastställt en ny "
        f"version, ta bort {path} och kör igen."
    )


def refuse_adopted(folder: Path, period: Period, out: Path) -> None:
    """Refuse to write over the documents that the board has adopted.

    Raises:
        NotAdoptedError: when `out` has them.
    """
    record = adopted_record(folder, period.year) if period.is_year else None
    there = read_record(out) if record else None
    if record is not None and there is not None and there.documents == record.documents:
        raise NotAdoptedError(
            f"Dokumenten för {period.year} är fastställda och skrivs inte över. Inget har skrivits. Vill ni se "
            "hur de skulle bli nu, ange en annan mapp med --ut MAPP."
        )
