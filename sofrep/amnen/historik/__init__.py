"""Figures of earlier years: entered ones, and those of insatser that another has taken over."""
