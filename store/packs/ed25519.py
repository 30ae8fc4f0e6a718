"""Ed25519 signatures (RFC 8032, 5.1) in plain Python, so that no cryptographic library has to be shipped.

A signature or a check takes some milliseconds, which is nothing beside reading a pack. Python's integers do
not take the same time for all values: sign only where nobody measures, as a publisher does at his desk.
"""

from __future__ import annotations

import hashlib

_P = 2**255 - 19
#: The order of the base point, from RFC 8032, 5.1.
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
SEED_BYTES, KEY_BYTES, SIGNATURE_BYTES = 32, 32, 64

#: Extended coordinates X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z.
_Point = tuple[int, int, int, int]
_NEUTRAL: _Point = (0, 1, 1, 0)


def public_key(seed: bytes) -> bytes:
    """Return the public key that belongs to a secret seed of 32 bytes."""
    scalar, _prefix = _expand(seed)
    return _encode(_times(scalar, _BASE))


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the signature of a message, 64 bytes; the same each time."""
    scalar, prefix = _expand(seed)
    key = _encode(_times(scalar, _BASE))
    nonce = _hash(prefix, message)
    commitment = _encode(_times(nonce, _BASE))
    response = (nonce + _hash(commitment, key, message) * scalar) % _L
    return commitment + response.to_bytes(32, "little")


def verify(key: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether a signature is that of the message by the owner of a public key.

    Only the one canonical form of a signature is accepted, and no key of small order.
    """
    if len(key) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    owner, commitment = _decode(key), _decode(signature[:32])
    response = int.from_bytes(signature[32:], "little")
    if owner is None or commitment is None or response >= _L or _equal(_times(8, owner), _NEUTRAL):
        return False
    challenge = _hash(signature[:32], key, message)
    return _equal(_times(response, _BASE), _add(commitment, _times(challenge, owner)))


def _expand(seed: bytes) -> tuple[int, bytes]:
    """Return the secret scalar and the prefix of nonces (RFC 8032, 5.1.5)."""
    if len(seed) != SEED_BYTES:
        raise ValueError(len(seed))
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little")
    return scalar & ((1 << 254) - 8) | (1 << 254), digest[32:]


def _hash(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % _L


def _add(one: _Point, other: _Point) -> _Point:
    """Return the sum of two points (RFC 8032, 5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(scalar: int, point: _Point) -> _Point:
    """Return a multiple of a point, by doubling and adding."""
    result = _NEUTRAL
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _equal(one: _Point, other: _Point) -> bool:
    return (one[0] * other[2] - other[0] * one[2]) % _P == 0 and (
        one[1] * other[2] - other[1] * one[2]
    ) % _P == 0


def _encode(point: _Point) -> bytes:
    inverse = pow(point[2], -1, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _decode(data: bytes) -> _Point | None:
    """Return the point that 32 bytes stand for; None where they stand for none (RFC 8032, 5.1.3)."""
    number = int.from_bytes(data, "little")
    y, odd = number & ((1 << 255) - 1), number >> 255
    x = _x_of(y, odd) if y < _P else None
    return None if x is None else (x, y, 1, x * y % _P)


def _x_of(y: int, odd: int) -> int | None:
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    if square == 0:
        return None if odd else 0
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P:
        return None
    return _P - x if x & 1 != odd else x


def _base() -> _Point:
    y = 4 * pow(5, -1, _P) % _P
    x = _x_of(y, 0)
    assert x is not None
    return x, y, 1, x * y % _P


_BASE = _base()
