"""What is passed around: documents, clauses, tables, duties, annotations, errors; plain data."""
