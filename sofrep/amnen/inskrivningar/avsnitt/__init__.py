"""Sections on enrolments: a page or two per insats, and its full tables."""
