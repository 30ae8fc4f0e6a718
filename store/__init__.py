"""The store: official documents (library), the user's work (notebook) and the intake of files; neither Whoosh
nor Qt.
"""

import store.system.quick_dataclasses  # noqa: F401  (before any data class of the program is made)
