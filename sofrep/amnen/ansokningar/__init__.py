"""Applications for places, and who pays."""
