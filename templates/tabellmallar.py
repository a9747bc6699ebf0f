"""The tables of the templates: a caption, a header row, a loop over rows, notes."""

from __future__ import annotations

from collections.abc import Sequence

from delar import (
    KEEP,
    TABLE_END,
    TEXT_WIDTH,
    body_cell,
    caption,
    cell,
    each,
    head_cell,
    paragraph,
    row,
    run,
    table,
    tag_cell,
    tag_row,
    when,
)


def _notes(expression: str) -> str:
    return each(f"n in {expression}.noter", paragraph("{{ n }}", style="Tabellnot"))


def figures(expression: str, first: int = 2800, *, upright: bool = False) -> str:
    """A table of any number of columns of figures; `first` is the width of the labels."""
    rest = TEXT_WIDTH - first
    widths = (first, 300, rest - 600, 300)
    height = '<w:trHeight w:val="1840" w:hRule="atLeast"/>' if upright else ""
    header = row(
        head_cell(f"{{{{ {expression}.kolumner[0] }}}}", first),
        tag_cell(f"for k in {expression}.kolumner[1:]"),
        head_cell("{{ k }}", rest - 600, number=True, upright=upright),
        tag_cell("endfor"),
        header=True,
    ).replace("<w:tblHeader/>", height + "<w:tblHeader/>")
    return (
        caption("Tabell", f"{{{{ {expression}.rubrik }}}}")
        + table((header, *_body(expression, first, rest - 600)), widths)
        + _notes(expression)
        + TABLE_END
    )


def shown(name: str, first: int, before: str = "") -> str:
    """The table ``i.tabell.<name>`` and what stands before it, where it has been counted."""
    return when(f"i.tabell.{name} is defined", before, figures(f"i.tabell.{name}", first))


def _body(
    expression: str, first: int, width: int, *, number: bool = True, sub_headings: bool = False
) -> tuple[str, ...]:
    def line(*, bold: bool) -> str:
        return row(
            body_cell("{{ rad.etikett }}", first, number=False, bold=bold, top=not number),
            tag_cell("for c in rad.celler"),
            body_cell("{{ c }}", width, number=number, bold=bold, top=not number),
            tag_cell("endfor"),
        )

    heading = row(
        cell(
            paragraph(run("{{ rad.etikett }}", "Stark"), style="Tabelltext", extra=KEEP),
            first,
        ),
        tag_cell("for c in rad.celler"),
        body_cell("{{ c }}", width),
        tag_cell("endfor"),
    )
    headings = (tag_row("elif rad.rubrik", 4), heading) if sub_headings else ()

    return (
        tag_row(f"for rad in {expression}.rader", 4),
        tag_row("if rad.summa", 4),
        line(bold=True),
        *headings,
        tag_row("else", 4),
        line(bold=False),
        tag_row("endif", 4),
        tag_row("endfor", 4),
    )


_AMOUNT = 1450
"""The width of every column of amounts, so that those of tables below each other line up."""


def texts(expression: str, first: int = 2800) -> str:
    """A table of any number of columns of text; `first` is the width of the labels."""
    widths = (first, TEXT_WIDTH - first - 600)
    return _looped(expression, widths, number=False, sub_headings=False)


def statement(expression: str) -> str:
    """A table of amounts in which rows without any are headings of those below."""
    widths = (TEXT_WIDTH - 600 - _AMOUNT, _AMOUNT)
    return _looped(expression, widths, number=True, sub_headings=True)


def _looped(expression: str, widths: tuple[int, int], *, number: bool, sub_headings: bool) -> str:
    first, rest = widths
    header = row(
        head_cell(f"{{{{ {expression}.kolumner[0] }}}}", first),
        tag_cell(f"for k in {expression}.kolumner[1:]"),
        head_cell("{{ k }}", rest, number=number),
        tag_cell("endfor"),
        header=True,
    )
    body = _body(expression, first, rest, number=number, sub_headings=sub_headings)
    return (
        caption("Tabell", f"{{{{ {expression}.rubrik }}}}")
        + table((header, *body), (first, 300, rest, 300))
        + _notes(expression)
        + TABLE_END
    )


def texts_and_figure(expression: str, widths: Sequence[int]) -> str:
    """A table whose last column is figures and whose others are text."""
    last = len(widths) - 1

    def line(*, bold: bool) -> str:
        return row(
            body_cell("{{ rad.etikett }}", widths[0], number=False, bold=bold),
            *(
                body_cell(f"{{{{ rad.celler[{n - 1}] }}}}", widths[n], number=n == last, bold=bold)
                for n in range(1, last + 1)
            ),
        )

    header = row(
        *(
            head_cell(f"{{{{ {expression}.kolumner[{n}] }}}}", width, number=n == last)
            for n, width in enumerate(widths)
        ),
        header=True,
    )
    count = len(widths)
    rows = (
        header,
        tag_row(f"for rad in {expression}.rader", count),
        tag_row("if rad.summa", count),
        line(bold=True),
        tag_row("else", count),
        line(bold=False),
        tag_row("endif", count),
        tag_row("endfor", count),
    )
    return (
        caption("Tabell", f"{{{{ {expression}.rubrik }}}}")
        + table(rows, widths)
        + _notes(expression)
        + TABLE_END
    )


_BAND_END = paragraph(style="Tabellslut", extra=KEEP)


def key_figures(
    pairs: Sequence[tuple[str, str]],
    description: str = "Insatsens viktigaste antal; samma tal står i tabellen efter.",
) -> str:
    """A band of large numbers: their labels are its header row."""
    width = TEXT_WIDTH // len(pairs)
    labels = row(
        *(cell(paragraph(label, style="Nyckeltalsetikett"), width) for label, _ in pairs),
        header=True,
    )
    numbers = row(*(cell(paragraph(run(number), style="Nyckeltal"), width) for _, number in pairs))
    band = table(
        (labels, numbers),
        [width] * len(pairs),
        style="Nyckeltalstabell",
        title="Nyckeltal",
        description=description,
    )
    return band + _BAND_END
