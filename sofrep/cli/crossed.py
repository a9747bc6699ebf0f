"""``sofrep stats``: which outcomes a word means, and with ``--per`` a row per kommun, sex, age, month or insats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.cli.answers import (
    SEX_WORDS,
    Answer,
    MeasureRow,
    ages_words,
    kommun_words,
    scope_name,
    selection_words,
)
from sofrep.cli.options import UsageFault
from sofrep.cli.progress import working
from sofrep.cli.show import Cell, ListedColumn, Listing
from sofrep.domain.figure import Figure, Sex
from sofrep.domain.forbund import FORBUNDET, Kodlista
from sofrep.visning.svenska import period_in_text

if TYPE_CHECKING:
    from pathlib import Path

    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.crossing import By, Crossed, Cut


class Outcome(Struct, frozen=True):
    """A kodgrupp, or one code: what it is called, and its part of a measure."""

    name: str
    measure: str
    names: tuple[str, ...]
    is_group: bool

    def rows(self, population: str, when: str) -> tuple[MeasureRow, MeasureRow]:
        """How many, and their share: ``Arbete eller studier, vid avslut``."""
        measure = f"{population}.{self.measure}"
        return (
            MeasureRow(f"{self.name}, {when}", measure),
            MeasureRow(f"{self.name}, andel", f"{measure}.andel"),
        )


def outcomes_of(text: str | None, forbund: Forbund) -> tuple[Outcome, ...]:
    """The kodgrupper that are called so, or whose name begins so; else such codes; none for no text.

    Where there are neither, those in whose name a word begins so.

    Raises:
        UsageFault: where there are none, with those that there are.
    """
    if text is None:
        return ()
    wanted = " ".join(text.casefold().split())
    known = tuple(_known(forbund))
    word = re.compile(rf"\b{re.escape(wanted)}")
    tests: tuple[Callable[[Outcome], bool], ...] = (
        lambda each: wanted in map(str.casefold, each.names),
        lambda each: each.name.casefold().startswith(wanted),
        lambda each: word.search(each.name.casefold()) is not None,
    )
    for is_group, test in ((True, 0), (True, 1), (False, 0), (False, 1), (True, 2), (False, 2)):
        found = tuple(each for each in known if each.is_group is is_group and tests[test](each))
        if found:
            return found
    listed = ", ".join(dict.fromkeys(each.name for each in known))
    raise UsageFault(f"Utfallet {text} finns inte. Välj bland: {listed}.")


def _known(forbund: Forbund) -> Iterator[Outcome]:
    for group in forbund.kodgrupp:
        yield Outcome(group.namn, group.kod, (group.kod, group.namn), is_group=True)
    from sofrep.statistics.own_dimensions import dimensions_of

    for dimension in dimensions_of(forbund).values():
        if dimension.is_at_exit:
            own, lista = dimension.own, dimension.lista
            posts = own.varde if own else forbund.codes(lista) if lista else ()
            alias = {post.kod: post.alias for post in posts}
            for kod, name in dimension.categories(forbund).items():
                names = (kod, name, *alias.get(kod, ()))
                yield Outcome(name, f"{dimension.name}.{kod}", names, is_group=False)


_MOST = 2
_WHOLE = "Totalt"
_NO_PARTS = (
    "Det finns inget att dela upp: en insats som bara lämnar antal ingår. Ange en som för register med "
    "--insats."
)


def ways_of(texts: Sequence[str] | None, forbund: Forbund) -> tuple[By, ...]:
    """What ``--per`` names, one or two things; they may stand in one word, with a comma between."""
    from sofrep.pipeline.crossing import Per
    from sofrep.statistics.dimension import ALDER, KOMMUN
    from sofrep.statistics.own_dimensions import dimensions_of

    names: dict[str, By] = {str(per): per for per in Per}
    offered = [*names]
    names |= {"kon": Per.KON, "alder": Per.ALDER, "manad": Per.MANAD}
    for each in dimensions_of(forbund).values():
        if each.avsnitt and each not in (ALDER, KOMMUN) and each.categories(forbund):
            offered.append(each.avsnitt)
            names |= {each.avsnitt: each, each.name: each}
    words = [word for text in texts or () for word in text.casefold().replace(",", " ").split()]
    for word in words:
        if word not in names:
            raise UsageFault(f"--per {word} finns inte. Välj bland: {', '.join(offered)}.")
    found = tuple(dict.fromkeys(names[word] for word in words))
    if len(found) > _MOST:
        raise UsageFault("--per kan ges högst två gånger, t.ex. --per kommun --per kön.")
    return found


def crossed_grid(
    answer: Answer,
    folder: Path,
    by: Sequence[By],
    scope: str | None,
    outcomes: Sequence[Outcome],
) -> Listing:
    """The table: the rows of which there is anybody, and the whole last."""
    from sofrep.pipeline.crossing import Cut, cross

    forbund, results = answer.results.forbund, answer.results
    asked = [results] if answer.before is None else [results, answer.before]
    own = scope or FORBUNDET
    tables = []
    with working("Läser arbetsböckerna ..."):
        for each in asked:
            whole = Cut(own, each.period, each.selection, answer.sex or Sex.TOTALT)
            tables.append(cross(folder, each, whole, by))
    offered = _measures(forbund, outcomes, own, with_shares=answer.before is None)
    measures = [each for each in offered if all(_is_of(each, per) for per in by)]
    names = [_called(per) for per in by]
    columns = (
        *(ListedColumn(_key(per), _called(per).capitalize()) for per in by),
        *(c for measure in measures for c in answer.columns(measure.measure, measure.label)),
    )
    rows = list(_rows(tables, by, measures, forbund))
    urval = selection_words(results, answer.sex)
    which = "alla insatser" if own == FORBUNDET else scope_name(own, forbund)
    if len(rows) == 1:
        is_counted = any(isinstance(cell, Figure) for cell in rows[0].values())
        raise UsageFault(
            _NO_PARTS if is_counted else f"Det finns inga siffror för {which} {urval}."
        )
    title = f"{which[:1].upper()}{which[1:]} per {' och '.join(names)}, {urval}"
    return Listing(title, columns, rows, urval=f"{urval}, {which}")


def _measures(
    forbund: Forbund, outcomes: Sequence[Outcome], scope: str, *, with_shares: bool
) -> Iterator[MeasureRow]:
    """Who took part, began and ended; how many of these reached each outcome, and their share."""
    if any(not each.is_group for each in outcomes) and scope == FORBUNDET:
        raise UsageFault(
            "För alla insatser sammanlagt räknas bara grupper av värden, t.ex. arbete eller studier. Ange "
            "också --insats."
        )
    yield MeasureRow(forbund.ord.deltagare.stor, "aktuella")
    yield MeasureRow("Nya", "nya")
    yield MeasureRow("Avslutade", "avslutade")
    for outcome in outcomes:
        yield MeasureRow(outcome.name, f"avslutade.{outcome.measure}")
        yield MeasureRow(f"{outcome.name}, andel", f"avslutade.{outcome.measure}.andel")
    if not outcomes and with_shares:
        for group in forbund.kodgrupp:
            if group.lista is not Kodlista.AVSLUTSORSAK:
                yield MeasureRow(f"{group.namn}, andel", f"avslutade.{group.kod}.andel")


def _rows(
    tables: Sequence[Crossed], by: Sequence[By], measures: Sequence[MeasureRow], forbund: Forbund
) -> Iterator[dict[str, Cell]]:
    """A row per cut of the first table; the other years' cuts stand in the same order."""
    first = tables[0]
    for cuts in zip(*(table.cuts for table in tables), strict=True):
        is_whole = cuts[0] is first.cuts[-1]
        named = [_name(cuts[0], per, forbund) for per in by]
        row: dict[str, Cell] = {_key(per): name for per, name in zip(by, named, strict=True)}
        if is_whole:
            row |= {_key(per): _WHOLE if per is by[0] else "" for per in by}
        for measure in measures:
            for table, cut, end in zip(tables, cuts, ("", "_jamfor"), strict=False):
                row[measure.measure + end] = table.figure(cut, measure.measure)
        if is_whole or any(isinstance(cell, Figure) and cell.value for cell in row.values()):
            yield row


def _called(per: By) -> str:
    return per if isinstance(per, str) else per.words


def _key(per: By) -> str:
    return (per if isinstance(per, str) else per.name).replace("å", "a").replace("ö", "o")


def _is_of(measure: MeasureRow, per: By) -> bool:
    """Whether a measure is of a population of which it is noted."""
    return isinstance(per, str) or measure.measure.split(".")[0] in per.populations


def _name(cut: Cut, per: By, forbund: Forbund) -> str:
    """What the part is called."""
    from sofrep.pipeline.crossing import Per

    if not isinstance(per, str):
        noted = dict(step.split("=") for step in cut.selection.noted)
        names = per.categories(forbund)
        return names.get(noted.get(per.name, ""), "uppgift saknas")
    called = {
        Per.KOMMUN: kommun_words(cut.selection.kommun, forbund),
        Per.ALDER: ages_words(cut.selection.alder),
        Per.MANAD: period_in_text(cut.period),
        Per.INSATS: scope_name(cut.scope, forbund),
        Per.KON: SEX_WORDS.get(cut.sex, ""),
    }
    return called[per]
