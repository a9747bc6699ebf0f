"""Tagged PDF of blocks: set by Typst in the layout of a template, each cell of a table with its headers."""

from sofrep.utdata.pdf.typesetting import PdfTemplateError, Satt, typeset

__all__ = ["PdfTemplateError", "Satt", "typeset"]
