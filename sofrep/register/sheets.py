"""The sheet kinds and their columns, declared once.

The reader finds headers by this declaration, `sofrep init` makes empty workbooks and dropdowns
from it, and the tables of docs/data-format.md are generated from it (`sheets_markdown`).
"""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.bilagor import AVSNITT
from sofrep.domain.ekonomi import Rapport, koder_of
from sofrep.domain.figure import Unit
from sofrep.domain.forbund import Forbund, Underlagsslag
from sofrep.domain.textplatser import TEXTPLATSER, Galler
from sofrep.register.activity_kinds import ANSOKNINGAR, MATRIS, STRUKTURELLA
from sofrep.register.declaration import Column, SheetKind, Values
from sofrep.register.economy_kinds import (
    EKONOMI,
    ORGAN,
    ORGANISATION,
    POSTKOD,
    POSTKODER_OFFERED,
    RAPPORTER,
)
from sofrep.register.insats_kinds import INSATSER
from sofrep.register.names import (
    Names,
    code_names,
    horizon_names,
    insats_names,
    kommun_names,
    scope_names,
)
from sofrep.register.register_kinds import REGISTER, UPPFOLJNING
from sofrep.register.survey_kinds import (
    ENKATSUMMOR,
    ENKATSVAR,
    RIKET,
    answers_to,
    question_columns,
)
from sofrep.register.tally_columns import outcome_columns
from sofrep.register.tally_kinds import ANTAL, PINNBLAD, TALLY_KINDS
from sofrep.register.year_kinds import HISTORIK, MAL, TEXTER

HELP_TITLES = ("Hjälp", "Läs mig", "Listor")
"""Titles of sheets that help to fill in the others (`sofrep.register.not_read.helpers`)."""

SURVEY_KINDS = (ENKATSVAR, ENKATSUMMOR, RIKET)
SHEET_KINDS = (
    REGISTER,
    UPPFOLJNING,
    *TALLY_KINDS,
    ANSOKNINGAR,
    MATRIS,
    STRUKTURELLA,
    MAL,
    INSATSER,
    TEXTER,
    *SURVEY_KINDS,
    HISTORIK,
    EKONOMI,
    ORGANISATION,
)


def kinds_of(forbund: Forbund) -> tuple[SheetKind, ...]:
    """The kinds that `forbund` can have: those of the survey only where the profile has one."""
    return tuple(kind for kind in SHEET_KINDS if forbund.enkat or kind not in SURVEY_KINDS)


def kinds_to_make(forbund: Forbund) -> tuple[SheetKind, ...]:
    """The kinds that `forbund` needs workbooks of: that of the insatser only where they are graded.

    Or where the profile lists the document that shows their money.  There is no register where
    every insats delivers counts only.
    """
    needs = forbund.betyg is not None or any(b.kod == "sammanstallning" for b in forbund.bilaga)
    has_rows = any(insats.underlag is Underlagsslag.RADER for insats in forbund.insats)
    left_out = () if needs else (INSATSER,)
    left_out = left_out if has_rows else (*left_out, REGISTER, UPPFOLJNING)
    return tuple(kind for kind in kinds_of(forbund) if kind not in left_out)


def columns_of(kind: SheetKind, forbund: Forbund) -> tuple[Column, ...]:
    """The columns of `kind` with those that follow from the profile.

    The register gets three per follow-up horizon, the tally matrix one per kommun (field
    ``kommun:<kod>``), the survey's answers one per question number (``fraga:<nummer>``).
    """
    if kind is ENKATSVAR:
        return (*kind.columns, *question_columns(forbund.enkat))
    if kind is REGISTER:
        return (*kind.columns, *_followup_columns(forbund))
    if kind is ANTAL:
        return (*kind.columns, *outcome_columns(forbund))
    if kind is MATRIS:
        return (
            *kind.columns[:1],
            *(
                Column(
                    field=f"kommun:{k.kod}",
                    header=k.kortnamn or k.namn,
                    values=Values.ANTAL,
                    aliases=(k.namn, k.kod, *k.alias),
                )
                for k in forbund.kommun
            ),
            *kind.columns[1:],
        )
    return kind.columns


def _followup_columns(forbund: Forbund) -> Iterator[Column]:
    for horizon in forbund.uppfoljning:
        for suffix, word, values, choices in (
            ("svarat", "svarat", Values.MARK, ""),
            ("forsorjning", "försörjning", Values.KODER, "forsorjning"),
            ("sysselsattning", "sysselsättning", Values.KODER, "sysselsattning"),
        ):
            yield Column(
                field=f"{horizon.kod}.{suffix}",
                header=f"{horizon.namn} {word}",
                values=values,
                choices=choices,
                aliases=tuple(
                    form
                    for name in (horizon.namn, horizon.kod)
                    for form in (f"{name} {word}", f"{word} {name}", f"{word} efter {name}")
                ),
            )


def names_of(choices: str, forbund: Forbund) -> Names:
    """The names behind a coded column of the register, follow-up or applications sheets.

    Raises:
        KeyError: if `choices` is no list of names.
    """
    makers = {
        "insats": lambda: insats_names(forbund),
        "scope": lambda: scope_names(forbund)[0],
        "kommun": lambda: kommun_names(forbund.kommun),
        "part": lambda: code_names("part", forbund.part),
        "uppfoljning": lambda: horizon_names(forbund),
        "respondentgrupp": lambda: code_names(
            "respondentgrupp", forbund.enkat.grupp if forbund.enkat else ()
        ),
        "forsorjning": lambda: code_names("försörjning", forbund.forsorjning),
        "sysselsattning": lambda: code_names("sysselsättning", forbund.sysselsattning),
        "avslutsorsak": lambda: code_names("avslutsorsak", forbund.avslutsorsak),
    }
    return makers[choices]()


def choices_of(column: Column, forbund: Forbund) -> tuple[str, ...]:
    """What a dropdown for `column` offers; empty where anything may be written."""
    fixed = {
        "": (),
        "kon": ("kvinna", "man", "annat"),
        "kon-eller-alla": ("Samtliga", "kvinna", "man", "annat"),
        "jamforelse": (">=", "<="),
        "enhet": tuple(unit.value for unit in Unit),
        "betyg": tuple(steg.namn for steg in forbund.betyg.steg) if forbund.betyg else (),
        "bilaga": tuple(dict.fromkeys(plats.bilaga for plats in TEXTPLATSER)),
        "avsnitt": tuple(dict.fromkeys(plats.avsnitt for plats in TEXTPLATSER)),
        "rapport": RAPPORTER,
        "organ": ORGAN,
        POSTKOD: POSTKODER_OFFERED,
    }
    if column.values is Values.MARK:
        return ("ja", "nej")
    if column.values is Values.SVAR:
        number = int(column.choices.partition(":")[2])
        return answers_to(number, forbund.enkat) if forbund.enkat else ()
    rapport = column.choices.removeprefix(f"{POSTKOD}-")
    if rapport != column.choices:
        return tuple(koder_of(Rapport(rapport)))
    found = fixed.get(column.choices)
    return names_of(column.choices, forbund).choices if found is None else found


def sheets_markdown() -> str:
    """The tables of docs/data-format.md: one per sheet kind, in Markdown."""
    parts: list[str] = []
    for kind in SHEET_KINDS:
        parts += [f"### {kind.kind}", "", f"{kind.help} ({kind.file})", ""]
        parts += ["| rubrik | även | innehåll | krävs | anmärkning |", "|---|---|---|---|---|"]
        parts += [
            f"| {c.header} | {', '.join((*c.aliases, *c.words.also))} | {c.values} "
            f"| {'ja' if c.required else ''} | {c.help} |"
            for c in kind.columns
        ]
        if kind is REGISTER:
            parts += [
                f"| *uppföljningens namn* {word} | {word} efter *namn* | {values} | | {note} |"
                for word, values, note in (
                    ("svarat", Values.MARK, "ja också när ett utfall är ifyllt"),
                    ("försörjning", Values.KODER, ""),
                    ("sysselsättning", Values.KODER, ""),
                )
            ]
        if kind is ANTAL:
            parts += [
                f"| {header} | {aliases} | {values} | | {note} |"
                for header, aliases, values, note in _OUTCOME_LINES
            ]
        if kind is ENKATSVAR:
            parts += [
                f"| Fråga 1, Fråga 2 ... | F1, Fr 1 | {Values.SVAR} | en fråga | frågan får stå efter kolon |"
            ]
        if kind is MATRIS:
            parts += [f"| *kommunens namn* | kod, alias | {Values.ANTAL} | | en per kommun |"]
        if kind is EKONOMI:
            others = "Budget *årtal*, Prognos *årtal*, Avvikelse *årtal*, Andel *årtal*, Januari-augusti *årtal*"
            note = "minst en kolumn med belopp; tomt är inte 0"
            parts += [f"| *årtal* | {others} | {Values.BELOPP} | ja | {note} |"]
        parts += [""]
    return "\n".join(parts)


_OUTCOME_LINES = (
    (
        "*kodgruppens namn*",
        "*namn* vid avslut, Till *namn*, Kodgrupp: *namn*",
        Values.ANTAL,
        "försörjning och sysselsättning",
    ),
    (
        "*kodens namn* vid avslut",
        "*namn*, Till *namn*, Sysselsättning vid avslut: *namn*",
        Values.ANTAL,
        "ett namn som två har skrivs i den sista formen",
    ),
    ("*namn*, %", "Andel *namn*; *namn*, andel", Values.TAL, "stäms av mot antalen"),
)


def text_places_markdown() -> str:
    """The table of the places for hand-written text in docs/data-format.md."""
    lines = ["| bilaga | avsnitt | insats | vad |", "|---|---|---|---|"]
    for plats in TEXTPLATSER:
        belongs = "tomt" if plats.galler is Galler.BILAGA else plats.galler.value
        lines.append(f"| {plats.bilaga} | {plats.avsnitt} | {belongs} | {plats.hjalp} |")
    lines += [f"| {kod} | eget: *rubriken* | tomt | Ett eget avsnitt |" for kod in AVSNITT]
    return "\n".join(lines) + "\n"


__all__ = [
    "ANSOKNINGAR",
    "ANTAL",
    "EKONOMI",
    "ENKATSUMMOR",
    "ENKATSVAR",
    "HELP_TITLES",
    "HISTORIK",
    "INSATSER",
    "MAL",
    "MATRIS",
    "ORGANISATION",
    "PINNBLAD",
    "REGISTER",
    "RIKET",
    "SHEET_KINDS",
    "STRUKTURELLA",
    "TEXTER",
    "UPPFOLJNING",
    "Column",
    "SheetKind",
    "Values",
    "choices_of",
    "columns_of",
    "kinds_of",
    "kinds_to_make",
    "names_of",
    "sheets_markdown",
    "text_places_markdown",
]
