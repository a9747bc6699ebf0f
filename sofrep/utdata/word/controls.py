"""Each printed figure stands in an invisible content control that carries its id."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from sofrep.utdata.word.ooxml import Element, make, make_run, make_text, q
from sofrep.visning.visat import Tal

_MAX_ALIAS = 64
GALLERY = "sofrep"
"""Where Word would list the controls of blocks."""
_VAL = q("w:val")
# Copied for each figure: that is several times as fast as making it anew.
_CONTROL = make(
    "w:sdt",
    make(
        "w:sdtPr",
        make("w:alias", val=""),
        make("w:tag", val=""),
        make("w:id", val="0"),  # numbered when the whole document is known
        make("w15:appearance", val="hidden"),
        make("w:text"),
    ),
    make("w:sdtContent", make_run(None, make_text(""))),
)


def figure_control(tal: Tal, name: str, looks: Element | None) -> Element:
    """The control of a figure in a run of these looks; Word shows its name to who clicks in it."""
    control = deepcopy(_CONTROL)
    (alias, tag, *_), (inner,) = control
    alias.set(_VAL, _shortened(name))
    tag.set(_VAL, tal.figure.id)
    if looks is not None:
        inner.insert(0, deepcopy(looks))
    inner[-1].text = tal.text
    return control


def block_control(key: str, name: str, content: Sequence[Element]) -> Element:
    """A control around the paragraphs and tables of a block."""
    return make(
        "w:sdt",
        make(
            "w:sdtPr",
            make("w:alias", val=name[:_MAX_ALIAS]),
            make("w:tag", val=key),
            make("w:id", val="0"),
            make("w15:appearance", val="hidden"),
            # LibreOffice prints the fields of a plain block control as their instructions.
            make("w:docPartObj", make("w:docPartGallery", val=GALLERY)),
        ),
        make("w:sdtContent", *content),
    )


def _shortened(name: str) -> str:
    """A name without its middle where it is too long: it ends in sex and period."""
    if len(name) <= _MAX_ALIAS:
        return name
    half = _MAX_ALIAS // 2
    return f"{name[: half - 1].rstrip(' ,')} … {name[2 - half :].lstrip(' ,')}"
