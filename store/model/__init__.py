"""Data passed between the layers: documents, clauses, tables, duties, annotations, errors; plain data."""
