"""The section of the inspector that shows how a clause was put before."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from store.model.typography import typeset
from ui.reader.inspector.inspector_sections import Section, caption
from ui.reader.inspector.link_button import LinkButton

if TYPE_CHECKING:
    from ui.services.library.earlier_wording import EarlierWording

#: Characters of a wording that are shown; the comparison has them all.
LONGEST = 240


class EarlierSection(Section):
    """Earlier wordings, the words that are gone struck out; a click compares the two documents there."""

    #: The keys of both documents and the clause.
    chosen = Signal(str, str, str)

    def show_wordings(self, found: Sequence[EarlierWording]) -> None:
        """Show these."""
        self.empty()
        names = {
            "same": self.tr("the same"), "restated": self.tr("reworded since"),
            "revised": self.tr("revised since"), "extended": self.tr("extended since"),
            "reduced": self.tr("reduced since"), "split": self.tr("split since"),
            "merged": self.tr("merged since"),
        }  # fmt: skip
        for older, title in (
            (True, self.tr("How this was put before")),
            (False, self.tr("How a similar document puts this")),
        ):
            some = [each for each in found if each.older == older]
            if some:
                self._column.addWidget(caption(title))
            for each in some:
                self._add(each, names.get(each.kind, "") if older or each.kind == "same" else "")
        self.setVisible(bool(found))

    def _add(self, each: EarlierWording, became: str) -> None:
        head = f"{each.name} {each.place}" + (f" · {became}" if became else "")
        link = LinkButton(head)
        link.setToolTip(self.tr("Compare the two documents"))
        link.clicked.connect(
            lambda _on=False: self.chosen.emit(each.first_key, each.second_key, each.clause_id)
        )
        self._column.addWidget(link)
        if each.kind == "same":
            return
        words = QLabel(_marked(each))
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setProperty("secondary", True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        link.add_label(words)


def _marked(each: EarlierWording) -> str:
    """Return the words as rich text, cut where they are long."""
    left = LONGEST
    shown: list[str] = []
    for words, dropped in each.words:
        some = escape(typeset(words[:left])).replace("\n", "<br>")
        shown.append(f"<s>{some}</s>" if dropped else some)
        left -= len(words)
        if left <= 0:
            shown.append("…")
            break
    return "".join(shown)
