"""Signing of files for Windows with the builder's certificate; without one nothing is signed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Signer:
    """A PKCS#12 certificate and the file with its password; no time server is asked."""

    certificate: Path
    password_file: Path | None = None

    def sign_all(self, files: Iterable[Path]) -> None:
        """Sign each file in its place (Authenticode, SHA-256).

        Raises:
            SystemExit: osslsigncode is absent, or the certificate cannot be used.
        """
        if not shutil.which("osslsigncode"):
            raise SystemExit("osslsigncode is missing: install the package osslsigncode.")
        for file in files:
            draft = file.with_name(file.name + ".signed")
            command = ["osslsigncode", "sign", "-pkcs12", str(self.certificate), "-h", "sha256"]
            if self.password_file:
                command += ["-readpass", str(self.password_file)]
            command += ["-n", "Yice", "-in", str(file), "-out", str(draft)]
            answer = subprocess.run(command, capture_output=True, text=True, check=False)
            if answer.returncode:
                draft.unlink(missing_ok=True)
                raise SystemExit(
                    f"{file.name} could not be signed: {answer.stderr.strip() or answer.stdout.strip()}"
                )
            draft.replace(file)
