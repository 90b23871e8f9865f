"""What private data calls people, ready to be looked for. It lives in memory and is written nowhere."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import duckdb
import numpy as np
import numpy.typing as npt

from gate.forms import SPELT, Form, codes_of, forms_of, forms_of_key, hashed_of, is_short
from gate.search import Search
from gate.traces import Traces

KEY = "key of a person"
STATISTIC_BYTES = 8  # as many of a text as DuckDB's statistics keep
LEAST_KEY = 1 << 31  # smaller numbers are counts as often as keys
LEAST_HASH = 1 << 48  # hardly a hash is smaller, while sums of milliseconds are
SEPARATOR, BATCH = "\x1f", 1000

WRITTEN_ONLY = (SPELT, "mailbox")  # nobody hashes what they make of an address by hand


@dataclass(frozen=True)
class Known:
    """Names and keys of people, and what tells them from names of something else.

    names: name -> kind. keys: numbers that stand for people. people: how many there are, by organization.
    places: names of locations, which are nobody's. few_remote: organization and remote location of which too few people
    are stated. public_text: what the project itself says in the open.
    """

    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    keys: frozenset[int] = field(default=frozenset(), repr=False)
    people: Mapping[str, int] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    few_remote: frozenset[tuple[str, str]] = frozenset()
    public_text: bytes = field(default=b"", repr=False)

    def prepared(self) -> Known:
        """The same, with all that is looked for made now, before threads wait for each other to make it."""
        for made in ("traces", "statistics", "whole_values", "rounded_keys", "rounded_numbers", "numeric_names"):
            getattr(self, made)
        return self

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every written form of every name and key. A short word that the project's own text uses is nobody's."""
        kinds = {name.lower(): kind for name, kind in self.names.items()}
        forms = [form for name, kind in kinds.items() for form in forms_of(name, kind)]
        forms += [form for key in self.keys for form in forms_of_key(key, KEY)]
        public = Traces(form for form in forms if form.is_text and form.is_word).within(self.public_text)
        return tuple(form for form in forms if form not in public)

    @cached_property
    def hashed(self) -> Mapping[str, str]:
        """Every text that somebody would hash -> kind: names in several cases, and keys."""
        spellings: dict[str, list[str]] = defaultdict(list)
        for name, kind in self.names.items():
            if kind not in WRITTEN_ONLY:
                spellings[name.lower()].append(name)
        kinds = {text: self.names[those[0]] for name, those in spellings.items() for text in hashed_of(name, those)}
        return kinds | dict.fromkeys(map(str, self.keys), KEY)

    @cached_property
    def traces(self) -> Search:
        """A search for all forms, in plain text and in codes, and for all hashes."""
        return Search(self.forms, self.hashed.items(), self.short_names)

    @cached_property
    def statistics(self) -> frozenset[bytes]:
        """What DuckDB's statistics would keep of forms that are texts."""
        texts = (form.data for form in self.forms if form.is_text and len(form.data) >= STATISTIC_BYTES)
        return frozenset(text[:STATISTIC_BYTES] for text in texts)

    @cached_property
    def public_words(self) -> frozenset[str]:
        """Words and values of the project's own text, in lower case."""
        text = self.public_text.decode("utf-8", "ignore").lower()
        return frozenset(re.findall(r"[a-z0-9_]+", text)) | frozenset(re.findall(r"[^,\n\"']+", text))

    @cached_property
    def short_names(self) -> Mapping[str, str]:
        """Names too short to be looked for inside other text, in lower case -> kind."""
        short = {name.lower(): kind for name, kind in self.names.items() if is_short(name)}
        return {name: kind for name, kind in short.items() if name not in self.public_words}

    @cached_property
    def whole_values(self) -> Mapping[str, str]:
        """Values that are nothing but a short name, or a code of one, in lower case -> kind of the name."""
        codes = {code: kind for name, kind in self.short_names.items() for code in codes_of(name)}
        return {code: kind for code, kind in codes.items() if code not in self.public_words} | dict(self.short_names)

    def people_among(self, numbers: Iterable[int], is_rounded: bool = False) -> set[int]:
        """Those of some numbers that are a key of somebody, or a hash of a name.

        is_rounded: they come from a column of doubles.
        """
        large = {number for number in numbers if abs(number) >= LEAST_KEY}
        found = {number for number in large if abs(number) in (self.rounded_keys if is_rounded else self.keys)}
        hashes = {number for number in large if number >= LEAST_HASH}
        if hashes:
            found |= hashes & (self.rounded_numbers if is_rounded else self.numbers)
            found |= {number for number in hashes if self.traces.hashes.among(_starts_of_hashes(number))}
        return found

    @cached_property
    def rounded_keys(self) -> frozenset[int]:
        """Keys as a column of doubles keeps them."""
        return frozenset(int(float(key)) for key in self.keys)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """What DuckDB's own hashes make of names and keys, also halved to fit a bigint."""
        texts = [text.replace("'", "''") for text in sorted(self.hashed)]
        # As literals, for the first parameter makes DuckDB's client import pandas; many in each, for each takes time.
        listed = (SEPARATOR.join(texts[first : first + BATCH]) for first in range(0, len(texts), BATCH))
        values = ", ".join(f"('{those}')" for those in listed) or "('')"
        query = f"select hash(unnest(string_split(listed, '{SEPARATOR}'))) from (values {values}) as texts (listed)"
        with duckdb.connect() as connection:
            hashed = connection.execute(query).fetchall()
        found = {number >> shift for (number,) in hashed for shift in (0, 1)}
        return frozenset(found | {number for text in self.hashed for number in md5_numbers(text)})

    @cached_property
    def rounded_numbers(self) -> frozenset[int]:
        """The same as a column of doubles keeps them."""
        return frozenset(int(float(number)) for number in self.numbers)

    @cached_property
    def numeric_names(self) -> frozenset[int]:
        """HR ids and the like that are plain numbers: one of them proves nothing, a column full of them does."""
        return frozenset(int(name) for name in self.names if name.isdigit())


def md5_numbers(text: str) -> tuple[int, int, int]:
    """What DuckDB's functions of that name give, whole and in halves, which its client takes long to hand over."""
    number = int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest(), "little")
    return number, number >> 64, number & ((1 << 64) - 1)


def _starts_of_hashes(number: int) -> npt.NDArray[np.uint64]:
    """What hashes would begin with of which a number is made: their first 64 bits, or all of them but the last."""
    starts = (number, number << 1, number << 1 | 1)
    return np.array([start for start in starts if start < 1 << 64], dtype=np.uint64)
