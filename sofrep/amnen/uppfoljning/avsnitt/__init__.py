"""The section on follow-up."""

from sofrep.amnen.uppfoljning.avsnitt.uppfoljning import uppfoljning

__all__ = ["uppfoljning"]
