"""The members, the bodies and who holds their offices."""
