"""What stands on paper: an excerpt as blocks."""
