"""What the tests of the packages share; `make test-packages` runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.packages.package_files import PROJECT


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Run the program from its source; gives what it printed."""
    data = tmp_path_factory.mktemp("source-data")

    def run(*arguments: str) -> str:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, str(PROJECT / "main.py"), "--data-dir", str(data), *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False).stdout

    return run
