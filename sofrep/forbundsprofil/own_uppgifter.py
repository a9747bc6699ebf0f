"""What the office notes of its own, what it crosses, and the grades that it gives, are whole and known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sofrep.domain.betyg import Betygsregel
from sofrep.domain.bilagor import may_note, noted_sections
from sofrep.domain.forbund import Avsnitt, Forbund, Kodlista
from sofrep.domain.skrivsatt import normalise
from sofrep.domain.uppgift import EgenUppgift, Korsning, Noteras, Uppgift
from sofrep.forbundsprofil.faults import Faults, check_one

_AT_EXIT = (Avsnitt.FORSORJNING, Avsnitt.SYSSELSATTNING, Avsnitt.AVSLUTSORSAK)
_POPULATIONS = ("aktuella", "nya", "avslutade", "vid-start", "vid-slut")


def check_crossings(forbund: Forbund, faults: Faults) -> None:
    """Rows and columns are things that are noted, or kodgrupper, of a population in which they are."""
    known = [Avsnitt.KOMMUN, Avsnitt.ALDER, Avsnitt.FORSORJNINGSTID, *_AT_EXIT]
    names = [*map(str, known), *noted_sections(forbund)]
    groups = [group.kod for group in forbund.kodgrupp]
    for number, each in enumerate(forbund.korsning, start=1):
        path = f"korsning[{number}]"
        check_one(f"{path}.population", each.population, _POPULATIONS, "population", faults)
        check_one(f"{path}.rader", each.rader, names, "uppgift", faults)
        alone = len(each.kolumner) == 1
        for place, name in enumerate(each.kolumner, start=1):
            of = [*groups, *names] if alone else groups
            check_one(f"{path}.kolumner[{place}]", name, of, "uppgift eller kodgrupp", faults)
        _check_parts(path, each, forbund, faults)


def _check_parts(path: str, korsning: Korsning, forbund: Forbund, faults: Faults) -> None:
    if not korsning.kolumner and not faults.told(f"{path}.kolumner"):
        faults.error(
            "profil-referens",
            f"{path}.kolumner",
            "Listan är tom.",
            "Skriv en uppgift eller kodgrupper.",
        )
    if korsning.rader in korsning.kolumner:
        faults.error(
            "profil-dubblett",
            f"{path}.kolumner",
            f'"{korsning.rader}" är både rader och kolumner.',
            "Välj något annat för det ena.",
        )
    groups = {group.kod for group in forbund.kodgrupp}
    own = {
        name for each in forbund.uppgift for name, when, _ in each.delar if when is Noteras.VID_SLUT
    }
    late = [n for n in (korsning.rader, *korsning.kolumner) if n in {*_AT_EXIT, *own, *groups}]
    if late and korsning.population != "avslutade" and not faults.told(f"{path}.population"):
        faults.error(
            "profil-varde",
            f"{path}.population",
            f'"{late[0]}" noteras vid avslut, så bara avslutade kan korsas med det.',
            'Skriv population = "avslutade", eller ta bort raden.',
        )


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


def check_grades(betyg: Betygsregel | None, faults: Faults) -> None:
    """At least two steps with names of their own, whose limits fall to 0."""
    if betyg is None or faults.told("betyg", "betyg.steg"):
        return
    if len(betyg.steg) < 2:
        faults.error(
            "profil-varde",
            "betyg.steg",
            "Det behövs minst två betyg.",
            "Lägg till [[betyg.steg]] med namn och fran_procent, eller ta bort betygen.",
        )
        return
    seen: set[str] = set()
    for number, steg in enumerate(betyg.steg, start=1):
        path = f"betyg.steg[{number}].namn"
        if not normalise(steg.namn) and not faults.told(path):
            faults.error("profil-varde", path, "Betyget har inget namn.", 'Skriv t.ex. "God".')
        elif normalise(steg.namn) in seen:
            faults.error(
                "profil-dubblett", path, f'Betyget "{steg.namn}" står två gånger.', "Ta bort ett."
            )
        seen.add(normalise(steg.namn))
    _check_limits(betyg, faults)


def _check_limits(betyg: Betygsregel, faults: Faults) -> None:
    if any(faults.told(f"betyg.steg[{n}].fran_procent") for n in range(1, len(betyg.steg) + 1)):
        return
    for number, (before, after) in enumerate(pairwise(betyg.steg), start=2):
        if after.fran_procent >= before.fran_procent:
            faults.error(
                "profil-varde",
                f"betyg.steg[{number}].fran_procent",
                "Betyget ska ha en lägre gräns än betyget före.",
                "Skriv det bästa betyget först och låt gränserna falla.",
            )
    if betyg.steg[-1].fran_procent != 0:
        faults.error(
            "profil-varde",
            f"betyg.steg[{len(betyg.steg)}].fran_procent",
            "Det sista betyget ska gälla från 0, så att varje insats får ett betyg.",
            "Skriv fran_procent = 0.",
        )
