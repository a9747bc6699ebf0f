"""The survey of the profile: scale, indicators, questions and their conditions fit together."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.enkat import Enkat, Fraga, Utfall
from sofrep.domain.skrivsatt import normalise
from sofrep.forbundsprofil.faults import Faults, check_one
from sofrep.forbundsprofil.values import check_year

_HIGHEST = 99
_YES_NO = ("ja", "nej")


def check_survey(enkat: Enkat | None, faults: Faults) -> None:
    """Everything that must hold in a survey beyond the codes and names of its groups."""
    if enkat is None:
        return
    for name in ("svar", "grupp", "indikator", "fraga"):
        if not getattr(enkat, name) and not faults.told(f"enkat.{name}"):
            faults.error(
                "profil-saknad-nyckel",
                f"enkat.{name}",
                f"enkat.{name} är tom.",
                f"Lägg till minst en [[enkat.{name}]], eller ta bort [enkat].",
            )
    if enkat.minsta_grupp < 0:
        _value("enkat.minsta_grupp", "Talet är negativt.", "Skriv 0 om alla ska visas.", faults)
    _check_scale(enkat, faults)
    _check_indicators(enkat, faults)
    seen: dict[tuple[str, int], int] = {}
    for number, fraga in enumerate(enkat.fraga, start=1):
        path = f"enkat.fraga[{number}]"
        _check_question(path, fraga, enkat, seen, faults)
        _check_years(path, fraga, faults)
        _check_condition(path, fraga, enkat, faults)
        seen.setdefault((fraga.grupp, fraga.nummer), number)


def _value(path: str, message: str, action: str, faults: Faults) -> None:
    if not faults.told(path):
        faults.error("profil-varde", path, message, action)


def _does_not_fit(path: str, message: str, action: str, faults: Faults) -> None:
    if not faults.told(path):
        faults.error("profil-enkat", path, message, action)


def _check_scale(enkat: Enkat, faults: Faults) -> None:
    seen: dict[str, str] = {}
    for path, text in _answers(enkat):
        word = normalise(text)
        if not word:
            _value(path, "Svaret är tomt.", "Fyll i det, eller ta bort det.", faults)
        elif word in seen:
            faults.error(
                "profil-dubblett",
                path,
                f'"{text}" står redan i {seen[word]}.',
                "Varje svar får bara stå på ett ställe.",
            )
        seen.setdefault(word, path)
    counted = {step.utfall for step in enkat.svar}
    for needed, names in (
        (Utfall.NEGATIVT, {Utfall.NEGATIVT}),
        (Utfall.POSITIVT, {Utfall.POSITIVT, Utfall.KLART}),
    ):
        if enkat.svar and not counted & names:
            _does_not_fit(
                "enkat.svar",
                f"Inget steg på skalan räknas som {needed}.",
                f'Skriv utfall = "{needed}" vid minst ett steg.',
                faults,
            )


def _answers(enkat: Enkat) -> Iterator[tuple[str, str]]:
    for number, step in enumerate(enkat.svar, start=1):
        yield f"enkat.svar[{number}].svar", step.svar
        for place, alias in enumerate(step.alias, start=1):
            yield f"enkat.svar[{number}].alias[{place}]", alias


def _check_indicators(enkat: Enkat, faults: Faults) -> None:
    seen: dict[int, int] = {}
    for number, indikator in enumerate(enkat.indikator, start=1):
        path = f"enkat.indikator[{number}]"
        _check_number(f"{path}.nummer", indikator.nummer, faults)
        if not indikator.lydelse.strip():
            _value(f"{path}.lydelse", "Lydelsen är tom.", "Fyll i lydelsen.", faults)
        if indikator.nummer in seen:
            _twice(f"{path}.nummer", f"enkat.indikator[{seen[indikator.nummer]}]", faults)
            continue
        seen[indikator.nummer] = number
        questions = enkat.questions_of(indikator.nummer)
        if questions and indikator.utan_matt:
            _does_not_fit(
                f"{path}.utan_matt",
                "Indikatorn har frågor, men utan_matt säger att den saknar mått.",
                "Ta bort utan_matt, eller frågorna.",
                faults,
            )
        if not questions and not indikator.utan_matt.strip():
            _does_not_fit(
                path,
                f"Indikator {indikator.nummer} har ingen fråga.",
                'Lägg till en fråga, eller skriv varför den inte mäts: utan_matt = "...".',
                faults,
            )


def _check_number(path: str, nummer: int, faults: Faults) -> None:
    if not 1 <= nummer <= _HIGHEST:
        _value(path, f"Numret ska vara 1 till {_HIGHEST}.", "Rätta numret.", faults)


def _twice(path: str, first: str, faults: Faults) -> None:
    if not faults.told(path):
        faults.error(
            "profil-dubblett", path, f"Numret finns redan i {first}.", "Ge varje post ett eget."
        )


def _check_question(
    path: str, fraga: Fraga, enkat: Enkat, seen: dict[tuple[str, int], int], faults: Faults
) -> None:
    _check_number(f"{path}.nummer", fraga.nummer, faults)
    if not fraga.lydelse.strip():
        _value(f"{path}.lydelse", "Lydelsen är tom.", "Fyll i frågan.", faults)
    groups = [grupp.kod for grupp in enkat.grupp]
    if not faults.told(f"{path}.grupp"):
        check_one(f"{path}.grupp", fraga.grupp, groups, "respondentgrupp", faults)
        if not fraga.grupp:
            _value(f"{path}.grupp", "Gruppen är tom.", "Skriv gruppens kod.", faults)
    if first := seen.get((fraga.grupp, fraga.nummer)):
        _twice(f"{path}.nummer", f"enkat.fraga[{first}]", faults)
    known = {indikator.nummer for indikator in enkat.indikator}
    if fraga.indikator and fraga.indikator not in known:
        if known and not faults.told(f"{path}.indikator"):
            faults.error(
                "profil-referens",
                f"{path}.indikator",
                f"Det finns ingen indikator med numret {fraga.indikator}.",
                "Rätta numret, eller lägg till indikatorn.",
            )
    elif fraga.indikator and fraga.ja_nej:
        _does_not_fit(
            f"{path}.ja_nej",
            "En fråga som besvaras med ja eller nej har inget utfall och mäter ingen indikator.",
            "Ta bort indikator eller ja_nej.",
            faults,
        )


def _check_years(path: str, fraga: Fraga, faults: Faults) -> None:
    for name in ("fran", "till", "jamforbar_fran"):
        year = getattr(fraga, name)
        if year and not faults.told(f"{path}.{name}"):
            check_year(f"{path}.{name}", str(year), faults)
    if fraga.till and fraga.till < fraga.fran and not faults.told(f"{path}.till"):
        faults.error(
            "profil-datum",
            f"{path}.till",
            "Frågan slutar före det år då den börjar.",
            "Rätta fran eller till.",
        )


def _check_condition(path: str, fraga: Fraga, enkat: Enkat, faults: Faults) -> None:
    """The condition is an earlier question of the group, and its answers are among its own."""
    if not fraga.villkor_fraga:
        if fraga.villkor_svar:
            _does_not_fit(
                f"{path}.villkor_svar",
                "Det finns svar för ett villkor men ingen fråga som de gäller.",
                "Skriv villkor_fraga, eller ta bort villkor_svar.",
                faults,
            )
        return
    asked = enkat.question(fraga.grupp, fraga.villkor_fraga)
    if asked is None or asked.nummer >= fraga.nummer:
        _does_not_fit(
            f"{path}.villkor_fraga",
            f"Gruppen har ingen tidigare fråga med numret {fraga.villkor_fraga}.",
            "Skriv numret på den fråga före den här som avgör om den ställs.",
            faults,
        )
        return
    known = _YES_NO if asked.ja_nej else tuple(step.svar for step in enkat.svar)
    if not fraga.villkor_svar:
        _does_not_fit(
            f"{path}.villkor_svar",
            "Det står inte vilka svar som gör att frågan ställs.",
            f'Skriv t.ex. villkor_svar = ["{known[0] if known else "ja"}"].',
            faults,
        )
    for number, answer in enumerate(fraga.villkor_svar, start=1):
        if answer not in known and known:
            _does_not_fit(
                f"{path}.villkor_svar[{number}]",
                f'"{answer}" är inget svar på fråga {asked.nummer}.',
                f"Välj bland: {', '.join(known)}.",
                faults,
            )
