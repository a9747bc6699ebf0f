"""Where sections stand: a document and, in it, an insats, a union or the förbund; and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.amnen.gemensamt import tryckta
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.noter import streck_noter
from sofrep.amnen.gemensamt.overtaganden import is_counted, running, shown_unions
from sofrep.amnen.gemensamt.tabeller import Rubriker, is_stub
from sofrep.amnen.gemensamt.texter import bilaga_texts, om_insatsen, scope_texts
from sofrep.amnen.gemensamt.tryckta import PeriodVy, Siffror, siffror
from sofrep.domain.bilagor import EGET, INLEDNING, Utpekbar, is_meant
from sofrep.domain.forbund import FORBUNDET, Forbund, Insats, Union
from sofrep.visning.block import (
    Block,
    Bredvid,
    Delar,
    Diagramblock,
    Hanvisning,
    Kanslitext,
    Rubrik,
    Stil,
    Stycke,
    Tabellblock,
)
from sofrep.visning.fraser import Value
from sofrep.visning.svenska import DASH, NBSP, format_number
from sofrep.visning.visat import Cell, Diagram, Rad, Tabell, Tal

Blocks = tuple[Block, ...]
Post = TypeVar("Post", bound=Utpekbar)


class Sida(Struct, frozen=True, dict=True):
    """A scope in a document: its figures, its words, and the keys of its blocks.

    Every phrase may use ``{insats}``, ``{period}`` (2023), ``{forra}`` (2022), ``{periodord}``
    (året) and ``{sista_dag}`` (31 december).  `hanvisar` is False in a document without the part
    that the captions refer to.

    A section that stands in another document than its own has keys with a part of their own (`fack`),
    and its hand-written texts from the document that it is of (`hem`).  `fraga` names what it is asked
    for: ``rv, utr``; "" for all.
    """

    underlag: BilagaUnderlag
    dokument: str
    scope: str
    hanvisar: bool = True
    fack: str = ""
    hem: str = ""
    fraga: str = ""

    @cached_property
    def s(self) -> Siffror:
        """The scope's figures in the period."""
        return siffror(self.underlag, self.scope)

    @property
    def texter_ur(self) -> str:
        """The document whose hand-written texts the section shows."""
        return self.hem or self.dokument

    def valda(self, posts: Iterable[Post]) -> tuple[Post, ...]:
        """Those of the posts that the section is asked for; all where it is asked for none."""
        return tuple(post for post in posts if not self.fraga or is_meant(post, self.fraga))

    def om(self, scope: str) -> Sida:
        """The page of another scope in the same document."""
        return replace(self, scope=scope)

    @cached_property
    def innan(self) -> Siffror:
        """The same a year earlier; without figures where that is not compared."""
        return self.s.forra()

    @property
    def forbund(self) -> Forbund:
        """The profile."""
        return self.underlag.forbund

    @property
    def insats(self) -> Insats | None:
        """The insats that the scope is, if it is one."""
        return next((i for i in self.forbund.insats if i.kod == self.scope), None)

    @cached_property
    def period(self) -> PeriodVy:
        """The period in words."""
        return tryckta.period_vy(self.underlag.period)

    @cached_property
    def places(self) -> dict[str, Value]:
        """What every phrase may use."""
        before = tryckta.period_vy(self.underlag.period.previous())
        return {
            "insats": self.forbund.scope_name(self.scope),
            "period": self.period.text,
            "periodord": self.period.ord,
            "forra": before.text,
            "forra_kort": before.kort,
            "sista_dag": self.period.sista_dag,
            "unga_till": str(self.forbund.alder.unga_till),
            "max_manader": str(self.forbund.max_manader),
        }

    def nyckel(self, *parts: str) -> str:
        """The key of a block: ``statistik.rv.alder.diagram``."""
        return ".".join((self.dokument, self.scope, *filter(None, (self.fack, *parts))))

    def delar(self, key: str, variant: str = "alltid", /, **places: Value) -> Delar:
        """A phrase as parts of a sentence."""
        return self.underlag.fraser.delar(key, variant, **(self.places | places))

    def text(self, key: str, variant: str = "alltid", /, **places: Value) -> str:
        """A phrase without figures."""
        return self.underlag.fraser.text(key, variant, **(self.places | places))

    def stycke(
        self,
        part: str,
        key: str,
        variant: str = "alltid",
        /,
        *,
        stil: Stil = Stil.BROD,
        **places: Value,
    ) -> Stycke:
        """A paragraph of a phrase."""
        delar = self.delar(key, variant, **places)
        return Stycke(nyckel=self.nyckel(part), delar=delar, stil=stil, fras=f"{key}.{variant}")

    def stycke_av(self, part: str, fras: str, delar: Delar, stil: Stil = Stil.BROD) -> Stycke:
        """A paragraph of parts that are filled already; `fras` is the phrase they begin with."""
        return Stycke(nyckel=self.nyckel(part), delar=delar, stil=stil, fras=fras)

    def rubrik(self, niva: int, part: str, key: str, variant: str = "alltid", /) -> Rubrik:
        """A heading of a phrase."""
        nyckel = self.nyckel(*filter(None, (part, "rubrik")))
        return Rubrik(nyckel=nyckel, niva=niva, delar=self.delar(key, variant))

    def rubriker(self, key: str, noter: tuple[str, ...] = (), /, **places: str) -> Rubriker:
        """The words of a table: ``[key]`` has ``rubrik``, ``etiketter`` and ``kolumner``."""
        rubrik, etiketter, kolumner = (
            self.text(key, variant, **places) for variant in ("rubrik", "etiketter", "kolumner")
        )
        return Rubriker(rubrik, f"{rubrik}. {kolumner}", etiketter, self.underlag.fraser, noter)

    def streck(self, rader: Iterable[Rad]) -> tuple[str, ...]:
        """Why values of the rows are dashes: a note for each reason."""
        return streck_noter(self.underlag.fraser, rader)

    def tabell(self, part: str, tabell: Tabell | None, *, numrerad: bool = True) -> Blocks:
        """The block of a table, where anything of it has been counted and more than a head count is told."""
        if tabell is None or not is_counted(tabell) or is_stub(tabell):
            return ()
        return (Tabellblock(nyckel=self.nyckel(part), tabell=tabell, numrerad=numrerad),)

    def diagram(
        self, part: str, diagram: Diagram | None, bildtext: Delar = ()
    ) -> Diagramblock | None:
        """The block of a chart, where there is one."""
        if diagram is None:
            return None
        return Diagramblock(nyckel=self.nyckel(part), diagram=diagram, bildtext=bildtext)

    def kanslitext(self, avsnitt: str, stil: Stil = Stil.BROD) -> Blocks:
        """What the office has written here, or the mark that it has to."""
        if self.hem and avsnitt == INLEDNING:
            return ()  # it introduces the document that it was written for
        texts = (
            bilaga_texts(self.underlag, self.texter_ur)
            if self.scope == FORBUNDET
            else scope_texts(self.underlag, self.texter_ur, self.scope)
        )
        text = texts.get(avsnitt, "")
        return (Kanslitext(nyckel=self.nyckel(avsnitt), text=text, stil=stil),) if text else ()

    def egna_avsnitt(self) -> Blocks:
        """The sections of the office's own about the insats."""
        return om_insatsen(self.underlag, self.texter_ur, self.scope, self.nyckel(EGET))

    def kommentar(self, avsnitt: str) -> Blocks:
        """The office's comment to a section."""
        return self.kanslitext(f"kommentar-{avsnitt}", Stil.KOMMENTAR)


class Uppslag(Struct, frozen=True):
    """What a section gives: sentences and one chart for the body, its full tables for the end."""

    punkter: tuple[Stycke, ...] = ()
    bild: Diagramblock | None = None
    tabeller: Blocks = field(default_factory=tuple)


def scopes(underlag: BilagaUnderlag) -> tuple[Insats | Union, ...]:
    """The insatser of the year, then the unions that add something up."""
    return (*running(underlag), *shown_unions(underlag))


def se(tabeller: Blocks, sida: Sida) -> Delar:
    """``Se tabell 9.`` after a caption, where there is such a table; else nothing."""
    if not tabeller or not sida.hanvisar:
        return ()
    return sida.delar("hanvisning", tabell=Hanvisning(tabeller[0].nyckel))


def abreast(sida: Sida, part: str, bilder: Sequence[Diagramblock]) -> Iterator[Block]:
    """Charts two and two; a last one without a partner alone."""
    for n in range(0, len(bilder) - 1, 2):
        nyckel = sida.nyckel(part, f"bredvid-{n // 2 + 1}")
        yield Bredvid(nyckel=nyckel, kolumner=((bilder[n],), (bilder[n + 1],)))
    if len(bilder) % 2:
        yield bilder[-1]


def shown(*tal: Tal | None) -> bool:
    """Whether all figures are there with a value that may be printed."""
    return all(each is not None and each.finns for each in tal)


def utan_fjol(sida: Sida, kolumn: str, cells: Iterable[Cell]) -> tuple[str, ...]:
    """What a dash in the column of last year means, where there is one."""
    is_empty = any(cell == DASH for cell in cells)
    return (sida.text("not.utan-fjol", kolumn=kolumn),) * is_empty


def utan_kon(sida: Sida, cells: Iterable[tuple[Tal | None, Tal | None]]) -> tuple[str, ...]:
    """What a dash under women or men means: each cell is what is known, and what of it is printed."""
    uncounted = {
        tal is None or not (tal.raknad or tal.samlad) for tal, printed in cells if printed is None
    }
    if not uncounted:
        return ()
    variant = "få-oräknat" if len(uncounted) > 1 else "oräknat" if True in uncounted else "få"
    return (sida.text("not.utan-kon", variant),)


def eller(tal: Tal | None, annars: str = DASH) -> Tal | str:
    """The figure; 0 is one too."""
    return annars if tal is None else tal


def av(antal: Tal | None, andel: Tal | None) -> Cell:
    """``54 av 198``: a count with what it is a part of, which its share knows."""
    if antal is None or andel is None or not shown(antal, andel) or andel.namnare is None:
        return eller(antal)
    return (antal, f"{NBSP}av{NBSP}{format_number(andel.namnare)}")


def joined(parts: Iterable[Delar]) -> Delar:
    """Sentences or clauses after one another, a space between."""
    found = [part for part in parts if part]
    return tuple(
        piece for n, part in enumerate(found) for piece in ((" ",) * (n > 0) + tuple(part))
    )
