"""The forms that a project fills in: each is declared here once.

Template, rendering, reading back, text places and the handbook's table follow from these
declarations.  A field's `kod` is the section that its answer has in the text sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

SVAR = ("Ja", "Delvis", "Nej")


class Faltslag(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DATUM = "datum"
    VAL = "val"
    KRYSS = "kryss"


class Falt(Struct, frozen=True):
    """A question and the place for its answer.

    `prompt` stands in the field until somebody writes there.  `val` are the answers to choose
    among; those of a `KRYSS` come from the profile's members and parties.  A question that is not
    `kravs` may be left open without being named.  `ur` are text places (bilaga, section) whose
    text stands in the field when its own has none.
    """

    kod: str
    fraga: str
    prompt: str
    slag: Faltslag = Faltslag.TEXT
    val: tuple[str, ...] = ()
    kravs: bool = True
    ur: tuple[tuple[str, str], ...] = ()

    @property
    def tagg(self) -> str:
        """What the field's content control is tagged with."""
        return f"falt:{self.kod}"


class Avdelning(Struct, frozen=True):
    """A part of a form under a heading of its own.

    `tabell` is what stands before the questions: ``deltagare``, ``mal``, ``ekonomi``, or nothing.
    """

    rubrik: str
    ingress: str
    falt: tuple[Falt, ...]
    tabell: str = ""


class Blankett(Struct, frozen=True, kw_only=True):
    """A form: `kod` is what the command and the form's own mark call it.

    `bilaga` is where its answers belong in the text sheet.
    """

    kod: str
    bilaga: str
    namn: str
    avdelningar: tuple[Avdelning, ...]

    @property
    def falt(self) -> tuple[Falt, ...]:
        """All fields in the form's order."""
        return tuple(falt for avdelning in self.avdelningar for falt in avdelning.falt)

    def fraga(self, kod: str) -> str:
        """The question of a field."""
        return next(falt.fraga for falt in self.falt if falt.kod == kod)


def _bedomd(kod: str, fraga: str, utveckla: str, prompt: str) -> tuple[Falt, Falt]:
    """A question answered with yes, partly or no, and the place to say more."""
    val = "Välj ja, delvis eller nej."
    return (
        Falt(f"bedomning-{kod}", fraga, val, slag=Faltslag.VAL, val=SVAR),
        Falt(kod, utveckla, prompt),
    )


# A question a line.
# fmt: off
AVTAL = Blankett(
    kod="avtal",
    bilaga="avtal",
    namn="Avtal",
    avdelningar=(
        Avdelning("Parter och avtalstid", "Kryssa för de parter som avtalet gäller. Andra parter skrivs på egna rader under.", falt=(
            Falt("parter", "Vilka är parter i avtalet?", "Skriv övriga parter här.", slag=Faltslag.KRYSS),
            Falt("fran", "Från och med vilken dag gäller avtalet?", "Välj eller skriv första dagen, till exempel 2024-01-01.", slag=Faltslag.DATUM),
            Falt("till", "Till och med vilken dag gäller avtalet?", "Välj eller skriv sista dagen, till exempel 2024-12-31.", slag=Faltslag.DATUM),
        )),
        Avdelning("Syfte, målgrupp och mål", "Skriv så att den som läser avtalet om två år förstår vad som skulle uppnås och för vem.", tabell="mal", falt=(
            Falt("syfte", "Vilket är syftet med insatsen?", "Skriv vad insatsen ska leda till för dem som deltar och för parterna.", ur=(("maluppfyllelse", "syfte"),)),
            Falt("malgrupp", "Vilken är målgruppen?", "Skriv vilka insatsen är till för, och hur man kommer dit.", ur=(("maluppfyllelse", "malgrupp"), ("sammanstallning", "malgrupp"))),
            Falt("mal", "Vilka andra mål än förbundets ska insatsen nå, och hur mäts de?", "Skriv ett mål per rad med målvärde och hur det mäts, eller att inga fler finns."),
        )),
        Avdelning("Plan och åtaganden", "Vad ska göras, när, och vem svarar för vad?", falt=(
            Falt("plan", "Hur ska insatsen genomföras?", "Skriv aktiviteterna i tur och ordning, med tider och antal platser."),
            Falt("atagande", "Vad åtar sig var och en av parterna?", "Skriv vad varje part bidrar med: personal, lokaler, platser, ledning."),
        )),
        Avdelning("Kostnader och väntade effekter", "Skriv beloppen i hela kronor.", tabell="ekonomi", falt=(
            Falt("kostnader", "Vad kostar insatsen, och hur betalas den?", "Skriv kostnaderna för personal, lokaler och annat, och när medlen betalas ut."),
            Falt("effekter", "Vilka effekter väntas insatsen få?", "Skriv till exempel hur behovet av offentlig försörjning väntas ändras."),
        )),
        Avdelning("Uppföljning", "Uppföljningen görs på förbundets blankett för uppföljning.", falt=(
            Falt("uppfoljningsplan", "Hur och när ska insatsen följas upp?", "Skriv vad som följs upp, när, av vem och hur resultatet tas om hand."),
        )),
    ),
)
UPPFOLJNING = Blankett(
    kod="uppfoljning",
    bilaga="uppfoljningsblankett",
    namn="Uppföljning",
    avdelningar=(
        Avdelning("Åtaganden och aktiviteter", "Jämför med det som planerades.", tabell="deltagare", falt=(
            *_bedomd("atagande", "1. Höll parterna sina åtaganden?", "Beskriv hur åtagandena hölls.", "Skriv vad parterna bidrog med, och vad som inte blev som avtalat."),
            *_bedomd("aktiviteter", "2. Genomfördes de planerade aktiviteterna?", "Beskriv det som gjordes, och avvikelser från planen.", "Skriv vad som gjordes, vad som inte gjordes eller gjordes annorlunda, och varför."),
        )),
        Avdelning("Syfte, mål och effekter", "Jämför med syftet och målen för insatsen.", tabell="mal", falt=(
            *_bedomd("syfte", "3. Nåddes syftet?", "Beskriv på vilket sätt syftet nåddes, och kommentera målen.", "Skriv vad som uppnåddes, hur ni vet det och vad resultaten beror på."),
            *_bedomd("effekter", "4. Fick insatsen de effekter som väntades?", "Beskriv effekterna.", "Skriv till exempel om kostnaden för offentlig försörjning har minskat."),
        )),
        Avdelning("Jämställdhet och ordinarie verksamhet", "", falt=(
            Falt("jamstalldhet", "5. Hur har jämställdheten beaktats?", "Skriv om skillnader mellan kvinnor och män, och vad ni har gjort åt dem."),
            *_bedomd("forvantningar", "6. Motsvarade insatsen den ordinarie verksamhetens förväntningar?", "Beskriv hur förväntningarna möttes.", "Skriv vad parternas verksamheter hade väntat sig, och vad de fick."),
            Falt("erfarenheter", "7. Hur tas erfarenheterna till vara?", "Skriv vad som lever vidare, hos vem, och vem som ansvarar för det."),
        )),
        Avdelning("Ekonomi och datum", "Jämför utfallet med budgeten.", tabell="ekonomi", falt=(
            Falt("ekonomi", "Vad beror skillnaden mellan budget och utfall på?", "Skriv vad som blev dyrare eller billigare än tänkt, och varför."),
            Falt("datum", "Vilken dag fylldes blanketten i?", "Välj eller skriv dagen, till exempel 2024-02-15.", slag=Faltslag.DATUM, kravs=False),
        )),
    ),
)
# fmt: on

BLANKETTER = {blankett.kod: blankett for blankett in (AVTAL, UPPFOLJNING)}
"""All forms by their kod."""


class Markning(Struct, frozen=True, kw_only=True):
    """Which form a file is: its kind, the kod of the insats, the year and whose it is.

    `forbund` is the organisation number.
    """

    blankett: str
    insats: str
    ar: int
    forbund: str

    def __str__(self) -> str:
        return f"{self.blankett}/{self.insats}/{self.ar}/{self.forbund}"

    @classmethod
    def of(cls, text: str) -> Markning | None:
        """The mark that `text` writes, or None."""
        parts = text.strip().split("/")
        if len(parts) != 4 or parts[0] not in BLANKETTER or not parts[2].isdecimal():
            return None
        blankett, insats, ar, forbund = parts
        return cls(blankett=blankett, insats=insats, ar=int(ar), forbund=forbund)


def ticked(lines: Iterable[str], choices: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """The `choices` that an answer of one per line names, and the rest of it."""
    offered = set(choices)
    given = [line.strip() for line in lines if line.strip()]
    return tuple(g for g in given if g in offered), "\n".join(g for g in given if g not in offered)


def text_places() -> Iterator[tuple[str, str, str]]:
    """The bilaga, section and question of every field: the text places of the forms."""
    for blankett in BLANKETTER.values():
        for falt in blankett.falt:
            yield blankett.bilaga, falt.kod, falt.fraga
