"""The page of set text: how it is written, painted and marked."""
