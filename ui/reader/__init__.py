"""The reader: documents as set text, the inspector, and ways to move in them."""
