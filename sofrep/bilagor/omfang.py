"""An insats or a union as templates see it: its figures by measure, its sections, its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sofrep.bilagor import (
    alder,
    grupper,
    inskrivningstid,
    kodlistor,
    kommun,
    manad,
    oversikt,
    personer,
    tid,
    tidigare_tid,
    unga,
)
from sofrep.bilagor.avsnitt import Innehall, Lage
from sofrep.bilagor.raknat import counted
from sofrep.bilagor.siffror import Siffror, siffror, with_sex
from sofrep.bilagor.texter import scope_texts
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.bilagor.uppfoljning import follow_ups
from sofrep.domain.figure import SEXES, Sex
from sofrep.domain.forbund import Avsnitt, Insats, Union
from sofrep.visning.visat import Tal
from sofrep.visning.vy import Vy

SECTIONS: dict[Avsnitt, Callable[[Lage], Innehall]] = {
    Avsnitt.OVERSIKT: oversikt.make,
    Avsnitt.MANAD: manad.make,
    Avsnitt.KOMMUN: kommun.make,
    Avsnitt.ALDER: alder.make,
    Avsnitt.FORSORJNINGSTID: tidigare_tid.make,
    Avsnitt.FORSORJNING: kodlistor.forsorjning,
    Avsnitt.SYSSELSATTNING: kodlistor.sysselsattning,
    Avsnitt.AVSLUTSORSAK: kodlistor.avslutsorsak,
    Avsnitt.INSKRIVNINGSTID: inskrivningstid.make,
    Avsnitt.UNGA: unga.make,
    Avsnitt.GRUPPER: grupper.make,
    Avsnitt.PERSONER: personer.make,
}
"""What makes each section's tables and charts; the staff is text, follow-up has views of its own."""

_ORD = {
    Sex.KVINNOR: ("kvinna", "kvinnor"),
    Sex.MAN: ("man", "män"),
    Sex.OVRIGA: ("med okänt eller annat kön", "med okänt eller annat kön"),
}
_POPULATIONER = ("aktuella", "nya", "avslutade", "vid-start", "vid-slut")


@dataclass(frozen=True, slots=True)
class KonDel(Vy):
    """One part of "112 kvinnor, 96 män": what stands before the number, it, and its noun."""

    skilje: str
    tal: Tal
    ord: str


class Omfang(Mapping[str, object]):
    """An insats or a union.

    ``i['nya.kvinnor']`` is a figure by its measure; the other keys are

    - ``kod``, ``namn``, ``kortnamn``, ``ar_union``, ``gruppnamn``, ``utan_gruppnamn``
    - ``visar``: section -> whether the profile lists it, and anything of it was counted
    - ``tabell``, ``diagram``, ``topp``: by name, of the listed sections
    - ``text``: section -> hand-written text
    - ``kon``: population -> the parts of a sentence about its sexes
    - ``uppfoljningar``: the follow-ups
    """

    def __init__(self, s: Siffror, known: Mapping[str, object]) -> None:
        self._s = s
        self._known = known

    def __getitem__(self, key: str) -> object:
        if key in self._known:
            return self._known[key]
        return self._s.tal(key)

    def __iter__(self) -> Iterator[str]:
        yield from self._known
        prefix = f"{self._s.period.key}.{self._s.scope}."
        yield from (key.removeprefix(prefix) for key in self._s.figures if key.startswith(prefix))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return key in self._known or (isinstance(key, str) and self._s.kanske(key) is not None)

    def tal(self, matt: str) -> Tal:
        """A figure by its measure; raises `UnknownFigureError`."""
        return self._s.tal(matt)


def make(underlag: BilagaUnderlag, bilaga: str, scope: Insats | Union) -> Omfang:
    """The view of an insats or union in a document, with the sections that the profile lists."""
    s = siffror(underlag, scope.kod)
    insats = scope if isinstance(scope, Insats) else None
    lage = Lage(
        underlag.forbund,
        scope.namn,
        s,
        tid.make(underlag.period),
        insats.gruppnamn if insats else "",
        insats.utan_gruppnamn if insats else "",
    )
    made = {a: counted(a, SECTIONS[a](lage), s) for a in scope.avsnitt if a in SECTIONS}
    contents = [content for content in made.values() if content is not None]
    left_out = {a for a, content in made.items() if content is None}
    shows_follow_up = Avsnitt.UPPFOLJNING in scope.avsnitt
    return Omfang(
        s,
        {
            "kod": scope.kod,
            "namn": scope.namn,
            "kortnamn": (insats.kortnamn if insats else "") or scope.namn,
            "ar_union": insats is None,
            "gruppnamn": lage.gruppnamn,
            "utan_gruppnamn": lage.utan_gruppnamn,
            "visar": {str(a): a in scope.avsnitt and a not in left_out for a in Avsnitt},
            "tabell": {key: t for c in contents for key, t in c.tabell.items()},
            "diagram": {key: d for c in contents for key, d in c.diagram.items()},
            "topp": {key: t for c in contents for key, t in c.topp.items()},
            "text": scope_texts(underlag, bilaga, scope.kod),
            "kon": {p: sex_parts(s, p) for p in _POPULATIONER},
            "uppfoljningar": (follow_ups(underlag, s, scope.namn) if shows_follow_up else ()),
        },
    )


def sex_parts(s: Siffror, population: str) -> tuple[KonDel, ...]:
    """The sexes of which there are any, ready to be read in a row.

    Nothing if not all are counted, or one is hidden: a sentence has no room to explain the sign.
    """
    found = [(sex, s.tal(with_sex(population, sex))) for sex in SEXES]
    if not all(tal.raknad and not tal.dold for _, tal in found):
        return ()
    found = [(sex, tal) for sex, tal in found if tal]
    return tuple(
        KonDel(
            "" if n == 0 else " och " if n == len(found) - 1 else ", ",
            tal,
            _ORD[sex][0 if tal.varde == 1 else 1],
        )
        for n, (sex, tal) in enumerate(found)
    )
