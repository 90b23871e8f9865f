"""Queries of the dashboard, which no manifest lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gate.project import Project, layer
from gate.texts import CALL, STATEMENT
from gate.violations import Violation

TITLES = re.compile(r"^[\s\"'-]*(?:title|subtitle|description|label|note)[\"']?\s*:[^\n|>]*$", re.I | re.M)
WORDS = {".yml", ".yaml", ".json"}


def charts(project: Project) -> Iterator[Violation]:
    """Files of the dashboard that ask what is no mart. What they say in a title is no question."""
    private = {model["name"].lower() for model in project.models if layer(model) != "marts"}
    folder = project.root / project.policy["dashboards"]
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            yield from _asked(path.relative_to(project.root).as_posix(), path, private)


def _asked(name: str, path: Path, private: set[str]) -> Iterator[Violation]:
    text = path.read_text(encoding="utf-8", errors="replace")
    text = (TITLES.sub("", text) if path.suffix in WORDS else text).lower()
    hidden = sorted(private & set(re.findall(r"[a-z][a-z0-9_]+", text)))
    if CALL.search(text) or STATEMENT.search(text):
        hidden.append("a file or database by its name")
    if hidden:
        yield Violation(
            "flow.private_model_shown",
            name,
            None,
            f"The dashboard asks {', '.join(hidden)}, which is no mart.",
            "Ask a mart: what is not yet in one needs a door first.",
        )
