"""Ways to move in a document: outline, find bar, hits, references typed, history."""
