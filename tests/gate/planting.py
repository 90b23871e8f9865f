"""Mutants of the project as data: lays those that can live together into one copy, and alters the rest one by one."""

from __future__ import annotations

import copy
import csv
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import sqlglot
import yaml

from gate.check import check_project
from gate.compiled import Compiled, compile_models, default_options, parse
from gate.exceptions import SEED
from gate.project import HERE
from gate.violations import Violation

DATA = Path(__file__).parent / "project_mutants"
ROOT = HERE.parent
COPIED = ("models", "macros", "seeds", "dbt_project.yml", "profiles.yml", "selectors.yml", ".dbtignore")
Expected = set[tuple[str, str]]  # model, rule


@dataclass(frozen=True)
class Mutant:
    """One change, and what must be said of it."""

    name: str
    file: str
    about: str
    spec: Mapping[str, Any]

    @property
    def model(self) -> str:
        """What must be named."""
        return str(self.spec.get("model") or f"{self.spec.get('prefix', '')}planted_{self.name}")

    @property
    def is_alone(self) -> bool:
        """Whether it alters what is there, and so runs by itself."""
        return any(key in self.spec for key in ("alter", "compiled", "seed_row"))

    @property
    def expected(self) -> Expected:
        """Everything that may be said because of it; the first is its own rule."""
        if "rule" not in self.spec:
            return set()
        return {(self.model, self.spec["rule"])}

    @property
    def tolerated(self) -> Expected:
        """What else is true of it."""
        also = self.spec.get("also", ())
        by_model = also if isinstance(also, dict) else {self.model: also}
        return {(model, rule) for model, rules in by_model.items() for rule in rules} | set(
            self.spec.get("expect_also", {}).items()
        )


@cache
def mutants() -> tuple[Mutant, ...]:
    """All of them, in the order of their files."""
    found = []
    for path in sorted(DATA.glob("*.yml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, spec in told["mutants"].items():
            rule = {} if path.stem == "innocents" or "rule" not in told else {"rule": told["rule"]}
            found.append(Mutant(name, path.stem, told["about"], {**rule, **spec}))
    return tuple(found)


@dataclass
class Planted:
    """A copy of the project with every mutant that can live beside others, compiled once."""

    root: Path
    compiled: Compiled
    memory: Path = field(init=False)

    def __post_init__(self) -> None:
        self.memory = self.root / "target" / "memory.pickle"

    def found(self) -> list[Violation]:
        """What the gate says of the copy."""
        return check_project(self.compiled.manifest, self.compiled.sql, self.root, self.memory)


def copied_project(root: Path) -> Path:
    """The project without any mutant."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    (root / "tests").mkdir()
    shutil.copytree(ROOT / "tests" / "singular", root / "tests" / "singular")
    shutil.copytree(ROOT / "tests" / "generic", root / "tests" / "generic")
    return root


def compiled_copy(root: Path) -> Compiled:
    """The copy as dbt compiles it."""
    options = default_options(root / "target", root / "logs", root)
    return compile_models(parse(options), options)


def planted(root: Path) -> Planted:
    """The project with all additive mutants and innocents laid in."""
    copied_project(root)
    for mutant in mutants():
        if not mutant.is_alone:
            for path, content in files_of(mutant):
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(content, encoding="utf-8", errors="surrogateescape")
    return Planted(root, compiled_copy(root))


def files_of(mutant: Mutant) -> Iterator[tuple[str, str]]:
    """What a mutant adds to the project."""
    yield from mutant.spec.get("files", {}).items()
    for name, query in mutant.spec.get("reads", {}).items():
        folder = f"models/intermediate/{mutant.spec['read_in']}"
        yield from _model(folder, name, query, mutant.spec.get("read_tags", {}), None, None)
    if "query" in mutant.spec:
        yield from _model(
            _folder(mutant.spec),
            mutant.model,
            mutant.spec["query"],
            mutant.spec.get("tags", {}),
            mutant.spec.get("materialized"),
            mutant.spec.get("columns"),
        )


def _folder(spec: Mapping[str, Any]) -> str:
    if "place" in spec:
        return str(spec["place"])
    return f"models/marts/{spec['mart']}" if "mart" in spec else f"models/doors/{spec.get('door', 'score')}"


def _model(
    folder: str, name: str, query: str, tags: Mapping[str, str], materialized: str | None, columns: list[str] | None
) -> Iterator[tuple[str, str]]:
    sql = re.sub(r"@(\w+)", r"{{ ref('\1') }}", query)
    settings = {"materialized": materialized, "group": _group(folder, query)}
    config = ", ".join(f"{key}='{value}'" for key, value in settings.items() if value)
    yield f"{folder}/{name}.sql", (f"{{{{ config({config}) }}}}\n" if config else "") + f"{sql}\n"
    told = [column.split() for column in columns or ()] or [[c, ""] for c in _shown(query)]
    described = [
        {
            "name": column,
            "data_type": "string",
            "config": {"meta": {"privacy": tags.get(column) or privacy or _usual(column, folder)}},
        }
        for column, privacy in told
    ]
    listed = {"version": 2, "models": [{"name": name, "description": "One row per mutant.", "columns": described}]}
    yield f"{folder}/_{name}__models.yml", yaml.safe_dump(listed)


def _group(folder: str, query: str) -> str | None:
    """dbt lets only the group of people read people; whoever wants to get round that joins the group."""
    reads_people = re.search(r"@(int|stg)_|source\(", query) is not None
    return "people" if reads_people and not folder.startswith(("models/doors", "models/intermediate")) else None


def _usual(column: str, folder: str) -> str:
    """A tag that would be true in the place, so that the mutant is caught for what it is."""
    if "intermediate" in folder and column.endswith("person_id"):
        return "person"
    return "organization"


def _shown(query: str) -> list[str]:
    plain = re.sub(r"\{%.*?%\}|@", "", re.sub(r"\{\{.*?\}\}", "placeholder", query))
    return [name for name in sqlglot.parse_one(plain, dialect="duckdb").named_selects if name != "*"]


def altered(mutant: Mutant, project: Planted) -> tuple[dict[str, Any], dict[str, dict[str, str]]]:
    """Manifest and compiled SQL with one mutant's change."""
    manifest, moved = dict(project.compiled.manifest), {}
    for part, changes in mutant.spec.get("alter", {}).items():
        manifest[part] = dict(manifest.get(part) or {})
        for name, change in changes.items():
            unique_id = name[1:] if name.startswith("+") else _id_of(manifest[part], name)
            before = manifest[part].get(unique_id, {})
            manifest[part][unique_id] = after = _merged(before, change)
            moved[_relation(before)] = _relation(after)
    sql = {name: _rewritten(branches, moved) for name, branches in project.compiled.sql.items()}
    for name, branches in mutant.spec.get("compiled", {}).items():
        sql[_id_of(manifest["nodes"], name)] |= branches
    return manifest, sql


def _relation(node: Mapping[str, Any]) -> str:
    return f'"{node.get("database")}"."{node.get("schema")}"."{node.get("alias")}"'


def _rewritten(branches: Mapping[str, str], moved: Mapping[str, str]) -> dict[str, str]:
    """What dbt would compile with relations in another place."""
    result = dict(branches)
    for old, new in moved.items():
        if old != new:
            result = {branch: sql.replace(old, new) for branch, sql in result.items()}
    return result


def _id_of(nodes: Mapping[str, Any], name: str) -> str:
    return next(key for key in nodes if key.rsplit(".", 1)[-1] == name)


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict) and new:
        return {**copy.copy(old), **{key: _merged(old.get(key), value) for key, value in new.items()}}
    return new


def write_exception(root: Path, row: str) -> None:
    """A copy's seed of exceptions with one row."""
    header = ["model", "column_name", "rule", "reason", "reviewer"]
    path = root / SEED
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([header, row.split(",")])
