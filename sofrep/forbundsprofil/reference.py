"""docs/profile.md, made from the records that declare the profile.

``python -m sofrep.forbundsprofil.reference > docs/profile.md`` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import get_args, get_origin

from sofrep.domain.bilagor import AVSNITT, BILAGOR, FRAGOR, FRIA
from sofrep.domain.forbund import Avsnitt, Forbund
from sofrep.forbundsprofil.faults import RULES
from sofrep.forbundsprofil.key_help import KEY_HELP
from sofrep.forbundsprofil.reader import Hint, ProfileKey, describe, inner, is_table, keys_of

TABLE_HELP: Mapping[str, str] = {
    "": "Överst i filen, före den första rubriken.",
    "medlem": "De som betalar: staten, regionen, kommunerna.",
    "kommun": "Kommunerna där deltagarna bor.",
    "insats": "Det som deltagare är inskrivna i.",
    "union": "Insatser som redovisas tillsammans; deltagarna läggs ihop.",
    "forsorjning": "Värdena i kolumnerna för försörjning. Listan får saknas, om den inte räknas.",
    "sysselsattning": "Värdena i kolumnerna för sysselsättning. Listan får saknas, om den inte räknas.",
    "avslutsorsak": "Värdena i kolumnen för avslutsorsak. Listan får saknas, om den inte räknas.",
    "kodgrupp": (
        'Värden som räknas tillsammans. Tre koder har en bestämd betydelse, om de används: "egen" '
        '(försörjning: ingen offentlig försörjning), "arbstud" (sysselsättning: arbete eller '
        'studier) och "sjuk" (avslutsorsak: kunde inte tillgodogöra sig insatsen på grund av '
        "sjukdom). Utan en kodgrupp görs inga siffror om den."
    ),
    "uppgift": "Det som ni noterar utöver det som alla förbund har; se [uppgifter.md](uppgifter.md).",
    "uppgift.varde": "Värdena i uppgiftens kolumn, om den inte är ett tal.",
    "korsning": "Två uppgifter korsade, eller en uppgift och utfall; koden är avsnittets namn. Se "
    "[uppgifter.md](uppgifter.md#korsningar).",
    "part": "De som ansöker om plats för en deltagare.",
    "alder": "Åldersband och gränsen för unga.",
    "forsorjningstid": "Band för tid i offentlig försörjning före insatsen.",
    "uppfoljning": "När och för vilka insatser avslutade deltagare följs upp.",
    "uppfoljning.fonster": "De avslut som följs upp, i förhållande till rapportens år.",
    "enkat": (
        "Enkäten för de nationella indikatorerna. Utan den görs inga siffror ur enkäter. De fyra "
        "listorna kan också skrivas en post per rad, som i den profil som `sofrep init` skriver."
    ),
    "enkat.svar": "Stegen på svarsskalan, och vad de räknas som.",
    "enkat.grupp": "De som får var sin enkät. En grupp som inte tillfrågas ett år är inget fel.",
    "enkat.indikator": "Indikatorerna, i den ordning de ska stå.",
    "enkat.fraga": "Frågorna till varje grupp.",
    "bilaga": "Dokumenten som ska göras.",
    "mal": "Hur mål bedöms.",
    "rojande": "Hur små grupper skyddas i dokumenten. Utan tabellen visas allt.",
    "rojande.tabell": "Strängare än minsta_grupp: antal som inte visas i ett slags tabeller. Slag utan regel "
    "visar alla antal.",
    "rojande.undantag": "Var reglerna inte gäller, och varför. Undantagen skrivs i figurer.json.",
    "betyg": "Samlat betyg för varje insats; utan den här delen sätts inga betyg. Regeln: för varje "
    "mål med både resultat och målvärde delas resultatet med målvärdet (för mål med högst: målvärdet "
    "med resultatet), och medelvärdet, exakt och i procent, ger det första steg vars gräns det når. Mer, och vad som är antaget, står i "
    "[betyg.md](betyg.md).",
    "betyg.steg": "Betygen, det bästa först.",
    "dokument": "Vad ett års dokument anger; rubriken skrivs [dokument.2023], för delårsrapporten "
    "som periodens mapp i out, till exempel [dokument.2023m01-08].",
    "logotyp": "Bilder i dokumenten.",
    "utdata": "Vad `sofrep build` skriver utöver Word-dokumenten, varje gång.",
    "ord": "Förbundets egna ord.",
    "ord.deltagare": (
        "Vad ni kallar dem som deltar, till exempel individ. Dokumenten och programmets svar följer "
        "ordet. Det ska vara ett ord med en: en individ, en klient. Skrivs "
        '`deltagare = { singular = "individ", plural = "individer", bestamd = "individen", '
        'bestamda = "individerna" }`.'
    ),
    "tyst": (
        "Kontroller som är avstängda, med skälet; `sofrep godta` skriver dem. Vilka som går att stänga av visar "
        "`sofrep check --regler`. Utan fil, blad, cell, insats och ar gäller det överallt; det avstängda visas sist."
    ),
}


_HEAD = """\
# Profilen: forbund.toml

Allt som är eget för ett förbund står i filen `forbund.toml` i förbundets mapp. Filen är text i
formatet [TOML](https://toml.io/sv) och sparas som UTF-8. `sofrep init MAPP` skriver en med förklaringar, och
`sofrep check` säger vad som är fel i den, och på vilken rad.

Den här sidan skrivs av `python -m sofrep.forbundsprofil.reference > docs/profile.md`.
"""


_SECTIONS = """
## Avsnitt i alla dokument

Ett dokument kan visa avsnitt ur andra dokument, med dokumentets kod och en punkt före: `maluppfyllelse.korthet`. De här
hör inte till något dokument, och skrivs utan punkt:

| avsnitt | visar |
|---|---|
"""
_TOLD_ELSEWHERE = {"delar"}
"""Keys whose table is that of another key, beside which it stands."""

_INLINE = {"fonster", "deltagare"}
"""Keys whose table is written within its post."""


def reference() -> str:
    """The whole page, in Markdown."""
    parts = [_HEAD]
    for name, heading, cls in tables():
        parts.append(f"\n## {heading}\n\n{TABLE_HELP[name]}\n\n")
        rows = [_row(name, key) for key in keys_of(cls) if not _has_own_section(key)]
        if rows:
            parts.append(
                "| inställning | värde | om den utelämnas | betydelse |\n|---|---|---|---|\n"
            )
            parts.extend(rows)
    parts.append(_SECTIONS)
    parts.extend(f"| `{name}` | {what} |\n" for name, what in FRIA.items())
    asked = ", ".join(f"`{name}`" for name in FRAGOR)
    alone = ", ".join(f"`{each}`" for each in Avsnitt if each is not Avsnitt.PERSONAL)
    parts.append(
        f"\nOckså varje avsnitt om en insats kan stå för sig: {alone}, och dem som profilen lägger till. Efter kolon står "
        "vilka insatser eller unioner det gäller, till exempel `alder: alla`; utan kolon är det dem som har avsnittet.\n"
        f"\nEtt urval kan också stå efter {asked}.\n"
    )
    parts.append("\n## Vad som kontrolleras\n\n| regel | vad som är fel |\n|---|---|\n")
    parts.extend(f"| `{rule}` | {text} |\n" for rule, text in RULES.items())
    return "".join(parts)


def tables(
    cls: type = Forbund, name: str = "", heading: str = "Förbundet"
) -> Iterator[tuple[str, str, type]]:
    """Every table of the file: its dotted name, its heading as in TOML, its class."""
    yield name, heading, cls
    for key in keys_of(cls):
        below = _table_of(key.hint)
        if below is not None and key.name not in _TOLD_ELSEWHERE:
            path = f"{name}.{key.name}" if name else key.name
            yield from tables(below, path, _heading(path, key))


def _heading(path: str, key: ProfileKey) -> str:
    origin: object = get_origin(inner(key.hint))
    if origin is tuple:
        return f"[[{path}]]"
    if origin is Mapping:
        return f"[{path}.ÅR]"
    return f"{key.name} = {{ ... }}" if key.name in _INLINE else f"[{path}]"


def _table_of(hint: Hint) -> type | None:
    hint = inner(hint)
    arguments = get_args(hint)
    origin: object = get_origin(hint)
    item = arguments[-1] if origin is Mapping else arguments[0] if arguments else hint
    return item if is_table(item) else None


def _has_own_section(key: ProfileKey) -> bool:
    return _table_of(key.hint) is not None and key.name not in _INLINE | _TOLD_ELSEWHERE


def _row(table: str, key: ProfileKey) -> str:
    text = KEY_HELP[f"{table}.{key.name}" if table else key.name]
    kind = describe(key.hint)
    if (table, key.name) == ("bilaga", "kod"):
        listed = ", ".join(f'"{kod}"' for kod in BILAGOR)
        kind = f"något av {listed}, eller er egen kod"
    if (table, key.name) == ("bilaga", "avsnitt"):
        of = (f"för {kod}: " + ", ".join(f'"{n}"' for n in names) for kod, names in AVSNITT.items())
        kind = "; ".join(("en lista av texter", *of))
    without = "måste finnas" if key.required else _shown(key.default)
    return f"| `{key.name}` | {kind} | {without} | {text} |\n"


def _shown(default: object) -> str:
    if default is None:
        return "inget"
    if isinstance(default, bool):
        return "`true`" if default else "`false`"
    if isinstance(default, int | date | StrEnum):
        return f"`{default}`"
    return f"`{default}`" if default else "tom"


if __name__ == "__main__":
    sys.stdout.buffer.write(reference().encode())
