"""The measures of the economy: posts, what follows from them, and what the members pay."""
