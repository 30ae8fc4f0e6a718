"""Makes requirements.lock from pyproject.toml: the hash of every file, for every platform, and no addresses.

uv resolves for all platforms at once (pip-compile only for the one it runs on); it is installed beside the
build for this one step. The lock has a section for each kit of packages that setup installs (environment.py).
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

UV = "uv==0.13.9"
PROJECT = Path(__file__).resolve().parent.parent
TOOLS = PROJECT / "build/lock-tools"
#: The kits of packages in the order of setup, with the extras of pyproject.toml that each one adds.
KITS = {"run": (), "bundle": ("bundle",), "test": ("bundle", "dev")}
HEADER = """\
# The packages of Yice, pinned with the hashes of every file: Linux, Windows and macOS, Python 3.11 and later.
# Made from pyproject.toml by `make lock`; do not edit. Used by `make setup` with pip's --require-hashes.
# Three sections: what running needs, what makes the bundle, what the tests need; each needs those before it.
"""


def resolve(extras: tuple[str, ...], *more: str) -> str:
    """Return the lock of the program with some extras, as uv writes it."""
    wanted = [part for extra in extras for part in ("--extra", extra)]
    options = ["--universal", "--python-version", "3.11", *wanted, "--generate-hashes", "--strip-extras"]
    quiet = ["--quiet", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    command = [str(TOOLS / "bin/uv"), "pip", "compile", *options, *quiet, *more, "pyproject.toml"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT)
    return answer.stdout.replace(" (pyproject.toml)", "")


def entries(text: str) -> dict[str, str]:
    """Return the entries of a lock by the names of the packages."""
    found = re.split(r"^(?=[a-z0-9])", text, flags=re.M)
    return {entry.split("==")[0]: entry for entry in found if "==" in entry.split("\n")[0]}


def main() -> int:
    """Resolve and write; the old lock stays when that fails."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(TOOLS), UV]
    subprocess.run(install, check=True)
    text = resolve(KITS["test"])
    whole = entries(text)
    pins = TOOLS / "pins.txt"
    pins.write_text("".join(entry.split()[0] + "\n" for entry in whole.values()), encoding="utf-8")
    sections, left = [], dict(whole)
    for kit, extras in KITS.items():
        names = whole if kit == "test" else entries(resolve(extras, "--constraint", str(pins)))
        section = "".join(left.pop(name) for name in sorted(names) if name in left)
        sections.append(f"\n# --- {kit} ---\n{section}")
    (PROJECT / "requirements.lock").write_text(HEADER + "".join(sections), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
