"""Themes, style sheet, icons and fonts."""
