"""What the fields of a Word template print: ``{{ forbund.namn }}``, ``{{ figur['rv.nya'] }}``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.figure import FigureSet
from sofrep.domain.period import Period
from sofrep.visning.svenska import date_in_text, period_in_text
from sofrep.visning.visat import Bild, Platshallare, Tal


class Figurer(Mapping[str, Tal]):
    """``figur['rv.nya']`` is a figure of the period, ``figur['2022.rv.nya']`` one of any.

    Without the period a template serves every year.  Raises `UnknownFigureError`.
    """

    def __init__(self, figures: FigureSet, period: Period) -> None:
        self._figures = figures
        self._start = f"{period.key}."

    def __getitem__(self, key: str) -> Tal:
        figure = self._figures.get(key)
        return Tal(self._figures[self._start + key] if figure is None else figure)

    def __iter__(self) -> Iterator[str]:
        return (key.removeprefix(self._start) for key in self._figures)

    def __len__(self) -> int:
        return len(self._figures)


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
