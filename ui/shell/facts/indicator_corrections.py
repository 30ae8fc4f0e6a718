"""Shows in the inspector what the user set right in indicators.

``window`` is a :class:`ui.shell.shell_window.ShellWindow`, whose module knows that of the panels.
"""

from __future__ import annotations

from index.indicators.indicator import Indicator
from store.model.clause import Clause
from store.model.document import Document
from store.notebook.fact_corrections import FactCorrection
from ui.shell.window_parts import WindowParts


def connect_corrections(window: WindowParts) -> None:
    """Let the inspector show indicators as the user set them right."""
    corrections = window.workspace.notebook.corrections
    held: list[FactCorrection] = []

    def renew() -> None:
        found = corrections.all()
        if found != held:
            held[:] = found
            window.inspector.refresh_indicators()

    def set_right(document: Document, clause: Clause, found: list[Indicator]) -> list[Indicator]:
        if not held:
            return found
        # Only where something was corrected: a window opens without it.
        from ui.services.facts.corrected_facts import corrected_indicators

        return corrected_indicators(document, found, held, clause.id)

    held += corrections.all()
    window.inspector.set_right_indicators(set_right)
    window.notes.changed.connect(renew)
