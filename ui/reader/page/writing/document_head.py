"""The head of a document: title, number, issuers, dates, and what is missing or doubtful in the source."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat, QTextCursor

from store.library.validity import STATES, is_warning, validity_of
from store.model.document import Document
from store.model.titles import title_lines
from store.model.typography import typeset
from ui.reader.page.writing.text_styles import Styles
from ui.runtime.i18n import numbered, sentence
from ui.runtime.localized_text import date_text
from ui.services.library.document_shelf import own_name

MAX_WARNINGS = 4
#: The link that opens the list of corrections.
CORRECTIONS = "corrections:"
translate = QCoreApplication.translate
_GAP = "\u3000"


def write_head(cursor: QTextCursor, document: Document, styles: Styles, columns: int) -> int:
    """Write the head behind the cursor; returns the position of the line above the red rule."""
    for number, line in enumerate(title_lines(typeset(document.name), limit=max(8, columns * 17 // 23 - 1))):
        top = 30 if number == 0 else 0
        cursor.insertBlock(styles.block(line=35, top=top, align=styles.center))
        cursor.insertText(line, styles.title)
    state = validity_of(document)
    if state is not None and is_warning(state):
        cursor.insertText(_GAP + sentence(STATES[state]), styles.number)
    cursor.insertBlock(styles.block(line=24, top=10, bottom=40, align=styles.center))
    rule = cursor.position()
    for number, (text, form) in enumerate(_facts(document, styles)):
        cursor.insertText((_GAP if number else "") + text, form)
    for number, line in enumerate(notices(document)):
        cursor.insertBlock(styles.block(line=22, top=2, bottom=2, align=styles.flush))
        cursor.insertText(line, styles.warning if number == 0 and not document.complete else styles.small)
    if document.corrections:
        cursor.insertBlock(styles.block(line=22, top=2, bottom=2, align=styles.flush))
        cursor.insertText(corrections_text(document), styles.reference(styles.small, CORRECTIONS))
    return rule


def corrections_text(document: Document) -> str:
    """Return how many places of a document were corrected or are doubtful."""
    mended = sum(1 for item in document.corrections if item.applied)
    doubtful = len(document.corrections) - mended
    if not doubtful:
        return numbered(translate("Reader", "{n} place corrected|{n} places corrected"), n=mended)
    if not mended:
        return numbered(translate("Reader", "{n} doubtful place|{n} doubtful places"), n=doubtful)
    return numbered(
        translate("Reader", "{n} place corrected, {m} doubtful|{n} places corrected, {m} doubtful"),
        n=mended,
        m=doubtful,
    )


def write_tail(cursor: QTextCursor, document: Document, styles: Styles) -> None:
    """Write the text below the last clause: the cut-off mark, the recipients of copies, the provenance."""
    lines: list[tuple[str, QTextCharFormat]] = []
    if not document.complete:
        lines.append(
            (translate("Reader", "The source breaks off here; the rest is missing."), styles.warning)
        )
    if document.copied_to:
        lines.append(
            (
                translate("Reader", "Copies to: {names}").format(names=typeset(document.copied_to)),
                styles.small,
            )
        )
    if document.provenance and has_facts(document):
        text = translate("Reader", "Provenance: {text}").format(text=typeset(document.provenance))
        lines.append((text, styles.faint))
    for number, (text, form) in enumerate(lines):
        cursor.insertBlock(styles.block(line=24, top=24 if number == 0 else 0, align=styles.flush))
        cursor.insertText(text, form)
    cursor.insertBlock(styles.spacer(72))


def notices(document: Document) -> list[str]:
    """Return the notices before the text: the source breaks off, warnings of the intake."""
    lines = (
        []
        if document.complete
        else [translate("Reader", "The source file breaks off in mid-text; the end is missing.")]
    )
    if document.newer:
        text = translate("Reader", "There is a newer text in the library ({mark})")
        lines.append(text.format(mark=document.newer))
    warnings = [each for each in document.warnings if document.complete or each.code != "intake.cut_off"]
    lines += [typeset(sentence(each)) for each in warnings[:MAX_WARNINGS]]
    if len(warnings) > MAX_WARNINGS:
        more = len(warnings) - MAX_WARNINGS
        lines.append(
            numbered(translate("Reader", "{n} more note on the source|{n} more notes on the source"), n=more)
        )
    return lines


def has_facts(document: Document) -> bool:
    """Return whether the source says anything of the document's number, issuers or dates."""
    return bool(document.number or document.issuers or document.date or document.effective)


def _facts(document: Document, styles: Styles) -> list[tuple[str, QTextCharFormat]]:
    facts: list[tuple[str, QTextCharFormat]] = []
    if name := own_name(document.key):
        facts.append((translate("Reader", "here called “{name}”").format(name=name), styles.meta))
    state = validity_of(document)
    if state is not None and not is_warning(state):
        facts.append((sentence(STATES[state]), styles.meta))
    if document.number:
        facts.append((document.number, styles.number))
    if document.issuers:
        facts.append((" ".join(document.issuers), styles.meta))
    if document.date:
        facts.append((date_text(document.date), styles.meta))
    if document.effective and document.effective != document.date:
        text = translate("Reader", "in force from {date}").format(date=date_text(document.effective))
        facts.append((text, styles.meta))
    return facts or [(typeset(document.provenance or document.kind), styles.meta)]
