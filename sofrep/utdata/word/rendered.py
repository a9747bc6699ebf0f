"""What goes into a rendered document beside its blocks, and what comes out."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Properties(Struct, frozen=True):
    """The document's own properties; nothing else about its making is kept in it.

    `author` is the förbund; `created` comes from the profile, never from a clock.  `mark` says
    which form a form is, "" for other documents.
    """

    title: str
    author: str
    created: date
    subject: str = ""
    language: str = "sv-SE"
    mark: str = ""


class Rendered(Struct, frozen=True):
    """A finished document.

    `figures` holds the ids of the figures printed in text and tables, in the order in which they
    are printed; `placeholders` the texts that mark what the office has not written yet, and
    `missing` what else is not there: a date, an amount, names.
    """

    content: bytes
    figures: tuple[str, ...]
    placeholders: tuple[str, ...]
    missing: tuple[str, ...] = ()
