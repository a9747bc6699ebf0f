"""figurer.csv: the figures of figurer.json as a table that anybody can open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from sofrep.domain.figure import Figure
from sofrep.pipeline.figure_json import period_to_json
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
    writer.writerows(_cells(figure, name_of) for figure in figures if not figure.is_internal)
    return f"{BYTE_ORDER_MARK}{text.getvalue()}".encode()


def _cells(figure: Figure, name_of: Callable[[Figure], str]) -> tuple[str, ...]:
    """A line: what is no code or day of the program's own is made safe to open."""
    return (
        figure.id,
        csv_cell(name_of(figure)),
        csv_cell(Tal(figure).text),
        csv_cell(figure.value),
        figure.unit,
        csv_cell(figure.numerator),
        csv_cell(figure.denominator),
        figure.sex,
        figure.scope,
        *period_to_json(figure.period),
        figure.origin,
        figure.absence or "",
        figure.source and csv_cell(figure.source),
    )
