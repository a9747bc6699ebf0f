"""The templates of the forms: a card per question, with the place to write under it."""

from __future__ import annotations

from collections.abc import Iterator

from delar import (
    KEEP,
    TABLE_END,
    TEXT_WIDTH,
    body_cell,
    caption,
    cell,
    each,
    head_cell,
    heading,
    lead,
    paragraph,
    row,
    run,
    table,
    tag_row,
    when,
    when_else,
)
from fraser import om
from malmall import JUDGED
from sidor import section
from stilar import border, fill
from tabellmallar import figures

from sofrep.domain.blanketter import AVTAL, UPPFOLJNING, Avdelning, Blankett, Falt, Faltslag

_FRAME = "".join(border(side, "accent3", 6) for side in ("top", "left", "bottom", "right"))
_ASKED = f"<w:tcBorders>{_FRAME}</w:tcBorders>{fill('lt2')}"
_ANSWERED = f"<w:tcBorders>{_FRAME}</w:tcBorders>{fill('lt1')}"
_ROOM = 1300
"""How high the place for a text is at least, in twentieths of a point."""

_DASH = "{% else %}\u2013{% endif %}"
_AGREED = {
    "atagande": "atagande",
    "aktiviteter": "plan",
    "syfte": "syfte",
    "effekter": "effekter",
    "ekonomi": "kostnader",
}
"""The agreement's answer that is shown beside a question of the follow-up."""


def avtal() -> str:
    """The body of the agreement."""
    intro = (
        "Avtalet fylls i av parterna tillsammans. Skriv i rutorna under frågorna; de växer med "
        "texten. Det som förbundet redan vet är ifyllt och kan ändras."
    )
    return _form(AVTAL, intro, _targets) + _signatures() + _mark() + section()


def uppfoljning() -> str:
    """The body of the follow-up."""
    intro = (
        "Blanketten fylls i när en verksamhet som förbundet har betalat ska redovisas. Svara "
        "under varje fråga; rutorna växer med texten. Tabellerna är redan ifyllda."
    )
    return _form(UPPFOLJNING, intro, _results) + _mark() + section()


def _form(blankett: Blankett, intro: str, goals: object) -> str:
    tables = {
        "deltagare": _participants,
        "mal": goals,
        "ekonomi": _money,
        "": lambda: "",
    }
    parts = "".join(
        heading(1, avdelning.rubrik)
        + (lead(avdelning.ingress) if avdelning.ingress else "")
        + tables[avdelning.tabell]()
        + _questions(blankett, avdelning)
        for avdelning in blankett.avdelningar
    )
    return _title() + paragraph(intro, style="Ingress") + paragraph(_WARNING) + parts


_WARNING = "Skriv aldrig namn, personnummer eller annat som pekar ut någon som deltar."


def _title() -> str:
    return (
        each("logo in forbund.logotyper", paragraph("{{ logo }}", style="Diagramplats"))
        + paragraph("{{ blankett }} {{ period.text }}", style="Ovanrubrik")
        + paragraph("{{ insats.namn }}", style="Rubrik")
        + paragraph("{{ forbund.namn }}", style="Underrubrik")
        + paragraph(
            "Organisationsnummer {{ forbund.organisationsnummer }}", style="Dokumentuppgifter"
        )
    )


def _questions(blankett: Blankett, avdelning: Avdelning) -> str:
    """A card per question; one that is answered with a choice holds the place to say more too."""
    cards: list[list[Falt]] = []
    for falt in avdelning.falt:
        if cards and cards[-1][-1].slag is Faltslag.VAL:
            cards[-1].append(falt)
        else:
            cards.append([falt])
    return "".join(_card(blankett, card) + TABLE_END for card in cards)


def _card(blankett: Blankett, card: list[Falt]) -> str:
    rows = [
        line
        for falt in card
        for line in _rows(blankett, falt, first=falt is card[0], keep=falt is not card[-1])
    ]
    return table(
        rows,
        (TEXT_WIDTH,),
        style="Rapporttabell",
        title=card[0].fraga,
        description="Frågan står överst och svaret skrivs i rutan under.",
    )


def _rows(blankett: Blankett, falt: Falt, *, first: bool, keep: bool) -> Iterator[str]:
    """The question and the place for its answer, which may `keep` with what is asked next."""
    look = "Stark" if first else ""
    asked = paragraph(run(falt.fraga, look), style="Tabelltext", extra=KEEP)
    agreed = _AGREED.get(falt.kod) if blankett is UPPFOLJNING else None
    if agreed:
        asked += when(
            f"avtal.{agreed}",
            paragraph(
                run("Planerat: ") + run("{{ avtal." + agreed + "|stycken }}"),
                style="Tabellnot",
            ),
        )
    yield row(cell(asked, TEXT_WIDTH, properties=_ASKED), header=first)
    place = paragraph("{{ falt['" + falt.kod + "'] }}", style="Tabelltext", extra=KEEP * keep)
    if falt.slag is Faltslag.KRYSS:
        place = (
            each(
                f"r in falt['{falt.kod}'].rutor",
                paragraph(run("{{ r }}") + run("\u00a0{{ r.namn }}"), style="Tabelltext"),
            )
            + place
        )
    answer = cell(place, TEXT_WIDTH, properties=_ANSWERED)
    if falt.slag is Faltslag.TEXT:
        yield row(answer, splits=True).replace(
            "<w:tr>", f'<w:tr><w:trPr><w:trHeight w:val="{_ROOM}" w:hRule="atLeast"/></w:trPr>', 1
        )
    else:
        yield row(answer)


def _targets() -> str:
    """The goals of an agreement: wording and target."""
    widths = (TEXT_WIDTH - 2200, 2200)
    rows = (
        row(head_cell("Mätbart mål", widths[0]), head_cell("Målvärde", widths[1]), header=True),
        tag_row("for m in mal", 2),
        row(
            body_cell("{{ m.mal.formulering }}", widths[0], number=False, top=True),
            body_cell(
                "{% if m.mal.malvarde %}{{ m.mal.malvarde }}" + _DASH,
                widths[1],
                number=False,
                top=True,
            ),
        ),
        tag_row("endfor", 2),
    )
    return when_else(
        "mal",
        caption("Tabell", "Mätbara mål för {{ insats.namn }} {{ period.text }}")
        + table(rows, widths, description="En rad per mål med målvärdet till höger.")
        + TABLE_END,
        paragraph("Förbundet har inga mål inskrivna för insatsen {{ period.text }}."),
    )


def _results() -> str:
    """The goals of a follow-up: target, result, by sex, judgement."""
    widths = (2998, 1300, 1300, 1200, 1200, 1300)
    titles = ("Mål", "Målvärde", "Resultat", "Kvinnor", "Män", "Bedömning")
    header = row(
        *(
            head_cell(title, width, number=title not in {"Mål", "Bedömning"})
            for title, width in zip(titles, widths, strict=True)
        ),
        header=True,
    )
    result = "{% if m.mal.resultat is not none %}{{ m.mal.resultat }}" + om("m.mal.inmatad", " *")
    words = "{% elif m.mal.i_ord %}I ord nedan"
    line = row(
        body_cell("{{ m.mal.formulering }}", widths[0], number=False, top=True),
        body_cell("{% if m.mal.malvarde %}{{ m.mal.malvarde }}" + _DASH, widths[1], top=True),
        body_cell(result + words + _DASH, widths[2], top=True),
        body_cell("{% if m.kvinnor is not none %}{{ m.kvinnor }}" + _DASH, widths[3], top=True),
        body_cell("{% if m.man is not none %}{{ m.man }}" + _DASH, widths[4], top=True),
        cell(paragraph(JUDGED.replace("m.", "m.mal."), style="Tabelltext", extra=KEEP), widths[5]),
    )
    rows = (header, tag_row("for m in mal", 6), line, tag_row("endfor", 6))
    return when_else(
        "mal",
        caption("Tabell", "Mål och resultat för {{ insats.namn }} {{ period.text }}")
        + table(
            rows,
            widths,
            description="En rad per mål: målvärde, resultat, resultat för kvinnor och män, "
            "bedömning.",
        )
        + paragraph(
            "* Inmatat av kansliet. \u2013 betyder att det inte finns något värde, eller att "
            "resultatet inte är räknat per kön.",
            style="Tabellnot",
        )
        + each(
            "m in mal",
            when(
                "m.mal.i_ord",
                paragraph("{{ m.mal.formulering }}: {{ m.mal.i_ord }}.", style="Tabellnot"),
            ),
            when(
                "m.mal.orsak",
                paragraph("{{ m.mal.formulering }}: {{ m.mal.orsak }}.", style="Tabellnot"),
            ),
        )
        + TABLE_END,
        paragraph("Förbundet har inga mål inskrivna för insatsen {{ period.text }}."),
    )


def _participants() -> str:
    return when("deltagare", figures("deltagare", 3900))


def _money() -> str:
    return when_else(
        "ekonomi",
        figures("ekonomi", 6400),
        paragraph("Förbundets arbetsböcker har inget belopp för insatsen. Skriv det i rutan."),
    )


def _signatures() -> str:
    """A row per party to sign in; names are written by hand."""
    widths = (2700, 2200, TEXT_WIDTH - 4900)
    titles = ("Part", "Ort och datum", "Underskrift och namnförtydligande")
    header = row(
        *(head_cell(title, width) for title, width in zip(titles, widths, strict=True)),
        header=True,
    )
    empty = row(
        *(
            cell(paragraph(style="Tabelltext", extra=KEEP), width, properties=_ANSWERED)
            for width in widths
        )
    ).replace("<w:cantSplit/>", '<w:cantSplit/><w:trHeight w:val="850" w:hRule="atLeast"/>')
    return (
        heading(1, "Underskrifter")
        + paragraph(
            "Avtalet undertecknas av behörig företrädare för varje part, i var sitt exemplar.",
            extra=KEEP,
        )
        + table(
            (header, *([empty] * 4)),
            widths,
            title="Underskrifter",
            description="En tom rad per part: part, ort och datum, underskrift.",
        )
        + TABLE_END
    )


def _mark() -> str:
    return paragraph(
        "Blankettens märkning: {{ markning }}. Ta inte bort den: med den läses svaren in.",
        style="Tabellnot",
    )
