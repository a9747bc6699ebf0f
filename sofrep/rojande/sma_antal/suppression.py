"""Hiding: what the rules say, then what it takes so that nothing hidden can be worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sofrep.rojande.sma_antal.attack import Interval, Reasons
from sofrep.rojande.sma_antal.board import Board
from sofrep.rojande.sma_antal.keys import APPLICATIONS, SURVEY, Key
from sofrep.rojande.sma_antal.model import Model, Why
from sofrep.rojande.sma_antal.of_surveys import is_outcome
from sofrep.rojande.sma_antal.partners import cheapest, partner

_MOST_WORK = 12_000
"""How much is searched, in `Attack.work`, before everything is hidden."""

_MUCH_WORK = 6_000
"""How much is before it is whole tables that are hidden, and no longer one count at a time."""

_MOST_STALLS = 6
"""How often many counts may be as narrow as before; after half of them whole tables are hidden."""

_FEW = 8
"""So few narrow counts are no stall."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """The hidden quantities and why, and all that an attacker knows when they are hidden."""

    hidden: dict[Key, Why]
    known: set[Key]
    model: Model

    def intervals(self, *, exact: bool = True) -> dict[Key, Interval]:
        """The interval of every hidden quantity as an attacker knows it."""
        return self.model.intervals(self.hidden, self.known, exact=exact)


def suppress(
    model: Model, before: Mapping[Key, Why] | None = None, *, looks_far: bool = True
) -> Suppression:
    """Hide until every hidden quantity may be enough whole numbers.

    What is hidden `before` stays so.  Without `looks_far` the proof is left out that takes what no
    document prints into account, and is the longest to find.
    """
    hiding = _Hiding(model, Board(model), looks_far)
    hiding.run(before or {})
    return Suppression(hiding.board.hidden, hiding.board.known(), model)


@dataclass(slots=True)
class _Hiding:
    model: Model
    board: Board
    looks_far: bool
    stalls: int = 0

    def run(self, before: Mapping[Key, Why]) -> None:
        """Near first, which is fast, then far, and last near anew."""
        for key, why in (*self.model.primary().items(), *before.items()):
            self.board.hide(key, why)
        is_last, before_this = False, 0
        while self.model.attack.work < _MOST_WORK and self.stalls < _MOST_STALLS:
            self._close_equations()
            narrow = self._narrow()
            self.stalls += len(narrow) > max(_FEW, before_this - 1)
            before_this = len(narrow)
            if not narrow and (is_last or not self.looks_far):
                return
            is_last = not narrow and self.model.attack.is_far
            if not narrow:
                self.model.attack.look(far=not is_last)
            elif not self._hide_more(narrow):
                break
        self._hide_everything()

    def _hide_everything(self) -> None:
        """Without a proof by now, rather too much: only what is 0, or has nothing to do with it."""
        kinds = {_kind(key) for key in self.board.hidden}
        for key in sorted(self.board.published):
            is_secret = _kind(key) != SURVEY or is_outcome(key)
            if _kind(key) in kinds and is_secret and self.model.truth[key]:
                self.board.hide(key, Why.HELA_TABELLEN)

    def _narrow(self) -> list[Key]:
        """The hidden quantities of which too much is known."""
        hidden = self.board.hidden
        found = self.model.intervals(hidden, self.board.known())
        return sorted(
            key
            for key, interval in found.items()
            if not interval.is_wide(self.model.wanted(key, hidden[key]))
        )

    def _close_equations(self) -> None:
        """Whatever a single equation tells too much about gets company in it."""
        while True:
            for key in self.board.derivable():
                self.board.hide(key, Why.LITET)
            all_hidden = list(self.board.hidden.items())
            given = sum(self._give_company(key, why) for key, why in all_hidden)
            if not given:
                return

    def _give_company(self, key: Key, why: Why) -> bool:
        """Hide a partner in every equation that tells too much; whether there was one."""
        hidden = False
        wanted = self.model.wanted(key, why)
        for relation in self.model.attack.relations_of(key):
            while relation.is_equality and self.board.width_in(relation, key) < wanted:
                other = partner(self.board, key, [relation])
                if other is None:
                    break
                self.board.hide(other, Why.SKYDDAR)
                hidden = True
        return hidden

    def _hide_more(self, narrow: Sequence[Key]) -> bool:
        """Hide a partner for each that is too narrow; whether anything was left to hide."""
        is_late = self.model.attack.work > _MUCH_WORK or self.stalls > _MOST_STALLS // 2
        reasons = self.model.attack.reasons(set(self.board.hidden), self.board.known())
        touched: set[Key] = set()
        for key in narrow:
            near = self._around(key)
            if not touched & near:
                near |= self._behind(key, reasons)
            if touched & near:
                continue  # what was just hidden may do for this one too
            table = self._table_around(key) if is_late else []
            new = table or self._one_more(key, near)
            for one in new:
                self.board.hide(one, Why.HELA_TABELLEN if table else Why.SKYDDAR)
            touched.update(new)
        return bool(touched)

    def _behind(self, key: Key, reasons: Reasons) -> set[Key]:
        """What keeps a count from being more, and if none of that can be hidden, from being less."""
        near: set[Key] = set()
        for held in reasons(key):
            near |= held
            if cheapest(self.board, key, near) is not None:
                break
        return near

    def _one_more(self, key: Key, near: Iterable[Key]) -> list[Key]:
        """A partner near, or of what gives those away, or for a hidden count; the table at last."""
        found = cheapest(self.board, key, near)
        if found is None:
            found = cheapest(self.board, key, self.board.published_behind(near))
        for one in sorted(self._around(key)):
            if found is None and one in self.board.hidden:
                found = partner(self.board, one, self.model.attack.relations_of(one))
        return self._table_around(key) if found is None else [found]

    def _around(self, key: Key) -> set[Key]:
        around = self.model.attack.relations_of(key)
        return {other for relation in around for other, _ in relation.terms}

    def _table_around(self, key: Key) -> list[Key]:
        """All that is published in the same table of the same insats and period."""
        rules, table = self.model.rules, self.model.rules.table(key)
        is_survey = key.steps[0] == SURVEY
        return sorted(
            other
            for other in self.board.published
            if other[:2] == key[:2]
            and rules.table(other) is table
            and self.model.truth[other]
            and (other.steps[:3] == key.steps[:3] if is_survey else other.steps[0] != SURVEY)
        )


def _kind(key: Key) -> str:
    """The survey, the applications, or "" for participants: no relation ties them together."""
    return key.steps[0] if key.steps[0] in (SURVEY, APPLICATIONS) else ""
