"""What the sections of all subjects share."""
