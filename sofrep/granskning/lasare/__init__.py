"""Finished documents in: Word, PDF, web page and text become one model."""

from sofrep.granskning.lasare.las import UnreadableError, read_document

__all__ = ["UnreadableError", "read_document"]
