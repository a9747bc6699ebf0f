"""What every document says about the förbund and itself."""

from __future__ import annotations

from dataclasses import dataclass

from sofrep.bilagor import tid
from sofrep.bilagor.figurer import Figurer
from sofrep.bilagor.texter import bilaga_texts
from sofrep.bilagor.underlag import BilagaUnderlag, Context
from sofrep.visning.ordval import deltagare
from sofrep.visning.svenska import date_in_text
from sofrep.visning.visat import Bild, Platshallare
from sofrep.visning.vy import Vy


@dataclass(frozen=True, slots=True)
class EmblemVy(Vy):
    """The emblem of a co-financier, and its name."""

    namn: str
    bild: Bild


@dataclass(frozen=True, slots=True)
class ForbundVy(Vy):
    """The förbund; `logotyper` are its own pictures, `emblem` those of co-financiers."""

    namn: str
    kortnamn: str
    organisationsnummer: str
    logotyper: tuple[Bild, ...]
    emblem: tuple[EmblemVy, ...] = ()


@dataclass(frozen=True, slots=True)
class DokumentVy(Vy):
    """The document: `nummer` 0 for none; `datum` in words, or a placeholder until it is set."""

    namn: str
    nummer: int
    datum: str | Platshallare
    diarienummer: str
    utkast: bool
    exempel: bool


def common(underlag: BilagaUnderlag, kod: str) -> Context:
    """What all documents share: forbund, dokument, period, forra, text, ord and every figure."""
    forbund, bilaga, dokument = underlag.forbund, underlag.bilaga(kod), underlag.dokument()
    bilder = [(Bild(underlag.folder / b.fil, b.alt), b.medfinansiar) for b in forbund.logotyp]
    logotyper = tuple(bild for bild, medfinansiar in bilder if not medfinansiar)
    emblem = tuple(EmblemVy(namn, bild) for bild, namn in bilder if namn)
    datum: str | Platshallare = Platshallare(
        "Datum saknas i forbund.toml"
        if underlag.period.is_year
        else f"Datum saknas: [dokument.{underlag.period.key}] i forbund.toml"
    )
    if dokument.datum is not None:
        datum = date_in_text(dokument.datum)
    return {
        "forbund": ForbundVy(
            forbund.namn, forbund.kortnamn, forbund.organisationsnummer, logotyper, emblem
        ),
        "dokument": DokumentVy(
            bilaga.namn,
            bilaga.nummer,
            datum,
            dokument.diarienummer,
            dokument.utkast,
            forbund.exempel,
        ),
        "period": tid.make(underlag.period),
        "forra": tid.make(underlag.period.previous()),
        "text": bilaga_texts(underlag, kod),
        "ord": {"deltagare": deltagare(forbund)},
        "figur": Figurer(underlag.figures, underlag.period),
    }
