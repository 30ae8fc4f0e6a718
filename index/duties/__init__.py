"""Duties: an index of organisations and their roles."""
