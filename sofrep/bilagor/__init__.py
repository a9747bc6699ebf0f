"""What each document shows, made of figures; one file per document."""
