"""A number that does not hold, those that the office has accepted, and the comments in a copy of a Word file."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from sofrep.errors import SofrepError
from sofrep.granskning.handling import Plats

REGLER: Mapping[str, str] = {
    "summa": "En summa är inte vad dess delar blir tillsammans.",
    "kön": "Kvinnor och män (och övriga) blir inte alla.",
    "kön-andel": "Andelen eller medelvärdet för alla ligger inte mellan kvinnors och mäns.",
    "andel": "En andel i en tabell följer inte av antalen.",
    "andelar-summa": "Andelar av samma helhet blir inte 100 %.",
    "varav": "En del är större än sin helhet.",
    "heltal": "Inget helt antal personer ger andelen.",
    "skillnad": "En skillnad eller avvikelse är felräknad.",
    "flöde": "De som var inskrivna, började och avslutade går inte ihop.",
    "mål": "Bedömningen av ett mål stämmer inte med målvärdet och resultatet.",
    "räkenskap": "En post i räkenskaperna följer inte av de andra.",
    "tecken": "Två summor som ska vara lika har motsatt tecken.",
    "andel-text": "En andel i texten följer inte av antalen bredvid.",
    "heltal-text": "Inget helt antal personer ger andelen i texten.",
    "ungefär": "Ca, drygt, knappt eller ett tal i ord stämmer inte med det exakta.",
    "medel-text": "Ett medeltal per månad stämmer inte med antalet.",
    "alla-utom": "Alla utom några blir ett annat antal.",
    "kön-text": "Kvinnor och män i texten blir inte alla.",
    "delar": "Delar i texten blir inte helheten.",
    "mål-antal": "Antalen mål blir inte alla mål.",
    "andelar-text": "Andelar i texten blir inte 100 %.",
    "skillnad-text": "En skillnad i texten är felräknad.",
    "riktning": "Fler, färre, ökade eller minskade stämmer inte med talen.",
    "text-tabell": "Texten säger ett annat tal än tabellen.",
    "samma-post": "Samma post, eller en not och dess post, har olika belopp på två ställen.",
    "samma-tabell": "Samma uppgift har olika värden i två tabeller.",
    "samma-mening": "Samma sak har olika tal i två meningar.",
    "enhet": "Enheten kan inte stämma, t.ex. tkr över belopp i kronor.",
    "dag": "En dag som inte finns.",
    "period": "En period slutar innan den börjar.",
    "år": "Ett år som inte kan stämma.",
    "andrad-siffra": "En siffra från sofrep är ändrad i dokumentet.",
    "inaktuell-siffra": "Arbetsböckerna har ändrats sedan dokumentet gjordes.",
    "tal-utan-siffra": "Ett skrivet tal som ingen siffra ger, där en siffra säger något annat.",
    "mal-i-ord": "Ett måls bedömning eller kommentar säger emot resultatet.",
}
"""What each kind of finding means."""


class Sakerhet(StrEnum):
    """How sure a finding is.

    `SAKER`: the printed numbers contradict each other.  `TROLIG`: they do if they mean what they
    seem to.  `MOJLIG`: worth a look.
    """

    SAKER = "säker"
    TROLIG = "trolig"
    MOJLIG = "möjlig"

    @property
    def rank(self) -> int:
        """The surest first."""
        return list(Sakerhet).index(self)


class Fynd(Struct, frozen=True):
    """One finding.

    `regel` is the kind (a key of `REGLER`); `star` what is printed and
    `foljer` what follows from the rest, both in Swedish; `andra` the other places that it was held
    against.  `om` names what it is about, so that it keeps its key when the document is moved about.
    """

    regel: str
    sakerhet: Sakerhet
    plats: Plats
    star: str
    foljer: str
    om: str = ""
    andra: tuple[Plats, ...] = ()

    def __post_init__(self) -> None:
        if self.regel not in REGLER:
            message = f"not a kind of finding: {self.regel}"
            raise ValueError(message)

    @property
    def nyckel(self) -> str:
        """A key that stays as long as the printed numbers do, wherever in the document they stand."""
        parts = (self.regel, self.om, self.star, self.foljer)
        told = " ".join("|".join(parts).casefold().split())
        return hashlib.sha256(told.encode()).hexdigest()[:8]


_HEAD = (
    "# Det som granskningen (sofrep audit) har hittat och som ändå ska stå kvar, med skälet.\n"
    "# Ta bort en post, så kommer fyndet tillbaka.\n"
)


class AcceptedFileError(SofrepError):
    """The file with what was accepted cannot be read."""


def accepted_file(document: Path) -> Path:
    """``Årsredovisning 2023.godkant.toml`` beside the document, for its Word file and its PDF alike."""
    return document.with_name(f"{document.stem}.godkant.toml")


def accepted_in(document: Path) -> dict[str, str]:
    """The reasons by the keys of the findings that were accepted in a document.

    Raises:
        AcceptedFileError: for a file that is no such list.
    """
    path = accepted_file(document)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    try:
        entries = tomllib.loads(text).get("godkant", [])
        return {str(entry["nyckel"]): str(entry["skal"]) for entry in entries}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as fault:
        raise AcceptedFileError(
            f"{path.name} går inte att läsa. Varje post ska ha nyckel och skal. Rätta filen, eller flytta "
            "undan den och godkänn på nytt."
        ) from fault


def accept(document: Path, fynd: Fynd, reason: str) -> Path:
    """Add a finding and its reason to the document's file; the file."""
    path = accepted_file(document)
    already: Mapping[str, str] = accepted_in(document)
    text = path.read_text(encoding="utf-8-sig") if already else _HEAD
    if fynd.nyckel not in already:
        text = f"{text.rstrip()}\n\n[[godkant]]\n"
        values = {
            "nyckel": fynd.nyckel,
            "skal": reason,
            "plats": str(fynd.plats),
            "star": fynd.star,
            "foljer": fynd.foljer,
        }
        text += "".join(
            f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
        )
    part = path.with_name(path.name + ".ny")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    return path


_AUTHOR, _INITIALS = "Granskning", "G"


def with_comments(package: bytes, found: Iterable[Fynd]) -> bytes:
    """The Word file with the findings as comments; one without a place in the text stands at its beginning."""
    from sofrep.utdata.word.comments import add_comment
    from sofrep.utdata.word.ooxml import W_P
    from sofrep.utdata.word.word_file import DOCUMENT, WordFile

    file = WordFile(package)
    paragraphs = list(file.root(DOCUMENT).iter(W_P))
    for fynd in sorted(found, key=lambda fynd: fynd.plats.ankare):
        place = fynd.plats.ankare
        paragraph = paragraphs[place if 0 <= place < len(paragraphs) else 0]
        add_comment(file, paragraph, _lines(fynd), _AUTHOR, _INITIALS)
    return file.content()


def _lines(fynd: Fynd) -> Iterator[str]:
    yield f"{fynd.sakerhet.capitalize()}: {fynd.star}"
    yield fynd.foljer
    yield from (f"Jämför: {place.fil}, {place}" for place in fynd.andra)
    yield f"Nyckel: {fynd.nyckel}"
