"""Recovery of a damaged notebook."""
