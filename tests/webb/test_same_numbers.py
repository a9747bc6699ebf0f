"""A page prints the figures of its Word document, in the same form and order, and hides what that hides."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from support.printed import controls


def numbers(page: Path) -> list[str]:
    """The printed figures of a page, but for those in the tables of charts."""
    root = html.fromstring(page.read_text(encoding="utf-8"))
    return [
        each.text for each in root.iterfind(".//main//span[@class='tal']") if not _of_chart(each)
    ]


def _of_chart(element: html.HtmlElement) -> bool:
    return any(above.tag == "details" for above in element.iterancestors())


def test_every_figure_with_a_value_is_printed_as_in_the_word_document(folder: Path) -> None:
    for word in sorted(folder.glob("*.docx")):
        in_word = [text for _, text in controls(word.read_bytes()) if text not in {"–", "x"}]
        assert numbers(word.with_suffix(".html")) == in_word, word.name
        assert in_word, word.name
