"""The sections of Bilaga Statistik on those who have ended: outcomes, times, follow-up."""

from __future__ import annotations

from delar import chart, each, heading, lead, paragraph, when, when_else, written
from fraser import DOLT, FLERA, av_kon, bojd, efter, i, mening, om, om_de_visas, tal, visad
from tabellmallar import figures, shown

AVSLUTADE = efter(i("avslutade"))


def _share_of_ended(matt: str, text: str) -> str:
    """``45 av 198 avslutade deltagare, 23 %, ...`` where the group of codes exists."""
    return om(
        f"'{matt}' in i",
        om(
            f"{i(matt)}.finns",
            mening(
                f"{tal(matt)} av {tal('avslutade')} avslutade {AVSLUTADE} {text}, alltså "
                f"{tal(matt + '.andel')}{av_kon(matt + '.andel')}."
            ),
            om(
                f"{i(matt)}.raknad",
                om(f"{i(matt)}.dold", DOLT, f"Uppgift saknas för alla avslutade {FLERA}."),
                "Tabellen visar det som har räknats.",
            ),
        ),
    )


def _most_common(name: str, summary: str, after: str) -> str:
    """The most common answer, in a sentence that may follow one about the measure `after`."""
    return om(
        f"i.topp.{name}",
        om(f"'{after}' in i", " ")
        + f"{summary} {{{{ i.topp.{name}.liten }}}}, {{{{ i.topp.{name}.antal }}}} {efter(f'i.topp.{name}.antal')} "
        f"({{{{ i.topp.{name}.andel }}}}).",
    )


def support() -> str:
    """Support at exit."""
    text = _share_of_ended("avslutade.egen", "hade ingen offentlig försörjning vid avslut")
    # Not once more where most had none.
    other = (
        "not i.topp.forsorjning or not 'avslutade.egen' in i "
        f"or i.topp.forsorjning.antal.varde != {i('avslutade.egen')}.varde"
    )
    return (
        lead(
            text
            + om(other, _most_common("forsorjning", "Det vanligaste svaret är", "avslutade.egen"))
        )
        + shown("forsorjning", 2900)
        + chart("i.diagram.forsorjning")
    )


def occupation() -> str:
    """Occupation at exit."""
    text = _share_of_ended("avslutade.arbstud", "arbetade eller studerade vid avslut")
    return (
        lead(text + _most_common("sysselsattning", "Det vanligaste svaret är", "avslutade.arbstud"))
        + shown("sysselsattning", 2900)
        + chart("i.diagram.sysselsattning")
    )


def reason() -> str:
    """Reasons for exit."""
    text = om(
        "'avslutade.kunde' in i",
        om(
            f"{i('avslutade.kunde')}.finns",
            mening(
                f"{tal('avslutade.kunde')} av {tal('avslutade')} avslutade {AVSLUTADE} kunde "
                f"tillgodogöra sig insatsen, alltså {tal('avslutade.kunde.andel')}"
                f"{av_kon('avslutade.kunde.andel')}."
                + om(
                    f"{i('avslutade.kunde')}.varde < {i('avslutade')}.varde",
                    " De andra avslutade på grund av sjukdom, eller så saknas orsaken.",
                )
            ),
            om(
                f"{i('avslutade.kunde')}.raknad",
                om(f"{i('avslutade.kunde')}.dold", DOLT),
                "Tabellen visar det som har räknats.",
            ),
        ),
    )
    return (
        lead(text + _most_common("avslutsorsak", "Den vanligaste orsaken är", "avslutade.kunde"))
        + shown("avslutsorsak", 2900)
        + chart("i.diagram.avslutsorsak")
    )


def enrolment_time() -> str:
    """How long they were enrolled."""
    text = (
        mening(
            f"De avslutade hade varit inskrivna i medeltal {tal('avslutade.manader.medel')}, eller "
            f"{tal('avslutade.dagar.medel')}. ",
            "Hur länge de avslutade hade varit inskrivna visas inte, för att ingen ska kunna kännas "
            "igen. ",
        )
        + mening(
            "Den som varit inskriven längst hade varit det i " + tal("avslutade.manader.max") + ".",
            "Den längsta tiden visas inte, för att ingen ska kunna kännas igen.",
        )
        + om(
            "max_manader",
            om(
                i("avslutade.over-max"),
                mening(
                    f" {tal('avslutade.over-max')} hade varit "
                    + bojd("avslutade.over-max", "inskriven", "inskrivna")
                    + " längre än gränsen {{ max_manader }} månader, alltså "
                    f"{tal('avslutade.over-max.andel')}.",
                    " Hur många som hade varit inskrivna längre än gränsen {{ max_manader }} "
                    "månader visas inte heller.",
                ),
                " Ingen hade varit inskriven längre än gränsen {{ max_manader }} månader.",
            ),
        )
    )
    return lead(text) + shown("inskrivningstid", 4000)


def young() -> str:
    """The young among them."""
    text = om(
        i("avslutade.unga"),
        mening(
            f"{tal('avslutade.unga')} av {tal('avslutade')} avslutade {AVSLUTADE} var till och med "
            "{{ unga_till }} år, alltså "
            f"{tal('avslutade.unga.andel')}."
            + om(
                "'avslutade.unga.arbstud' in i",
                om(
                    i("avslutade.unga.arbstud"),
                    mening(
                        f" {tal('avslutade.unga.arbstud')} av dem arbetade eller studerade vid "
                        "avslut.",
                        " Hur många av dem som arbetade eller studerade vid avslut visas inte, för "
                        "att ingen ska kunna kännas igen.",
                    ),
                    om(
                        f"{i('avslutade.unga.arbstud')}.raknad",
                        " Ingen av dem arbetade eller studerade vid avslut, så vitt det är känt.",
                    ),
                ),
            )
        ),
        "Ingen av de avslutade var till och med {{ unga_till }} år, så vitt det är känt.",
    )
    return lead(text) + shown("unga", 3100) + shown("unga_medel", 4000)


def entered_follow_up() -> str:
    """A follow-up of exits that have no rows: what the office has entered of it."""
    summary = (
        "För dem som avslutade {{ u.fonster }} finns inga rader i registret. Siffrorna är inmatade "
        "av kansliet ({{ u.kalla }})."
        + om("u.kohort is not none", " {{ u.kohort }} " + efter("u.kohort") + " avslutade.")
        + om("u.svarade is not none", " {{ u.svarade }} svarade.")
        + om("u.svarsfrekvens is not none", " Svarsfrekvensen var {{ u.svarsfrekvens }}.")
    )
    outcome = (
        "{{ w.namn }}: {{ w.andel }} vid uppföljningen"
        + om("w.vid_avslut is not none", " ({{ w.vid_avslut }} vid avslut för alla i gruppen)")
        + "."
        + om("w.samma is not none", " Samma personer vid avslut: {{ w.samma }}.")
    )
    return lead(summary) + each("w in u.utfall", paragraph(outcome, style="Lista"))


def _cohort() -> str:
    """Those to be followed up, those who consented and those who answered."""
    return (
        "{{ u.kohort }} "
        + efter("u.kohort")
        + " avslutade {{ u.fonster }}. "
        + om(
            "u.samtycke.raknad",
            om("u.samtycke", "{{ u.samtycke }}", "Ingen")
            + " av dem har samtyckt till att följas upp"
            + om(
                "u.samtycke and u.svarade.raknad",
                ", och " + om("u.svarade", "{{ u.svarade }}", "ingen") + " av dessa har svarat. "
                "Svarsfrekvensen är {{ u.svarsfrekvens }}.",
                ".",
            ),
            om("u.svarade", "{{ u.svarade }} har svarat."),
        )
    )


def follow_ups() -> str:
    """Each follow-up under a heading of its own."""
    summary = om(
        "u.kohort",
        om_de_visas(_cohort()),
        om(
            "u.kohort.raknad",
            "Ingen avslutade {{ u.fonster }}, så det finns ingen att följa upp.",
            "Hur många som skulle följas upp har inte räknats.",
        ),
    )
    outcome = (
        "{{ w.namn }}: "
        + om(
            "w.andel.raknad",
            om(
                "w.antal.dold or w.andel.dold",
                "visas inte, för att ingen ska kunna kännas igen",
                "{{ w.antal }} av {{ u.svarade }} vid uppföljningen, alltså {{ w.andel }}",
            ),
            "har inte räknats",
        )
        + om(visad("w.vid_avslut"), " ({{ w.vid_avslut }} vid avslut för alla i gruppen)")
        + "."
        + om(visad("w.samma"), " Samma personer vid avslut: {{ w.samma }}.")
    )
    return each(
        "u in i.uppfoljningar",
        heading(2, "Uppföljning efter {{ u.namn }}"),
        when_else(
            "u.inmatad",
            entered_follow_up(),
            lead(summary)
            + when("u.kohort", figures("u.bortfall", 3600))
            + when(
                "u.svarade",
                lead("Så hade det gått för dem som svarade."),
                each("w in u.utfall", paragraph(outcome, style="Lista")),
                figures("u.jamforelse", 3900),
            ),
        ),
    ) + when("i.visar.uppfoljning", written("i.text['kommentar-uppfoljning']"))
