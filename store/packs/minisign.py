"""Keys and signatures in the files of minisign, so that anybody can check a pack with the public tool.

The form is that of minisign 0.8 and later: algorithm ``ED``, an Ed25519 signature of the BLAKE2b-512 of the
data, and a trusted comment that is signed as well. Each text has one form only: what differs from it in
any byte is refused.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from store.packs import ed25519

_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_KEY_ALGORITHM, _SIGNATURE_ALGORITHM = b"Ed", b"ED"
_SCRYPT, _NO_PASSWORD, _CHECKSUM = b"Sc", b"\0\0", b"B2"
_ID_BYTES = 8
#: Algorithms, salt and limits of a secret key file; what is encrypted: id, seed with public key, checksum.
_SECRET = struct.Struct("<2s2s2s32sQQ104s")
#: A comment is for people; nobody writes more.
_MOST_COMMENT = 1000
_SIGNED_WITH = "signature of a Yice pack"

Password = Callable[[], str]


class WrongPasswordError(ValueError):
    """The password of a secret key is not this one."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key by which the packs of a publisher are checked; ``comment`` is what its file says of it."""

    id: bytes
    key: bytes
    comment: str = ""

    @property
    def name(self) -> str:
        """Return the key's id as minisign writes it: 16 hexadecimal digits."""
        return self.id[::-1].hex().upper()

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the key in groups of four digits, to be compared by two people."""
        digits = hashlib.sha256(self.id + self.key).hexdigest().upper()
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))

    def base64(self) -> str:
        """Return the line that minisign takes behind ``-P``."""
        return _encoded(_KEY_ALGORITHM + self.id + self.key)

    def text(self) -> str:
        """Return the content of a public key file."""
        return f"{_UNTRUSTED}{self.comment or 'minisign public key ' + self.name}\n{self.base64()}\n"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a key file, or the line of the key alone. Raises ValueError for anything else."""
        lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
        comment = ""
        if lines and lines[0].startswith(_UNTRUSTED):
            comment = lines.pop(0).removeprefix(_UNTRUSTED)[:_MOST_COMMENT]
        if len(lines) != 1:
            raise ValueError(text[:80])
        data = _decoded(lines[0], 2 + _ID_BYTES + ed25519.KEY_BYTES)
        if data[:2] != _KEY_ALGORITHM:
            raise ValueError(lines[0])
        return cls(data[2 : 2 + _ID_BYTES], data[2 + _ID_BYTES :], comment)


@dataclass(frozen=True, slots=True)
class SecretKey:
    """The key with which a publisher signs; ``seed`` is never shown."""

    id: bytes
    seed: bytes

    @classmethod
    def make(cls) -> Self:
        """Make a new key by the system's random numbers."""
        return cls(secrets.token_bytes(_ID_BYTES), secrets.token_bytes(ed25519.SEED_BYTES))

    def public(self, comment: str = "") -> PublicKey:
        """Return the public key that belongs to it."""
        return PublicKey(self.id, ed25519.public_key(self.seed), comment)

    def text(self) -> str:
        """Return the content of a secret key file without a password, as by ``minisign -G -W``."""
        pair = self.seed + ed25519.public_key(self.seed)
        secret = self.id + pair + _checksum(self.id, pair)
        data = _SECRET.pack(_KEY_ALGORITHM, _NO_PASSWORD, _CHECKSUM, bytes(32), 0, 0, secret)
        return f"{_UNTRUSTED}minisign secret key\n{_encoded(data)}\n"

    @classmethod
    def read(cls, text: str, password: Password) -> Self:
        """Read a secret key file; ``password`` is asked for one that has a password.

        Raises WrongPasswordError; ValueError for a file that is none, or one with a password where this
        Python has no scrypt.
        """
        lines = text.strip().splitlines()
        if len(lines) != 2 or not lines[0].startswith(_UNTRUSTED):
            raise ValueError(text[:20])
        data = _decoded(lines[1].strip(), _SECRET.size)
        algorithm, kdf, checksum, salt, operations, memory, secret = _SECRET.unpack(data)
        if algorithm != _KEY_ALGORITHM or checksum != _CHECKSUM or kdf not in (_SCRYPT, _NO_PASSWORD):
            raise ValueError(lines[0])
        if kdf == _SCRYPT:
            stream = _stream(password(), salt, operations, memory)
            secret = bytes(a ^ b for a, b in zip(secret, stream, strict=True))
        key_id, pair = secret[:_ID_BYTES], secret[_ID_BYTES:72]
        if _checksum(key_id, pair) != secret[72:]:
            if kdf == _SCRYPT:
                raise WrongPasswordError
            raise ValueError(lines[0])
        return cls(key_id, pair[: ed25519.SEED_BYTES])


@dataclass(frozen=True, slots=True)
class MinisignSignature:
    """A signature of some data, and of the trusted ``comment`` beside it."""

    id: bytes
    signature: bytes
    comment: str
    comment_signature: bytes

    @classmethod
    def make(cls, key: SecretKey, data: bytes, comment: str) -> Self:
        """Sign data and a comment of one line; ValueError for a longer one."""
        if len(comment) > _MOST_COMMENT or not comment.isprintable():
            raise ValueError(comment[:80])
        signed = ed25519.sign(key.seed, hashlib.blake2b(data).digest())
        return cls(key.id, signed, comment, ed25519.sign(key.seed, signed + comment.encode()))

    def holds(self, key: PublicKey, data: bytes) -> bool:
        """Return whether it is the signature of the data, and of the comment, by the owner of ``key``."""
        return (
            self.id == key.id
            and ed25519.verify(key.key, hashlib.blake2b(data).digest(), self.signature)
            and ed25519.verify(key.key, self.signature + self.comment.encode(), self.comment_signature)
        )

    def text(self) -> str:
        """Return the content of a signature file."""
        line = _encoded(_SIGNATURE_ALGORITHM + self.id + self.signature)
        trusted = f"{_TRUSTED}{self.comment}\n{_encoded(self.comment_signature)}"
        return f"{_UNTRUSTED}{_SIGNED_WITH}\n{line}\n{trusted}\n"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a signature file; ValueError for what :meth:`text` would not have written.

        The first line may say anything: nobody trusts it.
        """
        lines = text.split("\n")
        if len(lines) != 5 or lines[4] or not lines[2].startswith(_TRUSTED):
            raise ValueError(text[:80])
        data = _decoded(lines[1], 2 + _ID_BYTES + ed25519.SIGNATURE_BYTES)
        comment = lines[2].removeprefix(_TRUSTED)
        if data[:2] != _SIGNATURE_ALGORITHM or not lines[0].startswith(_UNTRUSTED):
            raise ValueError(lines[1])
        return cls(data[2:10], data[10:], comment, _decoded(lines[3], ed25519.SIGNATURE_BYTES))


def _checksum(key_id: bytes, pair: bytes) -> bytes:
    return hashlib.blake2b(_KEY_ALGORITHM + key_id + pair, digest_size=32).digest()


def _stream(password: str, salt: bytes, operations: int, memory: int) -> bytes:
    """Return the bytes that hide a secret key, by scrypt with libsodium's choice of its parameters."""
    scrypt = getattr(hashlib, "scrypt", None)
    if scrypt is None or memory > 1 << 31:
        raise ValueError("scrypt")
    operations, block = max(operations, 32768), 8
    few = operations < memory // 32
    most = operations // (block * 4) if few else memory // (block * 128)
    n = 2
    while n <= most // 2:
        n *= 2
    p = 1 if few else max(min(operations // 4 // n, 0x3FFFFFFF) // block, 1)
    found: bytes = scrypt(
        password.encode(), salt=salt, n=n, r=block, p=p, maxmem=128 * block * (n + p + 2), dklen=104
    )
    return found


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _decoded(text: str, size: int) -> bytes:
    """Return the bytes of a base64 text of which there is one form only; ValueError."""
    data = base64.b64decode(text, validate=True)
    if len(data) != size or _encoded(data) != text:
        raise ValueError(text[:80])
    return data
