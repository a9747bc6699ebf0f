"""Profiles that nobody has thought of: a strategy that makes a valid one from every documented key.

A profile is a dict shaped as forbund.toml; `to_toml` writes it.  Codes are at times as long as they
may be, and names hold what templates, XML, Excel and file systems give a meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from sofrep.domain.bilagor import (
    AV_DEL_AV_AR,
    AVSNITT,
    BILAGOR,
    EGET,
    FRIA,
    INNEHALL,
    TABELLER,
    UTAN_NUMMER,
)
from sofrep.domain.forbund import Avsnitt
from sofrep.domain.uppgift import Uppgift
from support.any_rules import disclosure, silenced

UPPGIFTER = list(map(str, Uppgift))
NOTED_AT_START = ("forsorjning", "sysselsattning")
YEAR = 2023
"""The year that the documents are made of."""

Table = dict[str, Any]

WORDS = (
    {
        "singular": "individ",
        "plural": "individer",
        "bestamd": "individen",
        "bestamda": "individerna",
    },
    {"singular": "klient", "plural": "klienter", "bestamd": "klienten", "bestamda": "klienterna"},
)

_NAMES = (
    "{}",
    "{}",
    "Älv & {}",
    "<{}>",
    '{} "ett"',
    "{}s 'väg'",
    "{{{{ 7*7 }}}} {}",
    "= {}",
    "{}, halvtid",
    "{}: ny",
    "{} / \\ ?",
    "100 % {}",
    "{} och allt som hör till när ett namn är så långt att det inte får plats på en rad",
)


class Maker:
    """Draws the parts of a profile; codes and names are unique by the number in them."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def pick(self, of: Sequence[Any]) -> Any:
        return self.draw(st.sampled_from(of))

    def yes(self) -> bool:
        return self.draw(st.booleans())

    def some(self, of: Sequence[Any], least: int = 0, most: int = 99) -> list[Any]:
        """Some of them, in their order."""
        if not of:
            return []
        size = st.lists(
            st.integers(0, len(of) - 1), unique=True, min_size=least, max_size=min(most, len(of))
        )
        return [of[number] for number in sorted(self.draw(size))]

    def count(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))

    def kod(self, start: str, number: int, longest: int) -> str:
        short = f"{start}{number}"
        return (f"{short}-" + "x" * 10)[:longest].rstrip("-") if self.yes() else short

    def name(self, base: str, number: int) -> str:
        return f"{self.pick(_NAMES).format(base)} {number}"

    def post(self, start: str, base: str, number: int, longest: int, **more: Any) -> Table:
        """A code and a name, at times with an alias."""
        alias = {"alias": [f"{base}alias {number}"]} if self.yes() else {}
        return (
            {"kod": self.kod(start, number, longest), "namn": self.name(base, number)}
            | alias
            | {key: value for key, value in more.items() if value not in ("", 0, [], False, None)}
        )


@st.composite
def profiles(draw: st.DrawFn) -> Table:
    """A valid profile."""
    make = Maker(draw)
    insatser = _insatser(make)
    kods = [insats["kod"] for insats in insatser]
    lists = _lists(make)
    at_start = make.some([lista for lista in NOTED_AT_START if lists[lista]])
    profile: Table = {
        "namn": make.name("Samordningsförbundet", 1),
        "kortnamn": make.name("Förbundet kort", 1),
        "organisationsnummer": "222000-0000",
        "register_fran": date(make.pick([2020, 2021, 2022]), 1, 1),
        **({"exempel": True} if make.yes() else {}),
        **({"noteras_inte": make.some(UPPGIFTER, 1)} if make.yes() else {}),
        **({"noteras_vid_start": at_start} if at_start else {}),
        **({"max_manader": make.pick([6, 18])} if make.yes() else {}),
        "bilaga": _bilagor(make),
        "uppgift": _own(make),
        "insats": insatser,
        **lists,
        **_bands(make),
    }
    profile["medlem"] = [
        {"kod": make.kod("m", n, 10), "namn": make.name("Medlemmen", n)}
        | ({"bidrag": {"2023": 1000 * n, "2022": 5}} if make.yes() else {})
        for n in range(1, make.count(1, 3) + 1)
    ]
    members = ["", *(member["kod"] for member in profile["medlem"])]
    profile["kommun"] = [
        make.post(
            "k", "Kommunen", n, 10, medlem=make.pick(members), kortnamn=make.pick(["", f"K {n}"])
        )
        for n in range(1, make.count(1, 3) + 1)
    ]
    profile["part"] = [
        make.post(
            "p", "Parten", n, 10, **({"kommun": True} if n == 2 else {"medlem": make.pick(members)})
        )
        for n in range(1, make.count(0, 3) + 1)
    ]
    profile["union"] = [
        make.post("u", "Unionen", n, 6, insatser=make.some(kods, 1))
        for n in range(1, make.count(0, 2) + 1)
    ]
    profile["uppfoljning"] = _horizons(make, insatser)
    profile["korsning"] = _crossings(make, profile)
    _list_sections(make, profile)
    if make.yes():
        profile["enkat"] = _survey(make)
    profile |= _extras(make, [*kods, *(union["kod"] for union in profile["union"])])
    if all(insats.get("underlag") == "antal" for insats in insatser) and make.yes():
        del profile["register_fran"]
    return {key: value for key, value in profile.items() if value != []}


def _extras(make: Maker, scopes: Sequence[str]) -> Table:
    """What a profile may do without."""
    profile: Table = {}
    if make.yes():
        profile["tyst"] = silenced(make, scopes)
    if make.pick([True, False, False]):
        profile["rojande"] = disclosure(make, scopes)
    if make.yes():
        profile["ord"] = {"deltagare": make.pick(WORDS)}
    if make.pick([True, False, False]):
        profile["utdata"] = dict.fromkeys(
            make.some(["webb", "pdf", "tabeller", "oversikt"], 1), True
        )
    if make.yes():
        profile["betyg"] = {
            "steg": [
                {"namn": "Mycket <god>", "fran_procent": 115},
                {"namn": "God & bra", "fran_procent": make.pick([80, 100])},
                {"namn": "Godtagbar", "fran_procent": 0},
            ]
        }
    if make.yes():
        profile["mal"] = {"tolerans_procent": make.pick([0, 10, 100])}
    if make.yes():
        profile["dokument"] = {
            "2023": {
                "datum": date(2024, 3, 1),
                "diarienummer": "Dnr <1> & 2",
                "utkast": make.yes(),
            },
            "2023m01-08": {"datum": date(2023, 10, 1)},
        }
    if make.yes():
        profile["logotyp"] = [{"fil": "märke.png", "alt": 'Ett "märke" & mer'}]
        if make.yes():
            profile["logotyp"][0]["medfinansiar"] = "Fonden <påhittad>"
    return profile


def _insatser(make: Maker) -> list[Table]:
    """Up to three insatser, and at times a reorganisation in 2022 or 2023."""
    found = [
        make.post("i", "Insatsen", n, 6, kortnamn=make.pick(["", f"Kort {n}"]))
        for n in range(1, make.count(1, 3) + 1)
    ]
    for insats in found:
        how = make.pick(["rows", "rows", "later", "tallies"])
        if how == "later":
            insats["register_fran"] = date(2023, 1, 1)
        elif how == "tallies":
            several = {"flera_varden": True} if make.yes() else {}
            insats.update({"underlag": "antal"} | several)
        if make.pick([True, False, False]):
            insats.update({"noteras_inte": make.some(UPPGIFTER, 1), "inga_deltagare": [1999]})
        if make.yes():
            insats.update({"gruppnamn": "Grupp <ett>", "utan_gruppnamn": "Enskilt & stöd"})
        if make.pick([True, False, False]):
            insats.update({"inriktning": "Stöd & <råd>", "metod": "Progression", "esf": True})
    found += _reorganised(make, found)
    for insats in found:
        if insats.get("till", 2023) < 2023:  # its register would be complete too late
            insats.pop("register_fran", None)
    return found


def _reorganised(make: Maker, found: Sequence[Table]) -> list[Table]:
    """The insatser that take over from those `found`, which then end in time."""
    when = make.pick([2022, 2023])
    kind = make.pick(["", "", "limits", "named", "merged", "divided"])
    new = [make.post("n", "Nya insatsen", n, 6, fran=when) for n in (1, 2)]
    for insats in new:
        if make.pick([True, False, False]):
            insats["underlag"] = "antal"
    if kind == "limits":
        found[0] |= {"fran": 2021, "till": make.pick([2022, 2023])}
    if kind in {"named", "merged"}:
        old = found[: 1 if kind == "named" else 2]
        for insats in old:
            insats.update(make.pick([{}, {"till": when - 1}, {"till": when}]))
        chain = [new[0] | {"efterfoljer": [insats["kod"] for insats in old]}]
        if when == 2022 and make.yes():  # and another takes over from the one that did
            chain.append(new[1] | {"fran": 2023, "efterfoljer": [new[0]["kod"]]})
        return chain
    if kind == "divided":
        found[0]["till"] = make.pick([when - 1, when])
        return [each | {"efterfoljer": [found[0]["kod"]]} for each in new]
    return []


def _own(make: Maker) -> list[Table]:
    """Three things that the office notes beside what every office does, or none."""
    found = []
    for number in range(1, 4) if make.yes() else ():
        own = make.post("egen", "Uppgiften", number, 6)
        own["namn"] = _heading(own["namn"])
        own |= {"noteras": make.pick(["start", "slut", "bada"])} if make.yes() else {}
        own |= {"kand": True} if make.yes() else {}
        own |= {"rubrik": _heading(make.name("Rubriken", number))} if make.yes() else {}
        if make.pick([True, False, False]):
            own |= {"granser": make.pick([[5], [5, 10, 20]])}
            own |= {"enhet": "timmar & <kvart>"} if make.yes() else {}
        else:
            own["flera_varden"] = make.yes()
            values = range(1, make.count(1, 4) + 1)
            own["varde"] = [make.post("v", f"Värdet {number}", n, 8) for n in values]
        found.append(own)
    return found


def _noted(profile: Table) -> dict[str, list[str]]:
    """What is added, by whether it is noted at the start or the exit, as its section is called."""
    found: dict[str, list[str]] = {"start": [], "slut": []}
    for own in profile["uppgift"]:
        when = own.get("noteras", "start")
        for each, end in (("start", "-in"), ("slut", "-ut")):
            if when in (each, "bada"):
                found[each].append(own["kod"] + end * (when == "bada"))
    return found


def _crossings(make: Maker, profile: Table) -> list[Table]:
    """Some things by others, or by kodgrupper."""
    noted = _noted(profile)
    lists = ("forsorjning", "sysselsattning", "avslutsorsak")
    at_exit = [*noted["slut"], *(lista for lista in lists if profile[lista])]
    known = ["kommun", *(each for each in ("alder", "forsorjningstid") if profile.get(each))]
    known += [*noted["start"], *(f"{each}-in" for each in profile.get("noteras_vid_start", ()))]
    groups = [group["kod"] for group in profile["kodgrupp"]]
    found = []
    for number in range(1, make.count(0, 2) + 1):
        population = make.pick(["avslutade", "aktuella", "nya"])
        of = [*known, *(at_exit if population == "avslutade" else [])]
        if population == "nya":  # the time on support is of some populations only
            of = [each for each in of if each != "forsorjningstid"]
        rows = make.pick(of)
        columns = [[each] for each in of if each != rows]
        columns += [groups] if groups and population == "avslutade" else []
        if columns:
            crossing = make.post(
                "x", "Korsningen", number, 6, kolumner=make.pick(columns), rader=rows
            )
            crossing.pop("alias", None)
            found.append(
                crossing | ({"population": population} if population != "avslutade" else {})
            )
    return found


def _heading(name: str) -> str:
    """A heading of names is refused, and one in per cent is that of shares."""
    return name.replace("namn", "ord").replace("100 % ", "")


def _lists(make: Maker) -> Table:
    """The code lists and their kodgrupper; any of them may be missing."""
    made: Table = {}
    groups: list[Table] = []
    fixed = {"forsorjning": "egen", "sysselsattning": "arbstud", "avslutsorsak": "sjuk"}
    for lista, own in fixed.items():
        codes = [
            make.post(lista[0] + "v", f"Värdet {lista}", n, 8)
            for n in range(1, make.count(0, 4) + 1)
        ]
        wanted = [own] * make.yes() + [make.kod(f"g{lista[0]}", 1, 10)] * make.yes()
        for kod in wanted if codes else ():
            name = make.name(f"Gruppen {kod[:3]}", len(groups))
            groups.append({"kod": kod, "namn": name, "lista": lista})
            # Without support is what excludes all others: only one code says it.
            for code in [codes[0]] if own == kod == "egen" else make.some(codes, 1):
                code.setdefault("raknas_som", []).append(kod)
        made[lista] = codes
    return made | {"kodgrupp": groups}


def _bands(make: Maker) -> Table:
    made: Table = {}
    bands = make.pick([None, ["0-"], ["-29", "30-"], ["-24", "25-44", "45-"], ["16-64"]])
    if bands is not None:
        made["alder"] = {"band": bands, "unga_till": make.pick([24, 29])}
        if make.yes():
            made["alder"] |= {"extra_band": ["30-59"], "yngst": 15, "aldst": 66}
    limits = make.pick([None, [1], [1, 5, 9]])
    if limits is not None:
        made["forsorjningstid"] = {"granser": limits}
    return made


def _horizons(make: Maker, insatser: Sequence[Table]) -> list[Table]:
    windows = [
        {"fran_ar": -1, "fran_dag": "01-01", "till_ar": -1, "till_dag": "12-31"},
        {"fran_ar": -1, "fran_dag": "07-01", "till_ar": 0, "till_dag": "06-30"},
        {"fran_ar": -2, "fran_dag": "02-28", "till_ar": 0, "till_dag": "01-31"},
    ]
    found = []
    for number in range(1, make.count(0, 3) + 1):
        followed = set(make.some([insats["kod"] for insats in insatser], 1))
        for insats in insatser:  # who takes over goes on following up
            if "efterfoljer" in insats and followed & set(insats["efterfoljer"]):
                followed.add(insats["kod"])
        months = (6, 12, 15)[number - 1]
        due = [w for w in windows if 12 * w["till_ar"] + int(w["till_dag"][:2]) + months <= 15]
        horizon = make.post("u", "Uppföljningen", number, 6)
        horizon.pop("alias", None)
        horizon |= {
            "manader": months,
            "insatser": [i["kod"] for i in insatser if i["kod"] in followed],
            "fonster": make.pick(due),
        }
        if make.yes():
            horizon["delar"] = make.pick(due)
        found.append(horizon)
    return found


def _list_sections(make: Maker, profile: Table) -> None:
    """Sections for every insats and union, of those that the profile has something for."""
    has = {
        Avsnitt.ALDER: profile.get("alder"),
        Avsnitt.FORSORJNINGSTID: profile.get("forsorjningstid"),
        Avsnitt.FORSORJNING: profile["forsorjning"],
        Avsnitt.SYSSELSATTNING: profile["sysselsattning"],
        Avsnitt.AVSLUTSORSAK: profile["avslutsorsak"],
        Avsnitt.UPPFOLJNING: any(g["lista"] != "avslutsorsak" for g in profile["kodgrupp"]),
    }
    possible = [str(avsnitt) for avsnitt in Avsnitt if has.get(avsnitt, True)]
    possible += [f"{lista}-in" for lista in profile.get("noteras_vid_start", ())]
    possible += [name for names in _noted(profile).values() for name in names]
    possible += [f"overgang-{lista}" for lista in profile.get("noteras_vid_start", ())]
    both = [own["kod"] for own in profile["uppgift"] if own.get("noteras") == "bada"]
    possible += [*(f"overgang-{kod}" for kod in both), *(k["kod"] for k in profile["korsning"])]
    for scope in (*profile["insats"], *profile["union"]):
        scope["avsnitt"] = possible if make.yes() else make.some(possible)


_NOT_LENT = (EGET, INNEHALL, TABELLER)
"""What stands in a document of another by itself, and is not another's section."""


def _bilagor(make: Maker) -> list[Table]:
    chosen = list(BILAGOR) if make.yes() else make.some(BILAGOR, 1)
    if not set(chosen) - AV_DEL_AV_AR:
        chosen.append("statistik")
    of_part = make.pick([True, False, False])
    lenders = AV_DEL_AV_AR if of_part else set(AVSNITT) - AV_DEL_AV_AR
    borrowed = [f"{kod}.{name}" for kod in lenders for name in AVSNITT[kod]]
    possible = sorted({*FRIA, *borrowed} - {f"{kod}.{n}" for kod in AVSNITT for n in _NOT_LENT})
    own = {"kod": "blad", "namn": "Vårt blad", "avsnitt": make.some(possible, 1)}
    own |= {"del_av_ar": True} if of_part else {}
    return [own] * make.yes() + [
        {"kod": kod, "namn": make.name(f"Bilagan {kod}", number)}
        | ({} if kod in UTAN_NUMMER else {"nummer": number})
        | ({"avsnitt": make.some(AVSNITT[kod], 1)} if kod in AVSNITT and make.yes() else {})
        for number, kod in enumerate(chosen, start=1)
    ]


def _survey(make: Maker) -> Table:
    scale = [
        {"svar": f"Svar {n}", "utfall": utfall} | ({"alias": [str(n)]} if make.yes() else {})
        for n, utfall in enumerate(("negativt", "varken", "positivt", "klart"), start=1)
    ]
    groups = [
        make.post("e", "Gruppen", n, 8, kon=make.yes()) for n in range(1, make.count(1, 3) + 1)
    ]
    indicators = [{"nummer": n, "lydelse": make.name("Indikatorn", n)} for n in (1, 2)]
    questions: list[Table] = []
    for group in groups:
        for number in range(1, make.count(1, 3) + 1):
            question = {
                "grupp": group["kod"],
                "nummer": number,
                "lydelse": make.name("Frågan", number),
            }
            if number == 2 and make.yes():
                question |= {"villkor_fraga": 1, "villkor_svar": ["Svar 3", "Svar 4"]}
            kind = make.pick(["ja_nej", "fran", "till", "jamforbar_fran", ""])
            if kind == "ja_nej" and number > 1:
                question["ja_nej"] = True
            else:
                question["indikator"] = make.pick([0, 1, 2])
                if kind in {"fran", "till", "jamforbar_fran"}:
                    question[kind] = 2023 if kind != "till" else 2022
            questions.append(question)
    asked = {question.get("indikator") for question in questions}
    for indicator in indicators:
        if indicator["nummer"] not in asked:
            indicator["utan_matt"] = "Den mäts inte <än>"
    return {
        "minsta_grupp": make.pick([0, 5]),
        "svar": scale,
        "grupp": groups,
        "indikator": indicators,
        "fraga": questions,
    }


def to_toml(profile: Mapping[str, Any]) -> str:
    """The profile as the text of forbund.toml."""
    plain = [f"{k} = {_value(v)}" for k, v in profile.items() if not _is_table(v)]
    return "\n".join([*plain, *_sections(profile, "")]) + "\n"


def _sections(table: Mapping[str, Any], path: str) -> Iterator[str]:
    for key, value in table.items():
        name = f"{path}{key}"
        if isinstance(value, dict) and all(isinstance(v, dict) for v in value.values()):
            for year, post in value.items():
                yield f"\n[{name}.{year}]"
                yield from (f"{k} = {_value(v)}" for k, v in post.items())
        elif isinstance(value, dict):
            yield f"\n[{name}]"
            yield from (f"{k} = {_value(v)}" for k, v in value.items() if not _is_table(v))
            yield from _sections({k: v for k, v in value.items() if _is_table(v)}, f"{name}.")
        elif _is_table(value):
            for post in value:
                yield f"\n[[{name}]]"
                yield from (f"{k} = {_value(v)}" for k, v in post.items())


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    )


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(v)}" for key, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def keys_in(table: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """Every key of a profile by its dotted path, as docs/profile.md names them."""
    for key, value in table.items():
        name = f"{path}.{key}" if path else key
        posts = value if isinstance(value, list) else [value]
        if key == "bidrag":
            yield name
            continue
        if key == "dokument":
            posts = list(value.values())
        tables = [post for post in posts if isinstance(post, dict)]
        if not tables or key in {"fonster", "delar"} or name == "ord.deltagare":
            yield name
        for post in tables:
            yield from keys_in(post, name)
