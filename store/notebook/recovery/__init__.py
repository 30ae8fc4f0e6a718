"""What is saved of a damaged notebook."""
