"""The store: official documents (library), the user's work (notebook) and the intake of files; neither Whoosh
nor Qt.
"""
