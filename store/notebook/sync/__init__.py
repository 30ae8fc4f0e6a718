"""Notebooks that meet: versions, merging, exchange as JSON."""
