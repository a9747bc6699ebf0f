"""Insatser that deliver counts: tallies and pinn sheets."""
