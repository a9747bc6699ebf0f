"""In which month a structural activity was, as far as its text says."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAME = re.compile(
    r"\b(jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|jun(?:i)?|jul(?:i)?|aug(?:usti)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b\d{4}-(0[1-9]|1[0-2])(?:-\d{2})?\b")


def last_month(text: str) -> int | None:
    """The last month (1-12) that the text names: ``mars–april`` 4, ``2023-05-11`` 5.

    None for a text without a month, such as ``våren`` or ``vecka 12``.
    """
    named = [_MONTHS.index(found[1][:3].lower()) + 1 for found in _NAME.finditer(text)]
    dated = [int(found[1]) for found in _DATE.finditer(text)]
    return max((*named, *dated), default=None)
