"""Statements as posts in the office's own order, and their amounts."""
