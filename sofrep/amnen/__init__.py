"""The subjects: a folder each, with what it says in the documents (`avsnitt`)."""
