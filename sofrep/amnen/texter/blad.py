"""Text sheets: what is written by hand, by bilaga, section and insats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from sofrep.domain.bilagor import AVSNITT, INSATSVIS, avsnittsnamn, egen_rubrik, visas
from sofrep.domain.blanketter import text_places
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.problem import Place, Problem
from sofrep.domain.skrivsatt import normalise
from sofrep.domain.textplatser import TEXTPLATSER, Galler, avsnittsrubrik, textplatser
from sofrep.excel.cells import Fault, multiline, plain
from sofrep.excel.columns import read_years, scope_of
from sofrep.excel.declaration import Column, Records, SheetKind, Totals, Values, Words
from sofrep.excel.names import Names, scope_names
from sofrep.excel.shared_columns import AR, SCOPE
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.statistics.underlag import Text, TextKey


def valid_keys(forbund: Forbund) -> Iterator[TextKey]:
    """Every key that a text sheet may hold, in the order of the documents."""
    insatser = tuple(insats.kod for insats in forbund.insats)
    scopes = (*insatser, *(union.kod for union in forbund.union))
    for plats in textplatser(forbund):
        belonging = {Galler.BILAGA: ("",), Galler.INSATS: insatser, Galler.SCOPE: scopes}
        for kod in belonging[plats.galler]:
            yield TextKey(bilaga=plats.bilaga, avsnitt=plats.avsnitt, insats=kod)


def read_texts(table: SheetTable) -> Iterator[tuple[TextKey, Text]]:
    """The texts of a sheet, empty ones left out."""
    forbund = table.forbund
    names, kods = scope_names(forbund)
    keys = set(valid_keys(forbund))
    bilagor = _bilagor(forbund)
    for index, year in enumerate(read_years(table)):
        text = multiline(table.cells("text")[index])
        key = _key(table, index, bilagor, names, kods)
        if not text and (isinstance(key, Fault) or key not in keys):
            continue  # a row that a changed profile has left behind, with nothing in it to lose
        if isinstance(key, Fault):
            table.fault(index, "insats", key)
            continue
        if key not in keys and not _is_own(key, forbund):
            bilaga = plain(table.cells("bilaga")[index])
            table.fault(index, "avsnitt", _unknown(key, bilaga, keys))
            continue
        place = table.place(index, "text")
        if first := table.first((year, key), place):
            table.fault(index, "text", _twice(first))
            continue
        if text and year != UNKNOWN:
            yield key, Text(year=year, text=text, place=place)


def _is_own(key: TextKey, forbund: Forbund) -> bool:
    """Whether it is a section of the office's own in a document, or on the page of an insats."""
    if not egen_rubrik(key.avsnitt):
        return False
    if not key.insats:
        return key.bilaga in {*AVSNITT, *(bilaga.kod for bilaga in forbund.bilaga)}
    return key.bilaga in INSATSVIS and any(i.kod == key.insats for i in forbund.insats)


def _bilagor(forbund: Forbund) -> Mapping[str, str]:
    """The bilagor by kod, as a word and as it is spelled, and by the profile's name."""
    kods = dict.fromkeys(plats.bilaga for plats in TEXTPLATSER)
    known = {normalise(text): kod for kod in kods for text in (kod, avsnittsrubrik(kod))}
    for bilaga in forbund.bilaga:
        for text in (bilaga.namn, f"Bilaga {bilaga.namn}", f"Bilaga {bilaga.nummer}", bilaga.kod):
            known.setdefault(normalise(text), bilaga.kod)
    return known


def document_name(forbund: Forbund, kod: str) -> str:
    """What a document is called on a text sheet: the profile's name of it, where that is read as it."""
    name = next(
        (bilaga.namn for bilaga in forbund.bilaga if bilaga.kod == kod), avsnittsrubrik(kod)
    )
    return name if _bilagor(forbund).get(normalise(name)) == kod else kod


def _documents(forbund: Forbund) -> tuple[str, ...]:
    own = (bilaga.kod for bilaga in forbund.bilaga)
    kods = dict.fromkeys((*(plats.bilaga for plats in TEXTPLATSER), *own))
    listed = visas(forbund.bilaga) | {bilaga for bilaga, _, _ in text_places()}
    return tuple(document_name(forbund, kod) for kod in kods if kod in listed)


def _sections(forbund: Forbund) -> tuple[str, ...]:
    return tuple(dict.fromkeys(avsnittsrubrik(p.avsnitt) for p in textplatser(forbund)))


def _key(
    table: SheetTable, index: int, bilagor: Mapping[str, str], names: Names, kods: tuple[str, ...]
) -> TextKey | Fault:
    bilaga = plain(table.cells("bilaga")[index])
    avsnitt = avsnittsnamn(plain(table.cells("avsnitt")[index]))
    scope = scope_of(table.cells("insats")[index], names, kods)
    if isinstance(scope, Fault):
        return scope
    return TextKey(
        # A document that the profile has no longer is known by what it is usually called.
        bilaga=bilagor.get(normalise(bilaga)) or bilagor.get(avsnittsnamn(bilaga), "?"),
        avsnitt=avsnitt,
        insats="" if scope == FORBUNDET else scope,
    )


def _unknown(key: TextKey, bilaga: str, keys: set[TextKey]) -> Fault:
    word = avsnittsrubrik(key.avsnitt)
    if key.bilaga == "?":
        found, word = "Bilagan {} finns inte.", bilaga
    elif egen_rubrik(key.avsnitt):
        found = "Ett eget avsnitt hör till ett dokument eller, i dem som har en sida per insats, till en insats."
    elif not any((k.bilaga, k.avsnitt) == (key.bilaga, key.avsnitt) for k in keys):
        found = f"Bilagan ”{bilaga}” har inget avsnitt {{}} för text."
    elif key.insats:
        found = "Avsnittet {} hör inte till en enskild insats eller union av det slaget."
    else:
        found = "Avsnittet {} hör till en insats, och insats saknas på raden."
    return Fault(
        "textplats-okand",
        found,
        "Välj i rullistan. I en arbetsbok från sofrep init står alla platser för text.",
        word=word,
        cause=f"textplats-okand:{found}",
    )


def _twice(first: Place) -> Fault:
    return Fault(
        "text-dubbel",
        "Texten för samma bilaga, avsnitt, insats och år står redan i {}.",
        "Behåll en av dem.",
        other=first,
    )


def _by_key(
    rows: list[tuple[TextKey, Text]],
) -> tuple[dict[TextKey, tuple[Text, ...]], Iterable[Problem]]:
    texts: dict[TextKey, tuple[Text, ...]] = {}
    for key, text in rows:
        texts[key] = (*texts.get(key, ()), text)
    return texts, ()


TEXTER = SheetKind(
    kind="texter",
    asides=("Vad som ska stå",),
    title="Texter",
    file="{ar}/texter.xlsx",
    per_year=True,
    into=Records(name="texts", finish=_by_key, places="text_places"),
    read=read_texts,
    totals=Totals.AMONG,
    contacts=("avsnitt", "kontakt"),
    help="Det som skrivs för hand; en tom rad skiljer stycken.",
    columns=(
        AR,
        Column("bilaga", "Bilaga", Values.KOD, required=True, offered=_documents),
        Column("avsnitt", "Avsnitt", Values.KOD, required=True, offered=_sections),
        replace(SCOPE, words=Words(stems=("insats", "gäller"))),
        Column(
            "text",
            "Text",
            Values.FRITEXT,
            required=True,
            words=Words(also=("Texten",), stems=("text",)),
        ),
    ),
)
