"""The contracts are complete, and nothing in them lets content through."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from landing import Contracts, LandingError, load_contracts
from landing.names import plain

ROOT = Path(__file__).resolve().parents[2]
TABLES = 49
PRIVACY = {"person", "device", "organization", "public"}
CONTENT = (
    "subject",
    "body",
    "bodypreview",
    "uniquebody",
    "displayname",
    "filename",
    "membershiprule",
    "mobilephone",
)


def documents() -> list[Mapping[str, Any]]:
    """Sources of what landing writes; the ledger is the pipeline's."""
    paths = (ROOT / "models" / "staging").rglob("_*__sources.yml")
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(paths)]
    return [source for document in found for source in document["sources"] if source["name"] != "ledger"]


def test_every_input_table_is_declared(contracts: Contracts) -> None:
    assert len(contracts.tables) == TABLES
    assert ("landing_control", "files") not in contracts.tables


def test_every_declared_column_says_what_it_is_and_whom_it_concerns() -> None:
    wrong = []
    for source in documents():
        for table in source["tables"]:
            for column in table["columns"]:
                meta = column["config"]["meta"]
                is_named = re.fullmatch("[a-z][a-z0-9_]*", column["name"])
                is_input = "activity" in table["config"]["meta"]
                is_typed = column["data_type"] == "string" or not is_input
                if not (is_named and column["description"] and is_typed and meta["privacy"] in PRIVACY):
                    wrong.append((source["name"], table["name"], column["name"]))
            if not table["description"].startswith("One row per ") or table["config"]["meta"]["privacy"] not in PRIVACY:
                wrong.append((source["name"], table["name"], ""))
    assert not wrong


def test_column_names_of_a_table_differ_and_leave_room_for_the_origin(contracts: Contracts) -> None:
    origin = {"organization_id", "file_id", "record_position", "received_at", "problem"}
    for contract in contracts:
        names = [column.name for column in contract.columns]
        assert len(names) == len(set(names)) and not origin & set(names), contract.table_name


def test_no_contract_names_a_subject_a_body_or_a_display_name(contracts: Contracts) -> None:
    leaks = [
        (contract.table_name, column.name)
        for contract in contracts
        for column in contract.columns
        for path in (*column.native, *column.keep)
        if plain(path.split(".")[-1]) in CONTENT or plain(column.name) in CONTENT
    ]
    assert not leaks


def test_the_fingerprint_follows_the_columns(contracts: Contracts) -> None:
    contract = contracts.tables["graph", "call_records"]
    fewer = replace(contract, columns=contract.columns[1:])
    narrower = replace(contract, columns=(*contract.columns[:-1], replace(contract.columns[-1], keep=("id",))))
    assert len({contract.fingerprint, fewer.fingerprint, narrower.fingerprint}) == 3
    assert replace(contract).fingerprint == contract.fingerprint


def test_a_folder_without_contracts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LandingError, match="no source declares"):
        load_contracts(tmp_path)


def test_an_input_table_without_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "_x__sources.yml").write_text(
        "sources: [{name: x, tables: [{name: y, config: {meta: {activity: true}}}]}]"
    )
    with pytest.raises(LandingError, match="must have columns"):
        load_contracts(tmp_path)
