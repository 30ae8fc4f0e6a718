"""The page of the original beside the text."""
