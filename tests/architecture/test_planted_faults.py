"""The judges are judged: a planted leak must be found, or a green run means nothing."""

from copy import deepcopy
from typing import Any

import pytest

from tests.architecture import test_doors
from tests.architecture.house import House


@pytest.fixture
def tampered(manifest: dict[str, Any]) -> House:
    return House(deepcopy(manifest))


def found(claim: Any, house: House) -> str:
    with pytest.raises(pytest.fail.Exception) as failure:
        claim(house)
    return str(failure.value)


def test_a_mart_that_reads_people_is_found(tampered: House) -> None:
    mart, private = tampered.on("marts")[0], tampered.on("intermediate")[0]
    mart["depends_on"]["nodes"].append(private["unique_id"])
    assert f"{mart['name']} {private['name']}" in found(test_doors.test_only_doors_feed_marts, tampered)


def test_a_public_model_behind_the_doors_is_found(tampered: House) -> None:
    private = tampered.on("staging")[0]
    private["access"] = "public"
    assert private["name"] in found(test_doors.test_only_marts_are_public, tampered)


def test_a_mart_without_contract_is_found(tampered: House) -> None:
    mart = tampered.on("marts")[0]
    mart["contract"]["enforced"] = False
    assert mart["name"] in found(test_doors.test_every_mart_has_an_enforced_contract, tampered)


def test_a_person_column_in_a_door_is_found(tampered: House) -> None:
    door = tampered.on("doors")[0]
    door["columns"]["sender"] = {"name": "sender", "config": {"meta": {"privacy": "person"}}}
    assert f"{door['name']} sender" in found(test_doors.test_no_person_column_leaves_through_a_door, tampered)
