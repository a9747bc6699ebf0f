"""An edited document brought up to date: only what the workbooks have changed, nothing that a person wrote."""

from sofrep.utdata.word.fornyelse.andringar import UNCHANGED, Andring, Atgard
from sofrep.utdata.word.fornyelse.renew import Now, Renewed, anchors_of, renewing

__all__ = [
    "UNCHANGED",
    "Andring",
    "Atgard",
    "Now",
    "Renewed",
    "anchors_of",
    "renewing",
]
