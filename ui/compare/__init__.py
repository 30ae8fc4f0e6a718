"""Comparison page: list of pairs, two texts beside each other, decisions of the user."""
