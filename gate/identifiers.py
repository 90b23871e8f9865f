"""Reads what identifies people from landed files, as their contracts say, and the keys made of it."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from gate.forms import GUID, SPELT, spellings_of
from gate.known import LEAST_KEY, Known
from gate.project import read_yaml

PROJECT_DIR = Path(__file__).resolve().parent.parent
ADDRESS = r"[\w.+#-]+@[\w-]+(?:\.[\w-]+)+"
# Parts of nested values that name somebody, as a contract's `keep` spells them: `emailAddress.address`, `user.id`.
NAMING = re.compile(r"(?:^|\.)(?:(\w+)\.)?(address|userAADObjectId|phone|id)$")
OWNERS_OF_ID = ("user", "guest", "encrypted", "associatedIdentity")
SHORTEST_NAME = 4  # anything shorter is found in anything
NOBODY = {"none", "null", "unknown", "nobody", "00000000-0000-0000-0000-000000000000"}
# Mailboxes of a function, whoever reads them.
ROLES = set(
    "abuse accounts admin administrator billing careers contact enquiries facilities feedback hello helpdesk hostmaster"
    " info marketing news newsletter noreply no-reply notifications office orders postmaster press privacy purchasing"
    " reception sales security service services support team webmaster".split()
)
PUBLIC = ("models/**/*.sql", "models/**/*.yml", "macros/**/*.sql", "seeds/**/*.csv", "seeds/**/*.yml", "*.yml")
MINIMUM_REMOTE = "remote_people_min"


def names_in(landing_dir: Path, project_dir: Path = PROJECT_DIR) -> Known:
    """What landed files call people; keys are yet to be made."""
    found: dict[str, set[str]] = defaultdict(set)
    with duckdb.connect() as connection:
        for (system, table, kind), columns in identifying_columns(project_dir / "models" / "staging").items():
            files = landing_dir / system / table
            if any(files.glob("**/*.parquet")):
                found[kind] |= _values(connection, files, columns)
        remote = _few_remote(connection, landing_dir / "network" / "locations", minimum(project_dir))
    nobody = {*NOBODY, *services(project_dir), *map(_plain, found["group"])}
    return Known(
        dict(_named(found, nobody)),
        places=frozenset(found["place"]),
        few_remote=remote,
        public_text=public_text(project_dir),
    )


def with_keys(names: Known, private_file: Path) -> Known:
    """The same with the keys that a private file has made of people."""
    keys, people = _keys(private_file)
    return replace(names, keys=keys, people=people)


def identifying_columns(staging_dir: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    """System, table and what is identified -> landed columns, each with SQL for the list of names a value holds."""
    columns: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for path in sorted(staging_dir.rglob("_*__sources.yml")):
        for source in read_yaml(path)["sources"]:
            for table in source["tables"]:
                for column in table.get("columns", ()):
                    meta = (column.get("config") or {}).get("meta") or {}
                    if kind := meta.get("identifies"):
                        columns[source["name"], table["name"], kind][column["name"]] = _names_in(column["name"], meta)
    return dict(columns)


def _names_in(column: str, meta: Mapping[str, Any]) -> str:
    """SQL for the names in one landed column: a text, a JSON list of texts, or the naming parts of a nested value."""
    addresses = f"regexp_extract_all({column}, '{ADDRESS}')"
    paths = [found for part in meta.get("keep", ()) if (found := NAMING.search(part))]
    if not paths:
        in_list = f'regexp_extract_all({column}, \'"([^"]+)"\', 1)'
        return f"list_concat({addresses}, case when {column} like '[%' then {in_list} else [{column}] end)"
    names = {found[2] for found in paths if found[2] != "id"}
    owners = {found[1] for found in paths if found[2] == "id" and found[1] in OWNERS_OF_ID}
    patterns = [rf'"(?:{"|".join(sorted(names))})"\s*:\s*"([^"]+)"'] if names else []
    patterns += [rf'"(?:{"|".join(sorted(owners))})"\s*:\s*\{{[^{{}}]*?"id"\s*:\s*"([^"]+)"'] if owners else []
    nested = (f"regexp_extract_all({column}, '(?i){pattern}', 1)" for pattern in patterns)
    return f"list_concat({addresses}, {', '.join(nested)})"


def _values(connection: duckdb.DuckDBPyConnection, files: Path, columns: Mapping[str, str]) -> set[str]:
    """What the columns of one table's landed files hold. Each value is taken apart once, however often it stands."""
    landed = f"read_parquet('{files}/**/*.parquet', union_by_name = true, hive_partitioning = false)"
    each = [
        f"select unnest({names}) from (select distinct {column} from {landed})" for column, names in columns.items()
    ]
    rows = connection.execute(" union ".join(each)).fetchall()
    return {value for (value,) in rows if value}


def _named(found: Mapping[str, set[str]], nobody: set[str]) -> Iterator[tuple[str, str]]:
    """Names with their kind: what stands in the columns, and what everybody makes of an address."""
    for value in found["device_name"]:
        if _is_name(value, nobody):
            yield value.strip(), "device name"
    for value in found["mailbox"]:
        if _is_name(value, nobody):
            yield value.strip(), "mailbox"
    for value in sorted(found["person"]):
        name = re.sub("^smtp:", "", value.strip(), flags=re.IGNORECASE)
        if _is_name(name, nobody):
            yield name, _kind(name)
            if "@" in name:
                yield from _made_of_address(name.split("@")[0], nobody)


def _made_of_address(local_part: str, nobody: set[str]) -> Iterator[tuple[str, str]]:
    """The alias an address begins with, and the display name it spells: `ann.lee` is Ann Lee, and `sales` is nobody."""
    words = [word.title() for word in re.split(r"[^a-zA-Z'\u0080-\uffff]+", local_part) if len(word) > 1]
    if len(words) >= 2 and (len(words) == 2 or not ROLES & set(map(str.lower, words))):
        for first in {words[0], " ".join(words[:-1])}:
            yield from ((f"{first} {words[-1]}", "display name"), (f"{words[-1]} {first}", "display name"))
            yield f"{words[-1]}, {first}", "display name"
            yield from ((spelt, SPELT) for spelt in spellings_of(first, words[-1]) if spelt.count(" ") != 1)
    if _is_name(local_part, nobody | ROLES):
        yield local_part, "alias"


def _is_name(value: str, nobody: set[str]) -> bool:
    return len(value.strip()) >= SHORTEST_NAME and _plain(value) not in nobody


def _plain(value: str) -> str:
    return re.sub("^smtp:", "", value.strip().lower())


def _kind(name: str) -> str:
    if "@" in name:
        return "address"
    if GUID.fullmatch(name):
        return "directory id"
    return "name" if " " in name else "id"


def services(project_dir: Path) -> set[str]:
    """Names that belong to a service in every tenant, and so to nobody."""
    with (project_dir / "seeds" / "reference" / "service_identities.csv").open(newline="", encoding="utf-8") as lines:
        return {row["user_name"].lower() for row in csv.DictReader(lines)}


def minimum(project_dir: Path) -> int:
    """People who must be stated for a remote city before anything of it is shown."""
    return int(read_yaml(project_dir / "dbt_project.yml")["vars"][MINIMUM_REMOTE])


def public_text(project_dir: Path) -> bytes:
    """What the project itself says: its models, macros and seeds."""
    paths = sorted(path for pattern in PUBLIC for path in project_dir.glob(pattern))
    return b"\n".join(path.read_bytes() for path in paths)


def _keys(private_file: Path) -> tuple[frozenset[int], dict[str, int]]:
    """Numbers that stand for people between staging and doors, and how many people each organization has."""
    if not private_file.exists():
        return frozenset(), {}
    with duckdb.connect(str(private_file), read_only=True) as connection:
        try:
            rows = connection.execute(
                "select identity_id, person_id, organization_id, identity_class from intermediate.int_identities"
            ).fetchall()
        except duckdb.CatalogException:
            return frozenset(), {}
    people: dict[str, set[int]] = defaultdict(set)
    for _, person, organization, identity_class in rows:
        if identity_class == "person":
            people[organization].add(person)
    keys = {key for row in rows for key in row[:2] if key is not None and key >= LEAST_KEY}
    return frozenset(keys), {organization: len(those) for organization, those in people.items()}


def _few_remote(connection: duckdb.DuckDBPyConnection, files: Path, least: int) -> frozenset[tuple[str, str]]:
    """Organization and remote location for which no delivered file states enough people."""
    if not any(files.glob("**/*.parquet")):
        return frozenset()
    rows = connection.execute(
        "select organization_id, trim(location_id)"
        f" from read_parquet('{files}/**/*.parquet', union_by_name = true, hive_partitioning = false)"
        " where location_id is not null group by all"
        f" having max(coalesce(try_cast(remote_people_count as integer), 0)) < {least}"
    ).fetchall()
    return frozenset((organization, location) for organization, location in rows)
