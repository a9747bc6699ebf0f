"""What a rule is: its severities, what it means, and whether it may be silenced."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """What a problem means to the office; the most serious first.

    An *error* stops the build, a *warning* does so with ``--strict`` only, and a *note* is listed
    without being counted: nothing needs to be done about it.
    """

    ERROR = "fel"
    WARNING = "varning"
    NOTE = "upplysning"

    @property
    def rank(self) -> int:
        """0 for the most serious."""
        return list(Severity).index(self)


class Regel(Struct, frozen=True, kw_only=True):
    """One rule that the profile and the workbooks are held to.

    `severities` are those that its problems may have.  `silenceable`: the profile may silence it
    with a reason (``[[tyst]]``): never what cannot be read, nor anything about a person's identity.
    `personal`: it has found such a thing, so no copy of the workbook is ever made.
    `follows`: it says that something is missing, or is other than it was, which may be no more than
    what follows where something could not be read; then it is not told.
    """

    text: str
    severities: tuple[Severity, ...]
    silenceable: bool = False
    personal: bool = False
    follows: bool = False

    @property
    def kind(self) -> str:
        """Its severities in words: ``fel``, ``fel eller varning``, ``fel, varning eller upplysning``."""
        *first, last = self.severities
        return f"{', '.join(first)} eller {last}" if first else str(last)


def fel(text: str, *, tystas: bool = False, foljd: bool = False) -> Regel:
    """A rule whose problems stop the build; few may be silenced."""
    return Regel(text=text, severities=(Severity.ERROR,), silenceable=tystas, follows=foljd)


def varning(text: str, *, tystas: bool = True, foljd: bool = False) -> Regel:
    """A rule whose problems do not stop the build; most may be silenced."""
    return Regel(text=text, severities=(Severity.WARNING,), silenceable=tystas, follows=foljd)


def upplysning(text: str) -> Regel:
    """A rule whose problems are only listed."""
    return Regel(text=text, severities=(Severity.NOTE,), silenceable=True)


def upplysning_eller_varning(text: str) -> Regel:
    """A rule whose problems are listed, and counted where they may lose something."""
    return Regel(text=text, severities=(Severity.WARNING, Severity.NOTE), silenceable=True)


def fel_eller_varning(text: str, *, foljd: bool = False) -> Regel:
    """A rule whose problems stop the build or not, as the case may be."""
    return Regel(text=text, severities=(Severity.ERROR, Severity.WARNING), follows=foljd)


def personuppgift(text: str, *severities: Severity) -> Regel:
    """A rule that finds what tells who somebody is: never silenced, and its workbook never copied.

    An error unless `severities` say otherwise.
    """
    return Regel(text=text, severities=severities or (Severity.ERROR,), personal=True)


class Tyst(Struct, frozen=True, kw_only=True):
    """A rule that the office has silenced, and why; each further key makes it narrower.

    `ar` is the year that a problem is about, or of the year's folder that its file lies in.
    """

    regel: str
    skal: str
    fil: str = ""
    blad: str = ""
    cell: str = ""
    insats: str = ""
    ar: int = 0
