"""The measures of the survey, and how its answers are counted."""
