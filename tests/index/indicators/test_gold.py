"""The indicators of the documents that ship, against a list made by reading them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from index.indicators.documents import indicators
from index.indicators.indicator import Indicator

GOLD = json.loads((Path(__file__).parents[2] / "gold/indicators.json").read_text(encoding="utf-8"))
