"""The tables of notebook.db and the rows in them."""
