"""Survey answers row by row, and sums that the office has counted."""
