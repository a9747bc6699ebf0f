"""The values of the coded lists that most förbund use, as entries of a new forbund.toml."""

from __future__ import annotations

_LISTS = {
    "forsorjning": (
        ("ingen", "Ingen offentlig försörjning", "egen", "Lön"),
        ("sjukpen", "Sjukpenning", ""),
        ("sjukers", "Sjukersättning", ""),
        ("aktivers", "Aktivitetsersättning", ""),
        ("rehab", "Rehabiliteringspenning", "", "Rehabpenning"),
        ("aktstod", "Aktivitetsstöd", ""),
        ("akassa", "Arbetslöshetsersättning", "", "A-kassa"),
        ("forsstod", "Försörjningsstöd", "", "Ekonomiskt bistånd"),
        ("etabl", "Etableringsersättning", ""),
        ("studmed", "Studiemedel", "", "CSN", "Studiestöd"),
    ),
    "sysselsattning": (
        ("arb-hel", "Arbete, heltid", "arbstud"),
        ("arb-del", "Arbete, deltid", "arbstud"),
        ("arb-sub", "Subventionerat arbete", "arbstud"),
        ("studier", "Studier", "arbstud"),
        ("arbsok", "Arbetssökande", ""),
        ("prakt", "Arbetsträning eller praktik", ""),
        ("rehab", "Annan rehabilitering", ""),
        ("ingen", "Ingen sysselsättning", ""),
    ),
    "avslutsorsak": (
        ("arbete", "Till arbete", ""),
        ("studier", "Till studier", ""),
        ("vidare", "Vidare till ordinarie verksamhet", ""),
        ("sjukdom", "Sjukdom", "sjuk"),
        ("avbrott", "Avbrott på egen begäran", ""),
        ("flytt", "Flytt från området", ""),
        ("annan", "Annan orsak", ""),
    ),
}
"""The values that most förbund use: code, name, the kodgrupp that it counts as, and other names."""


def usual_codes() -> dict[str, str]:
    """The entries of each coded list."""
    return {
        name: "\n".join(_entry(name, *code) for code in codes) for name, codes in _LISTS.items()
    }


def _entry(lista: str, kod: str, namn: str, group: str, *alias: str) -> str:
    names = ", ".join(f'"{name}"' for name in alias)
    also = f"alias = [{names}]\n" if alias else ""
    counted = f'raknas_som = ["{group}"]\n' if group else ""
    return f'[[{lista}]]\nkod = "{kod}"\nnamn = "{namn}"\n{also}{counted}'
