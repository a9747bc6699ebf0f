"""Forms: the agreement and the follow-up of an insats."""
