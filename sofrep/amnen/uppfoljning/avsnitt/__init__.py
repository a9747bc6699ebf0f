"""The section on follow-up."""
