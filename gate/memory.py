"""What was read before: facts of models by everything they follow from, so that only what changed is read again."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

from gate.facts import Relation
from gate.project import HERE
from gate.reading import Reading

READERS = (
    "aggregates beforehand charts check columns comparisons compiled contracts correspondence exceptions "
    "expressions facts flow grouping joins lineage memory moments noise origins project queries reading relations "
    "rules scopes seeds side_roads stars templates texts violations"
).split()
# Facts of a model, why it could not be read if so, and what its branches name.
Remembered = tuple[Relation, str | None, tuple[Reading, ...]]


@cache
def version() -> str:
    """Changes with the gate's code, its policy and its parser: whatever it once read with others is read again."""
    names = ["policy.yml", *(f"{name}.py" for name in READERS)]
    texts = [(HERE / name).read_text(encoding="utf-8") for name in names]
    return digest(metadata.version("sqlglot"), *texts)


def digest(*parts: str) -> str:
    """One short text for several."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass
class Memory:
    """Facts by digest, in a file beside dbt's own parse. A missing or foreign file is an empty memory."""

    path: Path | None = None
    before: dict[str, Remembered] = field(default_factory=dict)
    used: dict[str, Remembered] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path | None) -> Memory:
        """The memory kept in a file."""
        memory = cls(path)
        if path is not None and path.exists():
            try:
                kept_by, before = pickle.loads(path.read_bytes())
            except (pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError):
                return memory
            memory.before = before if kept_by == version() else {}
        return memory

    def get(self, key: str) -> Remembered | None:
        """What is remembered of a model."""
        found = self.before.get(key)
        if found is not None:
            self.used[key] = found
        return found

    def put(self, key: str, read: Remembered) -> None:
        """Remember."""
        self.used[key] = read

    def save(self) -> None:
        """Keep what this run used, and forget the rest."""
        if self.path is None or self.used.keys() == self.before.keys():
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".new")
        fresh.write_bytes(pickle.dumps((version(), self.used)))
        fresh.replace(self.path)
