"""What codes hide: text in Base64 and hexadecimal digits, and hashes of names."""

from __future__ import annotations

import hashlib
import re
from binascii import a2b_base64
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt

from gate.forms import Form

LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
ONLY_LETTERS = bytes(sign if sign in LETTERS else ord(" ") for sign in range(256))
SHORTEST_LINE = 60
SHORTEST_RUN = 8  # fewer letters turn up by chance
A_LINE = re.compile(
    rb"(?=.*[A-Z])(?=.*[g-z])(?=.*\d)(?:[A-Za-z0-9+/]{4}){15,19}"
)  # programs break long codes into such
WRAPPED = re.compile(rb"(?<=[A-Za-z0-9+/]{60})\r?\n(?=[A-Za-z0-9+/])")
DIGITS = re.compile(rb"[0-9a-fA-F]{8,}")
URL_SAFE = bytes.maketrans(b"-_", b"+/")
HEXADECIMAL, BASE64 = "in hexadecimal digits", "in Base64"
HASHES: dict[str, Callable[[bytes], hashlib._Hash]] = {
    name: getattr(hashlib, name) for name in ("md5", "sha1", "sha256", "sha512")
}
HASH_BYTES = 8  # as many as a shortened hash would keep at least: 16 hexadecimal digits
LEAST_TABLE_BITS = 20
SLOTS_PER_HASH = 8


def runs_in(data: bytes) -> set[bytes]:
    """The parts of a text that could be codes, each once."""
    runs = set(data.translate(ONLY_LETTERS).split())
    if any(len(run) >= SHORTEST_LINE and A_LINE.fullmatch(run) for run in runs):
        runs |= set(WRAPPED.sub(b"", data).translate(ONLY_LETTERS).split())
    return {run for run in runs if len(run) >= SHORTEST_RUN}


def decoded(runs: Iterable[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """What runs say, read as one code and as the other, wherever in them the code begins; whole ones first."""
    texts = list(runs)
    digits = DIGITS.findall(b"\n".join(texts).replace(b"-", b""))
    yield HEXADECIMAL, [_of_digits(part) for part in digits] + [_of_digits(b"0" + part) for part in digits]
    plain = [run.translate(URL_SAFE) for run in texts]
    yield BASE64, [_of_base64(run[start:]) for start in range(4) for run in plain]


def _of_digits(digits: bytes) -> bytes:
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode())


def _of_base64(text: bytes) -> bytes:
    return a2b_base64((text[:-1] if len(text) % 4 == 1 else text) + b"==")


class Hashes:
    """Hashes of names, told apart by their first 64 bits."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """texts: what would be hashed, each with the kind of name it is."""
        listed = [(text.encode(), kind) for text, kind in texts]
        kinds = sorted({kind for _, kind in listed})
        places = {kind: place for place, kind in enumerate(kinds)}
        self._told = [(kind, f"as {name}") for name in HASHES for kind in kinds]
        starts = [b"".join([hashed(text).digest()[:HASH_BYTES] for text, _ in listed]) for hashed in HASHES.values()]
        values = np.frombuffer(b"".join(starts), dtype=">u8").astype(np.uint64)
        kind_of = np.array([places[kind] for _, kind in listed], dtype=np.uint32)
        told = np.concatenate([kind_of + np.uint32(place * len(kinds)) for place in range(len(HASHES))])
        order = np.argsort(values)
        self._values, self._told_of = values[order], told[order]
        self._bits = np.uint64(max(LEAST_TABLE_BITS, (SLOTS_PER_HASH * len(values)).bit_length()))
        # Says of most numbers that no hash begins with them.
        self._taken = np.zeros(1 << int(self._bits), dtype=bool)
        self._taken[self._slots(self._values)] = True

    def within(self, data: bytes) -> set[Form]:
        """The hashes that stand in some bytes."""
        found: set[Form] = set()
        for start in range(min(HASH_BYTES, max(0, len(data) - HASH_BYTES + 1))):
            count = (len(data) - start) // HASH_BYTES
            found |= self.among(np.frombuffer(data, dtype=">u8", count=count, offset=start).astype(np.uint64))
        return found

    def among(self, numbers: npt.NDArray[np.uint64]) -> set[Form]:
        """The hashes that are among some numbers."""
        if not len(self._values):
            return set()
        likely = numbers[self._taken[self._slots(numbers)]]
        places = np.minimum(np.searchsorted(self._values, likely), len(self._values) - 1)
        hits = places[self._values[places] == likely]
        return {Form(int(self._values[hit]).to_bytes(8, "big"), *self._told[self._told_of[hit]]) for hit in hits}

    def _slots(self, values: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        slots: npt.NDArray[np.int64] = (values >> (np.uint64(64) - self._bits)).view(np.int64)
        return slots
