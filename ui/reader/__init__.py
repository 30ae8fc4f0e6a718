"""The document as set text, what stands beside it, and the ways to move in it."""
