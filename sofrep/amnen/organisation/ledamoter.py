"""The förbund's bodies and who holds their offices."""

from __future__ import annotations

from dataclasses import dataclass

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.ekonomi import Ledamot
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell

STYRELSE = "styrelse"


@dataclass(frozen=True, slots=True)
class OrganVy:
    """A body and its members."""

    namn: str
    tabell: Tabell


@dataclass(frozen=True, slots=True)
class LedamotVy:
    """Somebody who signs: `uppdrag` is role and party in one text."""

    namn: str
    uppdrag: str


def bodies(underlag: BilagaUnderlag) -> tuple[OrganVy, ...]:
    """A table per body, in the order of the sheet."""
    by_name: dict[str, list[Ledamot]] = {}
    for ledamot in underlag.organisation:
        by_name.setdefault(ledamot.organ, []).append(ledamot)
    return tuple(OrganVy(name, _table(underlag, name, rows)) for name, rows in by_name.items())


def signatories(underlag: BilagaUnderlag) -> tuple[LedamotVy, ...]:
    """The members of the styrelse that sign, without those who stand in for others."""
    return tuple(
        LedamotVy(
            ledamot.namn or ledamot.roll,
            ", ".join(text for text in (ledamot.roll, ledamot.part) if text),
        )
        for ledamot in underlag.organisation
        if ledamot.organ.strip().lower() == STYRELSE
        and not ledamot.ersattare_for
        and "ersättare" not in ledamot.roll.lower()
    )


def _table(underlag: BilagaUnderlag, name: str, rows: list[Ledamot]) -> Tabell:
    """Without the columns in which nobody has anything."""
    columns = {
        "namn": [ledamot.namn for ledamot in rows],
        "uppdrag": [ledamot.roll for ledamot in rows],
        "part": [ledamot.part for ledamot in rows],
        "ersattare": [ledamot.ersattare_for for ledamot in rows],
    }
    filled = {column: texts for column, texts in columns.items() if any(texts)}
    lines = list(zip(*filled.values(), strict=True))
    rader = tuple(
        Rad(first or DASH, tuple(text or DASH for text in rest)) for first, *rest in lines
    )
    words, key = underlag.fraser, "tabell.organ"
    beskrivning = f"{name}. {words.text(key, 'kolumner')}"
    return Tabell(name, beskrivning, tuple(words.text(key, column) for column in filled), rader)
