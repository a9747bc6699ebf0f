"""The rows of a new text workbook: one per place for text in the documents of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sofrep.amnen.alla.sheets import TEXTER
from sofrep.amnen.texter.blad import document_name
from sofrep.domain.bilagor import visas
from sofrep.domain.efterfoljare import running
from sofrep.domain.forbund import Forbund, Insats, Union
from sofrep.domain.textplatser import Galler, Textplats, avsnittsrubrik, textplatser
from sofrep.statistics.underlag import TextKey

(_HELP_HEADER,) = TEXTER.asides


def text_rows(
    forbund: Forbund, year: int, texts: Mapping[TextKey, str]
) -> Iterator[dict[str, object]]:
    """A row per valid key of `year` with the text that `texts`, of the year before, has for it, if any.

    Document by document as the profile has them, what must be written first, and then insats by insats.
    """
    for key, name, plats, is_required in sorted(_places(forbund, year), key=_order(forbund)):
        text = texts.get(key, "")
        need = (
            f"Från {year - 1}: gäller den än? "
            if text
            else "Måste skrivas. "
            if is_required
            else ""
        )
        yield {
            "bilaga": document_name(forbund, key.bilaga),
            "avsnitt": avsnittsrubrik(key.avsnitt),
            "insats": name,
            "text": text,
            _HELP_HEADER: need + plats.hjalp,
        }


def _order(forbund: Forbund) -> Callable[[tuple[TextKey, str, Textplats, bool]], tuple[int, ...]]:
    own = [bilaga.kod for bilaga in forbund.bilaga]
    documents = list(dict.fromkeys((*own, *sorted(visas(forbund.bilaga)))))
    places = textplatser(forbund)
    scopes = ["", *forbund.scopes()]

    def order(place: tuple[TextKey, str, Textplats, bool]) -> tuple[int, ...]:
        key, _, plats, is_required = place
        return (
            documents.index(key.bilaga),
            not is_required,
            scopes.index(key.insats),
            places.index(plats),
        )

    return order


def required_texts(forbund: Forbund, year: int) -> Iterator[tuple[TextKey, str]]:
    """The texts of `year` that must be written, with what is to stand there."""
    for key, _, plats, is_required in _places(forbund, year):
        if is_required:
            yield key, plats.hjalp


def _places(forbund: Forbund, year: int) -> Iterator[tuple[TextKey, str, Textplats, bool]]:
    """Each place for text: its key, the name of its insats, and whether a text must stand there."""
    listed = visas(forbund.bilaga)
    unions = {union.kod for union in forbund.union}
    for plats in textplatser(forbund):
        if plats.bilaga in listed:
            for kod, name in _owners(plats, forbund, year):
                key = TextKey(bilaga=plats.bilaga, avsnitt=plats.avsnitt, insats=kod)
                yield key, name, plats, plats.obligatorisk and kod not in unions


def _owners(plats: Textplats, forbund: Forbund, year: int) -> Iterator[tuple[str, str]]:
    """The kod and name of each insats or union that a text place has a text for."""
    if plats.galler is Galler.BILAGA:
        yield "", ""
        return
    scopes: list[Insats | Union] = [*running(forbund, year)]
    if plats.galler is Galler.SCOPE:
        scopes += forbund.union
    for scope in scopes:
        if not plats.villkor or plats.villkor in scope.avsnitt:
            yield scope.kod, getattr(scope, "kortnamn", "") or scope.namn
