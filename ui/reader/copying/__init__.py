"""Copying: the words of clauses for the clipboard, with their citations."""
