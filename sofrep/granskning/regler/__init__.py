"""The rules: a file per kind of error, each a function from a document (or several) to its findings."""
