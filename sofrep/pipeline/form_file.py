"""One filled-in form: whether it is this förbund's, what it answers, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.domain.blanketter import BLANKETTER, Blankett, Falt, Markning
from sofrep.domain.forbund import Forbund
from sofrep.domain.personnummer import holds_personnummer
from sofrep.domain.personuppgifter import Slag, slag_of
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.excel.book_refusals import is_named_after_a_person
from sofrep.excel.sheet_edit import MAX_CELL_TEXT
from sofrep.pipeline.output import lock_files
from sofrep.statistics.underlag import TextKey

if TYPE_CHECKING:
    from sofrep.utdata.word.form_reading import FormFile, Svar, Svarsblankett


class FilledForm(Struct, frozen=True, kw_only=True):
    """A form that was understood: what messages call it, its answers by field, those without text left out."""

    name: str
    markning: Markning
    svar: Mapping[str, str]

    @property
    def blankett(self) -> Blankett:
        """Its declaration."""
        return BLANKETTER[self.markning.blankett]

    @property
    def unanswered(self) -> tuple[Falt, ...]:
        """The questions that must be answered and are not."""
        return tuple(f for f in self.blankett.falt if f.kravs and f.kod not in self.svar)

    def key(self, kod: str) -> TextKey:
        """Where the answer of a field belongs."""
        return TextKey(bilaga=self.blankett.bilaga, avsnitt=kod, insats=self.markning.insats)


def read_form_file(
    path: Path, folder: Path, forbund: Forbund
) -> tuple[FilledForm | None, list[Problem]]:
    """What a file answers (None when it must not be read), and its problems."""
    from sofrep.amnen.blanketter.avsnitt.blankettsidor import parties
    from sofrep.utdata.word.form_reading import FormFileError, open_form, read_answers

    if is_named_after_a_person(path.name):
        return None, [_named_after_a_person()]
    name = _name(path, folder)
    try:
        form = open_form(path)
    except FormFileError as fault:
        return None, [error(fault.rule, Place(name), fault.message, fault.action)]
    markning = form.markning
    refused = list(_not_ours(name, markning, forbund))
    if markning is None or refused:
        return None, refused
    blankett = BLANKETTER[markning.blankett]
    read = read_answers(form, blankett, parties(forbund))
    personal = list(_personal(name, form, read))
    if personal:
        return None, personal
    problems = [*_open_elsewhere(name, path), *_doubts(name, form, blankett, read)]
    answers = {svar.falt.kod: svar.text for svar in read.svar if svar.text}
    return FilledForm(name=name, markning=markning, svar=answers), problems


def _name(path: Path, folder: Path) -> str:
    """What messages call the file: where it lies in the förbund's folder, else its name."""
    full, home = path.resolve(), folder.resolve()
    return full.relative_to(home).as_posix() if full.is_relative_to(home) else path.name


def _named_after_a_person() -> Problem:
    return error(
        "personnummer",
        Place("En av filerna"),
        "Namnet på filen innehåller ett personnummer, samordningsnummer eller en e-postadress. Den har "
        "inte lästs.",
        "Döp om den.",
    )


def _not_ours(name: str, markning: Markning | None, forbund: Forbund) -> Iterator[Problem]:
    if markning is None:
        yield error(
            "blankett-okand",
            Place(name),
            "Filen är ingen blankett från sofrep, eller så är märkningen i den borttagen.",
            "Gör en blankett med sofrep form och flytta över svaren till den.",
        )
    elif _digits(markning.forbund) != _digits(forbund.organisationsnummer):
        yield error(
            "blankett-annat-forbund",
            Place(name),
            f"Blanketten hör till ett annat förbund (organisationsnummer {markning.forbund}).",
            "Kontrollera att det är rätt fil, och rätt mapp efter --data.",
        )
    elif markning.insats not in {insats.kod for insats in forbund.insats}:
        yield error(
            "blankett-insats-okand",
            Place(name),
            f"Blanketten gäller insatsen {markning.insats}, som inte finns i forbund.toml.",
            "Lägg till insatsen i forbund.toml, eller gör en ny blankett för rätt insats.",
        )


def _digits(number: str) -> str:
    """An organisation number without what is written differently from time to time."""
    return re.sub(r"\D", "", number)


_REMOVE = {
    Slag.PERSONNUMMER: "Ta bort numret ur blanketten.",
    Slag.EPOST: "Ta bort den ur svaret. Skriv rollen i stället, till exempel samordnaren.",
    Slag.TELEFON: "Ta bort det ur svaret. Skriv rollen i stället, till exempel samordnaren.",
}


def _personal(name: str, form: FormFile, read: Svarsblankett) -> Iterator[Problem]:
    """A problem per answer that the text sheet would be refused for, or one for the rest of the form.

    Of what stands outside the answers, which is not read, only a personnummer refuses: a template
    may say where the form is sent.
    """
    told = False
    for svar in read.svar:
        slag = slag_of(svar.text)
        if slag is not None and slag is not Slag.LIKNAR:
            told = True
            yield error(
                slag.value,
                Place(name),
                f"Svaret på frågan ”{svar.falt.fraga}” innehåller {slag.words}. Inget i blanketten "
                "har lästs.",
                _REMOVE[slag],
            )
    if not told and any(holds_personnummer(text) for text in form.paragraphs()):
        yield error(
            "personnummer",
            Place(name),
            "Blanketten innehåller, utanför svaren, ett personnummer eller samordningsnummer. "
            "Inget i blanketten har lästs.",
            _REMOVE[Slag.PERSONNUMMER],
        )


def _open_elsewhere(name: str, path: Path) -> Iterator[Problem]:
    if any(lock.exists() for lock in lock_files(path)):
        yield warning(
            "blankett-oppen",
            Place(name),
            "Blanketten är öppen i ett annat program. Det som inte är sparat läses inte in.",
            "Spara och stäng den, och läs in den igen om något saknas.",
        )


def _doubts(
    name: str, form: FormFile, blankett: Blankett, read: Svarsblankett
) -> Iterator[Problem]:
    place = Place(name)
    for svar in read.svar:
        yield from _doubts_of(place, svar)
    for falt in read.saknade:
        yield warning(
            "blankett-fraga-borta",
            place,
            f"Frågan ”{falt.fraga}” finns inte kvar i blanketten, så inget svar på den läses in.",
            f"Ta en ny blankett ({blankett.namn.lower()}) om frågan ska besvaras.",
        )
    for heading in read.strays or ():
        yield warning(
            "blankett-text-utanfor",
            place,
            f"Under ”{heading}” har någon skrivit utanför svarsrutorna. Det läses inte in.",
            "Flytta texten till en svarsruta om den ska vara med.",
        )
    if read.strays is None:
        yield warning(
            "blankett-utan-uppgifter",
            place,
            "Blankettens egna uppgifter är borttagna, så text utanför svarsrutorna märks inte.",
            "Se efter att allt som ska vara med står i svarsrutorna.",
        )
    if form.comments:
        yield warning(
            "blankett-kommentarer",
            place,
            "Blanketten har kommentarer i marginalen. De läses inte in.",
            "Flytta det som ska vara med till en svarsruta.",
        )


def _doubts_of(place: Place, svar: Svar) -> Iterator[Problem]:
    asked = f"Frågan ”{svar.falt.fraga}”"
    if svar.doubt:
        yield warning(
            "blankett-svar-oklart",
            place,
            f"{asked}: {svar.doubt}",
            "Se efter att svaret blev rätt.",
        )
    if slag_of(svar.text) is Slag.LIKNAR:
        yield warning(
            Slag.LIKNAR.value,
            place,
            f"{asked}: svaret innehåller {Slag.LIKNAR.words}, men kontrollsiffran stämmer inte.",
            "Titta efter. Är det ett personnummer som är felskrivet eller maskerat, ta bort det.",
        )
    if svar.lost:
        yield warning(
            "blankett-foljer-inte-med",
            place,
            f"{asked}: i svaret finns {', '.join(svar.lost)}, som inte läses in.",
            "Skriv det viktiga som text.",
        )
    if len(svar.text) > MAX_CELL_TEXT:
        yield error(
            "blankett-svar-for-langt",
            place,
            f"{asked}: svaret är längre än de 32 767 tecken som en cell i Excel rymmer.",
            "Korta svaret.",
        )
