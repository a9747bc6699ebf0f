"""What the fields of a Word template print: ``{{ forbund.namn }}``, ``{{ figur['rv.nya'] }}``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sofrep.bilagor.figurer import Figurer
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.visning.svenska import date_in_text, period_in_text
from sofrep.visning.visat import Bild, Platshallare, Tal

Value = str | Platshallare | Sequence[Bild] | Mapping[str, Tal]


def template_fields(underlag: BilagaUnderlag, kod: str) -> Mapping[str, Value]:
    """The fields of the document `kod` by their names; an unset one is ""."""
    forbund, bilaga, dokument = underlag.forbund, underlag.bilaga(kod), underlag.dokument()
    words = underlag.fraser
    datum: str | Platshallare = Platshallare(
        words.text("mall.datum", "saknas" if underlag.period.is_year else "saknas-period")
    )
    if dokument.datum is not None:
        datum = date_in_text(dokument.datum)
    marks = {"utkast": dokument.utkast, "exempel": forbund.exempel}
    return {
        "forbund.namn": forbund.namn,
        "forbund.kortnamn": forbund.kortnamn,
        "forbund.organisationsnummer": forbund.organisationsnummer,
        "dokument.namn": bilaga.namn,
        "dokument.nummer": words.text("mall.nummer", nummer=str(bilaga.nummer))
        if bilaga.nummer
        else "",
        "dokument.datum": datum,
        "dokument.diarienummer": dokument.diarienummer,
        "period": period_in_text(underlag.period),
        "logotyper": tuple(
            Bild(underlag.folder / logo.fil, logo.alt)
            for logo in forbund.logotyp
            if not logo.medfinansiar
        ),
        "märkning": " · ".join(
            words.text("mall.markning", mark) for mark, on in marks.items() if on
        ),
        "figur": Figurer(underlag.figures, underlag.period),
    }
