"""How the numbers of a document are counted: only what concerns it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.amnen.gemensamt.overtaganden import bara_antal, changes, has_unsexed, running
from sofrep.amnen.gemensamt.sida import Blocks, Sida, scopes
from sofrep.amnen.inskrivningar.avsnitt.avslut import may_have_several
from sofrep.domain.figure import Origin
from sofrep.domain.forbund import Avsnitt
from sofrep.visning.block import Block, Stil, Stycke, printed
from sofrep.visning.svenska import enumerate_in_text
from sofrep.visning.visat import Tal


def metod(sida: Sida, blocks: Sequence[Block]) -> Blocks:
    """The section, by what `blocks` print."""
    figures = tuple(printed(blocks))
    lines = [*_kallor(sida), *_deltagare(sida, figures), *_andelar(sida, figures)]
    lines += changes(sida.underlag, scopes(sida.underlag))
    return (
        sida.rubrik(1, "metod", "metod.rubrik"),
        *(
            Stycke(nyckel=sida.nyckel("metod", f"{n:02d}"), delar=(line,), stil=Stil.PUNKT)
            for n, line in enumerate(dict.fromkeys(lines), start=1)
        ),
    )


def _kallor(sida: Sida) -> Iterator[str]:
    """Where the numbers come from."""
    insatser = running(sida.underlag)
    antal = bara_antal(sida.underlag, insatser)
    if len(antal) == len(insatser):
        yield sida.text("metod.kalla", "antal")
    else:
        yield sida.text("metod.kalla", "register")
        if antal:
            yield sida.text("metod.kalla", "några-antal", insatser=enumerate_in_text(antal))
    if antal:
        yield sida.text("metod.ej-raknat")


def _deltagare(sida: Sida, figures: Sequence[Tal]) -> Iterator[str]:
    """What a participant is, and when."""
    listed = _listed(sida)
    yield sida.text("metod.inskrivningar")
    if Avsnitt.PERSONER in listed:
        yield sida.text("metod.personer")
    yield sida.text("metod.populationer")
    if Avsnitt.ALDER in listed or Avsnitt.UNGA in listed:
        yield sida.text("metod.alder")
    if any(".nya.anonyma" in tal.figure.id and tal for tal in figures):
        yield sida.text("metod.anonyma")
    if has_unsexed(sida.underlag, figures):
        yield sida.text("metod.utanfor-kon")


def _andelar(sida: Sida, figures: Sequence[Tal]) -> Iterator[str]:
    """How shares and means are counted, and what is not shown."""
    if any(".andel" in tal.figure.id for tal in figures):
        yield sida.text("metod.andelar")
        yield sida.text("metod.avrundning")
    if _several(sida):
        yield sida.text("metod.flera-varden")
    if any(".uppf-" in tal.figure.id for tal in figures):
        yield sida.text("metod.uppfoljning")
    inmatade = [tal.figure for tal in figures if tal.figure.origin is Origin.INMATAD]
    if inmatade:
        earlier = all(figure.period.end < sida.underlag.period.start for figure in inmatade)
        yield sida.text("metod.inmatat", "tidigare" if earlier else "alltid")
    if any(tal.dold for tal in figures):
        yield sida.text("metod.dold")
    if any(tal.samlad for tal in figures):
        yield sida.text("metod.samlad")


def _several(sida: Sida) -> bool:
    """Whether somebody may have several values of what the document shows."""
    return any(
        {Avsnitt.FORSORJNING, Avsnitt.SYSSELSATTNING} & set(scope.avsnitt)
        and may_have_several(sida.om(scope.kod))
        for scope in scopes(sida.underlag)
    )


def _listed(sida: Sida) -> set[str]:
    """The sections of the document."""
    return {avsnitt for scope in scopes(sida.underlag) for avsnitt in scope.avsnitt}
