"""The whole run: read, check, compute, render, write.  Import the modules you need."""
