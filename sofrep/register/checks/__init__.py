"""The checks between the fields of a row, between rows and between sheets: a function per rule."""
