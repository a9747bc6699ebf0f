"""Goals: how many were reached, each with its result, and the grades of the insatser."""
