"""The result table of an indicator: a row per question and sex, with its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sofrep.bilagor.enkatsvar import Enkatsvar
from sofrep.bilagor.siffror import KOLUMN
from sofrep.bilagor.skillnad import plus
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Sex
from sofrep.visning.svenska import enumerate_in_text, round_half_away
from sofrep.visning.visat import Tabell, Tal
from sofrep.visning.vy import Vy

KOLUMNER = (
    "Fråga",
    "Grupp",
    "Kön",
    "n",
    "Negativt",
    "Varken eller",
    "Positivt",
    "Varav klart positivt",
    "Svarsfrekvens",
    "Riket",
    "Förändring",
)


@dataclass(frozen=True, slots=True)
class UtfallVy(Vy):
    """How many gave such answers, and the share of those who answered."""

    antal: Tal
    andel: Tal


@dataclass(frozen=True, slots=True)
class ResultatVy(Vy):
    """The result of a question for all or one sex.

    A row of too few answers has `for_fa` and nothing else.  `mot_riket` and `forandring` are
    None where there is nothing to compare with; their sign, if it is a plus, stands beside.
    `samtliga` is of all in a group that has rows by sex.
    """

    fraga: int
    grupp: str
    kon: str
    samtliga: bool
    for_fa: bool
    n: Tal
    tillfragade: Tal
    svarsfrekvens: Tal
    negativt: UtfallVy
    varken: UtfallVy
    positivt: UtfallVy
    klart: UtfallVy
    riket: Tal | None
    mot_riket: Tal | None
    mot_riket_plus: str
    forandring: Tal | None
    forandring_plus: str


@dataclass(frozen=True, slots=True)
class ResultattabellVy(Vy):
    """The table; `tabell` has its caption, headings and notes, for people and screen readers."""

    tabell: Tabell
    rader: tuple[ResultatVy, ...]


def result_table(svar: Enkatsvar, nummer: int, fragor: Sequence[Fraga]) -> ResultattabellVy | None:
    """The results of the questions that were put this year; None where there are none."""
    asked = [fraga for fraga in fragor if svar.has(fraga) and not fraga.ja_nej]
    rader = tuple(_row(svar, fraga, sex) for fraga in asked for sex in svar.sexes(fraga))
    if not rader:
        return None
    rubrik = f"Resultat för indikator {nummer}, {svar.year}"
    tabell = Tabell(
        rubrik,
        f"{rubrik}. En rad per fråga, grupp och kön. Kolumnerna är antal och andel av varje slags "
        "svar, svarsfrekvens, andelen positiva i riket och förändringen sedan året före.",
        KOLUMNER,
        (),
        tuple(_notes(svar, asked, rader)),
    )
    return ResultattabellVy(tabell, rader)


def _row(svar: Enkatsvar, fraga: Fraga, sex: Sex) -> ResultatVy:
    def of(matt: str) -> Tal:
        tal = svar.of(fraga, matt, sex)
        assert tal is not None  # noqa: S101 - a question that was asked has all its figures
        return tal

    def outcome(matt: str) -> UtfallVy:
        return UtfallVy(of(matt), of(f"{matt}.andel"))

    against, change = svar.result(fraga, "mot-riket", sex), svar.change(fraga, sex)
    return ResultatVy(
        fraga=fraga.nummer,
        grupp=svar.group(fraga.grupp).namn,
        kon="Samtliga" if sex is Sex.TOTALT else KOLUMN[sex],
        samtliga=sex is Sex.TOTALT and len(svar.sexes(fraga)) > 1,
        for_fa=svar.is_too_few(fraga, sex),
        n=of("n"),
        tillfragade=of("tillfragade"),
        svarsfrekvens=of("svarsfrekvens"),
        negativt=outcome("neg"),
        varken=outcome("varken"),
        positivt=outcome("pos"),
        klart=outcome("klart"),
        riket=svar.result(fraga, "riket", sex),
        mot_riket=against,
        mot_riket_plus=plus(against),
        forandring=change,
        forandring_plus=plus(change),
    )


def _notes(svar: Enkatsvar, asked: Sequence[Fraga], rader: Sequence[ResultatVy]) -> list[str]:
    shown = [rad for rad in rader if not rad.for_fa]
    notes = []
    if len(shown) < len(rader):
        notes.append(too_few_note(svar))
    others = [svar.group(f.grupp).namn for f in asked if svar.is_too_few(f, Sex.OVRIGA)]
    if others:
        groups = enumerate_in_text(list(dict.fromkeys(others)))
        notes.append(
            f"{groups} med okänt eller annat kön ingår i Samtliga, men har lämnat för få svar för "
            "att visas för sig."
        )
    if any(_adds_up_wrong(rad) for rad in shown):
        notes.append("Andelarna är avrundade var för sig, så en summa kan bli 99 eller 101.")
    if any(not rad.n for rad in shown):
        notes.append("Streck bland andelarna: ingen har svarat på frågan.")
    notes += _comparison_notes(svar, asked, shown)
    return notes


def _comparison_notes(
    svar: Enkatsvar, asked: Sequence[Fraga], shown: Sequence[ResultatVy]
) -> list[str]:
    notes = []
    if any(rad.riket is None for rad in shown):
        notes.append("Streck under Riket: det finns inget nationellt resultat.")
    if any(rad.forandring is None for rad in shown):
        notes.append(
            f"Streck under Förändring: det finns inget resultat för {svar.year - 1} att jämföra med."
        )
    broken = {f.nummer for f in asked if f.jamforbar_fran == svar.year}
    if broken:
        notes.append(f"Frågan fick ny lydelse {svar.year} och kan inte jämföras med åren före.")
    return notes


def too_few_note(svar: Enkatsvar) -> str:
    """What the words "för få svar" mean."""
    least = svar.enkat.minsta_grupp
    if svar.hides_more:
        return (
            f"För få svar: färre än {least} har svarat, eller så skulle resultatet för en så liten "
            "grupp gå att räkna ut. Därför visas det inte."
        )
    return f"För få svar: färre än {least} har svarat, så resultatet visas inte."


def _adds_up_wrong(rad: ResultatVy) -> bool:
    """Whether the printed shares of the three kinds of answer do not add up to 100."""
    if not rad.n:
        return False
    parts = (rad.negativt, rad.varken, rad.positivt)
    return sum(round_half_away(part.andel.varde) for part in parts) != 100
