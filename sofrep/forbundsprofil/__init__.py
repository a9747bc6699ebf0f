"""Reads forbund.toml into a `Forbund`."""
