"""Names of people read from raw files, apart from the gate, which reads them from landed ones."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from gate.forms import SHORTEST, forms_of, forms_of_key, hashed_of
from gate.search import Search
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


def keys_of_people(private_file: Path) -> set[int]:
    """The numbers that stand for people between staging and doors."""
    found = rows(private_file, "select identity_id, person_id from intermediate.int_identities")
    return {key for row in found for key in row.values() if key is not None}


def traces_of(names: Iterable[str], keys: Iterable[int] = ()) -> Search:
    """A search for names in every form, and for keys as text and as numbers."""
    told = [*names]
    forms = [form for name in told for form in forms_of(name, "name")]
    forms += [form for key in keys for form in forms_of_key(key, "key")]
    return Search(forms, ((text, "name") for name in told for text in hashed_of(name, [name])))


def values_of(database: Path) -> bytes:
    """Every value of every table as text."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where not internal"
        ).fetchall()
        found = (connection.execute(f"select columns(*)::varchar from {name}").fetchall() for (name,) in names)
        return "\0".join(str(value) for table in found for row in table for value in row).encode()
