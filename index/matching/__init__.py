"""Finding the runs of a query in the text, ranking, snippets, related clauses."""
