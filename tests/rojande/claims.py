"""What each published number says of the persons of an invented förbund, by its id alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from msgspec import Struct

from rojande.invented import GOALS
from rojande.world import LISTS, POPULATIONS, SEXES, Atom, Mask, World, age_band, bands, joint
from sofrep.domain.forbund import Kodlista

PUBLIC = re.compile(  # of no person, or of what a neighbour knows
    r"(finansiering|eko|strukturella|budget|utfall|avvikelse|mal|mal-\d+.kvot|betyg|enk\.(antal|jamforda|okat|minskat|lika))\b"
    r"|insatser\.(budget|utfall|avvikelse)|.*\.(numrerade|personer|upprepning|grupper|i-grupp|utan-grupp"
    r"|anonyma|kanda|kohort|samtycke|svarade|antal|tillfragade|n|svarsfrekvens|riket|mot-riket)(\.andel)?$"
    r"|(insatser\.)?avslutade(\.unga)?\.(dagar|manader|over-max)|ansokningar(\.per-manad|\.(manad|kommun)\..*)?$"
)


class Term(NamedTuple):
    people: Mask
    atom: Atom
    times: Fraction


class Claim(Struct, frozen=True):
    """A printed number: a sum of terms that lies from `low` to `high`."""

    figure: str
    terms: tuple[Term, ...]
    low: Fraction
    high: Fraction


class Claims:
    """What the figures of all publications (by id, as in figurer.json) say together."""

    def __init__(self, world: World, published: Sequence[Mapping[str, Any]]) -> None:
        self.world = world
        self.every = {k: e for figures in published for k, e in figures.items()}
        self.known = {k: e for k, e in self.every.items() if e["varde"] is not None}

    def __iter__(self) -> Iterator[Claim]:
        for figure, entry in self.known.items():
            terms = self.terms(figure)
            if not terms:
                continue
            value, half = Fraction(entry["varde"]), Fraction(0)
            if entry.get("ursprung") == "inmatad" and entry["enhet"] == "procent":
                half = Fraction(1, 2)
            if "taljare" in entry:  # exact, and of any base
                value, terms = Fraction(entry["taljare"]), (terms[0]._replace(times=Fraction(1)),)
                people, (kind, when, what) = terms[0][:2]
                if both := joint((kind, when, what)):
                    had = Term(people, both[0], Fraction(1))
                    yield Claim(figure, (had,), *(Fraction(entry["namnare"]),) * 2)
                if when.startswith("kvar-"):
                    had = Term(people, (kind, "slut", what), Fraction(1))
                    yield Claim(figure, (had,), *(Fraction(entry["namnare"]),) * 2)
            yield Claim(figure, terms, value - half, value + half)
        yield from self.of_goals()

    def of_goals(self) -> Iterator[Claim]:
        """A quotient of a goal tells its result; the mean of all tells the one that is not told."""
        quotients: dict[str, Fraction] = {
            k: Fraction(e["varde"]) for k, e in self.known.items() if k.endswith(".kvot")
        }
        for name, entry in self.known.items():
            if name.endswith("betyg.kvot"):
                each = entry["recept"][1]
                missing = [k for k in each if k not in quotients]
                if len(missing) == 1:
                    rest = sum(quotients[k] for k in each if k in quotients)
                    quotients[missing[0]] = quotients[name] * len(each) - rest
        for name, quotient in quotients.items():
            if (found := re.fullmatch(r"(\d+\.\w+)\.mal-(\d+)\.kvot", name)) and quotient:
                (result,) = self.every[name]["recept"][1]
                of = [goal for goal in GOALS if result == f"{found[1]}.{goal[0]}"]
                for _, comparison, target, _ in of:
                    part = quotient / 100 if comparison == ">=" else 100 / quotient
                    if terms := self.terms(result):
                        yield Claim(name, terms, target * part, target * part)

    def terms(self, figure: str) -> tuple[Term, ...]:
        """The sum that a figure is; () if it says nothing that a neighbour does not know."""
        period, scope, measure = figure.split(".", 2)
        if measure.endswith(".diff"):
            _, now, before = self.known[figure]["recept"]
            return self.difference(now[0], before[0])
        if ".forandring" in measure:
            now = figure.replace(".forandring", ".pos.andel")
            return self.difference(now, f"{int(period) - 1}{now[4:]}")
        steps = measure.split(".")
        sex = steps.pop() if steps[-1] in SEXES else ""
        if PUBLIC.match(".".join(steps)):
            return ()
        share, mean = steps[-1] == "andel", steps[-1] == "medel"
        steps = steps[steps[0] == "insatser" : -1 if share else None]
        people, atom = self.counted(period, scope, self.together(steps), sex)
        of_some = "kvar" in steps or bool(joint(atom))
        unknown_base = share and of_some and "taljare" not in self.known.get(figure, {})
        if not atom[0] or unknown_base or ((share or mean) and not any(people)):
            return ()
        whole = sum(people) if share or mean else 1
        if share and of_some:
            whole = int(self.known[figure]["namnare"])  # those who had it at exit
        if not whole:
            return ()
        return (Term(people, atom, Fraction(100 if share else 1, whole)),)

    def together(self, steps: list[str]) -> list[str]:
        """The steps, with the names (``a|b``) of those that a number tells together.

        ``samlade-5`` are the first and the third (binary 101) of the profile's list.
        """
        for place, step in enumerate(steps):
            if step.startswith("samlade-"):
                steps = [*steps[:place], self.names(steps, place), *steps[place + 1 :]]
        return steps

    def names(self, steps: list[str], place: int) -> str:
        """The names of those that are told together at a place of a measure."""
        forbund, kind = self.world.forbund, steps[place - 1]
        if steps[0] == "kors":
            korsning = next(each for each in forbund.korsning if each.kod == steps[1])
            name = korsning.rader if place == 2 else korsning.kolumner[0]
            kind = next((k for k, lista in LISTS.items() if lista == name), name)
        elif "over" in steps:
            kind = steps[steps.index("over") + 1]
        kind = kind.removesuffix("-in")
        if kind in self.world.added:
            names = self.world.added[kind]
        elif steps[0] == "ansokningar" or kind == "kommun":
            names = [kommun.kod for kommun in forbund.kommun]
        elif kind in LISTS:
            names = [code.kod for code in forbund.codes(Kodlista(LISTS[kind]))]
        elif kind == "tid":
            names = bands(forbund.forsorjningstid.granser)
        else:
            names = [age_band(text) for text in (*forbund.alder.band, *forbund.alder.extra_band)]
        bits = reversed(f"{int(steps[place].removeprefix('samlade-'), 16):b}")
        return "|".join(n for n, bit in zip(names, bits, strict=False) if bit == "1")

    def difference(self, now: str, before: str) -> tuple[Term, ...]:
        old = self.terms(before) if before[:4] >= "2021" and before[:7] != "2022m01" else ()
        new = self.terms(now)
        return (*new, *(t._replace(times=-t.times) for t in old)) if old and new else ()

    def counted(  # noqa: PLR0911
        self, period: str, scope: str, steps: list[str], sex: str
    ) -> tuple[Mask, Atom]:
        """The set in which something is counted, and what; an atom without a kind is no secret."""
        match steps:
            case ["over", kind, one, other]:
                people = self.world.population(period, scope, "avslutade", sex)
                return people, (kind, "over:in:slut", f"{one}>{other}")
            case [head, "over", kind, one, other]:
                horizon = head.removeprefix("uppf-")
                people = self.world.cohort(period, scope, horizon, sex, answered=True)
                return people, (kind, f"over:slut:{horizon}", f"{one}>{other}")
            case ["kors", kod, row, what]:
                korsning = next(k for k in self.world.forbund.korsning if k.kod == kod)
                ended = self.world.population(period, scope, korsning.population, sex)
                atom = (korsning.rader, "slut" if korsning.rader == "alder" else "", row)
                inside = self.world.who(
                    lambda p: any(self.world.has(p, (*atom[:2], part)) for part in row.split("|"))
                )
                kind = "fors" if korsning.kolumner == ("forsorjning",) else self.world.kind_of(what)
                return bytes(map(min, ended, inside)), (kind, "slut", what)
            case [head, *tail] if head in POPULATIONS:
                return self.of_population(period, scope, head, tail, sex)
            case [head, part, *_, what] if head.startswith("uppf-"):
                horizon = head.removeprefix("uppf-")
                people = self.world.cohort(period, scope, horizon, sex, answered=part != "avslut")
                when = {"avslut": "slut", "samma": "slut", "kvar": f"kvar-{horizon}"}
                kind = part if part in LISTS else self.world.kind_of(what)
                return people, (kind, when.get(part, horizon), what)
            case [head, what] if head.startswith("uppf-"):
                horizon = head.removeprefix("uppf-")
                people = self.world.cohort(period, scope, horizon, sex, answered=True)
                return people, (self.world.kind_of(what), horizon, what)
            case ["enk", group, question, what]:
                number = int(question[1:])
                people = self.world.asked(int(period), group, number, sex)
                return people, ("enk", f"Fråga {number}", what)
            case ["ansokningar", "part", part, *places]:
                return self.world.applied(period, *places), ("part", "", part)
            case ["ansokningar", "medlem" | "kommuner", *_]:
                return b"", ("", "", "")  # sums of parts, or of the kommuner that apply
        message = f"nobody has said what {period}.{scope}.{'.'.join(steps)} counts"
        raise AssertionError(message)

    def of_population(
        self, period: str, scope: str, population: str, tail: list[str], sex: str
    ) -> tuple[Mask, Atom]:
        young = len(tail) > 1 and tail[0] == "unga"
        end = "slut" if population == "avslutade" else "start"
        people = self.world.population(period, scope, population, sex, young=young)
        atom = ("", "", "")
        match tail[young:]:
            case [] | [_, "kand"]:
                pass
            case ["alder", what]:
                atom = ("alder", end, "summa" if what == "medel" else what)
            case ["tid", "medel"]:
                people = bytes(map(min, people, self.world.who(lambda p: p.rad.tid is not None)))
                atom = ("tid", "", "summa")
            case ["tid" | "kommun" as kind, what]:
                atom = (kind, "", what)
            case ["manad", what]:
                atom = ("manad", end, what)
            case [kind, what] if kind in self.world.added:
                atom = (kind, "", what)
            case ["fors-in", what]:
                atom = ("fors", "in", what)
            case ["fors" | "syss" | "orsak" as kind, what]:
                atom = (kind, "slut", what)
            case [what]:
                atom = (
                    ("alder", end, what)
                    if what == "unga"
                    else (self.world.kind_of(what), "slut", what)
                )
        return people, atom
