"""An independent recount: plain loops over rows with dates, written from the definitions alone.

It shares nothing with sofrep.statistics but the ids of the figures.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from msgspec import Struct, field

from sofrep.domain.forbund import Forbund, Kodlista, Uppfoljning
from sofrep.domain.period import Period

Said = tuple[object, object, object]
"""Value, numerator and denominator of a figure."""


class Rad(Struct, frozen=True):
    insats: str
    start: date
    slut: date | None = None
    kon: str = "kvinnor"
    fodelsear: int | None = None
    alder_start: int | None = None
    kommun: str = ""
    grupp: str = ""
    nummer: str = ""
    anonym: bool = False
    tid: Fraction | None = None
    forsorjning: frozenset[str] = frozenset()
    sysselsattning: frozenset[str] = frozenset()
    avslutsorsak: str = ""
    samtycke: bool = False
    uppf: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    egna: dict[str, frozenset[str] | Fraction] = field(default_factory=dict)
    """What the profile adds, by its name in figure ids: codes, or a number."""


class Svar(Struct, frozen=True):
    """A row of a follow-up sheet, or what a register row says at follow-up."""

    insats: str
    uppfoljning: str
    slut_fran: date
    slut_till: date
    kon: str = "kvinnor"
    samtycke: bool = False
    svarat: bool = False
    forsorjning: frozenset[str] = frozenset()
    sysselsattning: frozenset[str] = frozenset()
    avslut_forsorjning: frozenset[str] = frozenset()
    avslut_sysselsattning: frozenset[str] = frozenset()


class Ansokan(Struct, frozen=True):
    year: int
    month: int | None
    part: str
    kommun: str
    antal: int


class Recount:
    """`said` is every figure of the period: id -> value, numerator, denominator."""

    def __init__(
        self,
        forbund: Forbund,
        period: Period,
        rows: Iterable[Rad],
        *,
        sheet: Iterable[Svar] = (),
        applications: Iterable[Ansokan] = (),
        activities: Iterable[tuple[int, int | None]] = (),
    ) -> None:
        self.forbund, self.period = forbund, period
        self.rows, self.sheet = list(rows), list(sheet)
        self.said: dict[str, Said] = {}
        self.scope = ""
        for scope, named in forbund.scopes().items():
            self.scope = scope
            insatser = members_of(forbund, named, period.end.year)
            if period.start >= forbund.register_fran and self.runs(insatser):
                self.enrolments([rad for rad in self.rows if rad.insats in insatser])
            for horizon in forbund.uppfoljning:
                if insatser and all(kod in horizon.insatser for kod in named):
                    self.follow_up(horizon, [k for k in insatser if k in horizon.insatser])
        self.scope = "forbundet"
        if period.start >= forbund.register_fran:
            self.head_counts()
        self.count_applications(list(applications))
        self.count_funding()
        self.count_activities([n for year, n in activities if year == period.end.year])

    def runs(self, insatser: set[str]) -> bool:
        years = range(self.period.start.year, self.period.end.year + 1)
        mine = [insats for insats in self.forbund.insats if insats.kod in insatser]
        return any(insats.runs(year) for insats in mine for year in years)

    def put(self, measure: str, value: object, of: object = None, per: object = None) -> None:
        name = f"{self.period.key}.{self.scope}.{measure}"
        assert name not in self.said
        self.said[name] = (value, of, per)

    def head_counts(self) -> None:
        """Every population, and the kodgrupper at exit, of all insatser that run."""
        first, last = self.period.start, self.period.end
        year = self.period.end.year
        each = [members_of(self.forbund, [i.kod], year) for i in self.forbund.insats]
        counted = {kod for members in each if self.runs(members) for kod in members}
        if not counted:  # nothing ran, so there is nothing to add up
            return
        running = [r for r in self.rows if r.insats in counted]
        known = [r for r in running if not r.anonym]
        stays = [r for r in known if r.slut is None or r.slut >= first]
        ended = [r for r in known if r.slut is not None and first <= r.slut <= last]
        new = [r for r in known if first <= r.start <= last]
        populations = {
            "aktuella": [r for r in stays if r.start <= last],
            "nya": new,
            "avslutade": ended,
            "vid-start": [r for r in stays if r.start < first],
            "vid-slut": [r for r in known if r.start <= last and (r.slut is None or r.slut > last)],
        }
        for name, members in populations.items():
            self.count(f"insatser.{name}", members, members, always=True)
        anonymous = [r for r in running if r.anonym and first <= r.start <= last]
        everyone = (len(new) + len(anonymous), None, None)
        self.said[f"{self.period.key}.forbundet.insatser.nya"] = everyone
        self.put("insatser.nya.anonyma", len(anonymous))
        self.count("insatser.nya.kanda", new, new, always=True)
        self.code_groups("insatser.avslutade", ended, ended, "forsorjning", "sysselsattning")
        self.reason_groups("insatser.avslutade", ended, ended, could=False)

    # --- one population -------------------------------------------------------------------

    def columns(self, everyone: list, *, always: bool = False):
        yield "", lambda _: True
        for sex in ("kvinnor", "man", "ovriga"):
            if sex != "ovriga" or always or any(row.kon == "ovriga" for row in everyone):
                yield f".{sex}", lambda row, sex=sex: row.kon == sex

    def share(
        self,
        measure: str,
        whole: list,
        is_in: Callable,
        is_blank: Callable = lambda _: False,
        *,
        columns_of: list | None = None,
        parts_of: list | None = None,
    ) -> None:
        """Count and share; `parts_of` are the rows to look in where they are not the whole."""
        for suffix, of_sex in self.columns(whole if columns_of is None else columns_of):
            mine = [row for row in whole if of_sex(row)]
            looked_in = mine if parts_of is None else [row for row in parts_of if of_sex(row)]
            n = sum(1 for row in looked_in if is_in(row))
            if mine and all(is_blank(row) for row in mine):
                self.put(f"{measure}{suffix}", None)
                self.put(f"{measure}.andel{suffix}", None, None, len(mine))
            else:
                self.put(f"{measure}{suffix}", n)
                percent = Fraction(n * 100, len(mine)) if mine else None
                self.put(f"{measure}.andel{suffix}", percent, n, len(mine))

    def mean(
        self, measure: str, whole: list, value: Callable, columns_of: list | None = None
    ) -> None:
        for suffix, of_sex in self.columns(whole if columns_of is None else columns_of):
            known = [value(row) for row in whole if of_sex(row) and value(row) is not None]
            if known:
                self.put(
                    f"{measure}{suffix}", Fraction(sum(known)) / len(known), sum(known), len(known)
                )
            else:
                self.put(f"{measure}{suffix}", None, None, 0)

    def count(self, measure: str, rows: list, columns_of: list, *, always: bool = False) -> None:
        for suffix, of_sex in self.columns(columns_of, always=always):
            self.put(f"{measure}{suffix}", sum(1 for row in rows if of_sex(row)))

    # --- enrolments -----------------------------------------------------------------------

    def enrolments(self, rows: list[Rad]) -> None:
        first, last = self.period.start, self.period.end
        known = [row for row in rows if not row.anonym]
        current = [r for r in known if r.start <= last and (r.slut is None or r.slut >= first)]
        new = [r for r in known if first <= r.start <= last]
        ended = [r for r in known if r.slut is not None and first <= r.slut <= last]
        before = [r for r in known if r.start < first and (r.slut is None or r.slut >= first)]
        after = [r for r in known if r.start <= last and (r.slut is None or r.slut > last)]
        anonymous = [r for r in rows if r.anonym and first <= r.start <= last]
        populations = {
            "aktuella": current,
            "nya": new,
            "avslutade": ended,
            "vid-start": before,
            "vid-slut": after,
        }
        for name, members in populations.items():
            age = age_at_exit if name == "avslutade" else age_at_start
            self.count(name, members, members, always=True)
            self.ages(name, members, age)
            self.places(name, members)
            if name in {"nya", "avslutade"} and len(self.period.months()) <= 12:
                self.months(name, members)
            if name in {"aktuella", "nya", "avslutade"}:
                self.times(name, members)
            self.added(name, members)
        self.crossed(populations)
        self.said[f"{self.period.key}.{self.scope}.nya"] = (len(new) + len(anonymous), None, None)
        self.put("nya.anonyma", len(anonymous))
        self.count("nya.kanda", new, new, always=True)
        self.groups(current)
        self.persons("nya", new)
        self.persons("aktuella", current)
        limit = self.forbund.alder.unga_till
        young = [r for r in ended if (a := age_at_exit(r)) is not None and a <= limit]
        self.exits("avslutade", ended, ended)
        self.exits("avslutade.unga", young, ended)
        self.mean("avslutade.unga.tid.medel", young, lambda r: r.tid, ended)
        self.count("avslutade.unga.tid.kand", [r for r in young if r.tid is not None], ended)
        self.longest(ended)

    def ages(self, name: str, members: list[Rad], age: Callable[[Rad], int | None]) -> None:
        def unknown(row: Rad) -> bool:
            return age(row) is None

        limit = self.forbund.alder.unga_till
        self.share(f"{name}.unga", members, lambda r: not unknown(r) and age(r) <= limit, unknown)
        for text in (*self.forbund.alder.band, *self.forbund.alder.extra_band):
            low, high = text.split("-")
            kod = text if low and high else f"till-{high}" if high else f"fran-{low}"
            self.share(
                f"{name}.alder.{kod}",
                members,
                lambda r, low=low, high=high: (
                    not unknown(r)
                    and (not low or age(r) >= int(low))
                    and (not high or age(r) <= int(high))
                ),
                unknown,
            )
        self.share(f"{name}.alder.saknas", members, unknown)
        self.mean(f"{name}.alder.medel", members, age)
        self.count(f"{name}.alder.kand", [r for r in members if not unknown(r)], members)

    def places(self, name: str, members: list[Rad]) -> None:
        for kommun in self.forbund.kommun:
            self.share(
                f"{name}.kommun.{kommun.kod}",
                members,
                lambda r, kod=kommun.kod: r.kommun == kod,
                lambda r: not r.kommun,
            )
        self.share(f"{name}.kommun.saknas", members, lambda r: not r.kommun)

    def months(self, name: str, members: list[Rad]) -> None:
        for year, month in self.period.months():
            day = (lambda r: r.start) if name == "nya" else (lambda r: r.slut)
            chosen = [r for r in members if (day(r).year, day(r).month) == (year, month)]
            self.count(f"{name}.manad.{month:02d}", chosen, members)

    def times(self, name: str, members: list[Rad]) -> None:
        limits = self.forbund.forsorjningstid.granser
        for low, high in zip((None, *limits), (*limits, None), strict=True):
            kod = (
                f"till-{high}"
                if low is None
                else f"over-{low}"
                if high is None
                else f"{low}-{high}"
            )
            if not limits:
                break
            self.share(
                f"{name}.tid.{kod}",
                members,
                lambda r, low=low, high=high: (
                    r.tid is not None
                    and (low is None or r.tid > low)
                    and (high is None or r.tid <= high)
                ),
                lambda r: r.tid is None,
            )
        if limits:
            self.share(f"{name}.tid.saknas", members, lambda r: r.tid is None)
        self.mean(f"{name}.tid.medel", members, lambda r: r.tid)
        self.count(f"{name}.tid.kand", [r for r in members if r.tid is not None], members)

    def added(self, name: str, members: list[Rad]) -> None:
        """What the profile adds: noted at the start of everybody, at the exit of the ended."""
        lists = {"fors-in": "forsorjning", "syss-in": "sysselsattning"}
        kods = {
            own: [kod.kod for kod in self.forbund.codes(Kodlista(lista))]
            for own, lista in lists.items()
            if lista in self.forbund.noteras_vid_start
        }
        limits: dict[str, tuple[int, ...]] = {}
        for own in self.forbund.uppgift:
            ends = {"bada": ("-in", "-ut"), "start": ("",), "slut": ("",)}[own.noteras]
            for end in ends:
                at_exit = end == "-ut" or own.noteras == "slut"
                if not at_exit or name == "avslutade":
                    kods[own.kod + end] = [each.kod for each in own.varde]
                    limits[own.kod + end] = own.granser
        for own_name, values in kods.items():
            self.own_values(f"{name}.{own_name}", own_name, members, values)
            self.own_bands(f"{name}.{own_name}", own_name, members, limits.get(own_name, ()))
            self.share(f"{name}.{own_name}.saknas", members, lambda r, o=own_name: not_said(r, o))

    def crossed(self, populations: dict[str, list[Rad]]) -> None:
        """What the profile crosses, and what was noted at the start by what was at the exit."""
        for lista in self.forbund.noteras_vid_start:
            short = lista[:4]
            self.cross(f"over.{short}", "avslutade", populations, (f"{short}-in", [short]))
        for own in self.forbund.uppgift:
            if own.noteras == "bada":
                axes = (f"{own.kod}-in", [f"{own.kod}-ut"])
                self.cross(f"over.{own.kod}", "avslutade", populations, axes)
        for each in self.forbund.korsning:
            axes = (short_name(each.rader), [short_name(name) for name in each.kolumner])
            self.cross(f"kors.{each.kod}", each.population, populations, axes)

    def cross(
        self,
        start: str,
        population: str,
        populations: dict[str, list[Rad]],
        axes: tuple[str, list[str]],
    ) -> None:
        members = populations[population]
        self.cells(start, (members, members), axes, lambda r, n: self.said_of(r, n, population))

    def cells(
        self,
        start: str,
        of: tuple[list, list],
        axes: tuple[str, list[str]],
        said: Callable[[Any, str], set[str]],
    ) -> None:
        """Of those with each value of the rows, those with each of the columns; `of` has the columns by sex."""
        (members, columns_of), (rows, columns) = of, axes
        for kod in (*self.kods(rows), "saknas"):
            for column in columns:
                for part, (name, wanted) in self.columns_of_cross(column).items():
                    measure = f"{start}.{kod}.{part}"
                    if len(f"{self.period.key}.{self.scope}.{measure}.andel.kvinnor") > 64:
                        continue
                    for suffix, of_sex in self.columns(columns_of):
                        mine = [row for row in members if of_sex(row)]
                        inner = [row for row in mine if kod in said(row, rows)]
                        n: int | None = sum(1 for r in inner if wanted & said(r, name))
                        silent = part != "saknas" and all(
                            said(r, name) == {"saknas"} for r in inner
                        )
                        nobody = kod != "saknas" and all(said(r, rows) == {"saknas"} for r in mine)
                        if (inner and silent) or (mine and nobody):
                            n = None
                        share = Fraction(100 * n, len(inner)) if inner and n is not None else None
                        self.put(f"{measure}{suffix}", n)
                        self.put(f"{measure}.andel{suffix}", share, n, len(inner))

    def columns_of_cross(self, column: str) -> dict[str, tuple[str, set[str]]]:
        """The parts of a column: what it is of, and the codes that are meant."""
        for group in self.forbund.kodgrupp:
            if group.kod == column:
                codes = self.forbund.codes(group.lista)
                return {
                    column: (
                        short_name(group.lista),
                        {c.kod for c in codes if column in c.raknas_som},
                    )
                }
        return {part: (column, {part}) for part in (*self.kods(column), "saknas")}

    def kods(self, name: str) -> list[str]:
        """The codes of what is noted, in figure ids."""
        plain = name.removesuffix("-in").removeprefix("avslut-")[:5]
        plain = {"forso": "fors", "sysse": "syss"}.get(plain, plain)
        lists = {"fors": "forsorjning", "syss": "sysselsattning", "orsak": "avslutsorsak"}
        if name == "kommun":
            return [kommun.kod for kommun in self.forbund.kommun]
        if plain in lists:
            return [code.kod for code in self.forbund.codes(Kodlista(lists[plain]))]
        if name == "alder":
            return [
                age_kod(text) for text in (*self.forbund.alder.band, *self.forbund.alder.extra_band)
            ]
        if name == "tid":
            return [kod for kod, _, _ in limits_of(self.forbund.forsorjningstid.granser)]
        for own in self.forbund.uppgift:
            if name in (own.kod, f"{own.kod}-in", f"{own.kod}-ut"):
                return [each.kod for each in own.varde] or [k for k, _, _ in limits_of(own.granser)]
        return []

    def said_of(self, row: Rad, name: str, population: str) -> set[str]:  # noqa: PLR0911
        """The codes that a row has of what is noted; ``saknas`` for none."""
        lists = {"fors": row.forsorjning, "syss": row.sysselsattning}
        if name == "kommun":
            return {row.kommun or "saknas"}
        if name == "orsak":
            return {row.avslutsorsak or "saknas"}
        if name in lists:
            return set(lists[name]) or {"saknas"}
        if name == "alder":
            age = age_at_exit(row) if population == "avslutade" else age_at_start(row)
            texts = (*self.forbund.alder.band, *self.forbund.alder.extra_band)
            return {"saknas"} if age is None else {age_kod(t) for t in texts if in_band(age, t)}
        said = row.tid if name == "tid" else row.egna.get(name)
        if said is None or said == frozenset():
            return {"saknas"}
        if isinstance(said, frozenset):
            return set(said)
        own = {n: u.granser for u in self.forbund.uppgift for n, _, _ in u.delar}
        limits = limits_of(own.get(name, self.forbund.forsorjningstid.granser))
        return {kod for kod, low, high in limits if (said > low or not low) and said <= high}

    def own_values(self, name: str, own: str, members: list[Rad], kods: list[str]) -> None:
        for kod in kods:
            self.share(
                f"{name}.{kod}",
                members,
                lambda r, kod=kod: kod in r.egna.get(own, ()),
                lambda r: not_said(r, own),
            )

    def own_bands(self, name: str, own: str, members: list[Rad], limits: tuple[int, ...]) -> None:
        for kod, low, high in limits_of(limits):
            self.share(
                f"{name}.{kod}",
                members,
                lambda r, low=low, high=high: (
                    not not_said(r, own) and (low < r.egna[own] or not low) and r.egna[own] <= high
                ),
                lambda r: not_said(r, own),
            )

    def groups(self, current: list[Rad]) -> None:
        self.put("aktuella.grupper", len({(r.insats, r.grupp) for r in current if r.grupp}))
        self.count("aktuella.i-grupp", [r for r in current if r.grupp], current)
        self.count("aktuella.utan-grupp", [r for r in current if not r.grupp], current)

    def persons(self, name: str, members: list[Rad]) -> None:
        numbers = [r.nummer for r in members if r.nummer]
        persons = len(set(numbers))
        nobody_numbered = bool(members) and not numbers
        self.put(f"{name}.numrerade", len(numbers))
        self.put(f"{name}.personer", None if nobody_numbered else persons)
        if name == "nya":
            more = len(numbers) - persons
            if nobody_numbered:
                self.put("nya.upprepning", None, None, 0)
            else:
                self.put(
                    "nya.upprepning",
                    Fraction(100 * more, persons) if persons else None,
                    more,
                    persons,
                )

    def exits(self, name: str, rows: list[Rad], ended: list[Rad]) -> None:
        self.codes(f"{name}.fors", rows, ended, "forsorjning")
        self.codes(f"{name}.syss", rows, ended, "sysselsattning")
        for kod in self.forbund.avslutsorsak:
            self.share(
                f"{name}.orsak.{kod.kod}",
                rows,
                lambda r, kod=kod.kod: r.avslutsorsak == kod,
                lambda r: not r.avslutsorsak,
                columns_of=ended,
            )
        if self.forbund.avslutsorsak:
            self.share(f"{name}.orsak.saknas", rows, lambda r: not r.avslutsorsak, columns_of=ended)
        self.code_groups(name, rows, ended, "forsorjning", "sysselsattning")
        self.reason_groups(name, rows, ended, could=True)
        self.mean(f"{name}.dagar.medel", rows, lambda r: (r.slut - r.start).days, ended)
        self.mean(
            f"{name}.manader.medel",
            rows,
            lambda r: Fraction((r.slut - r.start).days) / Fraction("30.4375"),
            ended,
        )

    def codes(self, name: str, rows: list, columns_of: list, attribute: str) -> None:
        if not self.forbund.codes(Kodlista(attribute.removeprefix("avslut_"))):
            return
        for kod in self.forbund.codes(Kodlista(attribute)):
            self.share(
                f"{name}.{kod.kod}",
                rows,
                lambda r, kod=kod.kod: kod in getattr(r, attribute),
                lambda r: not getattr(r, attribute),
                columns_of=columns_of,
            )
        self.share(
            f"{name}.saknas", rows, lambda r: not getattr(r, attribute), columns_of=columns_of
        )

    def code_groups(
        self, name: str, rows: list, columns_of: list, support: str, occupation: str
    ) -> None:
        members = {
            group: (attribute, self.codes_of(group, lista))
            for lista, attribute in (
                (Kodlista.FORSORJNING, support),
                (Kodlista.SYSSELSATTNING, occupation),
            )
            for group in self.groups_of(lista)
        }
        for group, (attribute, codes) in members.items():
            if self.is_too_long(f"{name}.{group}"):
                continue
            self.share(
                f"{name}.{group}",
                rows,
                lambda r, attribute=attribute, codes=codes: bool(getattr(r, attribute) & codes),
                lambda r, attribute=attribute: not getattr(r, attribute),
                columns_of=columns_of,
            )

    def reason_groups(self, name: str, rows: list, ended: list, *, could: bool) -> None:
        for group in self.groups_of(Kodlista.AVSLUTSORSAK):
            codes = self.codes_of(group, Kodlista.AVSLUTSORSAK)
            if self.is_too_long(f"{name}.{group}"):
                continue
            self.share(
                f"{name}.{group}",
                rows,
                lambda r, codes=codes: r.avslutsorsak in codes,
                lambda r: not r.avslutsorsak,
                columns_of=ended,
            )
            if group == "sjuk" and could:
                self.share(
                    f"{name}.kunde",
                    rows,
                    lambda r, codes=codes: r.avslutsorsak not in {"", *codes},
                    lambda r: not r.avslutsorsak,
                    columns_of=ended,
                )

    def is_too_long(self, measure: str) -> bool:
        """The förbund's sums in a period of days are left out where a kodgrupp's code is long."""
        return len(f"{self.period.key}.{self.scope}.{measure}.andel.kvinnor") > 64

    def groups_of(self, lista: Kodlista) -> list[str]:
        return [group.kod for group in self.forbund.kodgrupp if group.lista is lista]

    def codes_of(self, group: str, lista: Kodlista) -> set[str]:
        return {code.kod for code in self.forbund.codes(lista) if group in code.raknas_som}

    def longest(self, ended: list[Rad]) -> None:
        for suffix, of_sex in self.columns(ended):
            lengths = [months_between(r.start, r.slut) for r in ended if of_sex(r)]
            self.put(f"avslutade.manader.max{suffix}", max(lengths) if lengths else None)
        if self.forbund.max_manader:
            self.share(
                "avslutade.over-max",
                ended,
                lambda r: r.slut > months_later(r.start, self.forbund.max_manader),
            )

    # --- follow-up ------------------------------------------------------------------------

    def follow_up(self, horizon: Uppfoljning, insatser: list[str]) -> None:
        fonster = horizon.fonster if self.period.is_year else horizon.delar
        if fonster is None:
            return
        year = self.period.end.year
        first = date.fromisoformat(f"{year + fonster.fran_ar}-{fonster.fran_dag}")
        last = date.fromisoformat(f"{year + fonster.till_ar}-{fonster.till_dag}")
        if first < self.forbund.register_fran:
            return
        cohort, answers = [], []
        for insats in insatser:
            exits = [
                row
                for row in self.rows
                if row.insats == insats
                and not row.anonym
                and row.slut is not None
                and first <= row.slut <= last
            ]
            on_sheet = [
                row
                for row in self.sheet
                if row.insats == insats
                and row.uppfoljning == horizon.kod
                and first <= row.slut_fran
                and row.slut_till <= last
            ]
            cohort += exits
            answers += on_sheet or [answer_of(row, horizon.kod) for row in exits]
        name = f"uppf-{horizon.kod}"
        both = [*cohort, *answers]
        answered = [row for row in answers if row.samtycke and row.svarat]
        consented = [row for row in answers if row.samtycke]
        self.count(f"{name}.kohort", cohort, both)
        self.share(
            f"{name}.samtycke", cohort, lambda r: r.samtycke, columns_of=both, parts_of=answers
        )
        self.share(f"{name}.svarade", consented, lambda r: r.svarat, columns_of=both)
        self.codes(f"{name}.fors", answered, both, "forsorjning")
        self.codes(f"{name}.syss", answered, both, "sysselsattning")
        self.code_groups(name, answered, both, "forsorjning", "sysselsattning")
        self.code_groups(f"{name}.avslut", cohort, both, "forsorjning", "sysselsattning")
        self.code_groups(
            f"{name}.samma", answered, both, "avslut_forsorjning", "avslut_sysselsattning"
        )
        self.kept(f"{name}.kvar", answered, both)
        for lista in self.forbund.noteras_vid_start:
            at = {f"avslut-{lista}": f"avslut_{lista}", lista[:4]: str(lista)}
            self.cells(
                f"{name}.over.{lista[:4]}",
                (answered, both),
                (f"avslut-{lista}", [lista[:4]]),
                lambda r, n, at=at: set(getattr(r, at[n])) or {"saknas"},
            )

    def kept(self, name: str, answered: list, columns_of: list) -> None:
        """Of those who had a code of the group at exit, those who have one now."""
        members = {
            group: (str(lista), self.codes_of(group, lista))
            for lista in (Kodlista.FORSORJNING, Kodlista.SYSSELSATTNING)
            for group in self.groups_of(lista)
        }
        for group, (attribute, codes) in members.items():
            for suffix, of_sex in self.columns(columns_of):
                mine = [row for row in answered if of_sex(row)]
                had = [row for row in mine if getattr(row, f"avslut_{attribute}") & codes]
                have = [row for row in had if getattr(row, attribute) & codes]
                nobody = mine and not any(getattr(row, f"avslut_{attribute}") for row in mine)
                silent = had and not any(getattr(row, attribute) for row in had)
                n = None if nobody or silent else len(have)
                percent = Fraction(100 * n, len(had)) if had and n is not None else None
                self.put(f"{name}.{group}{suffix}", n)
                self.put(f"{name}.{group}.andel{suffix}", percent, n, len(had))

    # --- the förbund ----------------------------------------------------------------------

    def count_applications(self, every: list[Ansokan]) -> None:
        ones = self.applications_of_period(every)
        if ones is None:
            return
        in_years = [a for a in every if self.period.start.year <= a.year <= self.period.end.year]
        months = self.period.months()
        self.put("ansokningar", len(ones))
        self.put("ansokningar.per-manad", Fraction(len(ones), len(months)), len(ones), len(months))
        if len(months) <= 12 and all(a.month is not None for a in in_years):
            for _, month in months:
                self.put(f"ansokningar.manad.{month:02d}", sum(a.month == month for a in ones))
        for part in self.forbund.part:
            own = [a for a in ones if a.part == part.kod]
            self.portion(f"ansokningar.part.{part.kod}", len(own), len(ones))
            for kommun in self.forbund.kommun:
                n = None if no_kommun(own) else sum(a.kommun == kommun.kod for a in own)
                self.put(f"ansokningar.part.{part.kod}.{kommun.kod}", n)
        for kommun in self.forbund.kommun:
            n = None if no_kommun(ones) else sum(a.kommun == kommun.kod for a in ones)
            self.portion(f"ansokningar.kommun.{kommun.kod}", n, len(ones))
        self.portion("ansokningar.kommun.saknas", sum(not a.kommun for a in ones), len(ones))
        self.applications_by_member(ones)

    def applications_of_period(self, every: list[Ansokan]) -> list[Ansokan] | None:
        """One by one; None where they cannot be told."""
        first, last = self.period.start, self.period.end
        in_years = [a for a in every if first.year <= a.year <= last.year]
        if not in_years or not self.period.is_whole_months:
            return None
        chosen = []
        for a in in_years:
            if a.month is None:
                if date(a.year, 1, 1) < first or last < date(a.year, 12, 31):
                    return None
                chosen.append(a)
            elif first <= date(a.year, a.month, 1) <= last:
                chosen.append(a)
        return [a for a in chosen for _ in range(a.antal)]

    def applications_by_member(self, ones: list[Ansokan]) -> None:
        member_of = {part.kod: part.medlem for part in self.forbund.part}
        kommun_member = {kommun.kod: kommun.medlem for kommun in self.forbund.kommun}
        applying = {part.kod for part in self.forbund.part if part.kommun}
        of_kommuner = [
            a
            for a in ones
            if a.part in applying
            or (member_of[a.part] and member_of[a.part] in kommun_member.values())
        ]
        for member in self.forbund.medlem:
            n: int | None = 0
            for a in ones:
                whose = kommun_member.get(a.kommun) if a.part in applying else member_of[a.part]
                n += whose == member.kod
            if no_kommun(of_kommuner) and member.kod in kommun_member.values():
                n = None
            self.portion(f"ansokningar.medlem.{member.kod}", n, len(ones))
        self.portion("ansokningar.kommuner", len(of_kommuner), len(ones))

    def portion(self, measure: str, n: int | None, whole: int) -> None:
        self.put(measure, n)
        known = n is not None and whole
        self.put(f"{measure}.andel", Fraction(100 * n, whole) if known else None, n, whole)

    def count_funding(self) -> None:
        year = self.period.end.year
        paid = {m.kod: m.bidrag[str(year)] for m in self.forbund.medlem if str(year) in m.bidrag}
        if not paid or self.period.start.year != year:
            return
        total = sum(paid.values())
        self.put("finansiering", total)
        for member in self.forbund.medlem:
            self.portion(f"finansiering.{member.kod}", paid.get(member.kod), total)
        kommuner = {kommun.medlem for kommun in self.forbund.kommun}
        paid_by_kommuner = sum(n for kod, n in paid.items() if kod in kommuner)
        self.portion("finansiering.kommuner", paid_by_kommuner, total)

    def count_activities(self, counts: list[int | None]) -> None:
        # The activities of the tests name no month, so a part of a year cannot be told.
        if not counts or not self.period.is_year:
            return
        known = [n for n in counts if n is not None]
        self.put("strukturella.antal", len(counts))
        self.put("strukturella.deltagare", sum(known) if known else None)
        for number, n in enumerate(counts, start=1):
            self.put(f"strukturella.{number:02d}.deltagare", n)


def members_of(forbund: Forbund, named: Iterable[str], year: int) -> set[str]:
    """The insatser whose rows a scope that names these has in the report of a year."""
    found: set[str] = set()
    for kod in named:
        after = [insats for insats in forbund.insats if kod in insats.efterfoljer]
        if len(after) != 1 or after[0].fran > year:
            found |= {kod, *all_before(forbund, kod)}
    return found


def all_before(forbund: Forbund, kod: str) -> set[str]:
    """The insatser that `kod` has taken over, and those that they had taken over."""
    found: set[str] = set()
    for insats in forbund.insats:
        after = [each.kod for each in forbund.insats if insats.kod in each.efterfoljer]
        if after == [kod]:
            found |= {insats.kod, *all_before(forbund, insats.kod)}
    return found


def no_kommun(applications: list[Ansokan]) -> bool:
    return bool(applications) and all(not a.kommun for a in applications)


def answer_of(row: Rad, horizon: str) -> Svar:
    """What the register's row says of a follow-up."""
    answer = row.uppf.get(horizon)
    return Svar(
        row.insats,
        horizon,
        row.slut,
        row.slut,
        row.kon,
        row.samtycke,
        answer is not None,
        (answer or {}).get("forsorjning", frozenset()),
        (answer or {}).get("sysselsattning", frozenset()),
        row.forsorjning,
        row.sysselsattning,
    )


def short_name(section: str) -> str:
    """What a section is about, as figure ids call it."""
    names = {
        "forsorjning": "fors",
        "sysselsattning": "syss",
        "avslutsorsak": "orsak",
        "forsorjningstid": "tid",
        "forsorjning-in": "fors-in",
        "sysselsattning-in": "syss-in",
    }
    return names.get(section, section)


def age_kod(text: str) -> str:
    low, high = text.split("-")
    return text if low and high else f"till-{high}" if high else f"fran-{low}"


def in_band(age: int, text: str) -> bool:
    low, high = text.split("-")
    return (not low or age >= int(low)) and (not high or age <= int(high))


def limits_of(limits: Iterable[int]) -> list[tuple[str, int, int]]:
    """Code, lower and upper limit of each band of a number."""
    ends = [*limits]
    if not ends:
        return []
    between = [(f"{low}-{high}", low, high) for low, high in pairwise(ends)]
    return [(f"till-{ends[0]}", 0, ends[0]), *between, (f"over-{ends[-1]}", ends[-1], 10**9)]


def not_said(row: Rad, own: str) -> bool:
    said = row.egna.get(own)
    return said is None or said == frozenset()


def age_at_start(row: Rad) -> int | None:
    if row.fodelsear is not None:
        return row.start.year - row.fodelsear
    return row.alder_start


def age_at_exit(row: Rad) -> int | None:
    if row.fodelsear is not None:
        return row.slut.year - row.fodelsear
    if row.alder_start is not None:
        return row.alder_start + row.slut.year - row.start.year
    return None


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_between(start: date, end: date) -> Fraction:
    """Whole months, and the days that are left as a part of the month they fall in."""
    months = 0
    while months_later(start, months + 1) <= end:
        months += 1
    reached, following = months_later(start, months), months_later(start, months + 1)
    return months + Fraction((end - reached).days, (following - reached).days)
