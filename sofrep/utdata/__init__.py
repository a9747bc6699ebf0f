"""What the documents are written as: siblings that each turn the same blocks into a form of their own."""
