"""Tables, charts and words of the documents, made of figures.  Never pandas."""

from __future__ import annotations

from sofrep.bilagor.underlag import Aktivitet, BilagaUnderlag

__all__ = ["Aktivitet", "BilagaUnderlag"]
