"""The sections on the economy."""

from sofrep.amnen.ekonomi.avsnitt.medlen import anvandning, finansiering
from sofrep.amnen.ekonomi.avsnitt.notavsnitt import noter
from sofrep.amnen.ekonomi.avsnitt.rakningar import (
    balanskrav,
    balansrakning,
    driftsredovisning,
    kassaflode,
    oversikt,
    resultatrakning,
)

__all__ = [
    "anvandning",
    "balanskrav",
    "balansrakning",
    "driftsredovisning",
    "finansiering",
    "kassaflode",
    "noter",
    "oversikt",
    "resultatrakning",
]
