"""From folder to documents: read, check, compute, render."""
