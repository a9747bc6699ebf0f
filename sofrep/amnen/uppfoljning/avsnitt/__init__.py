"""The section on follow-up."""

from sofrep.amnen.uppfoljning.avsnitt.uppfoljning import uppfoljning, uppfoljning_i_korthet

__all__ = ["uppfoljning", "uppfoljning_i_korthet"]
