"""Rendering to Word."""
