"""Lines as received lose what is not the document."""
