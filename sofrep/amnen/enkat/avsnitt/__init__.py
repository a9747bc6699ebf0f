"""The sections on the survey: what stands out, each indicator, how it was made."""

from sofrep.amnen.enkat.avsnitt.genomforande import korthet, metod
from sofrep.amnen.enkat.avsnitt.indikator import indikatorer

__all__ = ["indikatorer", "korthet", "metod"]
