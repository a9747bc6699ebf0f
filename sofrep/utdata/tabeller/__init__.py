"""All tables of a year in one workbook that everyone can read, people and programs."""

from sofrep.utdata.tabeller.tables_workbook import tables_workbook

__all__ = ["tables_workbook"]
