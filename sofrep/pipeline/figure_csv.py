"""figurer.csv: the figures of figurer.json as a table that anybody can open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from sofrep.domain.figure import Figure, Number
from sofrep.visning.csvtext import BYTE_ORDER_MARK, SEPARATOR, csv_cell
from sofrep.visning.visat import Tal

CSV_NAME = "figurer.csv"
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "id": "Siffrans id, samma år från år bortsett från perioden.",
        "namn": "Vad siffran är.",
        "visas": "Siffran som den skrivs i dokumenten, avrundad och med enhet.",
        "varde": "Värdet med högst fyra decimaler; tomt om det saknas.",
        "enhet": "antal, procent, procentenheter, år, månader, dagar, kronor eller tkr.",
        "taljare": "Täljaren i en andel, eller summan i ett medelvärde.",
        "namnare": "Nämnaren i en andel, eller antalet i ett medelvärde.",
        "kon": "totalt, kvinnor, man eller ovriga.",
        "omfattning": "Koden för insatsen eller de sammanlagda insatserna, eller forbundet.",
        "period_fran": "Periodens första dag.",
        "period_till": "Periodens sista dag.",
        "ursprung": "beräknad, inmatad eller fastställd.",
        "saknas": "Varför värdet saknas.",
        "kalla": "Källan till en inmatad siffra.",
    }
)


def figures_csv(figures: Iterable[Figure], name_of: Callable[[Figure], str]) -> bytes:
    """The table; what is for the office alone stands in it no more than what is hidden.

    Semicolons, decimal comma, UTF-8 with a byte order mark: what Excel in Swedish opens right.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for figure in figures:
        if not figure.is_internal:
            writer.writerow(map(csv_cell, _cells(figure, name_of)))
    return f"{BYTE_ORDER_MARK}{text.getvalue()}".encode()


def _cells(figure: Figure, name_of: Callable[[Figure], str]) -> tuple[Number | str | None, ...]:
    return (
        figure.id,
        name_of(figure),
        Tal(figure).text,
        figure.value,
        figure.unit.value,
        figure.numerator,
        figure.denominator,
        figure.sex.value,
        figure.scope,
        figure.period.start.isoformat(),
        figure.period.end.isoformat(),
        figure.origin.value,
        figure.absence.value if figure.absence is not None else "",
        figure.source,
    )
