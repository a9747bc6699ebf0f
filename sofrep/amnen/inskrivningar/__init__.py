"""Enrolments: who took part, and how it went for those who ended."""
