"""The keys that a document carries twice: as a control's tag, and as a hidden bookmark.

LibreOffice drops the tags of content controls when it saves; bookmarks it keeps.  A bookmark's name
takes 40 letters, digits and ``_``, so that a key of 64 signs does not go into it:

    _sf_k3v5wq7x2a_s1n_mzxw6y_17     the 17th printed figure, of the id that hashes to k3v5wq7x2a, in
                                     figures (s), with one decimal (1), without its unit (n); what
                                     was printed hashes to mzxw6y
    _sb_ab2cd3ef4g_d3ef4g            the block whose key hashes to ab2cd3ef4g; after it came the
                                     block d3ef4g
    _sp_ab2cd3ef4g_q7x2ak3v5w_d3ef4g a paragraph of a block, whose words hash to q7x2ak3v5w; after it
                                     came the paragraph d3ef4g of the block
    _sr_ab2cd3ef4g_q7x2ak3v5w_d3ef4g a row of a table, in the same way
    _sc_ab2cd3ef4g_q7x2ak3v5w        the chart of a block, and the hash of its part
    _Ref_ab2cd3ef4g                  the number of a numbered table, for references to it

Whoever reads a document again knows the ids and keys that it may hold, hashes them, and finds which
one a bookmark stands for (`Known`); the form says how to print a new value in the old one's place, and
the hash of what was written whether somebody has written something else there since.  No bookmark
ends in another paragraph than it begins in: LibreOffice loses the ends of those that do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from sofrep.domain.figure import Figure
from sofrep.visning.visat import Form, Tal

_HASH = 10
_LETTERS_OF_HASH = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _LETTERS_OF_HASH for second in _LETTERS_OF_HASH]
_SHIFTS = range(54, 13, -10)
"""Base 32 by two letters at a time: five pairs of ten bits each, from the first of 64."""
_FORMS = {Form.SIFFROR: "s", Form.ORD: "o", Form.ETT: "e", Form.UNGEFAR: "u", Form.BELOPP: "b"}
_LETTERS = {letter: form for form, letter in _FORMS.items()}
FIGURE = "_sf_"
"""Begins the bookmark of a figure."""
_PRINTED = 6
"""Letters of the hash of a printed figure, and of the key of what comes after."""
_FIGURE = re.compile(
    rf"{FIGURE}([a-z2-7]{{{_HASH}}})_([soeub])(\d?)(n?)(v?)(d?)(?:_([a-z2-7]{{{_PRINTED}}}))?_\d+",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\n]{2,}|[\t\n]")
_WHOLE = re.compile(
    rf"_s([bprc])_([a-z2-7]{{{_HASH}}})(?:_([a-z2-7]{{{_HASH}}}))?(?:_([a-z2-7]{{{_PRINTED}}}))?",
    re.IGNORECASE,
)


@cache
def key_hash(key: str) -> str:
    """Ten letters and digits that stand for an id or a key."""
    bits = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    return "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])


def figure_names(tal: Tal, text: str, number: int) -> tuple[str, str]:
    """The bookmark of a figure printed as `text`, and the figure among the words of its paragraph.

    `number` makes the bookmark the only one of its name; the word is the same whatever is printed
    (`atoms.Atom.words`).
    """
    decimals = "" if tal.decimaler is None else tal.decimaler
    flags = f"{'' if tal.enhet else 'n'}{'v' if tal.stor else ''}{'d' if tal.siffror else ''}"
    key, form = key_hash(tal.figure.id), f"{_FORMS[tal.form]}{decimals}{flags}"
    return f"{FIGURE}{key}_{form}_{printed_hash(text)}_{number}", f"{{{key} {form}}}"


def bare(words: str) -> str:
    """Words without what nobody sees a difference in: kinds and numbers of blanks, soft hyphens."""
    return _BLANKS.sub(" ", words).replace("\u00ad", "").strip(" ")


def printed_hash(text: str) -> str:
    """Six letters that stand for a printed figure."""
    return key_hash(text)[:_PRINTED]


def reprinted(name: str, text: str) -> str:
    """The bookmark of a figure that is now printed as `text`."""
    match = _FIGURE.fullmatch(name)
    if match is None or match[7] is None:
        return name
    return name[: match.start(7)] + printed_hash(text) + name[match.end(7) :]


def hash_printed(name: str) -> str:
    """The hash of what a figure's bookmark was put around; "" where it does not say."""
    match = _FIGURE.fullmatch(name)
    return (match[7] or "").lower() if match else ""


def figure_form(name: str) -> str:
    """The form in which a figure's bookmark says that it is printed; "" for another bookmark."""
    match = _FIGURE.fullmatch(name)
    return "".join(filter(None, match.groups()[1:6])).lower() if match else ""


def hash_in(name: str) -> str:
    """The hash in the bookmark of a figure; "" for another bookmark."""
    match = _FIGURE.fullmatch(name)
    return match[1].lower() if match else ""


class Anchor(Struct, frozen=True):
    """What the bookmark of a block (`kind` b), a paragraph (p), a row (r) or a chart (c) says.

    All are hashes, "" for none: `key` is of its own key, `words` of what was written, `after` begins
    that of what came next, that of "" where nothing did.
    """

    kind: str
    key: str
    words: str = ""
    after: str = ""

    @property
    def name(self) -> str:
        """The bookmark."""
        said = (f"_s{self.kind}", self.key, self.words, self.after[:_PRINTED])
        return "_".join(filter(None, said))

    def is_before(self, key: str) -> bool:
        """Whether what has the hash `key` came next."""
        return bool(self.after) and key.startswith(self.after)


def part_in(name: str) -> Anchor | None:
    """What a bookmark says of a part of a document; None for another one."""
    match = _WHOLE.fullmatch(name)
    return Anchor(*((group or "").lower() for group in match.groups())) if match else None


def number_bookmark(key: str) -> str:
    """The bookmark of the number in a table's caption."""
    return f"_Ref_{key_hash(key)}"


class Printed(Struct, frozen=True):
    """A figure as a bookmark tells of it: its id and the form in which it was printed."""

    id: str
    form: Form
    decimaler: int | None
    enhet: bool
    stor: bool
    siffror: bool = False

    def tal(self, figure: Figure) -> Tal:
        """The figure's new value in the old form."""
        return Tal(figure, self.form, self.decimaler, self.enhet, self.stor, self.siffror)


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
        flags = (not match[4], bool(match[5]), bool(match[6]))
        return Printed(key, _LETTERS[match[2].lower()], decimals, *flags)

    def block(self, name: str, kind: str = "b") -> str | None:
        """The key of the block that a bookmark of this kind names; None for another, or an unknown one."""
        anchor = part_in(name)
        return self._keys.get(anchor.key) if anchor and anchor.kind == kind else None
