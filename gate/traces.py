"""Traces of people: a search for any of many forms in large texts and files, in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from gate.forms import SHORTEST, Form
from gate.published_file import literal

LEAST_TABLE_BITS = 20
SLOTS_PER_FORM = 16
STRIDE = 8
PADDING = bytes(STRIDE - SHORTEST)
START = np.uint64((1 << 8 * SHORTEST) - 1)  # forms are told apart by as many bytes as the shortest has
LETTERS_AND_DIGITS = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyz" + bytes(range(128, 256)))
DOT = ord(".")
BLOCK = 1 << 16  # words that stay in a processor's cache while they are looked up
Numbers = npt.NDArray[np.uint64]
Indexes = npt.NDArray[np.int64]


class Traces:
    """Finds forms of names in bytes, whatever their case: one pass, however many forms."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """forms: what to look for; each at least `SHORTEST` bytes."""
        self._forms = {form.data: form for form in forms}
        kinds = list({(data[:SHORTEST], len(data)) for data in self._forms})
        starts = np.frombuffer(b"".join([start + PADDING for start, _ in kinds]), dtype="<u8")
        order = np.argsort(starts, kind="stable")
        self._starts, self._lengths = starts[order], [kinds[place][1] for place in order]
        # Says of most bytes that nothing begins with them.
        self._bits = max(LEAST_TABLE_BITS, (SLOTS_PER_FORM * len(self._starts)).bit_length())
        self._taken = np.zeros(1 << self._bits, dtype=bool)
        self._taken[self._slots(self._starts)] = True

    def within(self, data: bytes, is_packed: bool = False) -> set[Form]:
        """The forms in `data`.

        is_packed: in a database file values stand side by side, so a word of eight letters needs no boundary there.
        """
        lower = data.lower()
        return {
            form
            for place, form in self._places(lower)
            if not form.is_word or (is_packed and len(form.data) >= STRIDE) or _stands_alone(lower, place, form.data)
        }

    def _places(self, data: bytes) -> Iterator[tuple[int, Form]]:
        """Where forms begin in `data`."""
        padded = data + bytes(2 * STRIDE)
        for offset in range(STRIDE if len(self._starts) else 0):
            words = np.frombuffer(padded, dtype="<u8", count=len(data) // STRIDE + 1, offset=offset)
            for first in range(0, len(words), BLOCK):
                starts = words[first : first + BLOCK] & START
                for index, nearest in zip(*self._known(starts), strict=True):
                    place, start = (first + index) * STRIDE + offset, starts[index]
                    while nearest < len(self._lengths) and self._starts[nearest] == start:
                        form = self._forms.get(data[place : place + self._lengths[nearest]])
                        if form is not None:
                            yield place, form
                        nearest += 1

    def _known(self, starts: Numbers) -> tuple[list[int], list[int]]:
        """Which of some starts are those of a form, and of which first."""
        candidates = np.flatnonzero(self._taken.take(self._slots(starts)))
        nearest = np.searchsorted(self._starts, starts[candidates])
        is_known = self._starts[np.minimum(nearest, len(self._starts) - 1)] == starts[candidates]
        return candidates[is_known].tolist(), nearest[is_known].tolist()

    def _slots(self, starts: Numbers) -> Indexes:
        """Where starts stand in the table: the top bits of a product with an odd number."""
        with np.errstate(over="ignore"):
            product = starts * np.uint64(0x9E3779B97F4A7C15)
        product >>= np.uint64(64 - self._bits)
        slots: Indexes = product.view(np.int64)
        return slots


def _stands_alone(data: bytes, place: int, form: bytes) -> bool:
    """Whether no letter or digit touches a form; a number may not be a part of a longer one with dots either."""
    touching = LETTERS_AND_DIGITS | {DOT} if form.isdigit() else LETTERS_AND_DIGITS
    end = place + len(form)
    before, after = data[place - 1] if place else None, data[end] if end < len(data) else None
    return before not in touching and after not in touching


def told(found: Iterable[Form]) -> str:
    """What was found, in words: how many of which kind in which form, and nobody's name."""
    counts = Counter((form.kind, form.how) for form in found)
    return ", ".join(f"{count} {kind} {how}" for (kind, how), count in sorted(counts.items()))


def uncompressed_copy(database: Path, folder: Path) -> bytes:
    """The bytes of a copy in which DuckDB packs nothing: a search of a packed file proves nothing.

    folder: where the copy lies while it is read; private.
    """
    copy = folder / f"{database.parent.name}-{database.name}.plain"
    copy.unlink(missing_ok=True)
    try:
        with duckdb.connect() as connection:
            connection.execute("pragma force_compression = 'uncompressed'")
            connection.execute(f"attach {literal(database)} as packed (read_only)")
            connection.execute(f"attach {literal(copy)} as plain")
            connection.execute("copy from database packed to plain")
            connection.execute("checkpoint plain")
            connection.execute("detach plain")
        return copy.read_bytes()
    finally:
        copy.unlink(missing_ok=True)
