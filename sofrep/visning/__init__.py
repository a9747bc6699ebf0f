"""How figures are shown: Swedish formatting, printed numbers, tables and charts as data."""
