"""Every sentence of every document is true and reads well, on registers that nobody has thought of.

``SOFREP_REGISTERS=1000`` in the environment tries that many instead of 20.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace

from sentences.claims import faults_of_claims
from sentences.language import faults_of_language
from sentences.numbers import faults_of_number
from sentences.reading import Document, sentences
from sentences.registers import extremes, random_case
from sentences.rules import RULES
from sentences.structure import faults_of_structure, told_too_often
from sofrep.amnen.blanketter.avsnitt.blankettsidor import Blankettunderlag
from sofrep.amnen.blanketter.avsnitt.blankettsidor import compose as blanketten
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument import DOKUMENT, dokumentslag
from sofrep.domain.bilagor import AV_DEL_AV_AR, FRIA, TABELLER, insatsavsnitt
from sofrep.domain.blanketter import BLANKETTER
from sofrep.domain.dokument import Bilaga
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.forbundsprofil.own_sections import lacking
from sofrep.paths import sample_data
from sofrep.pipeline.documents import bilaga_underlag
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.publication import settle
from sofrep.visning.block import Block, printed

SAMPLES = (("vast", 2022), ("vast", 2023), ("hbs", 2015), ("sofint", 2024))
SMALL_HIDDEN = Rojande(
    enkat=True,
    tabell=tuple(
        Rojanderegel(tabell=tabell, minsta=5)
        for tabell in (Rojandetabell.KOMMUN, Rojandetabell.KON)
    ),
)
"""The rules of a new profile."""
REGISTERS = int(os.environ.get("SOFREP_REGISTERS", "20"))
EXTREMES = extremes()


@pytest.mark.parametrize("seed", range(REGISTERS))
def test_every_sentence_is_true_of_a_random_register(seed: int) -> None:
    assert list(faults_of(random_case(seed))) == []


@pytest.mark.parametrize("name", EXTREMES)
def test_every_sentence_is_true_at_the_extremes(name: str) -> None:
    assert list(faults_of(EXTREMES[name]())) == []


@pytest.mark.parametrize(("name", "year"), SAMPLES)
def test_every_sentence_of_the_samples_is_true_and_no_figure_is_told_too_often(
    name: str, year: int
) -> None:
    underlag = sample(name, Period.of_year(year))
    assert list(faults_of(underlag)) == []
    for kod, slag in DOKUMENT.items():
        if kod not in AV_DEL_AV_AR and slag.is_begun(underlag):
            tables = f"{kod}.forbundet.tabeller.rubrik"
            assert list(told_too_often(slag.compose(underlag), tables)) == []


def test_no_figure_of_a_delarsrapport_is_told_too_often() -> None:
    underlag = sample("vast", Period(date(2023, 1, 1), date(2023, 8, 31)))
    blocks = DOKUMENT["delarsrapport"].compose(underlag)
    assert list(told_too_often(blocks, "delarsrapport.forbundet.tabeller.rubrik")) == []


@pytest.mark.parametrize(("name", "year"), SAMPLES[1:])
def test_every_sentence_of_the_samples_is_true_where_small_counts_are_hidden(
    name: str, year: int
) -> None:
    assert list(faults_of(sample(name, Period.of_year(year), SMALL_HIDDEN))) == []


def sample(name: str, period: Period, rules: Rojande | None = None) -> BilagaUnderlag:
    """What the documents of a sample are made from, when they have settled under the rules."""
    folder = sample_data() / name
    results = evaluate(folder, period)
    assert results.underlag is not None
    if rules is not None:
        bilagor = tuple(b for b in results.forbund.bilaga if b.kod in DOKUMENT)
        forbund = replace(results.forbund, rojande=rules, bilaga=bilagor)
        results, _ = settle(replace(results, forbund=forbund), results.underlag, folder)
        assert results.protection is not None
        assert results.underlag is not None
    return bilaga_underlag(results, results.underlag, folder)


def faults_of(underlag: BilagaUnderlag) -> Iterator[str]:
    """What is wrong in the documents and forms: key, sentence, fault."""
    for document in composed(underlag):
        yield from _of_document(document)


def composed(underlag: BilagaUnderlag) -> Iterator[Document]:
    """The documents of the period, all sections of none and, of a whole year, the forms of an insats."""
    is_part = not underlag.period.is_year
    for kod, slag in DOKUMENT.items():
        if (kod in AV_DEL_AV_AR) == is_part and slag.is_begun(underlag):
            yield _document(underlag, kod, slag.compose(underlag))
    alone = [a for a in insatsavsnitt(underlag.forbund) if not lacking(a, underlag.forbund)]
    own = Bilaga(
        kod="eget",
        namn="Eget",
        avsnitt=(*FRIA, *alone, TABELLER),
        del_av_ar=is_part,
    )
    forbund = replace(underlag.forbund, bilaga=(*underlag.forbund.bilaga, own))
    with_own = replace(underlag, forbund=forbund)
    yield _document(with_own, own.kod, dokumentslag(own.kod).compose(with_own))
    insats = next((i for i in underlag.forbund.insats if i.runs(underlag.period.year)), None)
    for blankett in BLANKETTER.values() if insats and not is_part else ():
        form = Blankettunderlag(underlag=underlag, blankett=blankett, insats=insats)
        yield _document(underlag, blankett.kod, blanketten(form))


def _document(underlag: BilagaUnderlag, kod: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        kod=kod,
        forbund=underlag.forbund,
        period=underlag.period.key,
        previous=underlag.period.previous().key,
        figures=underlag.figures,
        blocks=blocks,
        goals=underlag.goals,
    )


def _of_document(document: Document) -> Iterator[str]:
    for sentence in sentences(document.blocks):
        told = [*faults_of_language(sentence), *faults_of_claims(sentence, document, RULES)]
        yield from (f"{sentence.nyckel}: “{sentence.text}” {fault}" for fault in told)
    yield from faults_of_structure(document.blocks)
    for tal in printed(document.blocks):
        yield from faults_of_number(tal, document.figures)
