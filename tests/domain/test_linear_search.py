"""A long text is searched at once: with the square of its length it would take hours."""

from __future__ import annotations

import subprocess
import sys

LENGTH = 2**18
PIECES = (
    "a", "@", "a@", "@a.", "a.b@", "1", "1 ", "-", " ", "12-", "850515-", "850515-1235 ", "850515-XXXX ", "070-1 ",
    "090 12 34 56 ", "0500-12 34 ", "+46", "(a) ", "snabel-a ", "_x0031_", "_x", "\u0301\u0316", "a\u0301\u0316",
    "\u304b\uff9e", "\ufdfa", "\u200b", "\u1100\u1161", '&"', "a@a.1 ",
)  # fmt: skip
ENDS = ("", "@exempel.se", "850515-1236")


def search_all() -> None:
    """What is to be done at once."""
    from sofrep.domain.personrubriker import is_personal_header
    from sofrep.domain.personuppgifter import slag_of

    for piece in PIECES:
        text = piece * (LENGTH // len(piece))
        slag_of(text)
        is_personal_header(text[: LENGTH // 16])
    for end in ENDS:
        slag_of("a" * LENGTH + end)
        slag_of(end + "." * LENGTH)


def test_anything_is_searched_in_time_that_grows_with_its_length() -> None:
    code = "from domain.test_linear_search import search_all; search_all()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        timeout=300,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 0
