"""Makes the PDF files with passwords of this folder with qpdf: ``python make.py``.

The password is 医院2024 as each generation of the format has it: bytes of GBK or of UTF-8 under RC4 and
AES-128, UTF-8 under AES-256; one has only an owner's password, which forbids changes and not reading.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from small_pdf import pdf_of  # noqa: E402

PASSWORD = "医院2024"
KINDS = {
    "rc4_gbk": (PASSWORD.encode("gbk"), "128", ["--use-aes=n"]),
    "aes128_gbk": (PASSWORD.encode("gbk"), "128", ["--use-aes=y"]),
    "aes128_utf8": (PASSWORD.encode(), "128", ["--use-aes=y"]),
    "aes256": (PASSWORD.encode(), "256", []),
    "owner_only": (b"", "256", []),
}

if __name__ == "__main__":
    for name, (user, bits, aes) in KINDS.items():
        command = ["qpdf", "--allow-weak-crypto", "--password-mode=bytes", "-", str(HERE / f"{name}.pdf")]
        source = HERE / "plain.pdf"
        source.write_bytes(pdf_of(["Article 1"]))
        command[3:3] = ["--encrypt", user, b"owner", bits, *aes, "--"]
        command[command.index("-")] = str(source)
        if subprocess.run(command, check=False).returncode not in (0, 3):  # 3: done, with warnings
            sys.exit(f"qpdf failed on {name}")
        source.unlink()
