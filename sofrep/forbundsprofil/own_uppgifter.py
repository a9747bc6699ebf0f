"""What the office notes beside what every office does: it has values or limits, and is known where it is named."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.domain.skrivsatt import normalise
from sofrep.domain.tillagg import may_note
from sofrep.domain.uppgift import EgenUppgift, Uppgift
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.references import check_one


def check_uppgifter(forbund: Forbund, faults: Faults) -> None:
    """Each has values or rising limits, and a heading of its own; what is not noted is something that may be."""
    headings = {normalise(uppgift.words): "en uppgift som alla förbund har" for uppgift in Uppgift}
    for number, own in enumerate(forbund.uppgift, start=1):
        path = f"uppgift[{number}]"
        _check_values(path, own, faults)
        for key, heading in _headings(path, own):
            if (word := normalise(heading)) in headings:
                faults.error(
                    "profil-dubblett",
                    key,
                    f'"{heading}" är redan rubrik för {headings[word]}.',
                    "Ge uppgiften en egen rubrik.",
                )
        headings |= {normalise(heading): path for _, heading in _headings(path, own)}
    known = may_note(forbund)
    places = [("noteras_inte", forbund.noteras_inte)]
    places += [
        (f"insats[{n}].noteras_inte", i.noteras_inte) for n, i in enumerate(forbund.insats, 1)
    ]
    for path, listed in places:
        for place, name in enumerate(listed, start=1):
            check_one(f"{path}[{place}]", name, known, "uppgift", faults)
    for place, lista in enumerate(forbund.noteras_vid_start, start=1):
        if lista is Kodlista.AVSLUTSORSAK or not (forbund.codes(lista) or faults.told(lista)):
            faults.error(
                "profil-referens",
                f"noteras_vid_start[{place}]",
                f"{Uppgift(lista).words.capitalize()} noteras inte vid start, eller listan är tom.",
                "Nämn bara forsorjning och sysselsattning, där listan har minst ett värde.",
            )


def _headings(path: str, own: EgenUppgift) -> Iterator[tuple[str, str]]:
    yield f"{path}.rubrik" if own.rubrik else f"{path}.namn", own.rubrik or own.namn
    for place, alias in enumerate(own.alias, start=1):
        yield f"{path}.alias[{place}]", alias


def _check_values(path: str, own: EgenUppgift, faults: Faults) -> None:
    if faults.told(path, f"{path}.varde", f"{path}.granser"):
        return
    if bool(own.varde) == bool(own.granser):
        both = "både värden och gränser" if own.varde else "varken värden eller gränser"
        faults.error(
            "profil-varde",
            path,
            f"Uppgiften har {both}.",
            "Lägg till [[uppgift.varde]] för varje värde, eller skriv granser om den är ett tal.",
        )
    for place, limit in enumerate(own.granser, start=1):
        if limit < 1 or (place > 1 and limit <= own.granser[place - 2]):
            faults.error(
                "profil-granser",
                f"{path}.granser[{place}]",
                "Gränserna ska vara hela tal, minst 1, i stigande ordning.",
                "Skriv t.ex. [10, 20, 30].",
            )
