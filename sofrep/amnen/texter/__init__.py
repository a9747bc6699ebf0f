"""Texts that the office writes by hand."""
