"""Packs in the window: previewed, installed, taken back, and offered from the share."""
