"""Follow-up: what became of those who ended."""
