"""Every word of the phrases that claims something has a rule, and every rule can be broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentences.claims import CLAIM
from sentences.rules import RULES
from sofrep.visning.fraser import Fras
from sofrep.visning.frasfil import builtin_phrases

HEADINGS = re.compile(
    r"rubrik|kolumner|^kolumn\.|^uppfoljning\.jamfor\.|^korthet\.arbstud-alla\.|^mal\.inga-egna\."
)
"""Phrases that head something, or a row: those claim nothing of the figures."""
WORDS = {
    "period": "2023", "forra": "2022", "ar": "2022", "max_manader": "18", "unga_till": "29", "minst": "5",
    "indikator": "1", "periodord": "året", "deltagare.plural": "deltagare", "nya": " «1»",
}  # fmt: skip
"""What stands in places that are no figures, where the rules read it."""
_FROM_SEED, _TO_SEED = 1000, 1020


def masked(fras: Fras) -> str:
    """A phrase as the checker has it; a clause after the figure that it is about."""
    places = (part if isinstance(part, str) else WORDS.get(part.name, "«1»") for part in fras.parts)
    text = "".join(places)
    return f"«1»{text}" if text.startswith(",") else text


def unread() -> Iterator[str]:
    for (key, variant), fras in builtin_phrases().items():
        if HEADINGS.search(f"{key}.{variant}"):
            continue
        text = masked(fras)
        read = [found.span() for rule in RULES for found in rule.pattern.finditer(text)]
        for word in CLAIM.finditer(text):
            if not any(start <= word.start() < end for start, end in read):
                yield f"{key}.{variant}: {word[0]} in {text}"


def test_every_claiming_word_of_the_phrases_has_a_rule() -> None:
    assert list(unread()) == []
