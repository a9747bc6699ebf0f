"""Random edits of people and random changes of rows, on each document of the samples.

`SOFREP_FORNYELSE` says how many cases are tried, `SOFREP_SEED` which.
"""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from random import Random

import pytest
from openxml_audit import OpenXmlValidator

from sofrep.utdata.word.fornyelse import UNCHANGED, Atgard, Renewed, renewing
from sofrep.utdata.word.fornyelse.hand import AUTHOR
from support.andrade import SAMPLES, built
from support.fornyade import lost_words, other_differences, stale_figures, stale_parts, texts_of
from support.pages import need_page_tools, saved_in_libreoffice
from support.redigering import edited, settled

CASES = int(os.environ.get("SOFREP_FORNYELSE", "24"))
SEED = int(os.environ.get("SOFREP_SEED", "1"))
_IN_LIBREOFFICE = 12
"""Every so many cases LibreOffice saves the document in between."""
_AUDITED = 24
"""Every so many cases an audit of Office files, which takes longer than a case, reads the document too."""
_MOST_EDITS = 25

renewer = cache(lambda sample, rows: renewing(built(sample, rows).now))


def said(content: bytes) -> list[str]:
    return [text for text in texts_of(content) if text]


def changed(made: Renewed) -> list[object]:
    return [change for change in made.changes if change.atgard not in UNCHANGED]


@pytest.mark.parametrize("sample", SAMPLES)
def test_edited_documents_get_every_new_number_and_lose_nothing(sample, tmp_path):
    random = Random(f"{SEED} {sample}")  # noqa: S311 - a search, no secret
    first = 8 * [*SAMPLES].index(sample)  # so that not each sample has its audit at once
    for number in range(CASES // len(SAMPLES)):
        rows = random.sample(range(2 if CASES < 50 else 4), 2)
        documents = built(sample, rows[0]).documents
        document = documents[number % len(documents)]
        seed = random.randrange(10**6)
        before, words = edited(document.content, Random(seed), seed % _MOST_EDITS)  # noqa: S311
        if number % _IN_LIBREOFFICE == _IN_LIBREOFFICE - 1:
            need_page_tools()
            before = saved_in_libreoffice(before, tmp_path)
        faults = faults_of(
            before, words, sample, rows[1], is_audited=(first + number) % _AUDITED == 0
        )
        assert not faults, (document.name, rows, seed, faults)


def faults_of(before: bytes, words: list[str], sample: str, rows: int, *, is_audited: bool) -> list:
    """What does not hold of an edited document that is brought up to date."""
    renew, now = renewer(sample, rows), built(sample, rows).now
    made = renew(before)
    suggested = renew(before, suggests=True)
    faults = [
        *stale_figures(made.content, before, now),
        *stale_parts(made, before, now),
        *lost_words(made.content, words),
        *other_differences(made.content, before, now),
        *changed(renew(made.content)),
        *changed(renew(suggested.content)),
    ]
    accepted = settled(suggested.content, AUTHOR, accept=True)
    if said(accepted) != said(made.content):
        faults.append("accepted suggestions are not the changes")
    hides = any(change.atgard is Atgard.DOLD for change in suggested.changes)
    rejected = settled(suggested.content, AUTHOR, accept=False)
    if not hides and said(rejected) != said(before):
        faults.append("rejected suggestions leave something")
    if is_audited:
        put_in = renew(before, put_in=True)
        faults += changed(renew(put_in.content, put_in=True)) + lost_words(put_in.content, words)
        own = audited(before)
        for each in (suggested, put_in):
            faults += audited(each.content) - own
    return faults


def audited(content: bytes) -> set[str]:
    """What an audit of Office files says of a document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dokument.docx"
        path.write_bytes(content)
        return {error.description for error in OpenXmlValidator().validate(path).errors}
