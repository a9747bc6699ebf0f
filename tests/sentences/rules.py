"""The rules of the sentences: what their words mean, by subject; those of all subjects first.

A document that prints a claiming word that none of them reads fails `test_sentences`: add a rule.
"""

from __future__ import annotations

from sentences.claims import Claim, Rule
from sentences.compared import (
    against_last_year,
    almost_as_last_year,
    as_last_year,
    direction,
    from_nobody,
    of_insatser,
    shares_of,
)
from sentences.holds import (
    all_of,
    are_equal,
    few_of_a_sex,
    has_sex,
    highest_in_chart,
    is_of,
    is_part,
    is_year_of,
    is_zero,
    most,
    only_small_left_out,
    reads,
    sexes_add_up,
    stays,
)
from sentences.of_economy import OF_ECONOMY
from sentences.of_goals import OF_GOALS, goal_reached, lacks, of_the_grade
from sentences.of_survey import OF_SURVEY
from sentences.reading import Kind
from sofrep.domain.figure import Sex
from sofrep.visning.svenska import number_word

_ALL = tuple(Kind)
_YEAR = r"(?:[a-z]+–[a-z]+ |\d+ [a-z]+ \d{4}–\d+ [a-z]+ )?(?P<ar>\d{4}(?:m\d\d-\d\d)?)"
_UP = "fler|färre|högre|lägre|större|mindre|längre|kortare"

GENERAL = (
    Rule(rf"(?P<ord>{_UP}) än {_YEAR} \({{innan}}\)", direction),
    Rule(rf"mot {{innan}} (?:under|vid utgången av) {_YEAR}", against_last_year),
    Rule(rf"mot ingen under {_YEAR}", from_nobody),
    Rule(rf"i stort sett som {_YEAR} \({{innan}}\)", almost_as_last_year),
    Rule(
        rf"(?:lika (?:många|mycket|länge|stor(?:a)?)|samma andel|oförändrat) som (?:vid utgången av )?{_YEAR}",
        as_last_year,
    ),
    Rule(rf"{_YEAR}: {{tal}}", is_year_of, (Kind.RUTA,)),
    Rule(
        r"{hela} (?:nya )?(?:deltagare|individer|klienter) \((?:{kvinnor} kvinn(?:or|a))?"
        r"(?:, | och )?(?:{man} m(?:än|an))?(?:(?:, | och )?{ovriga} med annat)?",
        lambda c: sexes_add_up(c) if c.found["kvinnor"] else "",
    ),
    Rule(r"{tal} kvinn(?:or|a)\b", has_sex("tal", Sex.KVINNOR), _ALL),
    Rule(r"{tal} m(?:än|an)\b", has_sex("tal", Sex.MAN), _ALL),
    Rule(r"{tal} (?:av kvinnorna|för kvinnor)", has_sex("tal", Sex.KVINNOR), _ALL),
    Rule(r"{tal} (?:av männen|för män)", has_sex("tal", Sex.MAN), _ALL),
    Rule(r"{del} av (?:de )?{hela}", is_part),
    Rule(
        r"Vanligaste orsak(?:er)? till avslut: (?P<namn>.+?)(?:, lika många)?$",
        highest_in_chart,
        (Kind.DIAGRAMRUBRIK,),
    ),
    Rule(
        r"(?:flest|vanligast)(?: (?P<serie>efter .+?))? är (?P<namn>.+?)(?:, lika många(?: i varje)?)?$",
        highest_in_chart,
        (Kind.DIAGRAMRUBRIK,),
    ),
)


ONE = {
    r"^En avslutade": "avslutade",
    r"^En (?:deltagare|klient) började under": "nya",
    r"hade en (?:deltagare|klient) under": "aktuella",
    r"^En (?:deltagare|klient) var \d+ år": "aktuella.unga",
    r"^En av dem som avslutade var \d+ år": "avslutade.unga",
    r"^En av dem gick till arbete": "avslutade.unga.arbstud",
    r"^En grupp": "aktuella.grupper",
    r"gäller en person": "nya.personer",
    r"kom det in en ansökan": "ansokningar",
    r"genomfördes en aktivitet": "strukturella.antal",
    r"^En enkät kom in": "enk.antal",
    r"^En fråga kan jämföras": "enk.jamforda",
    r"har en anställd\b": "eko.fler.anstallda",
}
"""What is said of one alone, in words."""


def _kommun(claim: Claim) -> str:
    """The code of the kommun that is named."""
    kommuner = claim.document.forbund.kommun
    named = {name: k.kod for k in kommuner for name in (k.namn, k.kortnamn)}
    return named.get(claim.word("kommun").strip(), "?")


def so_many_of_kommun(claim: Claim) -> str:
    """So many of those who took part lived in the kommun that is named."""
    value = claim.value(f"aktuella.kommun.{_kommun(claim)}")
    said = claim.tal("antal").figure.value if claim.found["antal"] else 1
    return "" if value == said else f"{value} did"


def nobody_of_kommun(claim: Claim) -> str:
    """Nobody of those who took part lived in the kommun that is named."""
    value = claim.value(f"aktuella.kommun.{_kommun(claim)}")
    return "" if value == 0 else f"{value} did"


OF_KOMMUN = (
    Rule(r"deltog (?:en|{antal}) \w+ från (?P<kommun>.+?) i ", so_many_of_kommun),
    Rule(r"Ingen från (?P<kommun>.+?) deltog i", nobody_of_kommun),
)
OF_REGISTER = (
    *(Rule(words, are_equal(measure, 1)) for words, measure in ONE.items()),
    Rule(r"hade inga (?:deltagare|individer|klienter)", is_zero("aktuella", "insatser.aktuella")),
    Rule(r"Ingen började under", is_zero("nya")),
    Rule(r"Ingen avslutade under", is_zero("avslutade")),
    Rule(
        r"Ingen av de {n} som avslutade gick till arbete eller studier",
        all_of(is_of(n="avslutade"), is_zero("avslutade.arbstud")),
    ),
    Rule(
        r"Alla {n} som avslutade gick till arbete eller studier",
        all_of(is_of(n="avslutade"), are_equal("avslutade", "avslutade.arbstud")),
    ),
    Rule(
        r"Av de {n} som avslutade gick {antal} till arbete eller studier",
        is_of(n="avslutade", antal="avslutade.arbstud"),
    ),
    Rule(r"Alla som började under \w+ var anonyma", are_equal("nya", "nya.anonyma")),
    Rule(r"Alla började och avslutade", are_equal("aktuella", "avslutade")),
    Rule(
        r"började (?:en|{anonyma}) anonym(?:a)?, som bara räknas bland de {nya} nya",
        is_of(nya="nya"),
    ),
    Rule(r"som bara räknas bland de nya", reads),
    Rule(r"och bara i totalen", reads, _ALL),
    Rule(r"(?P<dom>)Ingen var inskriven längre än gränsen", is_zero("avslutade.over-max")),
    Rule(r"Ingen med känd ålder var", is_zero("aktuella.unga")),
    Rule(r"Ingen av dem som avslutade var \d+ år eller yngre", is_zero("avslutade.unga")),
    Rule(r"Ingen av dem gick till arbete eller studier", is_zero("avslutade.unga.arbstud")),
    Rule(
        r"Alla gick till arbete eller studier",
        are_equal("avslutade.unga", "avslutade.unga.arbstud"),
    ),
    Rule(r"Inga grupper har hållits", is_zero("aktuella.grupper")),
    Rule(r"gäller lika många personer", are_equal("nya.numrerade", "nya.personer")),
    Rule(
        r"^(?P<namn>.+) hade (?P<ord>fler|färre|lika många)(?: \w+ (?:än|som) under .+?)?\.$",
        of_insatser,
    ),
    Rule(r"(?:Flest|De flesta) bor i (?P<namn>.+?) \({andel}, {antal} ", most(share="andel")),
    Rule(r"[Ff]lest (?:började|avslutade) i (?P<namn>.+?) \({antal}(?: vardera)?\)", most()),
    *OF_KOMMUN,
    Rule(r"överskreds av {n}", is_of(n="avslutade.over-max")),
    Rule(
        r"I (?P<namn>.+?) gick en (?P<ord>(?:i stort sett )?lika|mindre|större)(?: stor)? andel(?: än| som) "
        r"\d{4} till arbete eller studier",
        shares_of("avslutade.arbstud.andel", "avslutade.arbstud.andel"),
    ),
    Rule(
        r"I (?P<namn>.+?) gick en (?P<ord>i stort sett lika) stor andel som",
        shares_of("avslutade.arbstud.andel", "avslutade.arbstud.andel"),
    ),
    Rule(r"Målet, (?P<mal>[^.]+?), nåddes(?P<dom>| delvis| inte)\.", goal_reached),
)

_H = r"Efter (?P<horisont>[^.]+?) arbetade eller studerade "


def _horizon(claim: Claim) -> str:
    named = {u.namn: u.kod for u in claim.document.forbund.uppfoljning}
    return named.get(claim.word("horisont"), "?")


def nobody_after(claim: Claim) -> str:
    """Nobody of those who answered worked or studied."""
    value = claim.value(f"uppf-{_horizon(claim)}.arbstud")
    return "" if value == 0 else f"it is {value}"


def as_at_exit(claim: Claim) -> str:
    """The share of then and that of the same persons at exit are as the words say.

    Of the insats that is named, or else of all that are followed up.
    """
    start = f"uppf-{_horizon(claim)}"
    forbund = claim.document.forbund
    named = {forbund.scope_name(kod): kod for kod in forbund.scopes()}
    name = claim.found.groupdict().get("namn") or ""
    own = claim.scope in forbund.scopes()
    scopes = (named[name],) if name in named else (claim.scope,) if own else forbund.scopes()
    known = 0
    for scope in scopes:
        one = claim.value(f"{start}.arbstud.andel", scope)
        other = claim.value(f"{start}.samma.arbstud.andel", scope)
        if one is None or other is None:
            continue
        known += 1
        said = claim.word("ord")
        so = {
            "i stort sett": one != other and round(one) == round(other),
            "lika": one == other,
            "samma": one == other,
            "färre": one < other,
            "fler": one > other,
        }[said]
        if not so:
            return f"{scope}: {float(one):.2f} and at exit {float(other):.2f}"
    return "" if known else "nothing is known of it"


def fewer_than(claim: Claim) -> str:
    """Fewer than it says ended in the insats that is named, or answered."""
    forbund = claim.document.forbund
    named = {forbund.scope_name(kod): kod for kod in forbund.scopes()}
    scope = named.get(claim.word("namn"), claim.scope)
    asked = claim.word("vad")
    value = claim.value(
        "avslutade" if asked == "avslutade" else f"uppf-{_horizon(claim)}.svarade", scope
    )
    numbers = {number_word(n): n for n in range(13)}
    least = numbers.get(claim.word("minst"), 0)
    return "" if value is not None and value < least else f"{scope}: {value}"


OF_FOLLOW_UP = (
    Rule(
        r"(?P<namn>[^:.]+): färre än (?P<minst>\w+) "
        r"(?P<vad>avslutade|svarade efter (?P<horisont>.+?)), så (?:resultatet visas inte|andelarna visas bara)",
        fewer_than,
    ),
    Rule(_H + r"ingen av de {n} som svarade", nobody_after),
    Rule(
        _H + r"(?P<ord>i stort sett|lika|fler|färre)(?: lika)?(?: många)? av dem som svarade"
        r"(?: än| som) när de (?:avslutade|lämnade (?P<namn>.+?))\.",
        as_at_exit,
    ),
    Rule(_H + r".*(?P<ord>i stort sett|samma)(?: andel)? som vid avslut", as_at_exit),
    Rule(r"av samma personer", reads),
    Rule(r"Ingen har svarat på uppföljningen", reads),
    Rule(r"[Ss]amma grupper|[Aa]ndelarna gäller samma personer och kan jämföras", reads, _ALL),
    Rule(r"gäller (?:dem som svarade, den andra )?alla som avslutade", reads, _ALL),
)
OF_CHANGES = (
    Rule(r"kan tillsammans bli fler än de är", reads, _ALL),
    Rule(
        r"av de {hela} som vid start stod under ”(?P<namn>[^”]+)” stod {kvar} kvar där vid avslut",
        stays,
    ),
    Rule(
        r"av de {hela} som vid start stod under ”(?P<namn>[^”]+)” stod (?P<ord>ingen) kvar där vid avslut",
        stays,
    ),
    Rule(
        r"(?P<ord>alla) {hela} som vid start stod under ”(?P<namn>[^”]+)” stod kvar där vid avslut",
        stays,
    ),
)
OF_APPLICATIONS = (
    Rule(r"Ingen ansökan om plats kom in", is_zero("ansokningar")),
    Rule(r"(?P<namn>[^.]+?) stod för flest bland parterna \({andel}(?: vardera)?\)", most("andel")),
    Rule(r"medlemmarnas andelar tillsammans mindre än 100 %", reads, _ALL),
)
OF_ACTIVITIES = (Rule(r"Ingen strukturell aktivitet genomfördes", is_zero("strukturella.antal")),)
OF_METHOD = (
    Rule(r"Ännu inte uppfyllt|Delvis uppfyllt betyder", reads, _ALL),
    Rule(r"Andelar räknas på alla i gruppen", reads),
    Rule(r"(?:räknas|lämnar|redovisas) (?:bara|endast)", reads, _ALL),
    Rule(
        r"– (?:Uppgift saknas för alla|Det finns ingen att räkna på|Ingen har svarat|Ingen skulle svara)",
        reads,
        _ALL,
    ),
    Rule(r"för att ingen ska kunna kännas igen", reads, _ALL),
    Rule(r"och bara där", reads, _ALL),
    Rule(r"kostade mindre än budget", reads, _ALL),
    Rule(r"Målen nåddes i genomsnitt till {n}", is_of(n="betyg.kvot")),
    Rule(
        r"nåddes i genomsnitt till {n} \((?P<ord>gräns) för .+?: (?P<grans>\d+) %\)", of_the_grade
    ),
    Rule(r"nåddes i genomsnitt till {n}\. (?P<ord>För) .+? krävs (?P<grans>\d+) %", of_the_grade),
    Rule(r"i lika många exemplar som det finns parter", reads),
    Rule(
        r"det finns ingen att räkna på|ingen har svarat|ingen skulle svara på frågan|uppgift saknas för alla",
        reads,
        (Kind.NOT,),
    ),
    Rule(r"Insatsen har inte fått något betyg", reads),
    Rule(r"Målet ”(?P<mal>.+?)” ingår inte: målet har inget (?P<vad>\w+)", lacks),
    Rule(r"och ingen annanstans|ingen enskild", reads, _ALL),
    Rule(r"är alla som har varit inskrivna", reads),
    Rule(r"andel av alla som avslutade|Andel av alla som avslutade", reads, _ALL),
    Rule(r"två gånger i samma", reads, _ALL),
    Rule(r"färre än tio i någon av grupperna", few_of_a_sex, _ALL),
    Rule(r"färre än tio visas bara i tabellerna", reads, _ALL),
    Rule(
        r"Det som gäller färre än (?P<minst>\d+) % av alla visas bara i tabellen",
        only_small_left_out,
        (Kind.BILDTEXT,),
    ),
)
RULES = (
    *OF_ECONOMY,
    *GENERAL,
    *OF_GOALS,
    *OF_REGISTER,
    *OF_FOLLOW_UP,
    *OF_CHANGES,
    *OF_APPLICATIONS,
    *OF_ACTIVITIES,
    *OF_SURVEY,
    *OF_METHOD,
)
