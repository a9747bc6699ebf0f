"""Workbooks that this office has made."""

from __future__ import annotations

from functools import partial

from verktyg.workbook import save as save_workbook

save = partial(
    save_workbook, creator="Samordningsförbundet Huddinge, Botkyrka, Salem (påhittade exempeldata)"
)
