"""Page styles that PDF files are made in."""

from __future__ import annotations

STYLES = ("official", "plain")
