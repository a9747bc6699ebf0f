"""Which rule of the profile a count falls under: what must not be known, and how little of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import SEXES, Number, Sex
from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.domain.rojande import Rojanderegel, Rojandetabell, Rojandeundantag
from sofrep.rojande.sma_antal.count_keys import (
    APPLICATIONS,
    LONGEST,
    OUTCOMES,
    OVER_MAX,
    PERSONS,
    SUM,
    SURVEY,
    Key,
    N,
    is_outcome,
)

T = Rojandetabell
_BY_DIMENSION: Mapping[str, Rojandetabell] = {
    "kommun": T.KOMMUN,
    "manad": T.MANAD,
    "alder": T.ALDER,
    "tid": T.FORSORJNINGSTID,
    "fors": T.FORSORJNING,
    "syss": T.SYSSELSATTNING,
    "orsak": T.AVSLUTSORSAK,
    "unga": T.ALDER,
    "kunde": T.AVSLUTSORSAK,
    OVER_MAX: T.INSKRIVNINGSTID,
    "i-grupp": T.GRUPPER,
    "utan-grupp": T.GRUPPER,
    "numrerade": T.PERSONER,
}
_BY_WHAT = {
    LONGEST: T.INSKRIVNINGSTID,
    f"{SUM}dagar": T.INSKRIVNINGSTID,
    PERSONS: T.PERSONER,
}
_BY_LIST = {
    Kodlista.FORSORJNING: T.FORSORJNING,
    Kodlista.SYSSELSATTNING: T.SYSSELSATTNING,
    Kodlista.AVSLUTSORSAK: T.AVSLUTSORSAK,
}


class Rules:
    """The profile's rules, by count."""

    def __init__(self, forbund: Forbund) -> None:
        self.rojande = forbund.rojande
        self._lists = {group.kod: _BY_LIST[group.lista] for group in forbund.kodgrupp}

    def table(self, key: Key) -> Rojandetabell | None:
        """The tables that a count stands in; None for one of the survey."""
        first, *rest = key.steps
        by_first = {SURVEY: None, APPLICATIONS: T.ANSOKNINGAR}
        if first in by_first:
            return by_first[first]
        if first.startswith("uppf-"):
            return T.UPPFOLJNING
        if key.what in _BY_WHAT:
            return _BY_WHAT[key.what]
        return self._by_last(rest)

    def _by_last(self, rest: list[str]) -> Rojandetabell:
        """The tables by the last of the steps after the population."""
        if "unga" in rest[:-1]:
            return T.UNGA
        if not rest:
            return T.OVERSIKT
        name = rest[-1].partition("=")[0]
        return _BY_DIMENSION.get(name) or self._lists.get(name, T.OVERSIKT)

    def of_table(self, key: Key) -> Rojanderegel | None:
        """The rule of the tables that a count stands in; None where none applies."""
        table = self.table(key)
        if table is None or is_blank(key):
            return None
        return self._applying(key, table)

    def of_sexes(self, key: Key) -> Rojanderegel | None:
        """The rule for a count of one sex; None where none applies."""
        if key.sex is Sex.TOTALT or self.table(key) is None or is_blank(key):
            return None
        return self._applying(key, T.KON)

    def exception(self, key: Key) -> Rojandeundantag | None:
        """The exception that takes a count out of a rule which would be its."""
        tables = [self.table(key)] + [T.KON] * (key.sex is not Sex.TOTALT)
        for table in tables:
            if table is not None and self.rojande.rule(table) is not None:
                found = self._exempt(key, table)
                if found is not None:
                    return found
        return None

    def _applying(self, key: Key, table: Rojandetabell) -> Rojanderegel | None:
        """The rule of a table; a third group that a population has nobody of is no secret.

        It has no column, and no figures in most populations, so its 0 is always told.
        """
        rule = self.rojande.rule(table)
        if rule is None or self._exempt(key, table):
            return None
        is_told = key.sex is Sex.OVRIGA and len(key.steps) == 1
        return replace(rule, visa_nollor=True) if is_told else rule

    def _exempt(self, key: Key, table: Rojandetabell) -> Rojandeundantag | None:
        """An exception for these tables; one for the count's own tables holds for its sexes too."""
        for exception in self.rojande.undantag:
            tables = (None, table, self.table(key))
            if (
                exception.tabell in tables
                and exception.insats in ("", key.scope)
                and exception.ar in (0, int(key.period[:4]) if key.period[:4].isdecimal() else 0)
            ):
                return exception
        return None


def is_blank(key: Key) -> bool:
    """Whether a count is of those of whom something is not known, which tells nothing of them."""
    return key.steps[-1].endswith("=saknas")


class WhyHidden(StrEnum):
    """WhyHidden a count is hidden."""

    LITET = "för litet"
    SKYDDAR = "skyddar ett annat"
    HELA_TABELLEN = "hela tabellen, för säkerhets skull"


class Secrets(Struct, frozen=True):
    """What the rules say of quantities of which `truth` says how large they are.

    `told_zeros` are those zeros that what no rule hides gives away.
    """

    rules: Rules
    truth: Mapping[Key, Number]
    minsta_enkat: int
    told_zeros: frozenset[Key] = frozenset()

    def is_small(self, key: Key) -> bool:
        """Whether a rule says that a quantity must not be known.

        A sum is as small as the number of persons behind it; of a small group no sex is shown,
        not even one that nobody is of.
        """
        if key.steps[0] == SURVEY:
            return is_outcome(key) and self._too_few_answered(key)
        if key.what == LONGEST or key.what.startswith(SUM):
            key = key._replace(what="")
        value = self.truth.get(key)
        if value is None or key in self.told_zeros:
            return False
        rules = (self.rules.of_table(key), self.rules.of_sexes(key))
        if any(rule is not None and rule.is_small(value) for rule in rules):
            return True
        return self.in_small_group(key)

    def in_small_group(self, key: Key) -> bool:
        """Whether a count is of one sex in a group that is itself too small to be split.

        A third group that nobody is in has no column, which tells as much as a 0.
        """
        if key in self.told_zeros or (key.sex is Sex.OVRIGA and not self.truth.get(key)):
            return False
        rule = self.rules.of_sexes(key)
        return rule is not None and 0 < self._group(key) < rule.minsta

    def _group(self, key: Key) -> Number:
        """How many of all sexes there are; of unknown groups nothing is said."""
        return self.truth.get(key._replace(sex=Sex.TOTALT), 0)

    def _too_few_answered(self, key: Key) -> bool:
        answered = self.truth.get(key.at(*key.steps[:-1], N), 0)
        return 0 < answered < self.minsta_enkat

    def together(self, key: Key) -> tuple[Key, ...]:
        """What is hidden with a quantity: of the survey all kinds of answer to the question."""
        if not is_outcome(key):
            return (key,)
        alike = (key.at(*key.steps[:-1], kind) for kind in OUTCOMES)
        return tuple(one for one in alike if one in self.truth)

    def wanted(self, key: Key, why: WhyHidden) -> int:
        """How many whole numbers a hidden quantity must be able to be.

        As many as there are numbers too small to be shown, or as many as a small group that is
        shown allows.  What is hidden for another's sake must only not be known, and a 0 among
        answers that are hidden together may be.
        """
        if why is not WhyHidden.LITET:
            return 2 if self.truth.get(key) else 1
        if key.steps[0] == SURVEY:
            return self._wanted_of_answers(key)
        rules = (self.rules.of_table(key), self.rules.of_sexes(key))
        width = max((r.minsta - r.visa_nollor for r in rules if r is not None), default=2)
        if self.in_small_group(key):
            width = min(width, int(self._group(key)) + 1)
        return max(width, 2)

    def _wanted_of_answers(self, key: Key) -> int:
        """As many numbers as the answers of the group and of the next smallest sex leave open."""
        answered = {
            sex: self.truth.get(key.at(*key.steps[:-1], N)._replace(sex=sex), 0) for sex in SEXES
        }
        others = [sex for sex in SEXES if sex is not key.sex and answered[sex]]
        next_to = min(others, key=lambda sex: answered[sex], default=key.sex)
        both = self.truth[key] + self.truth.get(key._replace(sex=next_to), 0)
        return min(self.minsta_enkat, int(answered.get(key.sex, both)) + 1, int(both) + 1)

    def least(self, key: Key) -> int:
        """The least that a quantity can be for somebody who sees that it is hidden.

        Where zeros are shown a hidden count is at least 1.
        """
        if key.what or key.steps[0] == SURVEY or not self.truth.get(key):
            return 0
        rules = (self.rules.of_table(key), self.rules.of_sexes(key))
        if any(rule is not None and not rule.visa_nollor for rule in rules):
            return 0
        return 0 if self.in_small_group(key) else 1
