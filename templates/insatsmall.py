"""The sections of an insats or union in Bilaga Statistik, in the order they are read."""

from __future__ import annotations

from delar import chart, each, heading, lead, paragraph, when, when_else, written
from fraser import av_kon, bojd, i, kon, om, tal
from tabellmallar import figures, key_figures


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
        + _section("forsorjning", "Försörjning vid avslut", i("avslutade"), _support())
        + _section("sysselsattning", "Sysselsättning vid avslut", i("avslutade"), _occupation())
        + _section("avslutsorsak", "Orsak till avslut", i("avslutade"), _reason())
        + _section("inskrivningstid", "Inskrivningstid", i("avslutade"), _enrolment_time())
        + _section("unga", "Unga till och med {{ unga_till }} år", i("avslutade"), _young())
        + _section("personer", "Personer", i("aktuella"), _persons())
        + when(
            "i.visar.personal",
            heading(2, "Tjänster"),
            paragraph("{{ i.text.personal|stycken }}"),
        )
        + _follow_ups()
    )


def _section(avsnitt: str, title: str, population: str, content: str) -> str:
    """A section that the profile lists; one sentence instead where its population is empty."""
    leavers = population == i("avslutade")
    empty = (
        "Ingen deltagare har avslutat under {{ period.text }}, så här finns inga siffror."
        if leavers
        else "Ingen deltagare har varit inskriven under {{ period.text }}, så här finns inga "
        "siffror."
    )
    if avsnitt == "manad":
        population, empty = (
            f"({population}) and i.tabell.manad is defined",
            "Inga nya eller avslutade deltagare går att visa per månad.",
        )
    return when(
        f"i.visar.{avsnitt}",
        heading(2, title),
        when_else(population, content, paragraph(empty)),
        written(f"i.text['kommentar-{avsnitt}']"),
    )


def _overview() -> str:
    summary = om(
        i("aktuella"),
        f"{tal('aktuella')} deltagare har varit {bojd('aktuella', 'inskriven', 'inskrivna')} i "
        + om("i.ar_union", "insatserna tillsammans", "{{ i.namn }}")
        + f" någon gång under {{{{ period.text }}}}: {kon('aktuella')}. "
        + om(
            i("avslutade"),
            f"{tal('avslutade')} har avslutat under {{{{ period.ord }}}}, och ",
            "Ingen har avslutat under {{ period.ord }}, och ",
        )
        + "den {{ period.sista_dag }} var "
        + om(i("vid-slut"), tal("vid-slut"), "ingen")
        + " fortfarande "
        + om(f"{i('vid-slut')}.varde &gt; 1", "inskrivna", "inskriven").replace("&gt;", ">")
        + ".",
        "Ingen känd deltagare har varit inskriven under {{ period.text }}.",
    )
    anonymous = om(
        i("nya.kanda"),
        f" {tal('nya.anonyma', '|ord|versal')} av dem är "
        + bojd("nya.anonyma", "anonym", "anonyma")
        + f" och räknas inte in i någon annan siffra. De andra är {kon('nya')}.",
        " Ingen av dem är känd, så de räknas inte in i någon annan siffra.",
    )
    new = om(
        i("nya"),
        f" {tal('nya')} "
        + bojd("nya", "ny deltagare", "nya deltagare")
        + " började"
        + om(i("nya.anonyma"), "." + anonymous, f": {kon('nya')}."),
        " Ingen ny deltagare började.",
    )
    band = key_figures(
        (
            ("Deltagare", tal("aktuella")),
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


def _groups() -> str:
    held = om(
        i("aktuella.grupper"),
        f"{tal('aktuella.grupper')} "
        + bojd("aktuella.grupper", "grupp", "grupper")
        + " har hållits, med "
        f"{tal('aktuella.i-grupp')} deltagare. ",
        "Inga grupper har hållits. ",
    ) + om(
        i("aktuella.utan-grupp"),
        f"{tal('aktuella.utan-grupp')} deltagare har inte gått i grupp.",
        "Alla deltagare har gått i grupp.",
    )
    return lead(held) + figures("i.tabell.grupper", 4200)


def _months() -> str:
    def peak(population: str, text: str) -> str:
        return om(
            f"i.topp.manad_{population}",
            f" {text} i {{{{ i.topp.manad_{population}.liten }}}}, "
            f"{{{{ i.topp.manad_{population}.antal }}}}.",
        )

    text = (
        "Tabellen och diagrammet visar när deltagarna började och avslutade."
        + peak("nya", "Flest började")
        + peak("avslutade", "Flest avslutade")
        + om(i("nya.anonyma"), " De nya är här de kända; anonyma ingår inte.")
    )
    return lead(text) + figures("i.tabell.manad", 1900) + chart("i.diagram.manad")


def _kommuner() -> str:
    text = om(
        "i.topp.kommun",
        "Flest deltagare bor i {{ i.topp.kommun.namn }}: {{ i.topp.kommun.antal }} av "
        f"{tal('aktuella')}, vilket är {{{{ i.topp.kommun.andel }}}}.",
        f"Tabellen visar var de {tal('aktuella')} deltagarna bor.",
    ) + om(
        i("aktuella.kommun.saknas"),
        f" För {tal('aktuella.kommun.saknas')} saknas uppgift.",
    )
    change = (
        "Så många var nya, avslutade och kvar vid {{ period.ord }}s slut i varje kommun."
    ).replace("{{ period.ord }}s slut", om("period.ar_helar", "årets slut", "periodens slut"))
    change += om(i("nya.anonyma"), f" Som nya räknas här bara de kända: {tal('nya.kanda')}.")
    return (
        lead(text)
        + figures("i.tabell.kommun", 2200)
        + chart("i.diagram.kommun")
        + lead(change)
        + figures("i.tabell.kommun_lagen", 3400)
    )


def _ages() -> str:
    mean = om(
        f"{i('aktuella.alder.medel')}.finns",
        f"Deltagarna var i medeltal {tal('aktuella.alder.medel')} när de började. ",
    )
    young = om(
        i("aktuella.unga"),
        f"{tal('aktuella.unga')} av {tal('aktuella')} var till och med {{{{ unga_till }}}} år, "
        f"alltså {tal('aktuella.unga.andel')}{av_kon('aktuella.unga.andel')}.",
        "Ingen var till och med {{ unga_till }} år, så vitt det är känt.",
    ) + om(
        i("aktuella.alder.saknas"),
        f" För {tal('aktuella.alder.saknas')} saknas uppgift om ålder.",
    )
    means = (
        "Medelåldern är räknad på dem som det finns uppgift om; antalet står i kolumnen n. "
        "Därefter visas hur stor del av varje grupp som är unga."
    )
    change = "Så fördelar sig nya, avslutade och kvarvarande på åldrarna." + om(
        i("nya.anonyma"), f" Som nya räknas här bara de kända: {tal('nya.kanda')}."
    )
    return (
        lead(mean + young)
        + figures("i.tabell.alder", 2500)
        + chart("i.diagram.alder")
        + lead(change)
        + figures("i.tabell.alder_lagen", 3400)
        + lead(means)
        + figures("i.tabell.medelalder", 3400)
        + figures("i.tabell.andel_unga", 4400)
    )


def _support_time() -> str:
    text = (
        om(
            f"{i('aktuella.tid.medel')}.finns",
            "Före insatsen hade deltagarna haft offentlig försörjning i "
            f"{tal('aktuella.tid.medel')} i medeltal.",
            "För ingen av deltagarna är det känt hur länge de haft offentlig försörjning.",
        )
        + om(
            "i.topp.forsorjningstid",
            " Vanligast är {{ i.topp.forsorjningstid.liten }}, som gäller "
            "{{ i.topp.forsorjningstid.antal }} deltagare ({{ i.topp.forsorjningstid.andel }}).",
        )
        + om(i("aktuella.tid.saknas"), f" För {tal('aktuella.tid.saknas')} saknas uppgift.")
    )
    means = "Medeltiden skiljer sig mellan alla deltagare, de nya och de avslutade så här." + om(
        i("nya.anonyma"), f" Som nya räknas här bara de kända: {tal('nya.kanda')}."
    )
    return (
        lead(text)
        + figures("i.tabell.forsorjningstid", 2500)
        + chart("i.diagram.forsorjningstid")
        + lead(means)
        + figures("i.tabell.forsorjningstid_medel", 3400)
    )


def _share_of_ended(matt: str, text: str) -> str:
    """``45 av 198 avslutade deltagare, 23 %, ...`` where the group of codes exists."""
    return om(
        f"'{matt}' in i",
        om(
            f"{i(matt)}.finns",
            f"{tal(matt)} av {tal('avslutade')} avslutade deltagare {text}, alltså "
            f"{tal(matt + '.andel')}{av_kon(matt + '.andel')}.",
            "Uppgift saknas för alla avslutade deltagare.",
        ),
    )


def _most_common(name: str, summary: str) -> str:
    return om(
        f"i.topp.{name}",
        f" {summary} {{{{ i.topp.{name}.liten }}}}, {{{{ i.topp.{name}.antal }}}} deltagare "
        f"({{{{ i.topp.{name}.andel }}}}).",
    )


def _support() -> str:
    text = _share_of_ended("avslutade.egen", "hade ingen offentlig försörjning vid avslut")
    # Not once more where most had none.
    other = (
        "not i.topp.forsorjning or not 'avslutade.egen' in i "
        f"or i.topp.forsorjning.antal.varde != {i('avslutade.egen')}.varde"
    )
    return (
        lead(text + om(other, _most_common("forsorjning", "Det vanligaste svaret är")))
        + figures("i.tabell.forsorjning", 2900)
        + chart("i.diagram.forsorjning")
    )


def _occupation() -> str:
    text = _share_of_ended("avslutade.arbstud", "arbetade eller studerade vid avslut")
    return (
        lead(text + _most_common("sysselsattning", "Det vanligaste svaret är"))
        + figures("i.tabell.sysselsattning", 2900)
        + chart("i.diagram.sysselsattning")
    )


def _reason() -> str:
    text = om(
        "'avslutade.kunde' in i",
        om(
            f"{i('avslutade.kunde')}.finns",
            f"{tal('avslutade.kunde')} av {tal('avslutade')} avslutade deltagare kunde tillgodogöra "
            f"sig insatsen, alltså {tal('avslutade.kunde.andel')}"
            f"{av_kon('avslutade.kunde.andel')}."
            + om(
                f"{i('avslutade.kunde')}.varde < {i('avslutade')}.varde",
                " De andra avslutade på grund av sjukdom, eller så saknas orsaken.",
            ),
        ),
    )
    return (
        lead(text + _most_common("avslutsorsak", "Den vanligaste orsaken är"))
        + figures("i.tabell.avslutsorsak", 2900)
        + chart("i.diagram.avslutsorsak")
    )


def _enrolment_time() -> str:
    text = (
        f"De avslutade hade varit inskrivna i medeltal {tal('avslutade.manader.medel')}, eller "
        f"{tal('avslutade.dagar.medel')}. Den som varit inskriven längst hade varit det i "
        f"{tal('avslutade.manader.max')}."
        + om(
            "max_manader",
            om(
                i("avslutade.over-max"),
                f" {tal('avslutade.over-max')} hade varit "
                + bojd("avslutade.over-max", "inskriven", "inskrivna")
                + " längre än gränsen {{ max_manader }} månader, alltså "
                f"{tal('avslutade.over-max.andel')}.",
                " Ingen hade varit inskriven längre än gränsen {{ max_manader }} månader.",
            ),
        )
    )
    return lead(text) + figures("i.tabell.inskrivningstid", 4000)


def _young() -> str:
    text = om(
        i("avslutade.unga"),
        f"{tal('avslutade.unga')} av {tal('avslutade')} avslutade deltagare var till och med "
        "{{ unga_till }} år, alltså "
        f"{tal('avslutade.unga.andel')}."
        + om(
            "'avslutade.unga.arbstud' in i",
            om(
                i("avslutade.unga.arbstud"),
                f" {tal('avslutade.unga.arbstud')} av dem arbetade eller studerade vid avslut.",
                " Ingen av dem arbetade eller studerade vid avslut, så vitt det är känt.",
            ),
        ),
        "Ingen av de avslutade var till och med {{ unga_till }} år, så vitt det är känt.",
    )
    return (
        lead(text)
        + when("i.tabell.unga is defined", figures("i.tabell.unga", 3100))
        + when("i.tabell.unga_medel is defined", figures("i.tabell.unga_medel", 4000))
    )


def _persons() -> str:
    text = om(
        "i.tabell.personer is defined",
        om(
            i("nya.numrerade"),
            f"{tal('nya.numrerade')} "
            + bojd("nya.numrerade", "ny inskrivning", "nya inskrivningar")
            + f" har deltagarnummer. Bakom dem finns {tal('nya.personer')} "
            + bojd("nya.personer", "person", "personer")
            + f", så upprepningen är {tal('nya.upprepning')}.",
            "Ingen ny inskrivning har deltagarnummer.",
        ),
        "Ingen inskrivning har deltagarnummer, så antalet personer är inte känt.",
    )
    return lead(text) + when("i.tabell.personer is defined", figures("i.tabell.personer", 3400))


def _follow_ups() -> str:
    summary = om(
        "u.kohort",
        "{{ u.kohort }} deltagare avslutade {{ u.fonster }}. "
        + om("u.samtycke", "{{ u.samtycke }}", "Ingen")
        + " av dem har samtyckt till att följas upp"
        + om(
            "u.samtycke",
            ", och " + om("u.svarade", "{{ u.svarade }}", "ingen") + " av dessa har svarat. "
            "Svarsfrekvensen är {{ u.svarsfrekvens }}.",
            ".",
        ),
        "Ingen avslutade {{ u.fonster }}, så det finns ingen att följa upp.",
    )
    outcome = (
        "{{ w.namn }}: {{ w.antal }} av {{ u.svarade }} vid uppföljningen, alltså {{ w.andel }} "
        "({{ w.vid_avslut }} vid avslut för alla i gruppen). Samma personer vid avslut: "
        "{{ w.samma }}."
    )
    return each(
        "u in i.uppfoljningar",
        heading(2, "Uppföljning efter {{ u.namn }}"),
        lead(summary),
        when("u.kohort", figures("u.bortfall", 3600)),
        when(
            "u.svarade",
            lead("Så hade det gått för dem som svarade."),
            each("w in u.utfall", paragraph(outcome, style="Lista")),
            figures("u.jamforelse", 3900),
        ),
    ) + when("i.visar.uppfoljning", written("i.text['kommentar-uppfoljning']"))
