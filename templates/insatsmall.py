"""The sections of an insats or union in Bilaga Statistik, in the order they are read."""

from __future__ import annotations

import avslutsmall
from delar import chart, heading, lead, paragraph, when, when_else, written
from fraser import (
    DE,
    DE_STOR,
    EN,
    FLERA,
    FLERA_STOR,
    av_kon,
    bojd,
    efter,
    i,
    kon,
    mening,
    om,
    tal,
    visad,
)
from tabellmallar import figures, key_figures, shown


def sections() -> str:
    """Everything under the heading of ``i``."""
    return (
        when("i.text.beskrivning", lead("{{ i.text.beskrivning|stycken }}"))
        + _overview()
        + _section("grupper", "Grupper", i("aktuella"), _groups())
        + _section("manad", "Månad för månad", f"{i('nya.kanda')} or {i('avslutade')}", _months())
        + _section("kommun", "Kommun", i("aktuella"), _kommuner())
        + _section("alder", "Ålder", i("aktuella"), _ages())
        + _section("forsorjningstid", "Tid i offentlig försörjning", i("aktuella"), _support_time())
        + _section("forsorjning", "Försörjning vid avslut", i("avslutade"), avslutsmall.support())
        + _section(
            "sysselsattning", "Sysselsättning vid avslut", i("avslutade"), avslutsmall.occupation()
        )
        + _section("avslutsorsak", "Orsak till avslut", i("avslutade"), avslutsmall.reason())
        + _section(
            "inskrivningstid", "Inskrivningstid", i("avslutade"), avslutsmall.enrolment_time()
        )
        + _section(
            "unga", "Unga till och med {{ unga_till }} år", i("avslutade"), avslutsmall.young()
        )
        + _section("personer", "Personer", i("aktuella"), _persons())
        + when(
            "i.visar.personal",
            heading(2, "Tjänster"),
            paragraph("{{ i.text.personal|stycken }}"),
        )
        + avslutsmall.follow_ups()
    )


def _section(avsnitt: str, title: str, population: str, content: str) -> str:
    """A section that the profile lists; one sentence instead where its population is empty."""
    leavers = population == i("avslutade")
    empty = (
        "Ingen " + EN + " har avslutat under {{ period.text }}, så här finns inga siffror."
        if leavers
        else "Ingen " + EN + " har varit inskriven under {{ period.text }}, så här finns inga "
        "siffror."
    )
    counted = population
    if avsnitt == "manad":
        counted = i("nya")
        population, empty = (
            f"({population}) and i.tabell.manad is defined",
            f"Inga nya eller avslutade {FLERA} går att visa per månad.",
        )
    return when(
        f"i.visar.{avsnitt}",
        heading(2, title),
        when_else(f"{population} or not {counted}.raknad", content, paragraph(empty)),
        written(f"i.text['kommentar-{avsnitt}']"),
    )


def _overview() -> str:
    summary = om(
        f"{i('aktuella')}.raknad",
        om(
            i("aktuella"),
            mening(
                f"{tal('aktuella')} {efter(i('aktuella'))} har varit {bojd('aktuella', 'inskriven', 'inskrivna')} i "
                + om("i.ar_union", "insatserna tillsammans", "{{ i.namn }}")
                + f" någon gång under {{{{ period.text }}}}{_of_sexes('aktuella')}.",
                "Hur många som har varit inskrivna visas inte, för att ingen ska kunna kännas igen.",
            )
            + _left_and_remain(),
            "Ingen känd " + EN + " har varit inskriven under {{ period.text }}.",
        ),
        "Hur många som har varit inskrivna under {{ period.text }} har inte räknats."
        + _left_and_remain(),
    )
    anonymous = om(
        i("nya.kanda"),
        f" {tal('nya.anonyma', '|ord|versal')} av dem är "
        + bojd("nya.anonyma", "anonym", "anonyma")
        + " och räknas inte in i någon annan siffra."
        + om("i.kon['nya']", f" De andra är {kon('nya')}."),
        " Ingen av dem är känd, så de räknas inte in i någon annan siffra.",
    )
    new = om(
        i("nya"),
        f" {tal('nya')} "
        + bojd("nya", f"ny {EN}", f"nya {FLERA}")
        + " började"
        + om(i("nya.anonyma"), "." + anonymous, f"{_of_sexes('nya')}."),
        om(f"{i('nya')}.raknad", f" Ingen ny {EN} började."),
    )
    new = om(f"not {i('nya')}.dold", new)
    band = key_figures(
        (
            (FLERA_STOR, tal("aktuella")),
            ("Nya", tal("nya")),
            ("Avslutade", tal("avslutade")),
            ("Inskrivna {{ period.sista_dag }}", tal("vid-slut")),
        )
    )
    return (
        when("i.visar.oversikt", band)
        + paragraph(summary + new)
        + when("i.visar.oversikt", figures("i.tabell.oversikt", 3600))
        + written("i.text['kommentar-oversikt']")
    )


def _of_sexes(population: str) -> str:
    """``: 20 kvinnor och 10 män``, where the sexes have been counted."""
    return om(f"i.kon['{population}']", f": {kon(population)}")


def _left_and_remain() -> str:
    """How many have ended and how many remain, after what else is said, as far as it is shown."""
    remain = (
        om(i("vid-slut"), tal("vid-slut"), "ingen")
        + " fortfarande "
        + om(f"{i('vid-slut')}.varde > 1", "inskrivna", "inskriven")
        + "."
    )
    left = (
        " " + om(i("avslutade"), tal("avslutade"), "Ingen") + " har avslutat under {{ period.ord }}"
    )
    return om(
        f"{i('avslutade')}.finns",
        left + om(f"{i('vid-slut')}.finns", ", och den {{ period.sista_dag }} var " + remain, "."),
        om(f"{i('vid-slut')}.finns", " Den {{ period.sista_dag }} var " + remain),
    )


def _groups() -> str:
    in_groups = om(
        visad(i("aktuella.i-grupp")),
        f", med {tal('aktuella.i-grupp')} {efter(i('aktuella.i-grupp'))}",
    )
    held = om(
        f"{i('aktuella.grupper')}.raknad",
        om(
            i("aktuella.grupper"),
            f"{tal('aktuella.grupper')} "
            + bojd("aktuella.grupper", "grupp", "grupper")
            + f" har hållits{in_groups}. ",
            "Inga grupper har hållits. ",
        ),
    ) + om(
        f"{i('aktuella.utan-grupp')}.raknad",
        om(
            i("aktuella.utan-grupp"),
            mening(
                f"{tal('aktuella.utan-grupp')} {efter(i('aktuella.utan-grupp'))} har inte gått i grupp.",
                "Hur många som inte har gått i grupp visas inte, för att ingen ska kunna kännas igen.",
            ),
            f"Alla {FLERA} har gått i grupp.",
        ),
    )
    return lead(held) + shown("grupper", 4200)


def _months() -> str:
    def peak(population: str, text: str) -> str:
        return om(
            f"i.topp.manad_{population}",
            f" {text} i {{{{ i.topp.manad_{population}.liten }}}}, "
            f"{{{{ i.topp.manad_{population}.antal }}}}.",
        )

    text = (
        "Tabellen"
        + om("i.diagram.manad", " och diagrammet")
        + f" visar när {DE} började och avslutade."
        + peak("nya", "Flest började")
        + peak("avslutade", "Flest avslutade")
        + om(i("nya.anonyma"), " De nya är här de kända; anonyma ingår inte.")
    )
    return lead(text) + figures("i.tabell.manad", 1900) + chart("i.diagram.manad")


def _kommuner() -> str:
    text = om(
        "i.topp.kommun",
        mening(
            "Flest " + FLERA + " bor i {{ i.topp.kommun.namn }}: {{ i.topp.kommun.antal }} av "
            f"{tal('aktuella')}, vilket är {{{{ i.topp.kommun.andel }}}}.",
            f"Tabellen visar var {DE} bor.",
        ),
        f"Tabellen visar var {DE} bor.",
    ) + om(
        i("aktuella.kommun.saknas"),
        mening(f" För {tal('aktuella.kommun.saknas')} saknas uppgift.", ""),
    )
    change = (
        "Så många var nya, avslutade och kvar vid {{ period.ord }}s slut i varje kommun."
    ).replace("{{ period.ord }}s slut", om("period.ar_helar", "årets slut", "periodens slut"))
    change += om(i("nya.anonyma"), f" Som nya räknas här bara de kända: {tal('nya.kanda')}.")
    return (
        lead(text)
        + shown("kommun", 2200)
        + chart("i.diagram.kommun")
        + shown("kommun_lagen", 3400, lead(change))
    )


def _ages() -> str:
    mean = om(
        f"{i('aktuella.alder.medel')}.finns",
        f"{DE_STOR} var i medeltal {tal('aktuella.alder.medel')} när de började. ",
    )
    young = om(
        i("aktuella.unga"),
        mening(
            f"{tal('aktuella.unga')} av {tal('aktuella')} var till och med {{{{ unga_till }}}} år, "
            f"alltså {tal('aktuella.unga.andel')}{av_kon('aktuella.unga.andel')}.",
            "Hur många som var till och med {{ unga_till }} år visas inte, för att ingen ska kunna "
            "kännas igen.",
        ),
        om(
            f"{i('aktuella.unga')}.raknad",
            "Ingen var till och med {{ unga_till }} år, så vitt det är känt.",
            "Tabellen visar det som har räknats.",
        ),
    ) + om(
        i("aktuella.alder.saknas"),
        mening(f" För {tal('aktuella.alder.saknas')} saknas uppgift om ålder.", ""),
    )
    means = "Medelåldern är räknad på dem som det finns uppgift om; antalet står i kolumnen n."
    shares = "Så stor del av varje grupp är unga."
    change = "Så fördelar sig nya, avslutade och kvarvarande på åldrarna." + om(
        i("nya.anonyma"), f" Som nya räknas här bara de kända: {tal('nya.kanda')}."
    )
    return (
        lead(mean + young)
        + shown("alder", 2500)
        + chart("i.diagram.alder")
        + shown("alder_lagen", 3400, lead(change))
        + shown("medelalder", 3400, lead(means))
        + shown("andel_unga", 4400, lead(shares))
    )


def _support_time() -> str:
    text = (
        om(
            f"{i('aktuella.tid.medel')}.finns",
            "Före insatsen hade " + DE + " haft offentlig försörjning i "
            f"{tal('aktuella.tid.medel')} i medeltal.",
            om(
                visad(i("aktuella.tid.medel")),
                f"För ingen av {DE} är det känt hur länge de haft offentlig försörjning.",
                f"Tabellen visar hur länge {DE} hade haft offentlig försörjning.",
            ),
        )
        + om(
            "i.topp.forsorjningstid",
            " Vanligast är {{ i.topp.forsorjningstid.liten }}, som gäller "
            "{{ i.topp.forsorjningstid.antal }} "
            + efter("i.topp.forsorjningstid.antal")
            + " ({{ i.topp.forsorjningstid.andel }}).",
        )
        + om(
            i("aktuella.tid.saknas"),
            mening(f" För {tal('aktuella.tid.saknas')} saknas uppgift.", ""),
        )
    )
    means = f"Medeltiden skiljer sig mellan alla {FLERA}, de nya och de avslutade så här." + om(
        i("nya.anonyma"), f" Som nya räknas här bara de kända: {tal('nya.kanda')}."
    )
    return (
        lead(text)
        + shown("forsorjningstid", 2500)
        + chart("i.diagram.forsorjningstid")
        + shown("forsorjningstid_medel", 3400, lead(means))
    )


def _persons() -> str:
    text = om(
        "i.tabell.personer is defined",
        om(
            i("nya.numrerade"),
            mening(
                f"{tal('nya.numrerade')} "
                + bojd("nya.numrerade", "ny inskrivning", "nya inskrivningar")
                + f" har nummer. Bakom dem finns {tal('nya.personer')} "
                + bojd("nya.personer", "person", "personer")
                + f", så upprepningen är {tal('nya.upprepning')}."
            ),
            "Ingen ny inskrivning har nummer.",
        ),
        "Ingen inskrivning har nummer, så antalet personer är inte känt.",
    )
    return lead(text) + when("i.tabell.personer is defined", figures("i.tabell.personer", 3400))
