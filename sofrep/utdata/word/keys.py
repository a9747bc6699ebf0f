"""The keys that a document carries twice: as a control's tag, and as a hidden bookmark.

LibreOffice drops the tags of content controls when it saves; bookmarks it keeps.  A bookmark's name
takes 40 letters, digits and ``_``, so that a key of 64 signs does not go into it:

    _sf_k3v5wq7x2a_s1n_17     the 17th printed figure, of the id that hashes to k3v5wq7x2a, in
                              figures (s), with one decimal (1), without its unit (n)
    _sb_ab2cd3ef4g            the block whose key hashes to ab2cd3ef4g
    _Ref_ab2cd3ef4g           the number of a numbered table, for references to it

Whoever reads a document again knows the ids and keys that it may hold, hashes them, and finds which
one a bookmark stands for (`Known`); the form says how to print a new value in the old one's place.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sofrep.domain.figure import Figure
from sofrep.visning.visat import Form, Tal

_HASH = 10
_FORMS = {Form.SIFFROR: "s", Form.ORD: "o", Form.ETT: "e", Form.UNGEFAR: "u", Form.BELOPP: "b"}
_LETTERS = {letter: form for form, letter in _FORMS.items()}
FIGURE = "_sf_"
"""Begins the bookmark of a figure."""
_FIGURE = re.compile(rf"{FIGURE}([a-z2-7]{{{_HASH}}})_([soeub])(\d?)(n?)(v?)_\d+", re.IGNORECASE)
_BLOCK = re.compile(rf"_sb_([a-z2-7]{{{_HASH}}})", re.IGNORECASE)


def key_hash(key: str) -> str:
    """Ten letters and digits that stand for an id or a key."""
    digest = hashlib.sha256(key.encode()).digest()
    return base64.b32encode(digest).decode()[:_HASH].lower()


def figure_bookmark(tal: Tal, number: int) -> str:
    """The bookmark of a printed figure; `number` makes it the only one of its name."""
    decimals = "" if tal.decimaler is None else str(tal.decimaler)
    form = f"{_FORMS[tal.form]}{decimals}{'' if tal.enhet else 'n'}{'v' if tal.stor else ''}"
    return f"{FIGURE}{key_hash(tal.figure.id)}_{form}_{number}"


def hash_in(name: str) -> str:
    """The hash in the bookmark of a figure; "" for another bookmark."""
    match = _FIGURE.fullmatch(name)
    return match[1].lower() if match else ""


def block_bookmark(key: str) -> str:
    """The bookmark of a block."""
    return f"_sb_{key_hash(key)}"


def number_bookmark(key: str) -> str:
    """The bookmark of the number in a table's caption."""
    return f"_Ref_{key_hash(key)}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as a bookmark tells of it: its id and the form in which it was printed."""

    id: str
    form: Form
    decimaler: int | None
    enhet: bool
    stor: bool

    def tal(self, figure: Figure) -> Tal:
        """The figure's new value in the old form."""
        return Tal(figure, self.form, self.decimaler, self.enhet, self.stor)


class Known:
    """Reads bookmarks of the ids and keys that a document may hold."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = {key_hash(key): key for key in keys}

    def figure(self, name: str) -> Printed | None:
        """What a figure's bookmark tells; None for another one, or an unknown id."""
        match = _FIGURE.fullmatch(name)
        key = self._keys.get(match[1].lower()) if match else None
        if match is None or key is None:
            return None
        decimals = int(match[3]) if match[3] else None
        return Printed(key, _LETTERS[match[2].lower()], decimals, not match[4], bool(match[5]))

    def block(self, name: str) -> str | None:
        """The key of a block's bookmark; None for another one, or an unknown key."""
        match = _BLOCK.fullmatch(name)
        return self._keys.get(match[1].lower()) if match else None
