"""Structural activities."""
