"""The indicator survey."""
