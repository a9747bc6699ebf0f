"""``sofrep audit``: does every number in a finished document hold against the others?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli import exit_codes
from sofrep.cli.options import Data, UsageFault
from sofrep.cli.progress import working
from sofrep.cli.show import one_line
from sofrep.errors import SofrepError, reason_of

if TYPE_CHECKING:
    from sofrep.granskning.fynd import Fynd
    from sofrep.granskning.handling import Plats

_FORMS = ("text", "json")
_WORD = frozenset({".docx", ".docm"})


def audit(  # noqa: PLR0913 - the options of the command
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FIL...", help="Dokumenten: Word (.docx), PDF, webbsidor eller text."
        ),
    ],
    form: Annotated[
        str, typer.Option("--format", metavar="FORM", help="text eller json.")
    ] = "text",
    accepted: Annotated[
        str | None,
        typer.Option(
            "--godkann", metavar="NYCKEL", help="Godkänn ett fynd, så att det inte kommer tillbaka."
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--skal", metavar="TEXT", help="Skälet till att fyndet godkänns.")
    ] = None,
    data: Data = None,
    *,
    comments: Annotated[
        bool,
        typer.Option(
            "--kommentarer", help="Skriv en kopia av Word-filen med fynden som kommentarer."
        ),
    ] = False,
    every: Annotated[bool, typer.Option("--alla", help="Visa även det som är godkänt.")] = False,
) -> None:
    """Granska färdiga dokument: stämmer varje tal med de andra?

    Flera dokument granskas också mot varandra, t.ex. årsredovisningen med sina bilagor och förra
    årets. De behöver inte vara gjorda med sofrep. Är de det hålls de också mot förbundets siffror.
    """
    from sofrep.granskning.fynd import accepted_in
    from sofrep.granskning.granska import audit as granska
    from sofrep.granskning.lasare import read_document
    from sofrep.pipeline.against_data import against_data

    if form not in _FORMS:
        raise UsageFault(f"Formatet {form} finns inte. Välj text eller json.")
    if len({path.name for path in files}) < len(files):
        raise UsageFault("Två av dokumenten heter lika. Döp om det ena.")
    with working("Granskar ..."):
        against = [against_data(path, data) for path in files if path.suffix.lower() in _WORD]
        more = [fynd for found, _ in against for fynd in found]
        found = granska([read_document(path) for path in files], more)
    for note in dict.fromkeys(note for _, notes in against for note in notes):
        typer.echo(one_line(note), err=True)
    if accepted is not None:
        _accept(files, found, accepted, reason)
        return
    reasons = {path.name: accepted_in(path) for path in files}
    left = [fynd for fynd in found if fynd.nyckel not in reasons[fynd.plats.fil]]
    shown = found if every else left
    if form == "json":
        typer.echo(json.dumps(_as_json(files, shown, reasons), ensure_ascii=False, indent=1))
    else:
        for line in _lines(files, shown, reasons):
            typer.echo(line)
    if comments:
        _write_comments(files, left)
    if left:
        raise typer.Exit(exit_codes.FAULTY_DATA)


def _accept(files: Sequence[Path], found: Sequence[Fynd], key: str, reason: str | None) -> None:
    from sofrep.granskning.fynd import accept

    if not (reason or "").strip():
        raise UsageFault('Skriv också varför fyndet godkänns: --skal "...".')
    chosen = [fynd for fynd in found if fynd.nyckel == key]
    if not chosen:
        raise UsageFault(f"Inget fynd i dokumenten har nyckeln {key}. Den står efter varje fynd.")
    for path in files:
        for fynd in (fynd for fynd in chosen if fynd.plats.fil == path.name):
            kept = accept(path, fynd, str(reason).strip())
            typer.echo(f"Godkänt i {path.name}. Skälet står i {kept.name}.")
            break


def _lines(
    files: Sequence[Path], found: Sequence[Fynd], reasons: Mapping[str, Mapping[str, str]]
) -> list[str]:
    """The findings by document, the surest first, and how to go on."""
    lines: list[str] = []
    for path in files:
        own = [fynd for fynd in found if fynd.plats.fil == path.name]
        number = len(reasons[path.name])
        after = f" ({number} {'godkänd' if number == 1 else 'godkända'})" if number else ""
        lines.append(f"{path.name}: {_count(own)}{after}")
        for fynd in own:
            lines += [
                "",
                f"  {fynd.sakerhet.upper()}  {fynd.plats}",
                f"    Står:   {fynd.star}",
                f"    Följer: {fynd.foljer}",
                *(f"    Jämför: {_where(place, path.name)}" for place in fynd.andra),
                f"    Nyckel: {fynd.nyckel}",
            ]
            if kept := reasons[path.name].get(fynd.nyckel):
                lines.append(f"    Godkänt: {kept}")
        lines.append("")
    if found:
        lines.append(
            'Rätta, eller godkänn ett fynd: sofrep audit FIL --godkann NYCKEL --skal "..."'
        )
    return lines


def _count(found: Sequence[Fynd]) -> str:
    """``2 säkra, 1 trolig``."""
    from sofrep.granskning.fynd import Sakerhet

    plural = {Sakerhet.SAKER: "säkra", Sakerhet.TROLIG: "troliga", Sakerhet.MOJLIG: "möjliga"}
    counts = [(sure, sum(fynd.sakerhet is sure for fynd in found)) for sure in Sakerhet]
    told = [f"{n} {sure if n == 1 else plural[sure]}" for sure, n in counts if n]
    return ", ".join(told) if told else "inget att anmärka på"


def _where(place: Plats, file: str) -> str:
    return str(place) if place.fil == file else f"{place.fil}, {place}"


def _as_json(
    files: Sequence[Path], found: Sequence[Fynd], reasons: Mapping[str, Mapping[str, str]]
) -> list[dict[str, object]]:
    from sofrep.granskning.fynd import REGLER

    return [
        {
            "dokument": path.name,
            "fynd": [
                {
                    "nyckel": fynd.nyckel,
                    "regel": fynd.regel,
                    "innebörd": REGLER[fynd.regel],
                    "säkerhet": str(fynd.sakerhet),
                    "plats": str(fynd.plats),
                    "står": fynd.star,
                    "följer": fynd.foljer,
                    "jämför": [_where(place, path.name) for place in fynd.andra],
                    "godkänt": reasons[path.name].get(fynd.nyckel),
                }
                for fynd in found
                if fynd.plats.fil == path.name
            ],
        }
        for path in files
    ]


def _write_comments(files: Sequence[Path], found: Sequence[Fynd]) -> None:
    from sofrep.granskning.fynd import with_comments

    for path in files:
        own = [fynd for fynd in found if fynd.plats.fil == path.name]
        if path.suffix.lower() != ".docx" or not own:
            continue
        copy = path.with_name(f"{path.stem} (granskad).docx")
        content = with_comments(path.read_bytes(), own)
        try:
            with copy.open("xb") as target:
                target.write(content)
        except FileExistsError:
            raise _Kept(
                f"{copy.name} finns redan. Flytta eller ta bort den, och kör igen."
            ) from None
        except OSError as fault:
            raise _Kept(f"Det gick inte att skriva {copy}: {reason_of(fault)}.") from fault
        typer.echo(f"Skrev {copy}")


class _Kept(SofrepError):  # noqa: N818 - what is there is kept
    """The copy with comments cannot be written."""

    exit_code = exit_codes.NOT_WRITTEN
