"""What private data calls people, ready to be looked for. It lives in memory and is written nowhere."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import duckdb

from gate.forms import Form, forms_of, forms_of_key, is_short, written_forms_of
from gate.traces import Traces

KEY = "key of a person"
STATISTIC_BYTES = 8  # as many of a text as DuckDB's statistics keep
LEAST_KEY = 1 << 31  # smaller numbers are counts as often as keys

WRITTEN_ONLY = ("spelt name", "mailbox")  # nobody hashes what they make of an address by hand


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
        for made in ("traces", "statistics", "public_words", "whole_values", "numbers", "rounded_numbers"):
            getattr(self, made)
        return self

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every form of every name and key. A short word that the project's own text uses is nobody's."""
        spellings: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            spellings[name.lower()].append(name)
        kinds = {name.lower(): kind for name, kind in self.names.items()}
        forms = [form for name, kind in kinds.items() for form in _forms(name, kind, spellings[name])]
        forms += [form for key in self.keys for form in forms_of_key(key, KEY)]
        public = Traces(form for form in forms if form.is_text and form.is_word).within(self.public_text)
        return tuple(form for form in forms if form not in public)

    @cached_property
    def traces(self) -> Traces:
        """A search for all forms."""
        return Traces(self.forms)

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
    def whole_values(self) -> Mapping[str, str]:
        """Names too short to be looked for inside other text, in lower case -> kind."""
        short = {name.lower(): kind for name, kind in self.names.items() if is_short(name)}
        return {name: kind for name, kind in short.items() if name not in self.public_words}

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Every number that is somebody: keys, and what DuckDB's own hashes make of names and keys."""
        spelt = {
            text
            for name, kind in self.names.items()
            if kind not in WRITTEN_ONLY
            for text in (name, name.lower(), name.upper())
        } | set(map(str, self.keys))
        # As literals: the first parameter or registered table makes DuckDB's client import pandas, which takes seconds.
        listed = ", ".join("'" + text.replace("'", "''") + "'" for text in sorted(spelt))
        with duckdb.connect() as connection:
            hashed = connection.execute(f"select hash(unnest([{listed}]::varchar[]))").fetchall()
        return self.keys | {number for (number,) in hashed} | {md5_number(text) for text in spelt}

    @cached_property
    def rounded_numbers(self) -> frozenset[int]:
        """The same as a column of doubles keeps them."""
        return frozenset(int(float(number)) for number in self.numbers)

    @cached_property
    def numeric_names(self) -> frozenset[int]:
        """HR ids and the like that are plain numbers: one of them proves nothing, a column full of them does."""
        return frozenset(int(name) for name in self.names if name.isdigit())


def md5_number(text: str) -> int:
    """What DuckDB's function of that name gives, which its client takes long to hand over."""
    return int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest(), "little")


def _forms(name: str, kind: str, spellings: list[str]) -> Iterator[Form]:
    return written_forms_of(name, kind) if kind in WRITTEN_ONLY else forms_of(name, kind, spellings)
