"""There is one way out, and it has doors."""

import pytest

from tests.architecture.house import House, floor, privacy

MAY_READ = {
    "staging": {"sources", "seeds"},
    "intermediate": {"staging", "intermediate", "seeds", "sources"},
    "doors": {"intermediate", "doors", "seeds", "sources"},
    "marts": {"doors", "marts", "seeds"},
}
ACCESS = {"staging": "private", "intermediate": "private", "doors": "protected", "marts": "public"}
GROUP = {"staging": "people", "intermediate": "people", "doors": "people", "marts": "published"}
# What the pipeline writes itself and what the ledger remembers: days and counts, no person.
BOOKKEEPING = {"landing_control", "ledger"}


def readings(house: House, reader: str) -> list[tuple[str, str, str]]:
    return [
        (model["name"], floor(read), read["name"])
        for model in house.on(reader)
        for read in house.read_by(model)
        if not (floor(read) == "sources" and read["source_name"] in BOOKKEEPING)
    ]


def test_every_model_stands_on_a_floor(house: House) -> None:
    assert [model["original_file_path"] for model in house.models if floor(model) not in MAY_READ] == []


def test_only_doors_feed_marts(house: House) -> None:
    assert [reading for reading in readings(house, "marts") if reading[1] not in MAY_READ["marts"]] == []


@pytest.mark.parametrize("reader", ["staging", "intermediate", "doors"])
def test_a_floor_reads_only_the_floors_below_it(house: House, reader: str) -> None:
    allowed = MAY_READ[reader] - ({"sources"} if reader != "staging" else set())
    assert [reading for reading in readings(house, reader) if reading[1] not in allowed] == []


def test_a_mart_reads_no_source_at_all_not_even_bookkeeping(house: House) -> None:
    read = [
        (mart["name"], source["name"])
        for mart in house.on("marts")
        for source in house.read_by(mart)
        if floor(source) == "sources"
    ]
    assert read == []


def test_only_marts_are_public(house: House) -> None:
    assert [
        (model["name"], model["access"]) for model in house.models if model["access"] != ACCESS[floor(model)]
    ] == []


def test_every_model_belongs_to_the_group_of_its_floor(house: House) -> None:
    assert [
        (model["name"], model["group"]) for model in house.models if model["group"] != GROUP[floor(model)]
    ] == []


def test_every_mart_has_an_enforced_contract(house: House) -> None:
    assert [mart["name"] for mart in house.on("marts") if not mart["contract"]["enforced"]] == []


def test_marts_are_built_in_a_file_of_their_own(house: House) -> None:
    assert [
        model["name"] for model in house.models if (model["database"] == "marts") != (floor(model) == "marts")
    ] == []


def test_no_person_column_leaves_through_a_door(house: House) -> None:
    shown = [
        (model["name"], name)
        for model in house.on("doors", "marts")
        for name, column in model["columns"].items()
        if privacy(column) == "person"
    ]
    assert shown == []


def test_doors_and_marts_carry_no_key_of_a_person(house: House) -> None:
    keys = {"person_id", "identity_id", "manager_id", "user_id", "puser", "upn", "mail"}
    assert [
        (model["name"], name)
        for model in house.on("doors", "marts")
        for name in model["columns"]
        if name in keys
    ] == []


def test_exposures_show_marts_only(house: House) -> None:
    shown = [
        (exposure["name"], name)
        for exposure in house.manifest["exposures"].values()
        for name in exposure["depends_on"]["nodes"]
        if floor(house.nodes[name]) != "marts"
    ]
    assert shown == []
