"""One macro, one file, one screen."""

import re
from pathlib import Path

from tests.architecture.house import ROOT, expect_none, tracked_files

MACROS = tracked_files("macros/*.sql")
KIND = "(?:macro|materialization)"
BLOCK = re.compile(rf"\{{%-?\s*{KIND}\s+(\w+)\b.*?\{{%-?\s*end{KIND}\s*-?%\}}", re.DOTALL)
ENGINE_BODY = re.compile(r"^(default|duckdb|spark|postgres)__")


def macros_of(path: Path) -> dict[str, int]:
    """Lines of each macro in a file, by name."""
    return {found[1]: found[0].count("\n") + 1 for found in BLOCK.finditer(path.read_text())}


def public(path: Path) -> list[str]:
    return [name for name in macros_of(path) if not ENGINE_BODY.match(name)]


def test_a_macro_is_found_in_the_file_of_its_name() -> None:
    expect_none({str(path.relative_to(ROOT)): public(path) for path in MACROS if public(path) != [path.stem]})


def test_no_macro_is_longer_than_forty_lines() -> None:
    expect_none({name: lines for path in MACROS for name, lines in macros_of(path).items() if lines > 40})


def test_every_dispatched_macro_names_the_engine_that_lacks_it() -> None:
    dispatched = [path for path in MACROS if "adapter.dispatch(" in path.read_text()]
    expect_none([path.stem for path in dispatched if f"default__{path.stem}" not in macros_of(path)])


def test_a_body_for_one_engine_stands_under_engine() -> None:
    elsewhere = [path for path in MACROS if path.parent.name not in {"engine", "overrides"}]
    expect_none([path.stem for path in elsewhere if any(ENGINE_BODY.match(name) for name in macros_of(path))])
