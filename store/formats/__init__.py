"""One module a file format: bytes become lines with layout."""
