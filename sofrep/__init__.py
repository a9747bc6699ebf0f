"""Turns pinnstatistik workbooks into the appendices of a samordningsförbund."""

__version__ = "0.1.0"
