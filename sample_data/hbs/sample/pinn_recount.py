"""The tally sheets counted again, and held against the published counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hbs.sample.counts import Counts
from hbs.sample.pinn import ADRIAN, ADRIAN_MONTHS, SLUSSEN, START, Section

OF_SEXES = {"START": START, "ADRIAN": ADRIAN}
OF_MONTHS = {"Slussen": SLUSSEN, "ADRIAN": ADRIAN_MONTHS}
POPULATIONS = {
    "Deltagare": "Deltagare",
    "Nya": "Nya deltagare",
    "Avslutade": "Avslutade",
    "Inskrivna vid årets slut": "Inskrivna vid årets slut",
}
AT_START, AT_END = "Inskrivna vid årets början", "Inskrivna vid årets slut"


def pinn_faults(counts: dict[str, Counts]) -> list[str]:
    """Everything that does not add up in a sheet, or differs from the published counts."""
    faults = [
        f"{insats}: {fault}"
        for sheets in (OF_SEXES, OF_MONTHS)
        for insats, sections in sheets.items()
        for fault in (*_against(sections, counts[insats]), *_parts(sections))
    ]
    for insats, sections in OF_SEXES.items():
        women, men = _populations(sections)["Deltagare"]
        if (women, men) != (counts[insats].kvinnor, counts[insats].man):
            faults.append(f"{insats}: kvinnor och män är inte de publicerade")
    return faults


def _populations(sections: Sequence[Section]) -> dict[str, tuple[int, ...]]:
    return dict(sections[0][1])


def _against(sections: Sequence[Section], published: Counts) -> Iterator[str]:
    lines = _populations(sections)
    for name, expected in (
        ("Deltagare", published.aktuella),
        ("Nya deltagare", published.nya),
        ("Avslutade", published.avslutade),
    ):
        if name in lines and sum(lines[name]) != expected:
            yield f"{name} är {sum(lines[name])}, ska vara {expected}"
    at_exit = {what: sum(counts) for heading, part in sections[1:] for what, counts in part}
    if "Arbete" in at_exit:
        ready = at_exit["Arbete"] + at_exit["Studier"], at_exit["Arbetssökande"]
        if ready != (published.arbstud, published.arbsok):
            yield f"sysselsättningen är {ready}"


def _parts(sections: Sequence[Section]) -> Iterator[str]:
    """Each section against its population, column by column; the year's flow against itself."""
    lines = _populations(sections)
    for heading, part in sections[1:]:
        population = lines[POPULATIONS[heading.partition(" efter ")[0]]]
        sums = tuple(sum(column) for column in zip(*(counts for _, counts in part), strict=True))
        if sums != population:
            yield f"{heading} är {sums}, ska vara {population}"
    if AT_END in lines:
        for there, ended, left in zip(
            lines["Deltagare"], lines["Avslutade"], lines[AT_END], strict=True
        ):
            if there != ended + left:
                yield f"{there} deltagare är inte {ended} avslutade och {left} kvar"
    if AT_START in lines:
        for there, before, new in zip(
            lines["Deltagare"], lines[AT_START], lines["Nya deltagare"], strict=True
        ):
            if there != before + new:
                yield f"{there} deltagare är inte {before} från förra året och {new} nya"
