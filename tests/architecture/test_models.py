"""A model opens with its grain, stays short and is described beside its neighbours."""

import re
from pathlib import Path

import pytest
import yaml

from tests.architecture.house import ROOT, House, floor, privacy, tracked_files

PRIVACY = {"person", "device", "organization", "team", "public"}
MODELS = tracked_files("models/*.sql")
FOLDERS = sorted({path.parent for path in MODELS})
HELPERS = re.compile(r"\btarget\.(type|name)\b")


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_model_is_longer_than_ninety_lines() -> None:
    lengths = {short(path): len(path.read_text().splitlines()) for path in MODELS}
    assert {name: length for name, length in lengths.items() if length > 90} == {}


def test_every_model_opens_with_its_grain() -> None:
    assert [short(path) for path in MODELS if not path.read_text().startswith("{#- Grain: ")] == []


def test_every_model_ends_by_selecting_its_last_step() -> None:
    last = re.compile(r"select \* from \w+\s*\Z")
    assert [short(path) for path in MODELS if not last.search(path.read_text())] == []


def test_only_engine_macros_ask_which_engine_runs() -> None:
    elsewhere = [
        path
        for path in tracked_files("models", "macros", "tests/generic", "tests/singular")
        if path.suffix in {".sql", ".yml"} and "macros/engine" not in path.as_posix()
    ]
    assert [short(path) for path in elsewhere if HELPERS.search(path.read_text())] == []


def test_every_description_says_what_one_row_is(house: House) -> None:
    assert [
        model["name"] for model in house.models if not model["description"].startswith("One row per")
    ] == []


def test_every_column_from_staging_on_says_whose_it_is(house: House) -> None:
    silent = [
        f"{model['name']}.{name}"
        for model in house.models
        for name, column in model["columns"].items()
        if privacy(column) not in PRIVACY
    ]
    assert silent == []


def test_every_model_describes_its_columns(house: House) -> None:
    assert [model["name"] for model in house.models if not model["columns"]] == []


def test_every_source_column_says_whose_it_is(house: House) -> None:
    silent = [
        f"{source['source_name']}.{source['name']}.{name}"
        for source in house.sources
        for name, column in source["columns"].items()
        if privacy(column) not in PRIVACY
    ]
    assert silent == []


def described_in(folder: Path) -> list[str]:
    """Property files of a folder that describe models."""
    return [
        path.name
        for path in sorted(folder.glob("*.yml"))
        if "models" in (yaml.safe_load(path.read_text()) or {})
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=short)
def test_a_folder_describes_its_models_in_one_file_of_its_name(folder: Path) -> None:
    assert described_in(folder) == [f"_{folder.name}__models.yml"]


def test_no_folder_of_models_needs_more_than_a_screenful_of_yaml() -> None:
    lengths = {
        short(path): len(path.read_text().splitlines()) for path in tracked_files("models/*__models.yml")
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_every_source_table_has_its_staging_model_and_every_staging_model_its_table(house: House) -> None:
    declared = {
        f"stg_{source['source_name']}__{source['name']}"
        for source in house.sources
        if source["source_name"] not in {"landing_control", "ledger"}
    }
    assert declared ^ {model["name"] for model in house.on("staging")} == set()


def test_a_staging_model_reads_the_source_of_its_name(house: House) -> None:
    read = {
        model["name"]: {
            f"stg_{node['source_name']}__{node['name']}"
            for node in house.read_by(model)
            if floor(node) == "sources" and node["source_name"] != "landing_control"
        }
        for model in house.on("staging")
    }
    assert {name: sources for name, sources in read.items() if sources != {name}} == {}


def test_unit_tests_are_sentences(house: House) -> None:
    assert [
        test["name"] for test in house.manifest["unit_tests"].values() if test["name"].count("_") < 2
    ] == []


def test_singular_tests_claim_something(house: House) -> None:
    files = [path.stem for path in tracked_files("tests/singular/*.sql")]
    assert [name for name in files if not name.startswith("assert_")] == []
