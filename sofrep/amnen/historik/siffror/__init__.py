"""Figures that are the office's own: of insatser that were taken over, and adopted ones."""
