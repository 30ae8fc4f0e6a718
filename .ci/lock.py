"""Makes requirements.lock from pyproject.toml: the hash of every file, for every platform, and no addresses.

uv resolves for all platforms at once (pip-compile only for the one it runs on); it is installed beside the
build for this one step.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

UV = "uv==0.13.9"
PROJECT = Path(__file__).resolve().parent.parent
TOOLS = PROJECT / "build/lock-tools"
HEADER = """\
# The packages of Yice, pinned with the hashes of every file: Linux, Windows and macOS, Python 3.11 and later.
# Made from pyproject.toml by `make lock`; do not edit. Used by `make setup` with pip's --require-hashes.
"""


def main() -> int:
    """Resolve and write; the old lock stays when that fails."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(TOOLS), UV]
    subprocess.run(install, check=True)
    options = [
        "--universal",
        "--python-version",
        "3.11",
        "--extra",
        "dev",
        "--generate-hashes",
        "--strip-extras",
    ]
    quiet = ["--quiet", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    command = [str(TOOLS / "bin/uv"), "pip", "compile", *options, *quiet, "pyproject.toml"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT)
    text = HEADER + answer.stdout.replace(" (pyproject.toml)", "")
    (PROJECT / "requirements.lock").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
