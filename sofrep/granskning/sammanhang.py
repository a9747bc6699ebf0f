"""What a rule knows of a document: its tables as numbers, what is said around them, its year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from sofrep.granskning.handling import Handling, Rutnat
from sofrep.granskning.mening import Mening, paragraphs_in, sentences_in
from sofrep.granskning.tal import numbers_in
from sofrep.granskning.talnat import Vy, by_rows
from sofrep.granskning.talord import years_of

_AFTER, _EXPLAINING = 6, 8
_DIFFERENCE = re.compile(
    r"\b(?:mer|mindre|skillnad\w*|avdrag\w*|avrund\w*|differens\w*|avvik\w*|tillsammans|saknas|exklusive|inklusive|borträkn\w*)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\bflera\b|flerval|mer än (?:en|ett|100)|på mer än|överstiga 100|summera(?:r)? inte|kan räknas",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"i total\w* ingår|ingår (?:även|också|dessutom|inte)|totalen omfattar|inte hör till|inte med i (?:tabellen|summan)"
    r"|redovisas inte|minst? än 100|mindre än 100",
    re.IGNORECASE,
)
_UNSEXED = re.compile(
    r"\b(?:annat kön|annan könsidentitet|tredje kön\w*|annat alternativ|övriga? kön|okänt kön|icke-?bin\w*|"
    r"annan kön\w*|könsidentitet\w*|andra än kvinnor och män|(?:varken|inte \w+ som) kvinn\w*|anonym\w*)",
    re.IGNORECASE,
)


class Sammanhang(Struct, frozen=True):
    """A document with what several rules need of it.

    `rader` are its tables by rows, `vyer` by rows and by columns; `utan_jamforelse` are the sentences of `meningar`
    without what they compare with.  `has_unsexed` is whether it says that somebody is counted who is neither among women nor men:
    of another or unknown sex, or anonymous.  `places` is where each table stands among the parts,
    by its number.
    """

    handling: Handling
    rader: tuple[Vy, ...]
    vyer: tuple[Vy, ...]
    meningar: tuple[Mening, ...]
    utan_jamforelse: tuple[Mening, ...]
    hela_stycken: tuple[Mening, ...]
    ar: int
    has_unsexed: bool
    places: Mapping[int, int]

    def after(self, nat: Rutnat, number: int = _AFTER) -> str:
        """What is said just after a table, before the next one or the next heading."""
        place = self.places[nat.plats.tabell]
        texts: list[str] = []
        for part in self.handling.delar[place + 1 : place + 1 + number]:
            if isinstance(part, Rutnat):
                return "\n".join(texts[:-1] if texts[-1:] == [part.titel] else texts)
            if part.niva:
                break
            texts.append(part.text)
        return "\n".join(texts)

    def is_dash_explained(self, nat: Rutnat) -> bool:
        """Whether the text after a table says what a dash stands for; else it stands for nothing."""
        return bool(re.search(r"^[–-] ", self.after(nat), re.MULTILINE))

    def explains(self, nat: Rutnat, difference: Fraction) -> bool:
        """Whether the text after a table says the difference, so that the reader is told."""
        return any(
            _DIFFERENCE.search(text) and any(n.varde == abs(difference) for n in numbers_in(text))
            for text in self.after(nat, _EXPLAINING).split("\n")
        )

    def has_several(self, nat: Rutnat) -> bool:
        """Whether title or text says that one may stand in several rows."""
        return bool(_SEVERAL.search(f"{nat.titel}\n{self.after(nat)}"))

    def has_more(self, nat: Rutnat) -> bool:
        """Whether title or text says that a total holds more than the rows."""
        return bool(_MORE.search(f"{nat.titel}\n{self.after(nat)}"))


def context_of(handling: Handling) -> Sammanhang:
    """What the rules need of a document."""
    texts = "\n".join(stycke.text for stycke in handling.stycken)
    rows = tuple(vy for vy in map(by_rows, handling.tabeller) if vy.etiketter and vy.lagen)
    labels = "\n".join(label for vy in rows for label in (*vy.etiketter, *vy.lagen))
    places = {p.plats.tabell: i for i, p in enumerate(handling.delar) if isinstance(p, Rutnat)}
    sentences = tuple(sentences_in(handling))
    return Sammanhang(
        handling,
        rows,
        tuple(vy for each in rows for vy in (each, each.turned())),
        sentences,
        tuple(sentence.without_comparison() for sentence in sentences),
        tuple(paragraphs_in(handling)),
        _year_of(handling),
        bool(_UNSEXED.search(f"{texts}\n{labels}")),
        places,
    )


def _year_of(handling: Handling) -> int:
    """The year that a document reports on: of its first heading or name, else the one it names most."""
    heads = [stycke.text for stycke in handling.stycken if stycke.niva][:3]
    for text in (*heads, handling.fil):
        if years := years_of(text.replace("_", " ")):
            return years[-1]
    named = Counter(year for stycke in handling.stycken for year in years_of(stycke.text))
    return named.most_common(1)[0][0] if named else 0
