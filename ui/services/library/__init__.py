"""Services of the library: imports, editions, names, references."""
