"""Each printed figure stands in an invisible content control that carries its id."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.word.ooxml import Element, make, make_run, make_text, q
from sofrep.word.tokens import PrintedFigure

_MAX_ALIAS = 64


class FigureControls:
    """Wraps figures; `printed` lists their ids in the order in which they stand."""

    def __init__(self, figures: Sequence[PrintedFigure]) -> None:
        self._figures = figures
        self.printed: list[str] = []

    def wrap(self, run: Element, content: str) -> Element:
        """A run-level control around the figure's text, formatted as the run it stood in.

        The control is tagged with the figure's id and named after the form it is printed in.
        """
        number, text = content.split(":", 1)
        figure = self._figures[int(number)]
        self.printed.append(figure.id)
        properties = make(
            "w:sdtPr",
            make("w:alias", val=figure.format_key[:_MAX_ALIAS]),
            make("w:tag", val=figure.id),
            make("w:id", val="0"),  # numbered when the whole document is known
            make("w15:appearance", val="hidden"),
            make("w:text"),
        )
        inner = make_run(run.find(q("w:rPr")), make_text(text))
        return make("w:sdt", properties, make("w:sdtContent", inner))
