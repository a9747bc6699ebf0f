"""The money of each insats: budget and outcome, and a grade that the office has set itself."""
