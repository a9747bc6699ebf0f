"""Which variant of a phrase fits: what is largest, what changed since last year, why a result is not told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sofrep.amnen.gemensamt.sida import Sida, eller, shown
from sofrep.amnen.gemensamt.tabeller import Radmatt
from sofrep.amnen.gemensamt.tryckta import Siffror
from sofrep.domain.figure import Sex, Unit
from sofrep.domain.forbund import Uppfoljning
from sofrep.statistics.ratio import is_less_than_one
from sofrep.visning.block import Delar
from sofrep.visning.svenska import LARGEST_WORD, enumerate_in_text, number_word
from sofrep.visning.visat import Tal

_ANNAT = re.compile(r"annat|övrig\w*|annan (orsak|sysselsättning|försörjning)")
_OF_SOME = frozenset({Unit.ANTAL, Unit.PROCENT})
MINST = 10
"""Percentages of fewer are left to the tables, where the count stands beside."""


def lower_first(name: str) -> str:
    """A label as it stands inside a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def is_few(tal: Tal) -> bool:
    """Whether a share is of fewer than ten; of an entered one nobody may know."""
    return tal.namnare is not None and tal.namnare < MINST


def jamna(*tal: Tal) -> tuple[Tal, ...]:
    """Counts of one comparison: all in digits where one of them is too large for a word."""
    if all(each.varde <= LARGEST_WORD for each in tal):
        return tal
    return tuple(each.i_siffror() for each in tal)


def is_mean(tal: Tal | None) -> bool:
    """Whether there is a mean of several; one person is no average."""
    return tal is not None and tal.finns and tal.namnare != 1


def riktning(tal: Tal | None, innan: Tal | None) -> str:
    """``upp``, ``ned`` or ``oförändrat``; ``knappt`` where only the rounding hides a difference."""
    if tal is None or innan is None or not shown(tal, innan):
        return "utan-fjolår"
    if tal.varde == innan.varde:
        return "oförändrat"
    if tal.text == innan.text:
        return "knappt"
    return "upp" if tal.varde > innan.varde else "ned"


def riktning_av_andel(andel: Tal | None, innan: Tal | None) -> str:
    """As `riktning`; ``knappt`` too where the shares differ by less than one person makes."""
    way = riktning(andel, innan)
    if way not in {"upp", "ned"} or andel is None or innan is None:
        return way
    difference = andel.varde - innan.varde
    return "knappt" if is_less_than_one(difference, andel.namnare, innan.namnare) else way


def mot_fjolaret(sida: Sida, slag: str, matt: str) -> Delar:
    """The clause that ends a sentence on a measure: ``, mot 31 % 2022``; `slag` is antal, andel, tid."""
    return mot(sida, slag, sida.s.kanske(matt), sida.innan.kanske(matt))


def mot(sida: Sida, slag: str, tal: Tal | None, innan: Tal | None) -> Delar:
    """The clause against the year before.

    Nothing against a year in which there was nobody, or fewer than ten to take shares of.
    """
    too_few = innan is not None and (is_few(innan) if slag == "andel" else innan.namnare == 1)
    nobody = innan is not None and innan.figure.unit in _OF_SOME and not innan
    if too_few or (nobody and slag != "andel"):
        innan = None
    variant = riktning(tal, innan)
    if variant == "upp" and nobody:
        variant = "från-ingen"
    return sida.delar(f"jamfor.{slag}", variant, innan=eller(innan, ""))


def kon(sida: Sida, matt: str) -> Delar:
    """``112 kvinnor och 96 män``: nothing where the sexes are not counted, not known or one is hidden."""
    s = sida.s
    found = [(sex, s.kanske(matt, sex)) for sex in (Sex.KVINNOR, Sex.MAN, Sex.OVRIGA)]
    tal = [(sex, t) for sex, t in found if t is not None]
    if len(tal) < 2 or not all(t.finns for _, t in tal):
        return ()
    if not any(t.varde for sex, t in tal if sex is not Sex.OVRIGA):
        return ()
    parts = [
        sida.delar(f"kon.{sex}", "en" if t.varde == 1 else "flera", antal=t)
        for sex, t in tal
        if t.varde
    ]
    return uppraknat(parts)


def kon_andel(sida: Sida, matt: str) -> Delar:
    """``28 % av kvinnorna och 27 % av männen``: nothing where either group is small, or nobody."""
    kvinnor, man = (sida.s.kanske(matt, sex) for sex in (Sex.KVINNOR, Sex.MAN))
    if kvinnor is None or man is None or not shown(kvinnor, man):
        return ()
    if any(is_few(andel) or not andel.varde for andel in (kvinnor, man)):
        return ()
    return sida.delar("kon.andel", kvinnor=kvinnor, man=man)


def uppraknat(parts: Sequence[Delar]) -> Delar:
    """Parts as a list in a sentence: ``a, b och c``."""
    delar: Delar = ()
    for n, part in enumerate(parts):
        between = "" if not n else " och " if n == len(parts) - 1 else ", "
        delar = (*delar, *((between,) if between else ()), *part)
    return delar


def toppar(s: Siffror, rader: Sequence[Radmatt]) -> tuple[Radmatt, ...]:
    """The rows with the largest count: several where they are as large.

    Rows of blanks and of totals are no candidates.  None where a row is hidden or has not been
    counted: then nobody knows.
    """
    counts = [(s.kanske(r.matt), r) for r in rader if not r.summa and not _is_blank(r)]
    known = [(tal.varde, r) for tal, r in counts if tal is not None and tal.finns]
    most = max((value for value, _ in known), default=0)
    if len(known) < len(counts) or not most:
        return ()
    return tuple(r for value, r in known if value == most)


def vanligast(sida: Sida, key: str, rader: Sequence[Radmatt], **places: str) -> str:
    """The phrase on what is most common; that it is something else says nothing."""
    found = toppar(sida.s, rader)
    names = [lower_first(rad.etikett) for rad in found]
    variant = {1: "en", 2: "lika"}.get(len(found), "ingen")
    if any(_ANNAT.match(name) for name in names):
        variant = "ingen"
    if any("," in name for name in names):
        names = [f"”{rad.etikett}”" for rad in found]
    return sida.text(key, variant, topp=enumerate_in_text(names), **places)


def _is_blank(rad: Radmatt) -> bool:
    return rad.matt.endswith(".saknas")


_UTFALL = ("arbstud", "egen")


def utan_resultat(
    sida: Sida, uppfoljning: Uppfoljning | None = None, *, korthet: bool = False
) -> Delar:
    """One sentence on those who ended, or who answered a follow-up; nothing where a result is told.

    In `korthet` also on shares of fewer than ten, which stand in the tables only.  Without a rule
    nothing is said.
    """
    smallest = sida.forbund.rojande.minsta_grupp
    if not smallest:
        return ()
    grupp = f"uppf-{uppfoljning.kod}" if uppfoljning else "avslutade"
    found = [sida.s.kanske(f"{grupp}.{kod}.andel") for kod in _UTFALL]
    andelar = [tal for tal in found if tal is not None]
    if not any(tal.samlad or tal.finns for tal in andelar):
        return ()
    antal = sida.s.kanske(f"{grupp}.svarade" if uppfoljning else grupp)
    if any(tal.finns for tal in andelar):
        if not korthet or not all(is_few(tal) for tal in andelar if tal.finns):
            return ()
        variant = "tio"
    else:
        variant = "få" if _is_small(antal, smallest) else "skydd"
    key = "resultat.utan-uppfoljning" if uppfoljning else "resultat.utan"
    horisont = uppfoljning.namn if uppfoljning else ""
    return sida.delar(key, variant, minst=number_word(smallest), horisont=horisont)


def _is_small(antal: Tal | None, smallest: int) -> bool:
    """Whether it is told of the group that it is too small."""
    return antal is not None and antal.finns and 0 < antal.varde < smallest
