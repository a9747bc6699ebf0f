"""Composing and rendering every document of a period, in memory: nothing is written here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sofrep.amnen.alla.labels import names_in
from sofrep.domain.bilagor import av_del_av_ar
from sofrep.domain.dokument import Bilaga
from sofrep.domain.figure import Figure, UnknownFigureError
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.errors import SofrepError
from sofrep.paths import builtin_templates, template_path
from sofrep.pipeline.build_report import Document
from sofrep.pipeline.evaluate import Results
from sofrep.statistics.underlag import TextKey, WrittenPart

if TYPE_CHECKING:
    from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
    from sofrep.dokument import Dokumentslag
    from sofrep.utdata.word import Properties
    from sofrep.visning.block import Block

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
_LONGEST_NAME = 200
"""Bytes of a name; a file system takes 255, and a kept copy has a few words more."""


class MissingTemplateError(SofrepError):
    """A template is neither in the förbund's folder nor built in."""


class NoDocumentError(SofrepError):
    """The profile lists no document that is made of such a period."""


class SameNameError(SofrepError):
    """Two documents would be the same file, so that one of them would be lost."""


class MissingFigureError(SofrepError):
    """A document asks for a figure that the folder does not give."""


def file_name(bilaga: Bilaga, period: Period) -> str:
    """``Bilaga 2 Statistik 2023.docx``, without what Windows does not take in a name."""
    return safe_name(_title(bilaga), period.year)


def safe_name(title: str, year: int) -> str:
    """The name of the Word file of a title and a year, without what Windows does not take.

    Nor with signs that are not seen, which could make a name look like another.
    """
    name = unicodedata.normalize("NFC", _NOT_IN_NAMES.sub(" ", title))
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in name)
    short = " ".join(seen.split()).encode()[:_LONGEST_NAME].decode("utf-8", "ignore")
    return f"{short.rstrip(' .')} {year}.docx"


def documents_of(forbund: Forbund, period: Period) -> tuple[Bilaga, ...]:
    """The documents of the profile that are made of such a period: of a whole year or a part.

    Raises:
        NoDocumentError: when there is none.
    """
    found = tuple(b for b in forbund.bilaga if av_del_av_ar(b) != period.is_year)
    if not found:
        raise NoDocumentError(
            "forbund.toml har inget dokument för ett helt år. Lägg till ett i forbund.toml."
            if period.is_year
            else "forbund.toml har ingen delårsrapport. Lägg till de här raderna i forbund.toml, vid "
            'de andra dokumenten: [[bilaga]], kod = "delarsrapport", namn = "Delårsrapport".'
        )
    return found


def begun_documents(given: BilagaUnderlag) -> tuple[Bilaga, ...]:
    """The documents of the period that somebody has begun to fill, in the profile's order.

    Raises:
        NoDocumentError: as `documents_of`.
    """
    from sofrep.dokument import dokumentslag

    bilagor = documents_of(given.forbund, given.period)
    return tuple(bilaga for bilaga in bilagor if dokumentslag(bilaga.kod).is_begun(given))


def _title(bilaga: Bilaga) -> str:
    return f"Bilaga {bilaga.nummer} {bilaga.namn}" if bilaga.nummer else bilaga.namn


class Draft(Struct, frozen=True, kw_only=True, dict=True):
    """A document that is composed: which figures it prints is known, whatever Word makes of it."""

    bilaga: Bilaga
    template: Path
    properties: Properties
    context: Mapping[str, Any]
    blocks: tuple[Block, ...]
    name_of: Callable[[Figure], str]

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The ids of the figures that the blocks print, in reading order."""
        from sofrep.visning.block import printed

        return tuple(dict.fromkeys(tal.figure.id for tal in printed(self.blocks)))

    def document(self, period: Period) -> Document:
        """The document, rendered.

        Raises:
            SofrepError: for a faulty template.
        """
        from sofrep.utdata.word import render_blocks

        rendered = render_blocks(
            self.template, self.blocks, self.context, self.properties, self.name_of
        )
        return Document(
            kod=self.bilaga.kod,
            name=file_name(self.bilaga, period),
            template=self.template,
            content=rendered.content,
            figures=tuple(dict.fromkeys((*self.printed, *rendered.figures))),
            placeholders=rendered.placeholders,
            missing=rendered.missing,
            blocks=self.blocks,
        )


def compose_documents(results: Results, underlag: WrittenPart, folder: Path) -> tuple[Draft, ...]:
    """Every document of the period, in the profile's order; none that nobody has begun to fill.

    Raises:
        SofrepError: for a template that is missing or faulty, or a figure that is missing.
    """
    from sofrep.dokument import dokumentslag

    _refuse_same_names(documents_of(results.forbund, results.period), results.period)
    given = bilaga_underlag(results, underlag, folder)
    drafts = []
    for bilaga in begun_documents(given):
        try:
            drafts.append(_composed(bilaga, dokumentslag(bilaga.kod), given))
        except UnknownFigureError as fault:
            raise MissingFigureError(
                f"Bilagan {bilaga.namn} behöver siffran {fault.wanted}, som inte kan räknas fram. "
                "Lägg in den i historik.xlsx, eller ta bort avsnittet i forbund.toml."
            ) from fault
    return tuple(drafts)


def _composed(bilaga: Bilaga, slag: Dokumentslag, given: BilagaUnderlag) -> Draft:
    from sofrep.amnen.gemensamt.noter import med_noter
    from sofrep.dokument.falt import Figurer, template_fields
    from sofrep.dokument.samlat import med_faststallda, utan_samlat
    from sofrep.utdata.word import template_figures

    blocks = utan_samlat(slag.compose(given), given.fraser)
    template = _template(given.folder, f"{bilaga.kod}.docx", slag.mall)
    fields = template_fields(given, bilaga.kod)
    # A built-in template prints no figures by itself.
    for wanted in template_figures(template) if template.parent != builtin_templates() else ():
        # Asked for, and so published; rendering tells an unknown one with its place.
        with suppress(UnknownFigureError):
            Figurer(given.figures, given.period)[wanted]
    return Draft(
        bilaga=bilaga,
        template=template,
        properties=_properties(bilaga, given),
        context=fields,
        blocks=med_faststallda(med_noter(blocks, given.fraser), given.fraser),
        name_of=names_in(given.forbund),
    )


def _template(folder: Path, *names: str) -> Path:
    template = template_path(folder, *names)
    if not template.is_file():
        raise MissingTemplateError(
            f"Mallen {template.name} finns varken i mappen mallar eller i programmet. "
            "Installera om sofrep, eller lägg tillbaka mallen."
        )
    return template


def _properties(bilaga: Bilaga, given: BilagaUnderlag) -> Properties:
    from sofrep.utdata.word import Properties
    from sofrep.visning.svenska import period_in_text

    return Properties(
        title=f"{_title(bilaga)} {period_in_text(given.period)}",
        author=given.forbund.namn,
        created=given.dokument().datum or given.period.end,
    )


def _refuse_same_names(bilagor: Iterable[Bilaga], period: Period) -> None:
    """Windows and macOS take no notice of upper and lower case."""
    names: set[str] = set()
    for bilaga in bilagor:
        name = file_name(bilaga, period)
        if name.casefold() in names:
            raise SameNameError(
                f"Två dokument skulle få samma filnamn, {name}. Inget har skrivits. Ge det ena ett "
                "annat namn eller nummer under [[bilaga]] i forbund.toml."
            )
        names.add(name.casefold())


def bilaga_underlag(results: Results, underlag: WrittenPart, folder: Path) -> BilagaUnderlag:
    """What the documents of a period are made from."""
    from sofrep.amnen.gemensamt.bilageunderlag import Aktivitet, BilagaUnderlag
    from sofrep.pipeline.section_files import section_files
    from sofrep.visning.frasfil import phrases_of
    from sofrep.visning.visat import WordFil

    period = results.period
    return BilagaUnderlag(
        forbund=results.forbund,
        period=period,
        figures=results.figures,
        fraser=phrases_of(results.forbund, folder),
        goals=results.goals,
        grades=results.grades,
        texts=texts_of_year(underlag, period.year),
        aktiviteter=tuple(Aktivitet(*each) for each in results.aktiviteter),
        textfiler={
            key: WordFil(path, path.relative_to(folder).as_posix())
            for key, path in section_files(folder, results.forbund, period.year).items()
        },
        ekonomi=tuple(post for post in underlag.economy if post.year == period.year),
        organisation=tuple(who for who in underlag.organisation if who.year == period.year),
        kontroller=results.checks,
        folder=folder,
    )


def texts_of_year(underlag: WrittenPart, year: int) -> Mapping[TextKey, str]:
    """The hand-written texts of one year, by where they belong."""
    return {
        key: text.text
        for key, texts in underlag.texts.items()
        for text in texts
        if text.year == year
    }
