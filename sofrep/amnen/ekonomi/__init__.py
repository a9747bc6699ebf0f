"""The economy of the förbund."""
