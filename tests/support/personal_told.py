"""What is told of personal data, and the headings that are told of a sheet or are not."""

from __future__ import annotations

import json

from sofrep.domain.problem import Problem
from sofrep.pipeline.figure_json import problem_to_json

RULES = {"personnummer", "personnummer-liknar", "epost", "telefon", "personkolumn"}

HEADERS = [
    "Namn", "Förnamn", "Efternamn", "För- och efternamn", "Deltagarens namn", "NAMN:", "Namn 2",
    "Adress", "Gatuadress", "Postadress", "Postnummer", "C/o-adress",
    "Telefon", "Telefonnummer", "Tel.", "Mobil", "Mobilnr",
    "E-post", "Epost", "E-postadress", "Mejl", "Mail",
    "Personnummer", "Personnr", "Pers.nr", "Personnummer (12 siffror)", "Samordningsnummer",
]  # fmt: skip
OTHER_HEADERS = [
    "Insatsens namn", "Gruppnamn", "Deltagarnummer", "Löpnummer", "Kommun", "Anteckning", "Ort",
    "Handläggarens enhet", "Namnet på insatsen", "Adresserad", "Postort", "Enhetens telefontid",
]  # fmt: skip


def personal(problems: tuple[Problem, ...]) -> list[Problem]:
    """Those of the problems that are about personal data."""
    return [problem for problem in problems if problem.rule in RULES]


def said(problems: tuple[Problem, ...]) -> str:
    """Everything that the terminal and the record could say of the problems."""
    return repr(problems) + json.dumps([problem_to_json(p) for p in problems])
