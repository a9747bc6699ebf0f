"""The sections on the survey: what stands out, each indicator, how it was made."""
