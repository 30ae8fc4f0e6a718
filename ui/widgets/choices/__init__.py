"""Widgets to choose from: chips, segments, lists of choices."""
