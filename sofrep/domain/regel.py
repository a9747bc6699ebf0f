"""What a rule is: its severities, what it means, and whether it may be silenced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether documents may still be made."""

    ERROR = "fel"
    WARNING = "varning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One rule that the profile and the workbooks are held to.

    `severities` are those that its problems may have.  `silenceable`: the profile may silence it
    with a reason (``[[tyst]]``): never what cannot be read, nor anything about a person's identity.
    `personal`: it has found such a thing, so no copy of the workbook is ever made.
    """

    text: str
    severities: tuple[Severity, ...]
    silenceable: bool = False
    personal: bool = False

    @property
    def kind(self) -> str:
        """Its severities in words: ``fel``, ``varning`` or ``fel eller varning``."""
        return " eller ".join(self.severities)


def fel(text: str, *, tystas: bool = False) -> Regel:
    """A rule whose problems stop the build; few may be silenced."""
    return Regel(text=text, severities=(Severity.ERROR,), silenceable=tystas)


def varning(text: str, *, tystas: bool = True) -> Regel:
    """A rule whose problems do not stop the build; most may be silenced."""
    return Regel(text=text, severities=(Severity.WARNING,), silenceable=tystas)


def fel_eller_varning(text: str) -> Regel:
    """A rule whose problems stop the build or not, as the case may be."""
    return Regel(text=text, severities=(Severity.ERROR, Severity.WARNING))


def personuppgift(text: str, *severities: Severity) -> Regel:
    """A rule that finds what tells who somebody is: never silenced, and its workbook never copied.

    An error unless `severities` say otherwise.
    """
    return Regel(text=text, severities=severities or (Severity.ERROR,), personal=True)
