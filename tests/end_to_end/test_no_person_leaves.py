"""No name, address, id or device name of anybody stands in what a build shows, in any form."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from gate.search import Search
from gate.traces import uncompressed_copy
from tests.building import Builder, House
from tests.end_to_end.traces import identifiers, keys_of_people, traces_of, values_of

PEOPLE_OF_THE_DEMO = 90
FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda name: name,
    "in upper case": str.upper,
    "reversed": lambda name: name[::-1],
    "in base 64": lambda name: base64.b64encode(name.encode()).decode(),
    "in hexadecimal digits": lambda name: name.encode().hex(),
    "as SHA-256": lambda name: hashlib.sha256(name.encode()).hexdigest(),
    "as half an MD5": lambda name: hashlib.md5(name.encode()).hexdigest()[:16],
}


@pytest.fixture(scope="module")
def names(demo_build: House) -> set[str]:
    return identifiers(demo_build.raw_dir)


@pytest.fixture(scope="module")
def traces(demo_build: House, names: set[str]) -> Search:
    return traces_of(names, keys_of_people(demo_build.private_file))


@pytest.fixture(scope="module")
def address(names: set[str]) -> str:
    return next(name for name in sorted(names) if name.endswith("@contoso.com"))


def test_there_is_something_to_look_for(names: set[str], demo_build: House) -> None:
    assert sum("@" in name for name in names) > PEOPLE_OF_THE_DEMO
    assert sum(name.count("-") == 4 for name in names) > PEOPLE_OF_THE_DEMO
    assert any(name.startswith("LT-") for name in names)
    assert any(name.istitle() and " " in name for name in names)
    assert len(keys_of_people(demo_build.private_file)) > PEOPLE_OF_THE_DEMO


def test_no_published_value_is_a_trace(demo_build: House, traces: Search) -> None:
    found = {path.name: traces.within(values_of(path)) for path in demo_build.published_files}
    assert len(found) == 2 and not any(found.values()), found


def test_no_byte_of_a_published_file_is_a_trace(demo_build: House, traces: Search, tmp_path: Path) -> None:
    for path in demo_build.published_files:
        assert traces.within(path.read_bytes()) == set()
        assert traces.within(uncompressed_copy(path, tmp_path), is_packed=True) == set()


def test_logs_and_compiled_models_hold_no_trace(demo_build: House, builder: Builder, traces: Search) -> None:
    files = [
        path
        for folder in (demo_build.warehouse_dir / ".dbt", builder.parse_dir)
        for path in folder.rglob("*")
        if path.is_file()
    ]
    assert {path.suffix for path in files} >= {".log", ".sql", ".json"}
    assert {str(path): found for path in files if (found := traces.within(path.read_bytes()))} == {}


def test_what_is_printed_holds_no_trace(demo_build: House, traces: Search) -> None:
    assert "of 800 points" in demo_build.card
    assert traces.within(demo_build.card.encode()) == set()


@pytest.mark.parametrize("form", FORMS)
def test_a_trace_planted_in_a_copy_is_found(
    demo_build: House, traces: Search, tmp_path: Path, address: str, form: str
) -> None:
    copy = planted(demo_build, tmp_path, "unavailable_reason", FORMS[form](address))
    assert traces.within(values_of(copy))
    assert traces.within(uncompressed_copy(copy, tmp_path), is_packed=True)


def test_a_key_planted_in_a_copy_is_found(demo_build: House, traces: Search, tmp_path: Path) -> None:
    key = min(keys_of_people(demo_build.private_file))
    copy = planted(demo_build, tmp_path, "numerator", key)
    assert traces.within(values_of(copy))
    assert traces.within(uncompressed_copy(copy, tmp_path), is_packed=True)


def planted(house: House, folder: Path, column: str, value: str | int) -> Path:
    """A copy of a published file with one value written into one cell."""
    copy = folder / "scores.duckdb"
    shutil.copyfile(house.scores_file("contoso"), copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(
            f"update score.insights_daily set {column} = ? where rowid = (select min(rowid) from score.insights_daily)",
            [value],
        )
    return copy
