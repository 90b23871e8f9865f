"""There is one way out, and it has doors."""

import pytest

from tests.architecture.house import House, Node, expect_none, floor, folder, is_bookkeeping, privacy

MAY_READ = {
    "staging": {"source"},
    "intermediate": {"staging", "intermediate", "seed"},
    "doors": {"intermediate", "doors", "seed"},
    "marts": {"doors", "marts", "seed"},
}
ACCESS = {"staging": "private", "intermediate": "private", "doors": "protected", "marts": "public"}
GROUP = {"staging": "people", "intermediate": "people", "doors": "people", "marts": "published"}


def may_read(reader: Node, read: Node) -> bool:
    """Whether the architecture lets one node read another."""
    if floor(read) in MAY_READ[floor(reader)]:
        return True
    if floor(reader) == "staging" and read["name"].startswith("base_"):
        return folder(read) == folder(reader)
    return floor(reader) in {"staging", "doors"} and is_bookkeeping(read)


def forbidden(house: House, reader: str) -> list[tuple[str, str]]:
    pairs = ((model, read) for model in house.on(reader) for read in house.read_by(model))
    return [(model["name"], read["name"]) for model, read in pairs if not may_read(model, read)]


def test_every_model_stands_on_a_floor(house: House) -> None:
    expect_none([model["original_file_path"] for model in house.models if floor(model) not in MAY_READ])


def test_only_doors_feed_marts(house: House) -> None:
    expect_none(forbidden(house, "marts"))


@pytest.mark.parametrize("reader", ["staging", "intermediate", "doors"])
def test_a_floor_reads_only_the_floors_below_it(house: House, reader: str) -> None:
    expect_none(forbidden(house, reader))


def test_only_marts_are_public(house: House) -> None:
    expect_none([(model["name"], model["access"]) for model in house.models if model["access"] != ACCESS[floor(model)]])


def test_every_model_belongs_to_the_group_of_its_floor(house: House) -> None:
    expect_none([(model["name"], model["group"]) for model in house.models if model["group"] != GROUP[floor(model)]])


def test_every_mart_has_an_enforced_contract(house: House) -> None:
    expect_none([mart["name"] for mart in house.on("marts") if not mart["contract"]["enforced"]])


def test_marts_are_built_in_a_file_of_their_own(house: House) -> None:
    expect_none(
        [model["name"] for model in house.models if (model["database"] == "marts") != (floor(model) == "marts")]
    )


# Whose team a random name stands for: read by the draw, kept in the ledger, on its way to no mart (a test of its own).
TEAM_NAMES = ("team_surrogates", "manager_person_id")


def test_no_mart_reads_whose_team_a_name_stands_for(house: House) -> None:
    readers = {
        model["name"] for model in house.on("doors", "marts") if "team_surrogates" in str(model["depends_on"]["nodes"])
    }
    assert readers == {"released_team_sums"}


def test_no_person_column_leaves_through_a_door(house: House) -> None:
    shown = [
        (model["name"], name)
        for model in house.on("doors", "marts")
        for name, column in model["columns"].items()
        if privacy(column) == "person" and (model["name"], name) != TEAM_NAMES
    ]
    expect_none(shown)


def test_doors_and_marts_carry_no_key_of_a_person(house: House) -> None:
    keys = {"person_id", "identity_id", "manager_id", "user_id", "puser", "upn", "mail"}
    expect_none(
        [(model["name"], name) for model in house.on("doors", "marts") for name in model["columns"] if name in keys]
    )


def test_exposures_show_marts_only(house: House) -> None:
    shown = [
        (exposure["name"], name)
        for exposure in house.manifest["exposures"].values()
        for name in exposure["depends_on"]["nodes"]
        if floor(house.nodes[name]) != "marts"
    ]
    expect_none(shown)
