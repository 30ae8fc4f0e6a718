"""Lists of clauses: what is chosen in them, how they answer to mouse and keys, and their menu."""
