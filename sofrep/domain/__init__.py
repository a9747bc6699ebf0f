"""The field's concepts as frozen records and enums; nothing here reads or writes files."""
