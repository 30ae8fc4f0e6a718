"""Marks texts for translation in modules that know no Qt; ``make i18n`` finds them."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001  (the name that lupdate looks for)
    """Return the English text; the caller translates it in that context."""
    return text
