"""Whether a text is a way to print a figure: every form that a document of sofrep has for it."""

from __future__ import annotations

from itertools import product

from sofrep.domain.figure import Figure
from sofrep.visning.visat import Form, Tal

_DECIMALS = (None, 0, 1, 2)


def prints(text: str, figure: Figure) -> bool:
    """Whether `text` says the figure, in any of its forms; blind to kinds of space and minus."""
    wanted = _plain(text)
    forms = product(Form, _DECIMALS, (True, False), (False, True))
    return any(
        _plain(Tal(figure, form, decimals, with_unit, siffror=digits).text) == wanted
        for form, decimals, with_unit, digits in forms
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2212", "-").split()).casefold()
