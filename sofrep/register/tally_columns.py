"""The columns of a sheet with a row per insats that follow from the profile: outcomes at exit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sofrep.domain.forbund import Forbund, Kod, Kodgrupp, Kodlista
from sofrep.domain.skrivsatt import normalise
from sofrep.register.declaration import Column, Values
from sofrep.register.tally_kinds import ANTAL, COUNT, SHARE, Counted

_LISTS = {
    Kodlista.FORSORJNING: ("fors", "Försörjning vid avslut"),
    Kodlista.SYSSELSATTNING: ("syss", "Sysselsättning vid avslut"),
}


def outcome_columns(forbund: Forbund) -> Iterator[Column]:
    """The columns of an `ANTAL` sheet that follow from the profile.

    For each kodgrupp and code of försörjning and sysselsättning the count of the ended and its
    share.  A name that two of them have is left out of their headers, and so is one that a fixed
    column has.
    """
    wanted = list(_outcomes(forbund))
    fixed = {
        normalise(text) for column in ANTAL.columns for text in (column.header, *column.aliases)
    }
    claims = Counter(
        name for _, headers in wanted for name in {normalise(header) for header in headers}
    )
    free = {name for name, times in claims.items() if times == 1 and name not in fixed}
    for counted, headers in wanted:
        own = [header for header in headers if normalise(header) in free]
        yield _column(counted, COUNT, own, Values.ANTAL, "")
        shares = [
            form
            for header in own
            for form in (
                f"Andel {_small(header)}",
                f"{header}, andel",
                f"{header}, procent",  # so is "..., %" looked up
                f"Andel {_small(header)}, procent",
            )
        ]
        yield _column(counted, SHARE, shares, Values.TAL, "stäms av mot antalen")


def _column(counted: Counted, start: str, names: list[str], values: Values, note: str) -> Column:
    return Column(
        field=counted.field(start),
        header=names[0],
        values=values,
        aliases=tuple(dict.fromkeys(names[1:])),
        help=note,
    )


def _outcomes(forbund: Forbund) -> Iterator[tuple[Counted, tuple[str, ...]]]:
    """What may be counted of the ended, and what its header may be; the last is always its own."""
    for lista, (part, heading) in _LISTS.items():
        for group in forbund.kodgrupp:
            if group.lista is lista and not _is_one_code(group, forbund.codes(lista)):
                names = _forms(group.namn, "vid avslut", first="plain")
                yield Counted(("avslutade", group.kod)), (*names, f"Kodgrupp: {group.namn}")
        for kod in forbund.codes(lista):
            names = _forms(kod.namn, "vid avslut", first="long")
            steps = ("avslutade", f"{part}={kod.kod}")
            yield Counted(steps), (*names, f"{heading}: {kod.namn}")


def _is_one_code(group: Kodgrupp, codes: Iterable[Kod]) -> bool:
    """Whether the kodgrupp is one code with the same name: then they are one column."""
    members = [kod for kod in codes if group.kod in kod.raknas_som]
    return len(members) == 1 and normalise(members[0].namn) == normalise(group.namn)


def _forms(name: str, when: str, *, first: str) -> tuple[str, ...]:
    plain, long, to = name, f"{name} {when}", f"Till {_small(name)}"
    return (plain, long, to) if first == "plain" else (long, plain, to)


def _small(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
