"""What `sofrep init` makes: a förbund's folder, and a new year in it."""
