"""The rule of small counts: no count of 1 to N-1 is published, and none can be worked out.

The stricter rule, of profiles with `[[rojande.tabell]]`: `protect` hides what it says, and as much
more as it takes.
"""

from sofrep.rojande.sma_antal.protection import Protection, draft, protect, prove

__all__ = ["Protection", "draft", "protect", "prove"]
