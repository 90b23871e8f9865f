"""A model opens with its grain, stays short and is described beside its neighbours."""

import csv
import re
from pathlib import Path

import yaml

from tests.architecture.house import ROOT, House, Node, expect_none, floor, folder, privacy, tracked_files

PRIVACY = {"person", "device", "organization", "team", "public"}
MODELS = tracked_files("models/*.sql")
FOLDERS = sorted({path.parent for path in MODELS})
HELPERS = re.compile(r"\btarget\.(type|name)\b")


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_model_is_longer_than_ninety_lines() -> None:
    lengths = {short(path): len(path.read_text().splitlines()) for path in MODELS}
    expect_none({name: length for name, length in lengths.items() if length > 90})


def test_every_model_opens_with_its_grain() -> None:
    expect_none([short(path) for path in MODELS if not path.read_text().startswith("{#- Grain: ")])


def test_every_model_ends_by_selecting_its_last_step() -> None:
    last = re.compile(r"select \* from \w+\s*\Z")
    expect_none([short(path) for path in MODELS if not last.search(path.read_text())])


def test_only_engine_macros_ask_which_engine_runs() -> None:
    elsewhere = [
        path
        for path in tracked_files("models", "macros", "tests/generic", "tests/singular")
        if path.suffix in {".sql", ".yml"} and "macros/engine" not in path.as_posix()
    ]
    expect_none([short(path) for path in elsewhere if HELPERS.search(path.read_text())])


def test_every_description_says_what_one_row_is(house: House) -> None:
    expect_none([model["name"] for model in house.models if not model["description"].startswith("One row per")])


def test_every_column_from_staging_on_says_whose_it_is(house: House) -> None:
    silent = [
        f"{model['name']}.{name}"
        for model in house.models
        for name, column in model["columns"].items()
        if privacy(column) not in PRIVACY
    ]
    expect_none(silent)


def test_every_model_describes_its_columns(house: House) -> None:
    expect_none([model["name"] for model in house.models if not model["columns"]])


def test_every_source_column_says_whose_it_is(house: House) -> None:
    silent = [
        f"{source['source_name']}.{source['name']}.{name}"
        for source in house.sources
        for name, column in source["columns"].items()
        if privacy(column) not in PRIVACY
    ]
    expect_none(silent)


def describes_models(path: Path) -> bool:
    return "models" in (yaml.safe_load(path.read_text()) or {})


def test_a_folder_describes_its_models_in_one_file_of_its_name() -> None:
    described = [path for path in tracked_files("models/*.yml") if describes_models(path)]
    names = {place: [path.name for path in described if path.parent == place] for place in FOLDERS}
    expect_none([(short(path), found) for path, found in names.items() if found != [f"_{path.name}__models.yml"]])


def test_every_source_table_has_its_staging_model(house: House) -> None:
    declared = {f"stg_{source['source_name']}__{source['name']}" for source in house.sources}
    expect_none(declared - {model["name"] for model in house.on("staging")})


def test_every_staging_model_has_its_source_table(house: House) -> None:
    declared = {f"stg_{source['source_name']}__{source['name']}" for source in house.sources}
    staged = {model["name"] for model in house.on("staging") if not model["name"].startswith("base_")}
    expect_none(staged - declared)


def own_sources(house: House, model: Node) -> set[str]:
    """Source tables of a model's own system. Every staging model also asks the control table of files."""
    sources = (node for node in house.read_by(model) if floor(node) == "source")
    return {node["name"] for node in sources if folder(node) == folder(model)}


def test_a_staging_model_reads_one_table_of_its_own_system(house: House) -> None:
    first_steps = {model["name"] for model in house.models if model["name"].startswith("base_")}
    read = {
        model["name"]: own_sources(house, model)
        for model in house.on("staging")
        if not first_steps & {node["name"] for node in house.read_by(model)}
    }
    expect_none({name: tables for name, tables in read.items() if len(tables) != 1})


def test_unit_tests_are_sentences(house: House) -> None:
    expect_none([test["name"] for test in house.manifest["unit_tests"].values() if test["name"].count("_") < 2])


def test_singular_tests_claim_something(house: House) -> None:
    files = [path.stem for path in tracked_files("tests/singular/*.sql")]
    expect_none([name for name in files if not name.startswith("assert_")])


def test_a_second_goes_to_channels_in_the_order_of_their_definitions() -> None:
    with (ROOT / "seeds" / "reference" / "team_metric_definitions.csv").open() as lines:
        defined = {row["channel_priority"]: row["metric"].removesuffix("_hours") for row in csv.DictReader(lines)}
    model = (ROOT / "models" / "intermediate" / "collaboration" / "int_collaboration_windows.sql").read_text()
    channels = re.search(r"set channels = \[(.*?)\]", model)
    assert channels is not None
    assert re.findall(r"\"(\w+)\"", channels[1]) == [defined[number] for number in sorted(filter(None, defined))]
