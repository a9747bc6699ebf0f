"""Native charts: the chart part, its workbook, and the graphic that shows it in the text."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from sofrep.utdata.word.chart_layout import height_mm
from sofrep.utdata.word.chart_workbook import workbook
from sofrep.utdata.word.chart_xml import chart_xml
from sofrep.utdata.word.ooxml import NAMESPACES
from sofrep.utdata.word.parts import PackagePart
from sofrep.visning.ritning import ritning_av
from sofrep.visning.visat import Diagram

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EMU_PER_MM = 36_000


class ChartParts:
    """Makes the chart parts of one document, numbered in the order in which they stand."""

    def __init__(self, taken: frozenset[str], *, font: str, language: str) -> None:
        self._taken = taken
        self._font = font
        self._language = language
        self._number = 0

    def add(self, part: PackagePart, diagram: Diagram, width: int) -> tuple[str, int, bytes]:
        """Relate a chart of `diagram` to `part`: the graphic, its height in EMU, and the chart part."""
        data = ritning_av(diagram, width / EMU_PER_MM)
        number = self._next_number()
        book = Part(
            PackURI(f"/word/embeddings/diagram{number}.xlsx"), _WORKBOOK_TYPE, workbook(data)
        )
        chart = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, b"", part.package)
        workbook_id = chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
        xml = chart_xml(data, font=self._font, language=self._language, workbook_id=workbook_id)
        chart._blob = xml  # noqa: SLF001 - the id is known only now
        relation = part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        return _graphic(relation), min(height_mm(data) * EMU_PER_MM, width * 3 // 2), xml

    def _next_number(self) -> int:
        self._number += 1
        while f"/word/charts/chart{self._number}.xml" in self._taken:
            self._number += 1
        return self._number


def _graphic(relation: str) -> str:
    c = NAMESPACES["c"]
    return (
        f'<a:graphic><a:graphicData uri="{c}">'
        f'<c:chart xmlns:c="{c}" r:id="{relation}"/></a:graphicData></a:graphic>'
    )
