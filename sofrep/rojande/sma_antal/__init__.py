"""The rule of small counts: no count of 1 to N-1 is published, and none can be worked out.

The stricter rule, of profiles with `[[rojande.tabell]]`: `protect` hides what it says, and as much
more as it takes.  `rules` say what is small; `possible` which people there may be, and `heads` which
of them each count is the sum of; `attack` how far a hidden count may go, and `hiding` hides beside it.
"""
