"""Making a form: evaluate, fill in what is known, write it beside the year's documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.alla.labels import names_in
from sofrep.domain.blanketter import AVTAL, Blankett, Faltslag
from sofrep.domain.dokument import Dokument
from sofrep.domain.figure import FigureSet
from sofrep.domain.forbund import Insats
from sofrep.domain.period import Period
from sofrep.errors import FaultyDataError
from sofrep.paths import template_path
from sofrep.pipeline.documents import bilaga_underlag, safe_name
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.journal import hash_of
from sofrep.pipeline.output import Kept, write_outputs
from sofrep.pipeline.query import UNFINISHED
from sofrep.statistics.underlag import TextKey, Underlag

if TYPE_CHECKING:
    from sofrep.amnen.blanketter.avsnitt.blankettsidor import Blankettunderlag

RECORD_NAME = "blanketter.json"
"""The hash of each form in a folder, as it was written: how one that was filled in is known."""

_NOT_BEGUN = frozenset({"ar-utan-uppgifter", "insats-utan-antal"})
"""An agreement is written before its year has any data."""


class FormOrder(Struct, frozen=True):
    """The form that is wanted; `empty` without what the data know."""

    blankett: Blankett
    insats: Insats
    year: int
    empty: bool = False


class MadeForm(Struct, frozen=True, kw_only=True):
    """What was written: the form, the earlier one that was kept, fields that have an answer."""

    path: Path
    kept: tuple[Kept, ...]
    figures: tuple[str, ...]
    filled: int
    fields: int


def make_form(folder: Path, order: FormOrder, out: Path) -> MadeForm:
    """Write the form of an insats and a year into `out`.

    A form that stands there and has been filled in is kept beside the new one.

    Raises:
        FaultyDataError: when the workbooks have errors.
        SofrepError: for a faulty template, an open document, a folder that cannot be written to.
    """
    from sofrep.amnen.blanketter.avsnitt.blankettsidor import compose, places_of
    from sofrep.amnen.gemensamt.noter import med_noter
    from sofrep.dokument import TEMPLATE
    from sofrep.dokument.falt import template_fields
    from sofrep.utdata.word import Properties, render_blocks

    blankett, insats, year = order.blankett, order.insats, order.year
    given = _empty(folder, order) if order.empty else _known(folder, order)
    forbund, period = given.underlag.forbund, given.underlag.period
    template = template_path(folder, f"{blankett.kod}.docx", TEMPLATE)
    title = f"{blankett.namn} {insats.namn}"
    properties = Properties(
        title=f"{title} {year}",
        author=forbund.namn,
        created=forbund.dokument.get(period.key, Dokument()).datum or period.end,
        mark=str(given.markning),
    )
    blocks = med_noter(compose(given), given.underlag.fraser)
    fields = template_fields(given.underlag, blankett.kod, form=title)
    rendered = render_blocks(template, blocks, fields, properties, names_in(forbund))
    name = safe_name(title, year)
    kept = _write(out, name, rendered.content)
    places = places_of(blocks)
    return MadeForm(
        path=out / name,
        kept=kept,
        figures=rendered.figures,
        filled=sum(bool(p.text) or any(r.kryssad for r in p.rutor) for p in places),
        fields=len(blankett.falt),
    )


def _empty(folder: Path, order: FormOrder) -> Blankettunderlag:
    from sofrep.amnen.blanketter.avsnitt.blankettsidor import Blankettunderlag
    from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
    from sofrep.visning.frasfil import phrases_of

    forbund, _ = profile_of(folder)
    period = Period.of_year(order.year)
    underlag = BilagaUnderlag(
        forbund=forbund,
        period=period,
        figures=FigureSet(),
        fraser=phrases_of(forbund, folder),
        folder=folder,
    )
    return Blankettunderlag(
        underlag=underlag, blankett=order.blankett, insats=order.insats, tom=True
    )


def _known(folder: Path, order: FormOrder) -> Blankettunderlag:
    from sofrep.amnen.blanketter.avsnitt.blankettsidor import Blankettunderlag

    blankett, insats, year = order.blankett, order.insats, order.year
    results = evaluate(folder, Period.of_year(year))
    passed = UNFINISHED | (_NOT_BEGUN if blankett is AVTAL else frozenset())
    if any(problem.rule not in passed for problem in results.errors):
        raise FaultyDataError(results.problems, "Ingen blankett har skrivits.")
    assert results.underlag is not None  # noqa: S101 - evaluate always reads; only queries do not
    read = results.underlag
    underlag = bilaga_underlag(results, read, folder)
    if all(problem.rule != "ar-utan-uppgifter" for problem in results.problems):
        figures = underlag.figures
    else:  # zeros of a year that nobody has written anything about say nothing
        figures = FigureSet()
    return Blankettunderlag(
        underlag=replace(underlag, figures=figures),
        blankett=blankett,
        insats=insats,
        svar=answers(read, blankett, insats, year),
        avtal={} if blankett is AVTAL else answers(read, AVTAL, insats, year),
    )


def answers(underlag: Underlag, blankett: Blankett, insats: Insats, year: int) -> Mapping[str, str]:
    """The text that each field has in the text sheets.

    An agreement's answers hold until there are newer ones, but for its days; those of a follow-up
    are its own year's.
    """
    found = {}
    for falt in blankett.falt:
        lasting = blankett is AVTAL and falt.slag is not Faltslag.DATUM
        places = [(blankett.bilaga, falt.kod), *falt.ur]
        texts = (_text(underlag, place, insats, year, lasting=lasting) for place in places)
        found[falt.kod] = next((text for text in texts if text), "")
    return found


def _text(
    underlag: Underlag, place: tuple[str, str], insats: Insats, year: int, *, lasting: bool
) -> str:
    bilaga, avsnitt = place
    key = TextKey(bilaga=bilaga, avsnitt=avsnitt, insats=insats.kod)
    texts = [
        text
        for text in underlag.texts.get(key, ())
        if text.year == year or (lasting and text.year < year)
    ]
    return max(texts, key=lambda text: text.year).text.strip() if texts else ""


def _write(out: Path, name: str, content: bytes) -> tuple[Kept, ...]:
    recorded = _recorded(out)
    now = {**recorded, name: hash_of(content)}
    record = json.dumps({"blanketter": now}, ensure_ascii=False, indent=1, sort_keys=True)
    files = [(name, content), (RECORD_NAME, (record + "\n").encode())]
    return write_outputs(out, files, recorded, record=RECORD_NAME)


def _recorded(out: Path) -> Mapping[str, str]:
    """The hashes of the forms that were written there; none where the record cannot be read."""
    try:
        kept = json.loads((out / RECORD_NAME).read_text(encoding="utf-8"))["blanketter"]
        return {str(name): str(known) for name, known in kept.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
