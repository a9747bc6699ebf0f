"""The tables of the survey: the results of an indicator, and its shares over the years."""

from __future__ import annotations

from delar import (
    HEAD,
    KEEP,
    TABLE_END,
    TEXT_WIDTH,
    caption,
    cell,
    paragraph,
    row,
    table,
    tag_cell,
    tag_row,
    when,
)
from fraser import om

_WIDTHS = (480, 1550, 870, 380, 740, 740, 880, 850, 1060, 860, 888)
_TEXTS = 3
"""The first columns are text, the rest numbers."""

_POSITIVE = 6
"""The column of the result that is looked for first: there it says why there is none."""

_DASH = "\u2013"


def _outcome(name: str) -> str:
    return f"{{{{ r.{name}.antal }}}} ({{{{ r.{name}.andel }}}})"


_CELLS = (
    "{{ r.fraga }}",
    "{{ r.grupp }}",
    "{{ r.kon }}",
    "{{ r.n }}",
    _outcome("negativt"),
    _outcome("varken"),
    _outcome("positivt"),
    _outcome("klart"),
    "{{ r.svarsfrekvens }} av {{ r.tillfragade }}",
    om(
        "r.riket is not none",
        "{{ r.riket }}"
        + om("r.mot_riket is not none", " ({{ r.mot_riket_plus }}{{ r.mot_riket|utan_enhet }})"),
        _DASH,
    ),
    om(
        "r.forandring is not none",
        "{{ r.forandring_plus }}{{ r.forandring|utan_enhet }}",
        _DASH,
    ),
)
_TOO_FEW = (
    *_CELLS[:3],
    *(_DASH if place != _POSITIVE else "för\u00a0få\u00a0svar" for place in range(3, len(_CELLS))),
)


def _head(text: str, width: int, *, number: bool) -> str:
    style = "Smalhuvudtal" if number else "Smalhuvud"
    align = '<w:vAlign w:val="bottom"/>'
    return cell(paragraph(text, style=style), width, properties=HEAD + align)


def _body(text: str, width: int, *, number: bool, bold: bool = False) -> str:
    style = ("Smaltal" if number else "Smal") + ("summa" if bold else "")
    style = "Smaltext" if style == "Smal" else style
    return cell(paragraph(text, style=style, extra=KEEP), width)


def _line(cells: tuple[str, ...], *, bold: bool = False) -> str:
    return row(
        *(
            _body(text, width, number=place >= _TEXTS, bold=bold)
            for place, (text, width) in enumerate(zip(cells, _WIDTHS, strict=True))
        )
    )


def results(expression: str) -> str:
    """A row per question and sex with counts, shares, the nation and the change."""
    tabell, count = f"{expression}.tabell", len(_WIDTHS)
    header = row(
        *(
            _head(
                ("{{ " + tabell + "|tabellinfo }}" if place == 0 else "")
                + f"{{{{ {tabell}.kolumner[{place}] }}}}",
                width,
                number=place >= _TEXTS,
            )
            for place, width in enumerate(_WIDTHS)
        ),
        header=True,
    )
    rows = (
        header,
        tag_row(f"for r in {expression}.rader", count),
        tag_row("if r.for_fa", count),
        _line(_TOO_FEW),
        tag_row("else", count),
        tag_row("if r.samtliga", count),
        _line(_CELLS, bold=True),
        tag_row("else", count),
        _line(_CELLS),
        tag_row("endif", count),
        tag_row("endif", count),
        tag_row("endfor", count),
    )
    return (
        caption(
            "Tabell", f"{{{{ {tabell}.rubrik }}}}. Antal och andel; skillnader i procentenheter"
        )
        + table(rows, _WIDTHS, style="Smaltabell")
        + _notes(tabell)
        + TABLE_END
    )


def _notes(tabell: str) -> str:
    """All notes in one paragraph: these tables have several, and their pages are full."""
    notes = f"{{% for n in {tabell}.noter %}}{{{{ n }}}}{{% if not loop.last %}} {{% endif %}}{{% endfor %}}"
    return when(f"{tabell}.noter", paragraph(notes, style="Tabellnot"))


def history(expression: str, first: int = 3600) -> str:
    """A row per question and sex, a column per year."""
    tabell, rest = f"{expression}.tabell", TEXT_WIDTH - first - 600
    widths = (first, 300, rest, 300)
    share = om("c.tal is not none", "{{ c.tal }}{{ c.marke }}", "{{ c.text }}")

    def line(*, bold: bool) -> str:
        return row(
            _body("{{ rad.etikett }}", first, number=False, bold=bold),
            tag_cell("for c in rad.celler"),
            _body(share, rest, number=True, bold=bold),
            tag_cell("endfor"),
        )

    header = row(
        _head(f"{{{{ {tabell}.kolumner[0] }}}}", first, number=False),
        tag_cell(f"for k in {tabell}.kolumner[1:]"),
        _head("{{ k }}", rest, number=True),
        tag_cell("endfor"),
        header=True,
    )
    rows = (
        header,
        tag_row(f"for rad in {expression}.rader", 4),
        tag_row("if rad.samtliga", 4),
        line(bold=True),
        tag_row("else", 4),
        line(bold=False),
        tag_row("endif", 4),
        tag_row("endfor", 4),
    )
    return (
        caption("Tabell", f"{{{{ {tabell}.rubrik }}}}")
        + table(rows, widths, style="Smaltabell")
        + _notes(tabell)
        + TABLE_END
    )
