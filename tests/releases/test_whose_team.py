"""The query that the README gives to whoever sets row-level security finds each manager's team."""

from __future__ import annotations

import csv
import re

import duckdb

from tests.building import House, rows
from tests.conftest import ROOT
from tests.releases.conftest import ORGANIZATION

EXAMPLE = "ann.lee@contoso.example"


def test_the_readmes_query_finds_every_team_by_its_managers_address(released: House) -> None:
    files = sorted((released.raw_dir / ORGANIZATION / "hr" / "organization").rglob("*.csv"))
    managers = {row["ManagerId"].strip().lower() for path in files for row in csv.DictReader(path.open())} - {""}
    teams = rows(released.ledger_file, f"select team_id from team_surrogates where organization_id = '{ORGANIZATION}'")
    assert {team for manager in managers for team in found(released, manager)} == {team["team_id"] for team in teams}
    assert all(len(found(released, manager)) <= 1 for manager in managers)
    assert found(released, EXAMPLE) == []


def found(house: House, address: str) -> list[str]:
    """What the query in the README gives for one address."""
    query = next(block for block in re.findall(r"```sql\n(.*?)```", (ROOT / "README.md").read_text(), re.S))
    query = query.replace("'ledger/", f"'{house.ledger_dir}/").replace("'warehouse/", f"'{house.warehouse_dir}/")
    assert EXAMPLE in query
    with duckdb.connect() as connection:
        return [team for (team,) in connection.execute(query.replace(EXAMPLE, address)).fetchall()]
