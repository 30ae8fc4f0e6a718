"""The basket: clauses from any documents, put in order and given headings, to print as one paper."""
