"""docs/problems.md, made from the declarations of the rules.

``python -m sofrep.domain.regelsida > docs/problems.md`` writes it anew.
"""

from __future__ import annotations

import sys

from sofrep.domain.regler import REGLER

_HEAD = """\
# Kontroller

<!-- Made by `python -m sofrep.domain.regelsida`; edit sofrep/domain/regler.txt. -->

`sofrep check` och `sofrep build` gör de här kontrollerna av forbund.toml och arbetsböckerna. Varje problem
visas med fil, blad, cell, vad som är fel och vad ni ska göra. Ett *fel* stoppar dokumenten; en *varning* gör
det inte, utom med `--strict`. En *upplysning* visas sist och räknas inte: den säger vad som inte
läses eller används, och inget behöver göras.

En kontroll med *ja* i kolumnen *kan stängas av* går att stänga av med ett skäl, så att det som redan
är förklarat inte kommer varje gång. `sofrep godta` skriver posten i `forbund.toml`:

```toml
[[tyst]]
regel = "eko-resultat"
skal = "Årsredovisningen för 2022 trycktes med det felet."
fil = "2023/Ekonomi 2023.xlsx"      # de här raderna behövs inte, men då gäller det överallt
cell = "E10"
```

Det som är avstängt visas sist av `check` och `build` och står i `figurer.json`, med sitt skäl. Det
som inte går att läsa och personuppgifter går inte att stänga av.
"""


def problems_page() -> str:
    """The whole page, in Markdown."""
    parts = [_HEAD]
    for heading, rules in REGLER.items():
        parts.append(f"\n## {heading}\n\n| kontroll | slag | kan stängas av | betydelse |\n")
        parts.append("|---|---|---|---|\n")
        parts.extend(
            f"| `{rule}` | {regel.kind} | {'ja' if regel.silenceable else ''} | {regel.text} |\n"
            for rule, regel in rules.items()
        )
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.buffer.write(problems_page().encode())
