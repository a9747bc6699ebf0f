"""The register, with a row per enrolment: its columns and checks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.amnen.inskrivningar import lasning as enrolments
from sofrep.amnen.inskrivningar.kontroller.enrolment import (
    check_age_agrees,
    check_age_possible,
    check_anonymous,
    check_end_before_start,
    check_lone_dates,
    check_member_kommun,
    check_target_age,
    check_time_possible,
)
from sofrep.amnen.inskrivningar.kontroller.participants import check_group_spellings, check_numbers
from sofrep.amnen.inskrivningar.kontroller.row_checks import (
    check_answered,
    check_consent,
    check_equal_rows,
    check_exit_without_end,
    check_out_of_order,
    check_own_support,
)
from sofrep.domain.forbund import Forbund
from sofrep.excel import header_words as words
from sofrep.excel.declaration import Column, Copied, Frame, SheetKind, Values, WhosePeople
from sofrep.excel.names import Names, code_names, occupation_names, support_names
from sofrep.excel.shared_columns import (
    INSATS_OR_TITLE,
    KOMMUN,
    KON,
    OCCUPATION_AT_EXIT,
    SUPPORT_AT_EXIT,
)
from sofrep.excel.sorted_alone import check_sorted
from sofrep.statistics.dimension import Dimension
from sofrep.statistics.own_dimensions import added

ENROLMENTS = Frame(
    name="enrolments",
    dtypes=enrolments.dtypes,
    only_checked=enrolments.only_checked,
    checks=(
        check_end_before_start,
        check_lone_dates,
        check_age_possible,
        check_age_agrees,
        check_time_possible,
        check_target_age,
        check_member_kommun,
        check_anonymous,
        check_own_support,
        check_exit_without_end,
        check_consent,
        check_answered,
        check_numbers,
        check_group_spellings,
        check_equal_rows,
        check_sorted,
        check_out_of_order,
    ),
    built_on=("insats", "start", "slut", "samtycke", "anonym", "fodelsear", "alder"),
    built_on_column="slut",  # without it nobody knows who has left
)


def _reason_names(forbund: Forbund) -> Names:
    return code_names("avslutsorsak", forbund.avslutsorsak)


def _followup_columns(forbund: Forbund) -> Iterator[Column]:
    """Three columns per follow-up horizon."""
    for horizon in forbund.uppfoljning:
        for suffix, word, values, names in (
            ("svarat", "svarat", Values.MARK, None),
            ("forsorjning", "försörjning", Values.KODER, support_names),
            ("sysselsattning", "sysselsättning", Values.KODER, occupation_names),
        ):
            forms = (
                (f"{name} {word}", f"{word} {name}", f"{word} efter {name}")
                for name in (horizon.namn, horizon.kod)
            )
            yield Column(
                f"{horizon.kod}.{suffix}",
                f"{horizon.namn} {word}",
                values,
                aliases=tuple(form for each in forms for form in each),
                names=names,
            )


def _of_profile(forbund: Forbund) -> Iterator[Column]:
    yield from _followup_columns(forbund)
    yield from map(_added_column, added(forbund))


def _added_column(dimension: Dimension) -> Column:
    """The column of what the profile adds."""
    own = dimension.own
    ending = dimension.words.removeprefix(own.namn[:1].lower() + own.namn[1:]) if own else ""
    aliases = (own.namn, *own.alias) if own else (dimension.words.replace(" vid ", " "),)
    values = Values.KODER if dimension.several_values else Values.KOD
    return Column(
        dimension.column,
        dimension.ensam,
        Values.TAL if dimension.bands else values,
        aliases=tuple(f"{alias}{ending}" for alias in aliases),
        names=None if dimension.bands else dimension.names,
        help="" if not dimension.bands or own is None else own.enhet,
    )


REGISTER = SheetKind(
    kind="register",
    title="Register",
    file="register/register.xlsx",
    help="En rad per inskrivning: en insats för en person, från start till slut.",
    into=ENROLMENTS,
    read=enrolments.read_enrolments,
    is_made=lambda forbund: forbund.has_rows,
    expected=("kon", "fodelsear", "kommun"),
    bare=("start", "insats", "nummer"),
    people=WhosePeople.PARTICIPANTS,
    copied=Copied(number=("insats", "nummer", "start"), by_row=True, titled=True),
    of_profile=_of_profile,
    of_profile_lines=(
        (
            "*uppföljningens namn* svarat",
            "svarat efter *namn*",
            Values.MARK,
            "",
            "ja också när ett utfall är ifyllt",
        ),
        ("*uppföljningens namn* försörjning", "försörjning efter *namn*", Values.KODER, "", ""),
        (
            "*uppföljningens namn* sysselsättning",
            "sysselsättning efter *namn*",
            Values.KODER,
            "",
            "",
        ),
        (
            "*den egna uppgiftens rubrik*",
            "*namn* och *alias* i forbund.toml; med vid start och vid avslut om den noteras båda gångerna",
            Values.KOD,
            "",
            "eller ett tal, om uppgiften har gränser",
        ),
        (
            "Försörjning vid start, Sysselsättning vid start",
            "",
            Values.KODER,
            "",
            "om noteras_vid_start i forbund.toml nämner dem",
        ),
    ),
    columns=(
        replace(INSATS_OR_TITLE, aliases=("Insatsens namn",)),
        Column(
            "nummer",
            "Deltagarnummer",
            Values.BETECKNING,
            aliases=("Deltagarnr", "Löpnummer", "Löpnr", "Deltagar-ID"),
            words=words.NUMMER,
            help="ett påhittat nummer, aldrig personnummer",
        ),
        KON,
        Column(
            "fodelsear",
            "Födelseår",
            Values.ARTAL,
            aliases=("Född år", "Född"),
            words=words.FODELSEAR,
        ),
        Column(
            "alder",
            "Ålder vid start",
            Values.ANTAL,
            aliases=("Ålder", "Ålder vid inskrivning"),
            words=words.ALDER,
        ),
        replace(KOMMUN, aliases=("Hemkommun", "Bostadskommun")),
        Column("grupp", "Grupp", Values.BETECKNING, aliases=("Gruppnamn",), words=words.GRUPP),
        Column(
            "start",
            "Startdatum",
            Values.DATUM,
            required=True,
            aliases=("Start", "Inskriven", "Inskrivningsdatum", "Inskriven datum", "Datum start"),
            words=words.STARTDATUM,
        ),
        Column(
            "slut",
            "Slutdatum",
            Values.DATUM,
            aliases=("Slut", "Avslutsdatum", "Avslutad", "Utskriven", "Datum avslut", "Datum slut"),
            words=words.SLUTDATUM,
        ),
        Column(
            "anonym",
            "Anonym",
            Values.MARK,
            words=words.ANONYM,
            without="ingen rad räknas som anonym",
            help="en anonym rad har bara insats och startdatum",
        ),
        Column(
            "tid_ar",
            "År i offentlig försörjning",
            Values.TAL,
            aliases=("Antal år i offentlig försörjning", "År med offentlig försörjning"),
            words=words.TID_AR,
            help="före starten, gärna med decimaler",
        ),
        Column(
            "tid_manader",
            "Månader i offentlig försörjning",
            Values.TAL,
            aliases=("Antal månader i offentlig försörjning", "Månader med offentlig försörjning"),
            words=words.TID_MANADER,
            help="i stället för år",
        ),
        replace(
            SUPPORT_AT_EXIT,
            field="forsorjning",
            aliases=("Försörjning avslut", "Försörjning vid slut"),
        ),
        replace(
            OCCUPATION_AT_EXIT,
            field="sysselsattning",
            aliases=("Sysselsättning avslut", "Sysselsättning vid slut"),
        ),
        Column(
            "avslutsorsak",
            "Avslutsorsak",
            Values.KOD,
            aliases=("Orsak till avslut", "Avslutningsorsak", "Orsak"),
            words=words.AVSLUTSORSAK,
            names=_reason_names,
        ),
        Column(
            "samtycke",
            "Samtycke uppföljning",
            Values.MARK,
            aliases=("Samtycke", "Samtycke till uppföljning"),
            words=words.SAMTYCKE,
            help="gäller alla uppföljningar; tomt är inget samtycke",
        ),
    ),
)
