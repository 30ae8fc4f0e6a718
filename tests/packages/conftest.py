"""What the tests of the packages share; `make test-packages` runs them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.packages.package_files import BUILD, PROJECT

#: When no further test is begun, in seconds since 1970: a slow machine then tries a part, and says so.
DEADLINE = float(os.environ.get("YICE_PACKAGES_DEADLINE", "inf"))
#: What the tests measure and do not judge, a line each.
ROWS = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Have a place for what is measured."""
    config.stash[ROWS] = []


def pytest_runtest_setup() -> None:
    """Begin no test when the time is over."""
    if time.time() > DEADLINE:
        pytest.skip("no time was left on this machine")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what was measured, and keep it beside the packages' folders."""
    rows = terminalreporter.config.stash[ROWS]
    if rows:
        terminalreporter.section("measured")
        terminalreporter.write_line("\n".join(rows))
        BUILD.mkdir(parents=True, exist_ok=True)
        (BUILD / "measured.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


@pytest.fixture(scope="session")
def measured(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Note a line for the report."""
    return pytestconfig.stash[ROWS].append


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Run the program from its source; gives what it printed."""
    data = tmp_path_factory.mktemp("source-data")

    def run(*arguments: str) -> str:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, str(PROJECT / "main.py"), "--data-dir", str(data), *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False).stdout

    return run
