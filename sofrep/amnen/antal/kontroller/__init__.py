"""Whether tallies are there, and add up."""
