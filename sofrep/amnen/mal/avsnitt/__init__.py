"""The sections on goals."""
