"""Word files in: what a document holds as it now stands, whoever has written in it."""
