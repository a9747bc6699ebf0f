"""Invented personal data in the forms that people write it, and clean strings that only look like it.

The check digits are computed here: no number is taken from anywhere.
"""

from __future__ import annotations


def check_digit(nine: str) -> str:
    """The Luhn digit after nine digits."""
    total = sum(sum(divmod(int(d) * (2 - n % 2), 10)) for n, d in enumerate(nine))
    return str(-total % 10)


def number(date: str = "850515", serial: str = "123") -> str:
    """Ten digits with the right check digit."""
    return date + serial + check_digit(date + serial)


def dashed(date: str = "850515", serial: str = "123", sign: str = "-") -> str:
    """As people write one."""
    ten = number(date, serial)
    return f"{ten[:6]}{sign}{ten[6:]}"


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


_TEN = number()
_COORDINATION = number("910178", "004")

PERSONNUMMER = {
    "NNNNNN-NNNN": dashed(),
    "twelve digits": f"19{number('640229', '777')}",
    "a samordningsnummer": dashed("910178", "004"),
    "ten digits": _TEN,
    "over a hundred years": dashed("210515", sign="+"),
    "born in 2005": dashed("050515"),
    "twelve digits and a hyphen": f"20{dashed('050515')}",
    "a samordningsnummer of twelve digits": f"19{_COORDINATION}",
    **{
        f"with {name}": dashed(sign=sign)
        for name, sign in {
            "a space": " ", "a no-break space": "\u00a0", "spaces and a hyphen": " - ", "a dot": ".",
            "an en dash": "–", "a minus": "\u2212", "a full-width hyphen": "\uff0d", "a colon": ":",
            "a comma": ",", "a star": "*", "a middle dot": "·", "a slash": "/", "an underscore": "_",
        }.items()
    },
    "the date with hyphens": f"1985-05-15-{_TEN[6:]}",
    "the date with dots": f"85.05.15 {_TEN[6:]}",
    "full-width digits": _wide(dashed()),
    "with zero-width spaces": "\u200b".join(_TEN),
    "with a soft hyphen": dashed(sign="\u00ad"),
    "with a sign that fills no room": dashed(sign="\u3164"),
    "struck through": "".join(f"{digit}\u0336" for digit in _TEN),
    "in a sentence": f"Se {dashed()}, journal.",
    "glued to letters": f"pnr{_TEN}x",
}  # fmt: skip
EPOST = {
    "an address": "kim.exempel@exempel.se",
    "with a plus": "info+kim@post.exempel.com",
    "(at)": "kim(at)exempel.se",
    "( at )": "kim ( at ) exempel.se",
    "[AT]": "kim[AT]exempel.se",
    "(A)": "kim (A) exempel.se",
    "(a)": "kim(a)exempel.se",
    "(snabel-a)": "kim (snabel-a) exempel.se",
    "snabel-a": "kim snabel-a exempel.se",
    "(punkt)": "kim@exempel (punkt) se",
    "with spaces": "kim @ exempel.se",
    "full-width signs": _wide("kim@exempel.se"),
    "with zero-width spaces": "kim\u200b@\u200bexempel\u200b.se",
    "a link": "mailto:kim@exempel.se?subject=x",
    "in a sentence": "Skriv till kim@exempel.se.",
}
TELEFON = {
    "a mobile": "070-123 45 67",
    "with the country": "+46 8 123 456 78",
    "of a town": "0500-12 34 56",
    "a mobile in ten digits": "0701234567",
    "a mobile with spaces": "070 123 45 67",
    "of another operator": "0731-23 45 67",
    "with a colon": "070:123 45 67",
    "with a comma": "070,123 45 67",
    "with stars": "070*123*45*67",
    "with middle dots": "070·123·45·67",
    "with dots": "070.123.45.67",
    "with a slash": "0500/12 34 56",
    "with hyphens": "0500-12-34-56",
    "of Stockholm": "08-123 456 78",
    "in brackets": "(0500) 123456",
    "0046": "0046 70 123 45 67",
    "(0)": "+46 (0)70-123 45 67",
    "full-width digits": _wide("070-1234567"),
    "with zero-width spaces": "070\u200b123\u200b4567",
    "in a sentence": "Ring 0500-12 34 56.",
}
FORMS = {"personnummer": PERSONNUMMER, "epost": EPOST, "telefon": TELEFON}

CLEAN: tuple[object, ...] = (
    # Dates and spans of dates, whatever their digits add up to.
    "2023-01-31", 20230131, "20230101-1231", "20240101-0831", "20220901-1231", "2015-01-01--12-31",
    "20230101 - 1231", "230101-1231", "230101–231231", "2023-01-31 – 2023-06-30", "20230131-20230630",
    "2023.01.31, 2023.06.30", "2023-01-31T08:05:15.1234", "2023-05-12 14:30", "2023-05-12 1430",
    "2023-05-12, 1234 kr", "2023-01-15 08:30:15", "2019/2020, 2021-2022", "2021-22 2022-23", "01-03 04-06 07-09",
    "jan-23, feb-23", "31/1 2023", "v 12-14, v 40-43", "2023-Q1 2023-Q2", "den 30 juni 2023", "230131–230630",
    "19 85 05", "2023-01", "läsåret 2022/23",
    # Times.
    "08:30-16:00, 09.00-11.30", "08.30 12.45", "kl 08-12 13-17", "08-12 13-17", "08-12, 13-17", "kl 08-12 2023",
    "telefontid 9-11", "08-123 45 tim",
    # Amounts and other numbers.
    "13 245 431 kr", "1 013 245 431", "1 013 245 431 kr", "2 021 245 431 kr", "10 013 245 431", "112 013 245 431",
    "-1 013 245 431", "+1 013 245 431 kr", "1 234 567 890 kr", "090-12345 kr", "040-12345 tkr", "08-12345 kr",
    "0500-12345 SEK", "031-12345 kronor", "013 245 kr", "040 000", "33,3333333333 %", "12,05078125",
    "12.05078125 %", "10.85546875", "3.1415926535", "2.718281828459", "0,0850515123", 0.3333333333, 1234567,
    "10, 11, 12, 13, 14, 15", "1-2-3-4-5-6-7-8-9-10", "010203 040506", "020304", "5 st @ 40 kr", "10.11.12.1234",
    # Numbers of organisations, files, accounts and places.
    "222000-1234", "556123-4567", "165561234567", "58.3837412, 13.4385123", f"58.{_TEN}, 13.{number('640229')}",
    "6468123 423456", "2023.rv.avslutade.arbstud.andel.kvinnor", "Dnr 2023/00123", "dnr 08-12345",
    "diarienummer 090-123456", "ärende 031-12345", "ref 08-123456", "SAM-2023-000451", "2.3.1-2023-00045",
    "8327-9 123 456 789-0", "konto 8327-9, 123 456 789-0", "konto 0500-12345", "123-4567", "bankgiro 0123-4567",
    "12 34 56-7", "RV-2023-00017", "ISBN 978-91-1234-567-8", "lag (2003:1210), SFS 2019:964", "OCR 040-12345 6",
    "{850515AB-1234-4567-89AB-0123456789AB}", "https://exempel.se/a?id=12345", "rum 4-12, plan 3",
    # Signs of addresses that are none.
    "@exempel", "fika @ stan.Ta med", "(a) t.ex. kurser", "enligt (a) bl.a. detta", "a) b) (a) (b)", "punkt [a], se ovan",
    "www.exempel.se", "exempel.se", "at-satser", "lön (at) enligt avtal",
)  # fmt: skip
