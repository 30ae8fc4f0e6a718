"""Searching: the results, and what typing, Enter and the arrows do."""
