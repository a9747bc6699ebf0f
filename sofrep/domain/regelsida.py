"""docs/problems.md, made from the declarations of the rules.

``python -m sofrep.domain.regelsida > docs/problems.md`` writes it anew.
"""

from __future__ import annotations

import sys

from sofrep.domain.regler import REGLER

_HEAD = """\
# Regler

<!-- Made by `python -m sofrep.domain.regelsida`; edit the declarations in sofrep/domain. -->

`sofrep check` och `sofrep build` håller profilen och arbetsböckerna mot de här reglerna. Varje problem
sägs med fil, blad, cell, vad som är fel och vad ni ska göra. Ett *fel* stoppar bygget; en *varning* gör
det inte, utom med `--strict`. En *upplysning* räknas upp sist men räknas inte: den säger vad som inte
läses eller används, och inget behöver göras.

En regel med *ja* i kolumnen *kan tystas* kan tystas i `forbund.toml` med ett skäl, så att det som redan
är förklarat inte sägs varje gång:

```toml
[[tyst]]
regel = "eko-resultat"
skal = "Årsredovisningen för 2022 trycktes med det felet."
fil = "2023/Ekonomi 2023.xlsx"      # de här raderna behövs inte, men gör tystandet snävare
cell = "E10"
```

Det som är tystat räknas och räknas upp av `check` och `build` och i `figurer.json`, med sitt skäl. Det
som inte går att läsa och personuppgifter kan inte tystas.
"""


def problems_page() -> str:
    """The whole page, in Markdown."""
    parts = [_HEAD]
    for heading, rules in REGLER.items():
        parts.append(f"\n## {heading}\n\n| regel | slag | kan tystas | betydelse |\n")
        parts.append("|---|---|---|---|\n")
        parts.extend(
            f"| `{rule}` | {regel.kind} | {'ja' if regel.silenceable else ''} | {regel.text} |\n"
            for rule, regel in rules.items()
        )
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.buffer.write(problems_page().encode())
