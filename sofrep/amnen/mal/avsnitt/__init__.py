"""The sections on goals."""

from sofrep.amnen.mal.avsnitt.overgripande import insats, korthet, overgripande, raknat
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked

__all__ = ["insats", "korthet", "mal_av", "malbesked", "maltabell", "overgripande", "raknat"]
