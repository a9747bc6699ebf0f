"""The documents that a förbund's profile lists, and their logotypes."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Bilaga(Struct, frozen=True, kw_only=True):
    """A document to make: `kod` is one of those that sofrep knows, or that of one of the office's own.

    `nummer` is 0 for a document that is no bilaga to another one.  `avsnitt` are its sections in
    their order (`sofrep.domain.bilagor`), () for all of a standard one.  `del_av_ar` says that one of the
    office's own is made of parts of a year, as the delårsrapport, and not of whole years.
    """

    kod: str
    nummer: int = 0
    namn: str
    avsnitt: tuple[str, ...] = ()
    del_av_ar: bool = False


class Dokument(Struct, frozen=True, kw_only=True):
    """What the documents of one year state; `datum` is None until the office has set it."""

    datum: date | None = None
    diarienummer: str = ""
    utkast: bool = False


class Utdata(Struct, frozen=True, kw_only=True):
    """What is written beside the Word documents each time, without being asked for."""

    webb: bool = False
    pdf: bool = False
    tabeller: bool = False
    oversikt: bool = False


class Logotyp(Struct, frozen=True, kw_only=True):
    """A picture in the documents, with its alt text; `fil` is relative to the förbund's folder.

    `medfinansiar` is who helps to pay, where the picture is that one's emblem and not the
    förbund's own: it stands in the årsredovisning only, with the name beside it.
    """

    fil: str
    alt: str
    medfinansiar: str = ""
