"""The JSON schema of figurer.json, of version `FORMAT`: what anybody who reads it may build on."""

from __future__ import annotations

import json

from sofrep.domain.figure import Absence, Origin, Sex, Unit
from sofrep.pipeline.figure_json import Json
from sofrep.pipeline.record import FORMAT

_TEXT: Json = {"type": "string"}
_COUNT: Json = {"type": "integer", "minimum": 0}
_EXACT: Json = {
    "description": "Ett exakt tal: ett heltal, eller ett bråk som text, t.ex. 300/11.",
    "anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d+/[1-9]\d*$"}],
}
_HASH: Json = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_DAY: Json = {"type": "string", "format": "date"}
_ROWS: Json = {"type": "array", "items": _TEXT}


def schema() -> Json:
    """The schema, with what each part means in Swedish."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sofrep:figurer:{FORMAT}",
        "title": "figurer.json",
        "description": "Vad en körning av sofrep build gjordes av, och varje siffra i den.",
        **_object(
            {
                "format": {"const": FORMAT, "description": "Versionen av det här schemat."},
                "program": _object({"namn": _TEXT, "version": _TEXT}),
                "forbund": _TEXT | {"description": "Förbundets namn."},
                "exempel": {"type": "boolean", "description": "Om uppgifterna är påhittade."},
                "period": _TEXT | {"description": "2023, 2023m01-08 eller 230115-230831."},
                "profil": _HASH | {"description": "SHA-256 av forbund.toml."},
                "underlag": _by_name(_HASH, "SHA-256 av varje läst fil."),
                "mallar": _by_name(_HASH, "SHA-256 av varje mall."),
                "utdata": _by_name(
                    _object({"sha256": _HASH}), "Det som skrevs bredvid dokumenten."
                ),
                "dokument": _by_name(_document(), "Dokumenten, efter filnamn."),
                "tystade": {"type": "array", "items": _silenced()},
                "betyg": _by_name(_grade(), "Betyg, efter insatsens kod."),
                "oskrivna_texter": _COUNT,
                "rojande": _disclosure(),
                "block": _by_name(
                    _object({"fras": _TEXT, "figurer": _ROWS}),
                    "Dokumentens stycken, tabeller och diagram: frasen och siffrorna.",
                ),
                "figurer": _by_name(_figure(), "Siffrorna, efter id."),
            },
            optional=("utdata", "betyg", "rojande"),
        ),
    }


def schema_text() -> str:
    """The file docs/figurer.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _figure() -> Json:
    return _object(
        {
            "visas": _TEXT | {"description": "Siffran som den skrivs i dokumenten."},
            "varde": {"anyOf": [_EXACT, {"type": "null"}], "description": "null: se saknas."},
            "enhet": {"enum": [each.value for each in Unit]},
            "omfattning": _TEXT | {"description": "Koden för insatsen, eller forbundet."},
            "period": _tuple(_DAY, _DAY) | {"description": "Periodens första och sista dag."},
            "kon": {"enum": [each.value for each in Sex]},
            "recept": _tuple(_TEXT, _ROWS, _ROWS)
            | {"description": "Tabellen, täljarens urval av rader och nämnarens."},
            "taljare": _EXACT | {"description": "Täljaren, eller summan i ett medelvärde."},
            "namnare": _COUNT | {"description": "Nämnaren, eller antalet i ett medelvärde."},
            "ursprung": {"enum": [each.value for each in Origin if each is not Origin.BERAKNAD]},
            "saknas": {"enum": [each.name for each in Absence]},
            "kalla": _TEXT | {"description": "Källan till en inmatad siffra."},
            "bara_kansliet": {"const": True, "description": "Ska inte publiceras."},
        },
        optional=("taljare", "namnare", "ursprung", "saknas", "kalla", "bara_kansliet"),
    )


def _document() -> Json:
    return _object(
        {
            "sha256": _HASH,
            "oskrivna_texter": _COUNT,
            "saknas": _ROWS | {"description": "Texter och uppgifter som inte är skrivna."},
            "figurer": _ROWS | {"description": "Id för de siffror som står i dokumentet."},
        }
    )


def _silenced() -> Json:
    return _object({"regel": _TEXT, "skal": _TEXT, "antal": _COUNT, "platser": _ROWS})


def _grade() -> Json:
    manual: Json = {"type": "boolean"}
    return _object({"betyg": _TEXT, "beraknat": _TEXT, "satt_for_hand": manual, "skal": _TEXT})


def _disclosure() -> Json:
    year: Json = {"type": ["integer", "null"]}
    exception = _object(
        {"tabell": _TEXT, "insats": _TEXT, "ar": year, "skal": _TEXT, "antal": _COUNT}
    )
    counts = dict.fromkeys(("samlade_siffror", "dolda_antal", "dolda_siffror"), _COUNT)
    return _object({**counts, "undantag": {"type": "array", "items": exception}})


def _object(properties: Json, *, optional: tuple[str, ...] = ()) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _by_name(each: Json, description: str) -> Json:
    return {"type": "object", "additionalProperties": each, "description": description}


def _tuple(*items: Json) -> Json:
    return {"type": "array", "prefixItems": list(items), "items": False, "minItems": len(items)}
