"""The indicator survey: its sections."""
