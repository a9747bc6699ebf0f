"""The sections on the survey: what stands out, each indicator, how it was made."""

from sofrep.amnen.enkat.avsnitt.indikator import indikatorer
from sofrep.amnen.enkat.avsnitt.korthet import korthet
from sofrep.amnen.enkat.avsnitt.metod import metod

__all__ = ["indikatorer", "korthet", "metod"]
