"""Measures of printed pages."""

from __future__ import annotations

STYLES = ("official", "plain")
