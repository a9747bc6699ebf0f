"""Excel in: sheets are declared once, and every value keeps its file, sheet and cell."""
