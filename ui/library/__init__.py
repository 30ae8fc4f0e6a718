"""The library: its tree, and how documents come in and go out."""
