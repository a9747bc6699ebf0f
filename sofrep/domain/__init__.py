"""The field's concepts as frozen dataclasses and enums; nothing here reads or writes files."""
