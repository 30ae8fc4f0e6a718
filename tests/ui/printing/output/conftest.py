"""Fixtures of these tests."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def official(printed_documents: Any) -> list[Any]:
    """The pages of a document of many pages in the official style."""
    return printed_documents["晋政发〔2020〕17号", "official"][2]
