"""Faults of a template, told with the place where the office finds them in Word."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from msgspec import Struct

from sofrep.errors import SofrepError


class TemplatePlace(Struct, frozen=True):
    """Where in a template: its part, the paragraph or table cell, and the tag as written.

    `spot` is "" where only the part is known; `tag` is "" where the fault is no tag's.
    """

    part: str
    spot: str = ""
    tag: str = ""

    def __str__(self) -> str:
        return ", ".join(text for text in (self.part, self.spot, self.tag) if text)


class TemplateFault(Struct, frozen=True):
    """One fault: where it is, and what is wrong and what to do, in Swedish."""

    place: TemplatePlace | None
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


class TemplateFaultError(SofrepError):
    """A template cannot be used; every fault that could be found at once is in `faults`."""

    def __init__(self, template: str, faults: Sequence[TemplateFault]) -> None:
        self.template = template
        self.faults = tuple(faults)
        if len(self.faults) == 1:
            text = f"Mallen {template}: {self.faults[0]}"
        else:
            lines = "".join(f"\n  {fault}" for fault in self.faults)
            text = f"Mallen {template} har {len(self.faults)} fel:{lines}"
        super().__init__(text)


class ValueFaultError(Exception):
    """A value that cannot be printed or used as the template does; its text is Swedish."""


def suggest(wanted: str, known: Sequence[str]) -> str:
    """`` Menar ni 'x'?`` when something known looks like `wanted`, else ""."""
    near = get_close_matches(wanted, known, n=1, cutoff=0.6)
    return f" Menar ni '{near[0]}'?" if near else ""
