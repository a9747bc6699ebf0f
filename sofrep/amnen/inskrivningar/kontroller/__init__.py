"""Checks of the rows of the register."""
