"""Traces of people: every name their inputs give them, in every form a careless column would keep."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from landing.names import plain
from tests.building import rows

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
# Fields that name a person or a person's device, whatever the table; in the directory `id` does too.
NAMES = {
    plain(name)
    for name in (
        "UserId UserKey UserPrincipalName mailNickname displayName userDisplayName givenName surname emailAddress"
        " PersonId ManagerId deviceName DisplayName UserIds"
    ).split()
}
DIRECTORIES = {"users", "managers"}
SHORTEST = 6
HASHES = ("md5", "sha1", "sha256", "sha512")
HASH_DIGITS = 16  # as many as a shortened hash would keep at least
TABLE_BITS = 20


def identifiers(raw_dir: Path) -> set[str]:
    """Addresses, directory ids, user names and keys, display names, HR ids and device names in a raw folder."""
    found: set[str] = set()
    for path in raw_dir.rglob("*.*"):
        if path.is_file() and not path.name.startswith("."):
            text = decoded(path.read_bytes())
            found.update(ADDRESS.findall(text))
            for record in records(path, text):
                found.update(names_in(record, is_directory=bool(DIRECTORIES & set(path.parts))))
    return {name for name in found - services() if len(name) >= SHORTEST}


def services() -> set[str]:
    """Names that belong to a service in every tenant, and so to nobody."""
    with (ROOT / "seeds" / "reference" / "service_identities.csv").open(newline="") as lines:
        return {spelt for row in csv.DictReader(lines) for spelt in (row["user_name"], row["user_name"].upper())}


def decoded(data: bytes) -> str:
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return data.decode("utf-16") if data[:2] == b"\xff\xfe" else data.decode("utf-8-sig")


def records(path: Path, text: str) -> Iterator[Any]:
    if ".csv" in path.name:
        yield from csv.DictReader(io.StringIO(text))
    elif text.lstrip().startswith("["):
        yield from json.loads(text)
    else:
        yield from (json.loads(line) for line in text.splitlines() if line.endswith("}"))


def names_in(value: Any, is_directory: bool, field: str = "") -> Iterator[str]:
    """Values of naming fields, at any depth; ids of users of calls are `user.id`. An application is nobody."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "application":
                continue
            path = f"{field}.{name}" if field == "user" else plain(name)
            yield from names_in(inner, is_directory, path)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner, is_directory, field)
    elif isinstance(value, str) and (field in NAMES or field == "user.id" or (is_directory and field == "id")):
        yield value


def forms(name: str) -> set[bytes]:
    """A name as it is, reversed, encoded and hashed, each also of its lower and upper case."""
    found: set[bytes] = set()
    for text in {name, name.lower(), name.upper()}:
        data = text.encode()
        found |= {data, data[::-1], data.hex().encode()}
        found |= {coded(data).rstrip(b"=") for coded in (base64.b64encode, base64.urlsafe_b64encode)}
        for algorithm in HASHES:
            digest = hashlib.new(algorithm, data)
            found |= {digest.digest(), digest.hexdigest()[:HASH_DIGITS].encode()}
    return found


def keys_of_people(private_file: Path) -> set[int]:
    """The numbers that stand for people between staging and doors."""
    found = rows(private_file, "select identity_id, person_id from intermediate.int_identities")
    return {key for row in found for key in row.values() if key is not None}


class Traces:
    """Finds any of many short byte strings in large ones."""

    def __init__(self, names: Iterable[str], keys: Iterable[int] = ()) -> None:
        """names: what people are called, looked for in every form; keys: numbers, looked for as text and as 8 bytes."""
        needles = set().union(*map(forms, names))
        needles |= {form for key in keys for form in (str(key).encode(), key.to_bytes(8, "little", signed=True))}
        self._by_width = {width: self._table(needles, width) for width in (8, 4)}

    def _table(self, needles: set[bytes], width: int) -> tuple[np.ndarray, dict[int, list[bytes]]]:
        """Needles by their first bytes, and a table that says of most other first bytes that no needle has them."""
        by_start: dict[int, list[bytes]] = defaultdict(list)
        for needle in needles:
            if (len(needle) >= 8) == (width == 8):
                by_start[int.from_bytes(needle[:width], "little")].append(needle)
        table = np.zeros(1 << TABLE_BITS, dtype=bool)
        if by_start:
            table[slots(np.array(list(by_start), dtype=np.uint64))] = True
        return table, by_start

    def within(self, data: bytes) -> set[bytes]:
        """The needles in `data`, or in its lower case."""
        return set(self._scan(data)) | set(self._scan(data.lower()))

    def _scan(self, data: bytes) -> Iterator[bytes]:
        for width, (table, by_start) in self._by_width.items():
            for offset in range(width if by_start else 0):
                count = (len(data) - offset) // width
                if count <= 0:
                    continue
                starts = np.frombuffer(data, dtype=f"<u{width}", count=count, offset=offset).astype(np.uint64)
                for place in np.flatnonzero(table[slots(starts)]):
                    for needle in by_start.get(int(starts[place]), ()):
                        if data.startswith(needle, int(place) * width + offset):
                            yield needle


def slots(starts: np.ndarray) -> np.ndarray:
    """Where first bytes stand in a table: the top bits of a product with an odd number."""
    with np.errstate(over="ignore"):
        return (starts * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - TABLE_BITS)


def values_of(database: Path) -> bytes:
    """Every value of every table as text."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where not internal"
        ).fetchall()
        found = (connection.execute(f"select columns(*)::varchar from {name}").fetchall() for (name,) in names)
        return "\0".join(str(value) for table in found for row in table for value in row).encode()


def uncompressed_copy(database: Path, folder: Path) -> bytes:
    """The bytes of a copy in which DuckDB packs nothing."""
    copy = folder / f"{database.parent.name}-{database.name}"
    with duckdb.connect() as connection:
        connection.execute("pragma force_compression = 'uncompressed'")
        connection.execute(f"attach '{database}' as packed (read_only)")
        connection.execute(f"attach '{copy}' as plain")
        connection.execute("copy from database packed to plain")
        connection.execute("checkpoint plain")
        connection.execute("detach plain")
    return copy.read_bytes()
