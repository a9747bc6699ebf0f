"""``sofrep build``: the documents of a year."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep import paths
from sofrep.cli.options import Data, PartOfYear, Strict, Year, folder_of, period_of, year_of
from sofrep.cli.problems import problem_lines, silenced_lines
from sofrep.cli.progress import working
from sofrep.cli.show import one_line
from sofrep.visning import svenska

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sofrep.domain.period import Period
    from sofrep.pipeline.build_report import BuildReport, Document

_SHOWN_CHANGES = 20


def build(  # noqa: PLR0913 - the options of the command
    year: Year = None,
    period: PartOfYear = None,
    data: Data = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--ut",
            "--out",
            metavar="MAPP",
            help="Mapp för dokumenten; annars out/ÅR i förbundets mapp.",
        ),
    ] = None,
    *,
    webb: Annotated[
        bool, typer.Option("--webb", help="Skriv också varje dokument som webbsida.")
    ] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Skriv också varje dokument som pdf.")] = False,
    tabeller: Annotated[
        bool, typer.Option("--tabeller", help="Skriv också alla tabeller i en arbetsbok.")
    ] = False,
    oversikt: Annotated[
        bool,
        typer.Option("--oversikt", "--översikt", help="Skriv också en översikt för kansliet."),
    ] = False,
    only_word: Annotated[
        bool, typer.Option("--bara-word", help="Skriv bara Word-dokumenten, vad profilen än säger.")
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", "--bevaka", help="Skriv dem på nytt varje gång något i mappen sparas."
        ),
    ] = False,
    strict: Strict = False,
) -> None:
    """Skriv årets dokument, eller delårsrapporten, som Word-dokument och i de andra former ni väljer."""
    if year is not None:
        year_of(year)  # a mistyped one is told before anything else
    folder = folder_of(data)
    chosen = {"webb": webb, "pdf": pdf, "tabeller": tabeller, "oversikt": oversikt}
    asked = None if only_word else [output for output, is_asked in chosen.items() if is_asked]

    def made() -> tuple[BuildReport, Iterator[str]]:
        from sofrep.pipeline.gathering import profile_of

        forbund, _ = profile_of(folder)
        days = period_of(year, folder, forbund, period)
        target = paths.output_folder(folder, days.key, out, Path.cwd())
        with working("Läser arbetsböckerna ...") as step:
            from sofrep.pipeline.building import build as build_documents

            report = build_documents(folder, days, target, strict=strict, asked=asked, step=step)
        return report, report_lines(report, days)

    if watch:
        from sofrep.cli.watching import keep_built

        keep_built(folder, out, made)
    else:
        for line in made()[1]:
            typer.echo(line)


def report_lines(report: BuildReport, days: Period) -> Iterator[str]:
    """What the build of those days did, for the administrator."""
    yield from _told(report)
    if not days.is_whole_months:
        yield (
            "Perioden är inte hela månader. Antalsmål bedöms mot "
            f"{svenska.number_word(days.whole_months)} tolftedelar av årets mål, och ansökningarna räknas inte."
        )


def _told(report: BuildReport) -> Iterator[str]:
    for problem in report.problems:
        yield from problem_lines(problem)
    yield from silenced_lines(report.silenced)
    if report.interrupted is not None:
        cut_off = report.interrupted
        yield (
            f"Förra körningen i mappen avbröts: {cut_off.replaced} av {cut_off.files} filer hade bytts "
            "ut. Nu är alla som de ska vara."
        )
    yield from _kept_lines(report)
    for name in report.left:
        yield (
            f"{name} är från en tidigare körning och görs inte längre under det namnet. Ta bort filen, så "
            "att ingen tar den för årets."
        )
    yield from _change_lines(report)
    for document in report.documents:
        yield f"{_wrote(report, document.name)}{_lacking(document)}"
        for text in (*document.placeholders, *document.missing):
            yield one_line(f"  {text}", indent="  ")
    yield from (_wrote(report, name) for name in report.beside)
    for name, signs in report.lacking_signs.items():
        yield one_line(
            f"Varning: {name} visar [?] i stället för {' '.join(signs)}, som inte finns i något "
            "typsnitt. Byt ut det i texten, eller lägg ett typsnitt som har det i mallar/typsnitt."
        )
    yield from _disclosure_lines(report)
    for name in report.not_begun:
        yield f"{name} görs inte: året har varken belopp för ekonomin eller texter till den."
    if report.placeholders:
        yield (
            "Oskrivna texter är gulmarkerade i dokumenten. De skrivs i arbetsboken texter.xlsx, "
            "årsredovisningens avsnitt om ni hellre vill i en egen Word-fil."
        )


def _kept_lines(report: BuildReport) -> Iterator[str]:
    """What was edited by hand, and how the edits come along."""
    for kept in report.kept:
        yield f"{kept.name} hade ändrats för hand. Den versionen finns kvar som {kept.kept_as}."
        if kept.name.endswith(".docx"):
            path = report.folder / kept.kept_as
            yield f'  Ge den de nya siffrorna, med era ändringar kvar: sofrep refresh "{path}"'


def _wrote(report: BuildReport, name: str) -> str:
    """``Skrev /x/Bilaga 2 Statistik 2023.docx``."""
    return f"{'Skrev' if name in report.written else 'Oförändrad:'} {report.folder / name}"


def _lacking(document: Document) -> str:
    """`` (2 texter oskrivna, 1 uppgift saknas)``."""
    texts, facts = len(document.placeholders), len(document.missing)
    words = [f"{texts} {'text oskriven' if texts == 1 else 'texter oskrivna'}"] if texts else []
    words += [f"{facts} {'uppgift' if facts == 1 else 'uppgifter'} saknas"] if facts else []
    return f" ({', '.join(words)})" if words else ""


def _disclosure_lines(report: BuildReport) -> Iterator[str]:
    """What is folded or hidden, and every exception from the rules that the profile makes."""
    hidden = report.publication
    if not hidden.is_on:
        return
    if hidden.folded:
        yield (
            f"Små grupper skyddas: {hidden.folded} av alla siffror som räknas redovisas tillsammans med andra, "
            "eller inte alls. Inget behöver göras. Se vilka med: sofrep disclosure"
        )
    if hidden.figures:
        yield (
            f"Dolda antal: {hidden.small} för att de är små och {hidden.more} för att de små inte "
            f"ska gå att räkna ut; tillsammans {hidden.figures} siffror med andelar och "
            "medelvärden. Visa dem med: sofrep disclosure"
        )
    elif not hidden.folded:
        yield "Inga antal behöver döljas."
    if hidden.unproved:
        yield (
            f"{hidden.unproved} av dem döljs för säkerhets skull: det tar för lång tid att visa att "
            "färre räcker. Fler siffror kan visas om nollor visas (visa_nollor = true) eller om en "
            "regel tas bort under [rojande] i forbund.toml."
        )
    for exception, count in hidden.exceptions:
        of = ", ".join(filter(None, (str(exception.tabell or ""), exception.insats)))
        yield one_line(
            f"Undantag ({of or 'alla tabeller'}): {count} små antal visas. Skäl: {exception.skal}"
        )


def _change_lines(report: BuildReport) -> Iterator[str]:
    if not report.written:
        yield (
            "Inget har ändrats sedan förra gången: allt i mappen är redan som det ska vara, och inget "
            "har skrivits."
        )
        return
    changes = report.changes
    if changes is None:
        return
    if not changes:
        told = "Inga siffror i dokumenten har ändrats sedan förra gången."
        yield told + (f" {_unseen(changes.unseen)}" if changes.unseen else "")
        return
    parts = [
        f"{len(found)} {word}"
        for found, word in (
            (changes.changed, "har ändrats"),
            (changes.new, "har tillkommit"),
            (changes.gone, "står inte längre där"),
        )
        if found
    ]
    yield f"Siffror i dokumenten sedan förra gången: {', '.join(parts)}."
    for change in changes.changed[:_SHOWN_CHANGES]:
        told = f"{change.before} → {change.now}" if change.before else f"visas nu som {change.now}"
        line = f"  {change.name}: {told} ({change.figure_id})"
        yield one_line(line, indent="  ")
    if len(changes.changed) > _SHOWN_CHANGES:
        yield f"  och {len(changes.changed) - _SHOWN_CHANGES} till"
    if changes.unseen:
        yield f"  {_unseen(changes.unseen)}"


def _unseen(count: int) -> str:
    """That figures are others, without a page being so."""
    word = "siffra" if count == 1 else "siffror"
    return f"{count} {word} har ett annat värde utan att det syns i dokumenten."
