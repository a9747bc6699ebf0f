"""A document as one web page that stands by itself: nothing is fetched, no script is needed."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sofrep.domain.figure import Figure
from sofrep.paths import builtin_templates
from sofrep.utdata.webb.sentences import Forklaring, Sentences
from sofrep.utdata.webb.web_tables import items_of, numbers_of, web_table
from sofrep.visning import block, farger
from sofrep.visning.block import Bredvid, Rubrik, numbered, walk
from sofrep.visning.diagram_svg import diagram_svg
from sofrep.visning.utgava import Utgava
from sofrep.visning.visat import Bild, Diagram, cell_text

_KINDS = {
    name: kind
    for name, kind in vars(block).items()
    if isinstance(kind, type) and issubclass(kind, block.Block)
}
_PICTURES = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpeg"), (b"GIF8", "gif"), (b"<", "svg+xml"))
_NARROW, _HALF, _WIDE = 216, 276, 480
"""How wide a chart is drawn for a phone, for half the text's width and for all of it, in points."""
_ACCENTS = ("0B4A56", "D27B2C")
"""The colours where a document has none or one."""
_CONTENTS = 2
"""The deepest level of headings in the contents."""


def page(utgava: Utgava, explain: Callable[[Figure], Forklaring]) -> str:
    """The page of an edition; `explain` tells of a figure what a reader may ask.

    Every text is escaped.  The same edition gives the same page.
    """
    words = Sentences(numbered(utgava.blocks), utgava.namn_av, explain)
    narrow = {
        id(b)
        for each in walk(utgava.blocks)
        if isinstance(each, Bredvid)
        for c in each.kolumner
        for b in c
    }

    def charts(diagram: Diagram, shown: block.Block) -> list[Markup]:
        widths = (_NARROW, _HALF if id(shown) in narrow else _WIDE)
        return [Markup(diagram_svg(diagram, width, utgava.accenter)) for width in widths]  # noqa: S704

    return rendered(
        "sida.html.j2",
        utgava.accenter,
        ("tabeller.js", "sida.js"),
        utgava=utgava,
        words=words,
        charts=charts,
        rubriker=_contents(utgava.blocks, words),
        numrerade=words.numbers,
    )


def _contents(blocks: Iterable[block.Block], words: Sentences) -> list[Rubrik]:
    """The headings that a reader can go to: of those below the sections, such as tell more than one apart."""
    found = [b for b in walk(blocks) if isinstance(b, Rubrik) and b.niva <= _CONTENTS]
    times = Counter(words.plain(each.delar) for each in found)
    return [each for each in found if each.niva == 1 or times[words.plain(each.delar)] == 1]


def rendered(
    name: str,
    accents: Sequence[str],
    scripts: Iterable[str],
    **values: Any,  # noqa: ANN401 - whatever it shows
) -> str:
    """A template filled in, with a policy that lets its own style and script run and nothing else.

    `scripts` are files beside the template.
    """
    colours = "".join(f"--{part}:#{code};" for part, code in _colours(accents).items())
    style = f":root{{{colours}}}{_resource('sida.css')}"
    script = "".join(map(_resource, scripts))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template(name)
        .render(
            stil=style,
            skript=script,
            policy=policy,
            **values,
        )
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _resource(name: str) -> str:
    return (builtin_templates() / name).read_text(encoding="utf-8")


def _colours(accents: Sequence[str]) -> Mapping[str, str]:
    """The colours of a page by their names in the style, dark enough where they are text."""
    main, line, *_ = (*accents[:2], *_ACCENTS[len(accents) :])
    ground = farger.paled(main)
    return {
        "text": "1F2A2E",
        "dampad": "4A5B60",
        "huvud": farger.darkened(main, paper=ground),
        "linje": farger.darkened(line, farger.VISIBLE),
        "framhavd": farger.darkened(line, paper=ground),
        "grund": ground,
        "rand": farger.paled(main, 0.05),
        "ram": farger.paled(main, 0.3),
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(builtin_templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests.update({name: _is_a(kind) for name, kind in _KINDS.items()})
    environment.filters.update(
        tabell=web_table,
        siffror=numbers_of,
        punkter=items_of,
        tryckt=cell_text,
        bild=_data_of,
        hojd=_height_of,
    )
    return environment


def _is_a(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


def _height_of(bild: Bild) -> int:
    """The height of a picture in pixels, of which there are 96 to an inch."""
    return round(bild.hojd_mm * 96 / 25.4)


def _data_of(bild: Bild) -> str:
    """A picture as an address that holds all of it."""
    kind = next((kind for start, kind in _PICTURES if bild.innehall.startswith(start)), "png")
    return f"data:image/{kind};base64,{base64.b64encode(bild.innehall).decode()}"
