"""What the fields of a Word template print: ``{{ forbund.namn }}``, ``{{ figur['rv.nya'] }}``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument.figurer import Figurer
from sofrep.visning.svenska import date_in_text, period_in_text
from sofrep.visning.visat import Bild, Platshallare, Tal

Value = str | Platshallare | Sequence[Bild] | Mapping[str, Tal]


def template_fields(underlag: BilagaUnderlag, kod: str, *, form: str = "") -> Mapping[str, Value]:
    """The fields of the document `kod` by their names; an unset one is "".

    `form` is the title of a form, which has neither number nor date.
    """
    forbund, bilaga, words = underlag.forbund, underlag.bilaga(kod), underlag.fraser
    nummer = words.text("mall.nummer", nummer=str(bilaga.nummer)) if bilaga.nummer else ""
    marks = {"utkast": underlag.dokument().utkast and not form, "exempel": forbund.exempel}
    return {
        "forbund.namn": forbund.namn,
        "forbund.kortnamn": forbund.kortnamn,
        "forbund.organisationsnummer": forbund.organisationsnummer,
        "dokument.namn": form or bilaga.namn,
        "dokument.nummer": nummer,
        "dokument.datum": "" if form else _day(underlag),
        "dokument.diarienummer": "" if form else underlag.dokument().diarienummer,
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


def _day(underlag: BilagaUnderlag) -> str | Platshallare:
    datum = underlag.dokument().datum
    if datum is not None:
        return date_in_text(datum)
    missing = "saknas" if underlag.period.is_year else "saknas-period"
    text = underlag.fraser.text("mall.datum", missing, period=underlag.period.key)
    return Platshallare(text, ar_text=False)
