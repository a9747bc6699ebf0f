"""A samordningsförbund as its forbund.toml describes it.

The records are the declaration of the file: field names are its keys, so the reader
(`sofrep.forbundsprofil`) and the key list in docs/profile.md follow from them.  Every ``kod`` is part
of figure ids: a-z, 0-9 and hyphen; at most 6 characters for an insats, union or uppföljning, 8 for
a value of a code list, 10 otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from sofrep.domain.betyg import Betygsregel
from sofrep.domain.dokument import Bilaga, Dokument, Logotyp, Utdata
from sofrep.domain.enkat import Enkat
from sofrep.domain.period import Period, shift_years
from sofrep.domain.regler import Tyst
from sofrep.domain.rojande import Rojande
from sofrep.domain.uppgift import Alder, EgenUppgift, Forsorjningstid, Korsning, Ord

FORBUNDET = "forbundet"


class Avsnitt(StrEnum):
    """The sections of an insats or union in Bilaga Statistik; the profile lists which to show."""

    OVERSIKT = "oversikt"
    MANAD = "manad"
    KOMMUN = "kommun"
    ALDER = "alder"
    FORSORJNINGSTID = "forsorjningstid"
    FORSORJNING = "forsorjning"
    SYSSELSATTNING = "sysselsattning"
    AVSLUTSORSAK = "avslutsorsak"
    INSKRIVNINGSTID = "inskrivningstid"
    UNGA = "unga"
    GRUPPER = "grupper"
    PERSONER = "personer"
    PERSONAL = "personal"
    UPPFOLJNING = "uppfoljning"


class Kodlista(StrEnum):
    """The coded fields of a register row."""

    FORSORJNING = "forsorjning"
    SYSSELSATTNING = "sysselsattning"
    AVSLUTSORSAK = "avslutsorsak"

    @property
    def steg(self) -> str:
        """Begins the steps and measures of its codes: ``fors``, ``syss``, ``orsak``."""
        return "orsak" if self is Kodlista.AVSLUTSORSAK else self.value[:4]


class Underlagsslag(StrEnum):
    """What an insats delivers: a register with a row per enrolment, or counts only."""

    RADER = "rader"
    ANTAL = "antal"


class Medlem(Struct, frozen=True, kw_only=True):
    """A member that pays: the state, the region, a kommun.

    `bidrag` is the contribution in whole kronor per year, from which the shares are computed.
    """

    kod: str
    namn: str
    bidrag: Mapping[str, int] = field(default_factory=dict)


class Kommun(Struct, frozen=True, kw_only=True):
    """A kommun that participants live in; `medlem` is the kod of the member that it is."""

    kod: str
    namn: str
    kortnamn: str = ""
    alias: tuple[str, ...] = ()
    medlem: str = ""


class Insats(Struct, frozen=True, kw_only=True):
    """Something that participants are enrolled in.

    `fran` and `till` are its first and last year (0: open).  `efterfoljer` are the insatser that
    it takes over from in its first year, or the one that it is a part of
    (`sofrep.domain.efterfoljare`).  `gruppnamn` is what a row with a group label takes part in
    ("4-veckorsgrupp"), `utan_gruppnamn` what one without does.
    `register_fran` is the first day from which its own register is complete, when later than the
    förbund's: before it tallies or entered history are used.  `flera_varden` says that in its
    tallies one person may stand on several lines of the same list of försörjning or
    sysselsättning, so that lines are never added up to a kodgrupp.  `noteras_inte` is what its
    register has no column for, `inga_deltagare` the years in which nobody took part.  `inriktning`,
    `metod` and `esf` are what the state's system Uppföljning Finsam asks of an insats: what it is directed at, how
    it is followed up, and whether the Europeiska socialfonden pays a part.
    """

    kod: str
    namn: str
    kortnamn: str = ""
    alias: tuple[str, ...] = ()
    fran: int = 0
    till: int = 0
    efterfoljer: tuple[str, ...] = ()
    avsnitt: tuple[str, ...] = ()
    gruppnamn: str = ""
    utan_gruppnamn: str = ""
    underlag: Underlagsslag = Underlagsslag.RADER
    register_fran: date | None = None
    flera_varden: bool = False
    noteras_inte: tuple[str, ...] = ()
    inga_deltagare: tuple[int, ...] = ()
    inriktning: str = ""
    metod: str = ""
    esf: bool = False

    def runs(self, year: int) -> bool:
        """Whether the insats exists in `year`."""
        return (not self.fran or self.fran <= year) and (not self.till or year <= self.till)


class Union(Struct, frozen=True, kw_only=True):
    """Insatser that are reported together; their participants are added up."""

    kod: str
    namn: str
    alias: tuple[str, ...] = ()
    insatser: tuple[str, ...]
    avsnitt: tuple[str, ...] = ()


class Kod(Struct, frozen=True, kw_only=True):
    """One value of a coded column; `raknas_som` names the kodgrupper that it belongs to."""

    kod: str
    namn: str
    alias: tuple[str, ...] = ()
    raknas_som: tuple[str, ...] = ()


class Kodgrupp(Struct, frozen=True, kw_only=True):
    """Codes of one list that are counted together.

    Three have a fixed meaning, where the profile has them: ``egen`` (försörjning: ingen offentlig försörjning, which excludes
    every other), ``arbstud`` (sysselsättning: arbete eller studier) and ``sjuk`` (avslutsorsak:
    could not make use of the insats because of illness).
    """

    kod: str
    namn: str
    lista: Kodlista


class Part(Struct, frozen=True, kw_only=True):
    """Who applies for places, for a member or none; `kommun`: the kommuner, each for its own."""

    kod: str
    namn: str
    alias: tuple[str, ...] = ()
    medlem: str = ""
    kommun: bool = False


class Fonster(Struct, frozen=True, kw_only=True):
    """A window of exits relative to the report's year: ``fran_ar = -1, fran_dag = "01-01"``."""

    fran_ar: int
    fran_dag: str
    till_ar: int
    till_dag: str

    def of_year(self, year: int) -> Period:
        """The window in the report of `year`."""
        start = date.fromisoformat(f"2000-{self.fran_dag}")
        end = date.fromisoformat(f"2000-{self.till_dag}")
        return Period(
            shift_years(start, year + self.fran_ar - 2000),
            shift_years(end, year + self.till_ar - 2000),
        )


class Uppfoljning(Struct, frozen=True, kw_only=True):
    """A follow-up horizon; `delar` is its window in a delårsrapport, None: left out there."""

    kod: str
    namn: str
    manader: int
    insatser: tuple[str, ...]
    fonster: Fonster
    delar: Fonster | None = None


class Malregler(Struct, frozen=True, kw_only=True):
    """How goals are judged: "delvis" within `tolerans_procent` of the target, relative to it."""

    tolerans_procent: int = 10


class Forbund(Struct, frozen=True, kw_only=True, eq=False):
    """The whole profile.  It is equal to itself alone, so that what follows from it can be kept by it.

    A list, band or kodgrupp that is not there is not counted: there are no figures of it, and no
    section may need it.

    `register_fran` is the first day from which the register is complete: nothing is computed for
    a period that starts before it; None where no insats has a register.  `max_manader` is the
    longest time that an enrolment may last (0: no limit).  `noteras_inte` is what no register
    has a column for, `noteras_vid_start` what is noted at the start as well as at the exit, and
    `uppgift` what the office notes beside what every office does, and `korsning` what is counted by two
    of these.  Without `betyg` the insatser are
    not graded.
    """

    namn: str
    kortnamn: str
    organisationsnummer: str
    exempel: bool = False
    register_fran: date | None = None
    max_manader: int = 0
    noteras_inte: tuple[str, ...] = ()
    noteras_vid_start: tuple[Kodlista, ...] = ()
    medlem: tuple[Medlem, ...]
    kommun: tuple[Kommun, ...]
    insats: tuple[Insats, ...]
    union: tuple[Union, ...] = ()
    forsorjning: tuple[Kod, ...] = ()
    sysselsattning: tuple[Kod, ...] = ()
    avslutsorsak: tuple[Kod, ...] = ()
    kodgrupp: tuple[Kodgrupp, ...] = ()
    uppgift: tuple[EgenUppgift, ...] = ()
    korsning: tuple[Korsning, ...] = ()
    part: tuple[Part, ...] = ()
    alder: Alder = field(default_factory=Alder)
    forsorjningstid: Forsorjningstid = field(default_factory=Forsorjningstid)
    uppfoljning: tuple[Uppfoljning, ...] = ()
    enkat: Enkat | None = None
    bilaga: tuple[Bilaga, ...]
    mal: Malregler = field(default_factory=Malregler)
    rojande: Rojande = field(default_factory=Rojande)
    betyg: Betygsregel | None = None
    dokument: Mapping[str, Dokument] = field(default_factory=dict)
    logotyp: tuple[Logotyp, ...] = ()
    utdata: Utdata = field(default_factory=Utdata)
    tyst: tuple[Tyst, ...] = ()
    ord: Ord = field(default_factory=Ord)

    def scopes(self) -> dict[str, tuple[str, ...]]:
        """The insats codes behind every insats and union, in the profile's order."""
        return {i.kod: (i.kod,) for i in self.insats} | {u.kod: u.insatser for u in self.union}

    @property
    def has_rows(self) -> bool:
        """Whether any insats delivers rows: where all deliver counts there is no register."""
        return any(insats.underlag is Underlagsslag.RADER for insats in self.insats)

    def rows_from(self, insats: Insats) -> date | None:
        """The first day from which the insats is counted from rows; None where it never is."""
        if insats.underlag is Underlagsslag.ANTAL or self.register_fran is None:
            return None
        return max(self.register_fran, insats.register_fran or self.register_fran)

    def scope_name(self, scope: str) -> str:
        """The name of an insats, a union or the förbund itself."""
        names = {i.kod: i.namn for i in self.insats} | {u.kod: u.namn for u in self.union}
        return names.get(scope, self.namn)

    def notes(self, insats: Insats, uppgift: str) -> bool:
        """Whether the insats's register is to have a column for it."""
        return uppgift not in (*self.noteras_inte, *insats.noteras_inte)

    def members_that_are_kommuner(self) -> tuple[str, ...]:
        """The members that are some kommun's."""
        kods = {kommun.medlem for kommun in self.kommun}
        return tuple(member.kod for member in self.medlem if member.kod in kods)

    def codes(self, lista: Kodlista) -> tuple[Kod, ...]:
        """The codes of a list."""
        codes: tuple[Kod, ...] = getattr(self, lista)
        return codes
