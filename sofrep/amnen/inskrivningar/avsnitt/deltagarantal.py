"""The tables of head counts: a row per insats and the sums, every cell a figure."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.noter import streck_noter
from sofrep.amnen.gemensamt.overtaganden import running, shown_unions, takeover_notes
from sofrep.amnen.gemensamt.sida import Blocks, Sida, scopes
from sofrep.amnen.gemensamt.tryckta import KOLUMN, Siffror, siffror, with_sex
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import FORBUNDET, Kodgrupp, Kodlista, Union
from sofrep.visning.block import Tabellblock
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell, Tal

_POPULATION = "aktuella"


def antalstabell(sida: Sida) -> Blocks:
    """The head counts: a row per insats, and the sums."""
    underlag = sida.underlag
    rows = scopes(underlag)
    pages = [sida.om(scope.kod).s for scope in rows]
    widest = max((s.kolumner(_POPULATION) for s in pages), key=len, default=())
    rader = [
        Rad(
            scope.namn,
            (
                *(s.tal(_POPULATION, sex) for sex in widest),
                *(s.tal(p) for p in ("nya", "avslutade", "vid-slut")),
            ),
            summa=isinstance(scope, Union),
        )
        for scope, s in zip(rows, pages, strict=True)
    ]
    rubriker = sida.rubriker("tabell.antal")
    heads = (
        sida.text("kolumn.aktuella"),
        *(KOLUMN[sex] for sex in widest if sex is not Sex.TOTALT),
        *(sida.text(f"kolumn.{p}") for p in ("nya", "avslutade", "vid-slut")),
    )
    noter = [*takeover_notes(underlag, [scope.kod for scope in rows]), *sida.streck(rader)]
    if any(s.har("nya.anonyma") for s in pages):
        noter.append(sida.text("oversikt.anonyma"))
    if shown_unions(underlag):
        noter.append(sida.text("korthet.summor"))
    tabell = rubriker.tabell(heads, rader, noter)
    return (Tabellblock(nyckel=sida.nyckel("antal"), tabell=tabell, numrerad=False),)


_TOTAL = "insatser."


def head_counts(underlag: BilagaUnderlag) -> Tabell | None:
    """Participants by sex, new, ended and the occupations at exit of every insats of the year.

    None where no insats has any.  The total row is the förbund's own figures; a kodgrupp that
    nobody has counted has no column.
    """
    everyone = siffror(underlag, FORBUNDET)
    pages = [(i.namn, siffror(underlag, i.kod)) for i in running(underlag)]
    sexes = [Sex.TOTALT, Sex.KVINNOR, Sex.MAN]
    if any(s.har(with_sex(_POPULATION, Sex.OVRIGA)) for _, s in pages):
        sexes.append(Sex.OVRIGA)
    groups = [g for g in _groups(underlag) if any(_is_known(s, g) for _, s in pages)]
    measures = [with_sex(_POPULATION, sex) for sex in sexes] + ["nya", "avslutade"]
    measures += [f"avslutade.{group.kod}" for group in groups]
    rows = [Rad(name, tuple(_cell(s, measure) for measure in measures)) for name, s in pages]
    if not any(isinstance(cell, Tal) for row in rows for cell in row.celler):
        return None
    total = tuple(_cell(everyone, f"{_TOTAL}{measure}") for measure in measures)
    rows.append(Rad("Totalt", total, summa=True))
    ordet = underlag.forbund.ord.deltagare
    words, key = underlag.fraser, "tabell.deltagarantal"
    rubrik = words.text(key, "rubrik", period=str(underlag.period.year))
    return Tabell(
        rubrik,
        f"{rubrik}. {words.text(key, 'kolumner')}",
        (
            words.text(key, "etiketter"),
            *(ordet.stor if sex is Sex.TOTALT else KOLUMN[sex] for sex in sexes),
            words.text("kolumn.nya"),
            words.text("kolumn.avslutade"),
            *(group.namn for group in groups),
        ),
        tuple(rows),
        tuple(_notes(underlag, rows, groups)),
    )


def _groups(underlag: BilagaUnderlag) -> list[Kodgrupp]:
    """The kodgrupper of occupation, arbete eller studier first."""
    groups = [g for g in underlag.forbund.kodgrupp if g.lista is Kodlista.SYSSELSATTNING]
    return sorted(groups, key=lambda group: group.kod != "arbstud")


def _is_known(s: Siffror, group: Kodgrupp) -> bool:
    tal = s.kanske(f"avslutade.{group.kod}")
    return tal is not None and tal.finns


def _cell(s: Siffror, measure: str) -> Tal | str:
    tal = s.kanske(measure)
    return DASH if tal is None else tal


def _notes(underlag: BilagaUnderlag, rows: list[Rad], groups: list[Kodgrupp]) -> Iterator[str]:
    key = "tabell.deltagarantal"
    if groups:
        yield underlag.fraser.text(key, "vid-avslut")
    yield from streck_noter(underlag.fraser, rows)
    if any(cell == DASH for row in rows for cell in row.celler if isinstance(cell, str)):
        yield underlag.fraser.text(key, "saknas")
    if any(siffror(underlag, i.kod).har("nya.anonyma") for i in running(underlag)):
        yield underlag.fraser.text("oversikt.anonyma")
