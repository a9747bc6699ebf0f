"""What the words of the measures of the economy may be, and what they are called."""

from __future__ import annotations

from sofrep.domain.ekonomi import DELSUMMOR, POSTKODER, Rapport

_NUMBERED = {f"{n:02d}": f"post {n}" for n in range(1, 100)}
_ALWAYS_NUMBERED = ", ".join(dict.fromkeys(kod.kod for kod in POSTKODER if kod.numrerad))
_OWN_LINE = ("anstallda", "not-summa")

RAPPORT_WORDS = {
    str(rapport): rapport.namn.lower()
    for rapport in Rapport
    if rapport not in (Rapport.NOTER, Rapport.ANVANDNING)
}
POST_WORDS = {
    kod.kod: kod.namn
    for kod in reversed(POSTKODER)
    if not kod.numrerad and kod.kod not in _OWN_LINE
}
POST_WORDS |= {slag.kod: slag.namn for slag in DELSUMMOR} | _NUMBERED
NOTE_WORDS = {f"{n:02d}": str(n) for n in range(1, 100)}
YEAR_WORDS = {str(year): str(year) for year in range(1990, 2101)}
MEANINGS = {
    "rapport": ", ".join(f"{kod} ({namn})" for kod, namn in RAPPORT_WORDS.items()),
    "post": "postens kod i kolumnen Kod där bara en post har den, annars dess nummer på bladet "
    f"(i noterna: i noten): 01, 02 ... Koderna {_ALWAYS_NUMBERED} räknas alltid med nummer; "
    f"delsummorna heter {', '.join(slag.kod for slag in DELSUMMOR)}",
    "not": "notens två siffror",
    "år": "ett år som bladet har en kolumn för, till exempel 2022",
}
