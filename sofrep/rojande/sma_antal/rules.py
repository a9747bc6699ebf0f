"""Which rule of the profile a count falls under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.domain.rojande import Rojanderegel, Rojandetabell, Rojandeundantag
from sofrep.rojande.sma_antal.keys import APPLICATIONS, LONGEST, OVER_MAX, PERSONS, SUM, SURVEY, Key

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
