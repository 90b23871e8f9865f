"""Short files, short functions, and a privacy core that imports next to nothing."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import ROOT, expect_none, tracked_files

FILES = tracked_files("*.py")
CORE_MAY_IMPORT = {*sys.stdlib_module_names, "numpy", "udfs"}
LONGEST_FILE = 250
LONGEST_FUNCTION = 40


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_no_python_file_is_longer_than_250_lines() -> None:
    lengths = {short(path): len(path.read_text().splitlines()) for path in FILES}
    expect_none({name: length for name, length in lengths.items() if length > LONGEST_FILE})


def test_no_function_is_longer_than_forty_lines() -> None:
    lengths = {
        f"{short(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    expect_none({name: length for name, length in lengths.items() if length > LONGEST_FUNCTION})


def test_the_privacy_core_imports_numpy_and_the_standard_library_alone() -> None:
    core = [path for path in FILES if path.is_relative_to(ROOT / "udfs") and "bindings" not in path.parts]
    foreign = {
        short(path): sorted({name for name in imports(path) if name.split(".")[0] not in CORE_MAY_IMPORT})
        for path in core
    }
    expect_none({name: modules for name, modules in foreign.items() if modules})


def test_what_runs_in_a_build_never_imports_a_test() -> None:
    expect_none(
        [
            short(path)
            for path in FILES
            if "tests" not in path.parts and any(name.split(".")[0] == "tests" for name in imports(path))
        ]
    )
