"""The subjects, a folder each: its sheets, checks, figures and sections."""
