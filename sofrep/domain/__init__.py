"""The field's concepts as frozen records and enums; no file is read here but the list of rules, and none is written."""
