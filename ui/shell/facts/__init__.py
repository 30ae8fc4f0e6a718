"""Indicators, duties and citations as parts of the window: their pages, and what the user set right."""
