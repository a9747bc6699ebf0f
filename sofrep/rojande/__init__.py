"""Disclosure control: which figures may be published.

`folding` is the rule of the smallest group, `sma_antal` the stricter rule of small counts.  What can
be worked out is computed from the rows that figures count, not assumed: see docs/trust.md.
"""
