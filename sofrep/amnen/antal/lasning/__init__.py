"""Tallies with a row per insats, and pinn sheets."""
