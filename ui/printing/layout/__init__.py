"""Typesetting: blocks become rows, rows become pages."""
