"""Excerpts on paper: what is printed, how it is set, and the preview, PDF and printer that show it."""
