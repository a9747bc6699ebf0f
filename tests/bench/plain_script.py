"""What somebody would write instead of sofrep: one report with 12 tables and 8 charts, no checks.

``plain_script.py OUT.docx`` reads the sample register with pandas and openpyxl, groups it, draws the
charts with matplotlib and fills a docxtpl template.  ``plain_script.py --template`` makes the template
that lies beside it.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

HERE = Path(__file__).parent
REGISTER = HERE.parents[1] / "sample_data" / "vast" / "register"
TEMPLATE = HERE / "plain_template.docx"
ALIASES = {"Avslutad": "Slutdatum", "Orsak till avslut": "Avslutsorsak", "KÖN": "Kön", "Löpnr": "Deltagarnummer",
           "Född år": "Födelseår", "Bostadskommun": "Kommun"}  # fmt: skip
CHARTS = 8


def make_template() -> None:
    """A heading, a table and a chart for each table of the report."""
    import docx

    document = docx.Document()
    document.add_heading("Statistik 2023", 0)
    document.add_paragraph("{%p for t in tables %}")
    document.add_heading("{{ t.title }}", 1)
    table = document.add_table(rows=4, cols=4)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, ("", "Totalt", "Kvinnor", "Män"), strict=True):
        cell.text = text
    table.cell(1, 0).text = "{%tr for r in t.rows %}"
    for cell, text in zip(table.rows[2].cells, ("label", "total", "women", "men"), strict=True):
        cell.text = f"{{{{ r.{text} }}}}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p if t.chart %}")
    document.add_paragraph("{{ t.chart }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.save(TEMPLATE)


def read() -> object:
    """All register workbooks as one frame."""
    import pandas as pd

    frames = []
    for path in sorted(REGISTER.glob("*.xlsx")):
        for title, raw in pd.read_excel(
            path, sheet_name=None, header=None, engine="openpyxl"
        ).items():
            header = next(i for i in range(6) if raw.iloc[i].notna().sum() > 5)
            frame = raw.iloc[header + 1 :].copy()
            frame.columns = [ALIASES.get(str(c).strip(), str(c).strip()) for c in raw.iloc[header]]
            frame = frame.loc[:, ~frame.columns.duplicated()]
            if "Startdatum" not in frame:
                frame = frame.rename(columns={"Inskriven": "Startdatum"})
            frame["Insats"] = title
            frames.append(frame)
    rows = pd.concat(frames, ignore_index=True)
    for column in ("Startdatum", "Slutdatum"):
        rows[column] = pd.to_datetime(rows[column], errors="coerce", format="mixed")
    rows["Kvinna"] = rows["Kön"].astype(str).str.strip().str.upper().str.startswith("K")
    return rows


def tables(rows: object) -> list[tuple[str, object]]:
    """Twelve grouped tables."""
    import pandas as pd

    assert isinstance(rows, pd.DataFrame)
    start, end = rows["Startdatum"], rows["Slutdatum"]
    year = {"nya": start.dt.year == 2023, "avslutade": end.dt.year == 2023}
    age = 2023 - pd.to_numeric(rows["Födelseår"], errors="coerce")
    keys = {
        "månad": {"nya": start.dt.month, "avslutade": end.dt.month},
        "kommun": dict.fromkeys(year, rows["Kommun"]),
        "ålder": dict.fromkeys(year, pd.cut(age, [0, 24, 29, 39, 49, 59, 99])),
        "insats": dict.fromkeys(year, rows["Insats"]),
        "orsak": dict.fromkeys(year, rows["Avslutsorsak"]),
        "sysselsättning": dict.fromkeys(year, rows["Sysselsättning vid avslut"]),
    }
    result = []
    for name, series in keys.items():
        for population, chosen in year.items():
            part = rows[chosen]
            table = part.groupby(series[population][chosen], observed=False)["Kvinna"].agg(
                ["size", "sum"]
            )
            table.columns = ["total", "women"]
            table["men"] = table["total"] - table["women"]
            result.append((f"{population.capitalize()} per {name}", table))
    return result


def picture(table: object) -> io.BytesIO:
    """A bar chart as PNG."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(6, 3))
    table[["women", "men"]].plot.bar(ax=axes)  # type: ignore[index]
    figure.tight_layout()
    buffer = io.BytesIO()
    figure.savefig(buffer, dpi=150)
    plt.close(figure)
    buffer.seek(0)
    return buffer


def main(out: str) -> None:
    """Write the report."""
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage

    template = DocxTemplate(TEMPLATE)
    context = []
    for number, (title, table) in enumerate(tables(read())):
        chart = InlineImage(template, picture(table), width=Mm(150)) if number < CHARTS else None
        rows = [
            {"label": str(label), "total": row.total, "women": row.women, "men": row.men}
            for label, row in table.iterrows()  # type: ignore[attr-defined]
        ]
        context.append({"title": title, "rows": rows, "chart": chart})
    template.render({"tables": context})
    template.save(out)


if __name__ == "__main__":
    if sys.argv[1] == "--template":
        make_template()
    else:
        main(sys.argv[1])
