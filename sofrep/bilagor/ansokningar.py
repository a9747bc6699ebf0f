"""Applications: per kommun and party, and each member's share beside its share of the funding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sofrep.bilagor.diagrammen import diagram
from sofrep.bilagor.siffror import Siffror, siffror
from sofrep.bilagor.tabeller import streck_noter
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.figure import Unit
from sofrep.domain.forbund import FORBUNDET, Forbund, Medlem
from sofrep.visning.svenska import DASH, enumerate_in_text, period_in_text
from sofrep.visning.visat import Diagram, Rad, Serie, Slag, Tabell, Tal
from sofrep.visning.vy import Vy

_A = "ansokningar"


@dataclass(frozen=True, slots=True)
class PartsVy(Vy):
    """A member to which several parties belong: its applications added up."""

    namn: str
    parter: tuple[str, ...]
    antal: Tal
    andel: Tal


@dataclass(frozen=True, slots=True)
class AnsokningarVy(Vy):
    """The chapter on applications."""

    totalt: Tal
    per_manad: Tal
    sammanlagda: tuple[PartsVy, ...]
    tabell: Mapping[str, Tabell]
    diagram: Mapping[str, Diagram | None]


def make(underlag: BilagaUnderlag) -> AnsokningarVy | None:
    """The chapter, or None where the applications of the period are not known."""
    s = siffror(underlag, FORBUNDET)
    if s.kanske(_A) is None:
        return None
    forbund = underlag.forbund
    tabell = {"matris": _matrix(forbund, s), "parter": _parties(forbund, s)}
    charts: dict[str, Diagram | None] = {"medlemmar": None}
    if s.kanske("finansiering") is not None:
        tabell["medlemmar"] = _members(forbund, s)
        charts["medlemmar"] = _member_chart(forbund, s)
    return AnsokningarVy(
        totalt=s.tal(_A),
        per_manad=s.tal(f"{_A}.per-manad"),
        sammanlagda=_added_up(forbund, s),
        tabell=tabell,
        diagram=charts,
    )


def _added_up(forbund: Forbund, s: Siffror) -> tuple[PartsVy, ...]:
    """Members with more than one party of their own, such as a region's two.

    Not those whose name lists their parties: adding them up says nothing new.
    """
    views = []
    for medlem in forbund.medlem:
        parter = tuple(p.namn for p in forbund.part if p.medlem == medlem.kod and not p.kommun)
        if len(parter) > 1 and not all(namn in medlem.namn for namn in parter):
            antal, andel = (s.tal(f"{_A}.medlem.{medlem.kod}{end}") for end in ("", ".andel"))
            views.append(PartsVy(medlem.namn, parter, antal, andel))
    return tuple(views)


def _matrix(forbund: Forbund, s: Siffror) -> Tabell:
    """A row per kommun, a column per party, totals and shares both ways."""
    rader = [
        Rad(
            kommun.kortnamn or kommun.namn,
            (
                *(s.tal(f"{_A}.part.{part.kod}.{kommun.kod}") for part in forbund.part),
                s.tal(f"{_A}.kommun.{kommun.kod}"),
                s.tal(f"{_A}.kommun.{kommun.kod}.andel").utan_enhet(),
            ),
        )
        for kommun in forbund.kommun
    ]
    if s.har(f"{_A}.kommun.saknas"):
        blank = f"{_A}.kommun.saknas"
        dashes = tuple(DASH for _ in forbund.part)
        rader.append(
            Rad("Uppgift saknas", (*dashes, s.tal(blank), s.tal(f"{blank}.andel").utan_enhet()))
        )
    totals = tuple(s.tal(f"{_A}.part.{part.kod}") for part in forbund.part)
    rader.append(Rad("Totalt", (*totals, s.tal(_A), _hundra(s)), summa=True))
    shares = tuple(s.tal(f"{_A}.part.{part.kod}.andel").utan_enhet() for part in forbund.part)
    rader.append(Rad("Andel, %", (*shares, _hundra(s), DASH)))
    rubrik = f"Ansökningar per kommun och sökande part, {period_in_text(s.period)}"
    return Tabell(
        rubrik,
        f"{rubrik}. Raderna är kommuner, kolumnerna sökande parter, totalt antal och andel.",
        ("Kommun", *(part.namn for part in forbund.part), "Totalt", "Andel, %"),
        tuple(rader),
        streck_noter(rader),
    )


def _parties(forbund: Forbund, s: Siffror) -> Tabell:
    rader = [
        Rad(
            part.namn,
            (
                s.tal(f"{_A}.part.{part.kod}"),
                s.tal(f"{_A}.part.{part.kod}.andel").med_decimaler(1).utan_enhet(),
            ),
        )
        for part in forbund.part
    ]
    rader.append(Rad("Totalt", (s.tal(_A), _hundra(s)), summa=True))
    rubrik = f"Ansökningar per sökande part, {period_in_text(s.period)}"
    kolumner = ("Sökande part", "Antal", "Andel, %")
    return Tabell(rubrik, f"{rubrik}. Kolumnerna är antal och andel.", kolumner, tuple(rader), ())


def _of_kommuner(forbund: Forbund) -> frozenset[str]:
    return frozenset(kommun.medlem for kommun in forbund.kommun)


def _members(forbund: Forbund, s: Siffror) -> Tabell:
    """Each member's applications and contribution with their shares; the kommuner added up too."""

    def row(namn: str, ansokningar: str, bidrag: str, *, summa: bool = False) -> Rad:
        celler = (
            s.tal(ansokningar),
            s.tal(f"{ansokningar}.andel").utan_enhet(),
            s.tal(bidrag).utan_enhet(),
            s.tal(f"{bidrag}.andel").utan_enhet(),
        )
        return Rad(namn, celler, summa)

    rader = [
        row(m.namn, f"{_A}.medlem.{m.kod}", f"finansiering.{m.kod}") for m in _ordered(forbund)
    ]
    rader.append(
        row("Kommunerna tillsammans", f"{_A}.kommuner", "finansiering.kommuner", summa=True)
    )
    rader.append(
        Rad(
            "Totalt",
            (s.tal(_A), _hundra(s), s.tal("finansiering").utan_enhet(), "100"),
            summa=True,
        )
    )
    rubrik = f"Ansökningar och bidrag per medlem, {period_in_text(s.period)}"
    return Tabell(
        rubrik,
        f"{rubrik}. Kolumnerna är antal ansökningar, bidrag i kronor och andelar i procent.",
        (
            "Medlem",
            "Ansökningar",
            "Andel av ansökningarna, %",
            "Bidrag, kr",
            "Andel av bidragen, %",
        ),
        tuple(rader),
        _member_notes(forbund, rader),
    )


def _ordered(forbund: Forbund) -> list[Medlem]:
    """The members that are kommuner last, beside their sum."""
    of_kommuner = _of_kommuner(forbund)
    return sorted(forbund.medlem, key=lambda medlem: medlem.kod in of_kommuner)


def _member_notes(forbund: Forbund, rader: list[Rad]) -> tuple[str, ...]:
    outside = [p.namn.lower() for p in forbund.part if not p.medlem and not p.kommun]
    notes = streck_noter(rader)
    if not outside:
        return notes
    text = (
        f"I totalen ingår även {enumerate_in_text(outside)}, som inte hör till någon medlem. "
        "Därför är medlemmarnas andelar tillsammans mindre än 100 procent."
    )
    return (text, *notes)


def _member_chart(forbund: Forbund, s: Siffror) -> Diagram | None:
    """The shares of applications and funding beside each other."""
    groups = [
        (m.namn, f"medlem.{m.kod}", m.kod)
        for m in _ordered(forbund)
        if m.kod not in _of_kommuner(forbund)
    ]
    groups.append(("Kommunerna tillsammans", "kommuner", "kommuner"))
    serier = (
        Serie("Andel av ansökningarna", tuple(s.tal(f"{_A}.{g}.andel") for _, g, _ in groups)),
        Serie("Andel av bidragen", tuple(s.tal(f"finansiering.{f}.andel") for _, _, f in groups)),
    )
    rubrik = f"Andel av ansökningarna och av bidragen, {period_in_text(s.period)}"
    return diagram(rubrik, Slag.LIGGANDE, [namn for namn, _, _ in groups], serier, Unit.PROCENT)


def _hundra(s: Siffror) -> str:
    return "100" if s.har(_A) else DASH
