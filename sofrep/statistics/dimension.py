"""What participants are broken down by: a further dimension is a further declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.domain.period import MONTHS
from sofrep.domain.uppgift import EgenUppgift, Forsorjningstid, Uppgift
from sofrep.excel.names import Names, code_names, kommun_names
from sofrep.statistics.bands import Band, age_bands, support_bands, time_bands
from sofrep.statistics.underlag import UNKNOWN

SAKNAS = "saknas"
KAND = "kand"
VID_AVSLUT = " vid avslut"
"""Ends the word of a code that was noted at the exit, where one at follow-up is another."""
POPULATIONS = ("aktuella", "nya", "avslutade", "vid-start", "vid-slut")


class Dimension(Struct, frozen=True, kw_only=True):
    """Something that is noted of each participant, and the categories that it falls into.

    `name` begins its steps (``kommun=alv``) and is its part of a measure; `words` is what it is
    called in a sentence; `word` stands for a category in patterns and `meaning` says what that may
    be.  `categories` are the codes in a profile, and what they are called; they are proper names
    where `proper`.

    The list of measures calls those in a category `label`, and `those` in a ratio; it says with
    `definition` who they are, and with `unknown` who are in none.

    `column` of the tables holds the category's number or, where there are `bands`, the number that
    lies in one of them; at exit it may be another one.  A profile without categories does not break
    anybody down, unless `always`.  Where one person may have `several_values` the column has a bit for each.

    It is counted of `populations`.  The profile calls it `uppgift`, and its section `avsnitt`; one of
    the `fields` of a register is enough to say it.  `efter` are the words for it on a sheet of
    counts ("Nya efter kommun"), and `ensam` the heading that it has there by itself.  `own` is what
    the profile declares it to be, and `kand` says that a neighbour can know it.
    """

    name: str
    words: str
    word: str
    meaning: str
    label: str
    those: str
    definition: str
    unknown: str
    column: str
    categories: Callable[[Forbund], Mapping[str, str]]
    at_exit: str = ""
    bands: Callable[[Forbund], tuple[Band, ...]] | None = None
    lista: Kodlista | None = None
    several_values: bool = False
    proper: bool = False
    always: bool = False
    populations: tuple[str, ...] = POPULATIONS
    uppgift: str = ""
    avsnitt: str = ""
    fields: tuple[str, ...] = ()
    efter: tuple[str, ...] = ()
    ensam: str = ""
    own: EgenUppgift | None = None

    @property
    def blank(self) -> str:
        """The step of those of whom nothing is known."""
        return f"{self.name}={SAKNAS}"

    @property
    def called(self) -> str:
        """What a register lacks that has no column for it: ``försörjning vid avslut``."""
        return Uppgift(self.uppgift).words if self.name in DIMENSIONS else self.words

    @property
    def blank_value(self) -> int:
        """What the column holds where nothing is known."""
        return 0 if self.several_values else UNKNOWN

    @property
    def is_at_exit(self) -> bool:
        """Whether it is noted of those who leave alone."""
        return self.populations == ("avslutade",)

    def names(self, forbund: Forbund) -> Names:
        """What a cell or a line may call its categories, where these are no bands."""
        if self.lista is not None:
            what = self.words.removesuffix(" vid start")
            return code_names(what, forbund.codes(self.lista))
        return code_names("uppgift", self.own.varde) if self.own else kommun_names(forbund)

    def is_told(self, forbund: Forbund, words: Mapping[str, str]) -> bool:
        """Whether it is told of whom nothing is known."""
        del words
        return self.always or bool(self.categories(forbund))


def plain(words: str) -> str:
    """Words of the profile in a label, in which a brace begins what stands for a code."""
    return words.replace("{", "{{").replace("}", "}}")


def _age_names(forbund: Forbund) -> dict[str, str]:
    texts = forbund.alder.band + forbund.alder.extra_band
    return {
        band.kod: f"{_band_name(text)} år"
        for band, text in zip(age_bands(forbund.alder), texts, strict=True)
    }


def _band_name(text: str) -> str:
    low, _, high = text.partition("-")
    if not low:
        return f"till och med {high}"
    return f"{low}–{high}" if high else f"från {low}"


def _time_names(forbund: Forbund) -> dict[str, str]:
    return band_names(forbund.forsorjningstid, "år")


def band_names(tid: Forsorjningstid, unit: str) -> dict[str, str]:
    """``högst 1 år``, ``1–3 år``, ``mer än 3 år``."""
    names = {
        kod: kod.replace("till-", "högst ").replace("over-", "mer än ").replace("-", "–")
        for kod in support_bands(tid)
    }
    return {kod: f"{name} {unit}".rstrip() for kod, name in names.items()}


def _of_list(
    name: str, words: str, lista: Kodlista, efter: tuple[str, ...], *, several_values: bool
) -> Dimension:
    return Dimension(
        name=name,
        words=words,
        word=words,
        meaning=f"koden för en {words} i profilen",
        label=f"{words} {{{words}}}",
        those="de som har den",
        definition=f"{words.capitalize()} {{vid}} är den som siffran är namngiven efter."
        + (" Den som har flera räknas i var och en." if several_values else ""),
        unknown=f"{words.capitalize()} {{vid}} är inte ifylld.",
        column=str(lista),
        categories=lambda forbund: {kod.kod: kod.namn for kod in forbund.codes(lista)},
        lista=lista,
        several_values=several_values,
        populations=("avslutade",),
        uppgift=str(lista),
        avsnitt=str(lista),
        fields=(str(lista),),
        efter=(*efter, f"{efter[0]} vid avslut"),
        ensam=f"{words.capitalize()} vid avslut" if several_values else words.capitalize(),
    )


KOMMUN = Dimension(
    name="kommun",
    words="kommun",
    word="kommun",
    meaning="en kommuns kod i profilen",
    label="{kommun}",
    those="de i kommunen",
    definition="Boende i kommunen.",
    unknown="Kommunen är inte ifylld.",
    column="kommun",
    categories=lambda forbund: {k.kod: k.kortnamn or k.namn for k in forbund.kommun},
    proper=True,
    uppgift=Uppgift.KOMMUN,
    avsnitt="kommun",
    fields=("kommun",),
    efter=("kommun", "hemkommun"),
)
MANAD = Dimension(
    name="manad",
    words="månad",
    word="månad",
    meaning="månadens två siffror: 01 till 12",
    label="{månad}",
    those="de i månaden",
    definition="Efter startens månad för nya, slutets för avslutade. Bara i perioder som berör "
    "högst tolv månader.",
    unknown="",
    column="startmanad",
    at_exit="slutmanad",
    categories=lambda _: {f"{n:02d}": name for n, name in enumerate(MONTHS, start=1)},
    populations=("nya", "avslutade"),
)
ALDER = Dimension(
    name="alder",
    words="ålder",
    word="åldersband",
    meaning='ett av profilens band: "-24" skrivs till-24, "25-29" 25-29 och "60-" fran-60',
    label="{åldersband}",
    those="de i bandet",
    definition="Ålder i bandet, båda gränserna inräknade.",
    unknown="Varken födelseår eller ålder är ifyllt.",
    column="alder_start",
    at_exit="alder_slut",
    categories=_age_names,
    bands=lambda forbund: age_bands(forbund.alder),
    always=True,
    uppgift=Uppgift.ALDER,
    avsnitt="alder",
    fields=("fodelsear", "alder"),
    efter=("ålder", "åldersgrupp", "åldersband"),
)
TID = Dimension(
    name="tid",
    words="tid i offentlig försörjning",
    word="tidsband",
    meaning="till-1, 1-3, 3-5, 5-9, over-9 om profilens gränser är 1, 3, 5 och 9 år",
    label="{tidsband} i offentlig försörjning",
    those="de i bandet",
    definition="Tid i offentlig försörjning före insatsen: över den undre gränsen, till och med "
    "den övre.",
    unknown="Tiden i offentlig försörjning är inte ifylld.",
    column="tid",
    categories=_time_names,
    bands=lambda forbund: time_bands(forbund.forsorjningstid),
    populations=("aktuella", "nya", "avslutade"),
    uppgift=Uppgift.FORSORJNINGSTID,
    avsnitt="forsorjningstid",
    fields=("tid_ar", "tid_manader"),
    efter=("tid i offentlig försörjning", "försörjningstid"),
)
FORS = _of_list("fors", "försörjning", Kodlista.FORSORJNING, ("försörjning",), several_values=True)
SYSS = _of_list(
    "syss", "sysselsättning", Kodlista.SYSSELSATTNING, ("sysselsättning",), several_values=True
)
ORSAK = _of_list(
    "orsak",
    "avslutsorsak",
    Kodlista.AVSLUTSORSAK,
    ("orsak", "avslutsorsak", "orsak till avslut"),
    several_values=False,
)

DIMENSIONS: Mapping[str, Dimension] = {
    dimension.name: dimension for dimension in (KOMMUN, MANAD, ALDER, TID, FORS, SYSS, ORSAK)
}
"""What every office notes."""
