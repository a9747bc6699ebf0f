"""Sections on enrolments: a page or two per insats, and its full tables."""

from sofrep.amnen.inskrivningar.avsnitt.insats import Blad, blad
from sofrep.amnen.inskrivningar.avsnitt.korthet import korthet

__all__ = ["Blad", "blad", "korthet"]
