"""What must be so of the figures where somebody is nobody, all, most or a part: checks of rules."""

from __future__ import annotations

from collections.abc import Iterable

from sentences.claims import Check, Claim
from sofrep.domain.figure import Figure, Sex, Unit
from sofrep.visning.visat import Tal

_SEXES = tuple(f".{sex}" for sex in Sex)


def is_zero(*measures: str) -> Check:
    """The first of the measures that exists is nought, counted and not hidden."""

    def check(claim: Claim) -> str:
        for measure in measures:
            figure = claim.figure(measure.format(**claim.found.groupdict()))
            if figure is not None:
                return "" if figure.value == 0 else f"{figure.id} is {said(figure)}"
        return f"there is no {measures[0]}"

    return check


def are_equal(first: str, second: str | int) -> Check:
    """Both measures have the same value, or the first has that one."""

    def check(claim: Claim) -> str:
        one = claim.value(first)
        other = claim.value(second) if isinstance(second, str) else second
        same = one is not None and one == other
        return "" if same else f"{first} is {one}, {second} is {other}"

    return check


def few_of_a_sex(claim: Claim) -> str:
    """Fewer than ten women, or men, have ended."""
    counts = [claim.value(f"avslutade.{sex}") for sex in (Sex.KVINNOR, Sex.MAN)]
    is_so = any(count is not None and count < 10 for count in counts)
    return "" if is_so else f"{counts} have ended"


def is_of(**places: str) -> Check:
    """The figure in each place is that of a measure (`*` for any end) of the scope and year."""

    def check(claim: Claim) -> str:
        for place, measure in places.items():
            found, wanted = claim.tal(place).figure, measure.format(**claim.found.groupdict())
            start = f"{claim.document.period}.{claim.scope}.{wanted}"
            if found.id != start and not (start.endswith("*") and found.id.startswith(start[:-1])):
                return f"{found.id} is not {wanted}"
        return ""

    return check


def all_of(*checks: Check) -> Check:
    """Each of the checks holds."""

    def check(claim: Claim) -> str:
        return next((fault for each in checks if (fault := each(claim))), "")

    return check


def reads(_: Claim) -> str:
    """The words say what is so whatever the figures: a definition, or a claim of another rule."""
    return ""


def most(place: str = "antal", label: str = "namn", *, share: str = "") -> Check:
    """The figure in a place is the largest of its kind alone, or as large as those named with it.

    `share` is the place of its share, which must be more than half for ``De flesta``.
    """

    def check(claim: Claim) -> str:
        figure = claim.tal(place).figure
        family = _family(claim, figure)
        if not family or any(f.value is None for f in family.values()):
            return f"one of {figure.id}'s kind is hidden or not counted"
        top = max(f.value for f in family.values() if f.value is not None)
        winners = {kod for kod, f in family.items() if f.value == top}
        labels = {kod: _label(claim, figure, kod) for kod in family}
        right = listed(labels[kod] for kod in winners)
        if in_order(claim.word(label), labels.values()) != right:
            return f"{right} are the largest"
        if claim.found[0].startswith("De flesta"):
            value = claim.tal(share or place).figure.value
            if value is None or value <= 50:
                return f"{value} % are not most"
        return ""

    return check


def _family(claim: Claim, figure: Figure) -> dict[str, Figure]:
    """The figures of the same kind, by what tells them apart: kommun.alv, kommun.vik ..."""
    end = ".andel" if figure.unit is Unit.PROCENT else ""
    start = figure.id.removesuffix(end).rpartition(".")[0]
    beside = {"saknas", "kand", "medel", *claim.document.forbund.alder.extra_band}
    found: dict[str, Figure] = {}
    for key, each in claim.document.figures.items():
        kod = key.removeprefix(f"{start}.").removesuffix(end)
        is_kin = key.startswith(f"{start}.") and key.endswith(end) and "." not in kod
        if is_kin and kod not in beside and each.unit is figure.unit:
            found[kod] = each
    return found


def _label(claim: Claim, figure: Figure, kod: str) -> str:
    """What a reader calls it."""
    forbund = claim.document.forbund
    kind = figure.id.removesuffix(".andel").split(".")[-2]
    if kind == "manad":
        return MONTHS[int(kod) - 1]
    if kind == "kommun":
        return next(k.kortnamn or k.namn for k in forbund.kommun if k.kod == kod)
    return next(p.namn for p in forbund.part if p.kod == kod) if kind == "part" else kod


MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


def listed(names: Iterable[str]) -> str:
    """How names stand in a sentence, whatever their order: ``a, b och c`` in order of the alphabet."""
    *first, last = sorted(names)
    return f"{', '.join(first)} och {last}" if first else last


def in_order(text: str, names: Iterable[str]) -> str:
    """The names that a text lists, as `listed` would; "" where it lists others."""
    rest, found = text, []
    for name in sorted(names, key=len, reverse=True):
        if name in rest:
            found.append(name)
            rest = rest.replace(name, "", 1)
    return "" if rest.replace(" och ", "").replace(", ", "") else listed(found)


def highest_in_chart(claim: Claim) -> str:
    """The categories that a chart's title names are those with the largest count in the figures.

    Of all its series together, which are the sexes; or of the one that the title names.
    """
    diagram = claim.sentence.diagram
    assert diagram is not None
    serie = claim.found.groupdict().get("serie")
    series = [s for s in diagram.serier if serie is None or serie.casefold() in s.namn.casefold()]
    counts: dict[str, Figure] = {}
    gaps: list[str] = []
    for n, kategori in enumerate(diagram.kategorier):
        behind = {_count_id(tal) for each in series if (tal := each.tal[n]) is not None}
        if kategori.startswith("Uppgift saknas"):
            continue
        if len(behind) == 1:
            counts[_spelt(kategori)] = claim.document.figures[behind.pop()]
        else:
            gaps.append(_spelt(kategori))
    kin = list(_family(claim, next(iter(counts.values()))).values())
    others = [figure for figure in kin if figure not in counts.values()]
    if len(gaps) == len(others):  # bars that are not drawn, though their sum is known
        counts |= dict(zip(gaps, others, strict=True))
    if any(figure.value is None for figure in (*kin, *counts.values())):
        return "one of its kind is hidden or not counted"
    top = max(figure.value for figure in kin if figure.value is not None)
    winners = [name for name, figure in counts.items() if figure.value == top]
    named = in_order(claim.word("namn").casefold().replace("”", ""), counts)
    return "" if winners and named == listed(winners) else f"{winners} are the largest"


_CODES = {"forsorjning": "fors", "sysselsattning": "syss", "avslutsorsak": "orsak"} | {
    f"{lista}-in": f"{lista[:4]}-in" for lista in ("forsorjning", "sysselsattning")
}


def only_small_left_out(claim: Claim) -> str:
    """Codes without a bar are of fewer than so many per cent of all, and there is one; no bar is."""
    document, diagram = claim.document, claim.sentence.diagram
    assert diagram is not None
    tals = (tal for serie in diagram.serier for tal in serie.tal if tal is not None)
    drawn = {f"{_count_id(tal)}.andel" for tal in tals}
    # A section that stands by itself in a document has one more part in its keys.
    section = claim.sentence.nyckel.replace(".ett.", ".").split(".")[2]
    population = next((key.split(".")[2] for key in drawn), "avslutade")
    kind = _CODES.get(section, section)
    start = f"{document.period}.{claim.scope}.{population}.{kind}."
    least, left = int(claim.word("minst")), 0
    for key, figure in document.figures.items():
        is_code = key.startswith(start) and key.endswith(".andel") and key.count(".") == 5
        if key in drawn and figure.value is not None and figure.value < least:
            return f"{key} has a bar and is {said(figure)}"
        if is_code and key not in drawn and figure.value:
            left += 1
            if figure.value >= least:
                return f"{key} has no bar and is {said(figure)}"
    return "" if left else "every code has a bar"


def _count_id(tal: Tal) -> str:
    """The id of the count of all, which a bar is a part or the share of."""
    key = tal.figure.id
    for end in _SEXES:
        key = key.removesuffix(end)
    return key.removesuffix(".andel")


def _spelt(kategori: str) -> str:
    """A label of an axis as it stands in a sentence: ``–24 år`` is till och med 24 år."""
    if kategori.startswith("–"):
        return f"till och med {kategori[1:]}"
    if kategori.endswith("– år"):
        return f"{kategori.removesuffix('– år')} år och äldre"
    return kategori.casefold()


def stays(claim: Claim) -> str:
    """How many of a value at the start have it at the exit: a number, none or all of them."""
    parts = claim.tal("hela").figure.id.split(".")
    if len(parts) != 5 or not parts[3].endswith("-in"):
        return f"{claim.tal('hela').figure.id} is not of the start"
    name, kod = parts[3].removesuffix("-in"), parts[4]
    figure = claim.figure(f"over.{name}.{kod}.{kod}")
    hela, left = claim.tal("hela").figure.value, figure.value if figure else None
    groups = claim.found.groupdict()
    if groups.get("kvar"):
        told = claim.tal("kvar").figure
        return (
            "" if figure and told.id == figure.id and 0 < told.value < hela else f"{left} are left"
        )
    wanted = {"ingen": 0, "alla": hela}[claim.word("ord").lower()]
    return "" if left == wanted else f"{left} of {hela} are left"


def sexes_add_up(claim: Claim) -> str:
    """``374 deltagare (203 kvinnor och 171 män)``: the parts are together the whole."""
    names = claim.found.groupdict()
    whole = claim.tal("hela").figure
    parts = [
        claim.tal(sex).figure.value if names.get(sex) else 0 for sex in ("kvinnor", "man", "ovriga")
    ]
    total = sum(part for part in parts if part is not None)
    return "" if whole.value == total else f"{whole.id} is {said(whole)}, its parts {total}"


def is_part(claim: Claim) -> str:
    """``54 av 198``: a part of that whole, and no more than it."""
    part, whole = claim.tal("del").figure, claim.tal("hela").figure
    share = claim.document.figures.get(f"{part.id}.andel")
    if share is not None and share.denominator is not None and share.denominator != whole.value:
        return f"{part.id} is a part of {share.denominator}, not of {whole.id}"
    if part.value is None or whole.value is None or part.value > whole.value:
        return f"{said(part)} of {said(whole)}"
    return ""


def has_sex(place: str, sex: Sex) -> Check:
    """The figure in a place is of that sex."""

    def check(claim: Claim) -> str:
        figure = claim.tal(place).figure
        return "" if figure.sex is sex else f"{figure.id} is not of {sex}"

    return check


def is_year_of(claim: Claim) -> str:
    """A year beside a figure is the figure's own."""
    tal, year = claim.tal("tal"), claim.word("ar")
    period = tal.figure.period
    return "" if year in {str(period.year), period.key} else f"{tal.figure.id} is not of {year}"


def said(figure: Figure) -> str:
    """The value, or why there is none."""
    return str(figure.absence) if figure.value is None else str(figure.value)
