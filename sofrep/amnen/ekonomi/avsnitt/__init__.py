"""The sections on the economy."""
