"""What an office can add to a template: any figure by its id."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sofrep.bilagor import OUTPUTS
from sofrep.word import TemplateFaultError, render
from support.bilagor import make_bilaga_underlag
from support.frames import Row
from support.mallar import PROPERTIES, mall, printed

if TYPE_CHECKING:
    from pathlib import Path

ROW: Row = {"insats": "rv", "start": date(2023, 2, 1), "kon": "kvinnor", "kommun": "alv"}


@pytest.mark.parametrize("kod", sorted(OUTPUTS))
def test_a_figure_is_printed_by_its_id_with_or_without_the_year(tmp_path: Path, kod: str) -> None:
    context = OUTPUTS[kod].context(make_bilaga_underlag([ROW]))
    template = mall(tmp_path, "{{ figur['rv.nya'] }} och {{ figur['2023.rv.nya.kvinnor']|ord }}")
    assert printed(template, context) == ["1 och en"]


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ figur['rv.nyaa'] }}", "figuren 'rv.nyaa' finns inte. Menade du 'rv.nya'?"),
        ("{{ 2023.rv.nya }}", "En siffra skrivs med sitt id: {{ figur['steg.nya'] }}."),
    ],
)
def test_a_misspelt_figure_is_told_with_what_may_be_meant(
    tmp_path: Path, tag: str, told: str
) -> None:
    context = OUTPUTS["delarsrapport"].context(make_bilaga_underlag([ROW]))
    with pytest.raises(TemplateFaultError) as fault:
        render(mall(tmp_path, tag), context, PROPERTIES)
    assert told in str(fault.value)
