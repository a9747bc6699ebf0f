"""Disclosure control: no small count is published, and none can be worked out.

Figures in, figures out: `protect` hides what the profile's rules say, and as much more as it
takes.  What an attacker can conclude is computed, not assumed: see docs/trust.md.
"""

from sofrep.rojande.protection import Protection, draft, protect, prove

__all__ = ["Protection", "draft", "protect", "prove"]
