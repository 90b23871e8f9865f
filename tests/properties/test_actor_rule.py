"""Whoever acted alone decides: taking away all that one person did changes that person's vectors and nobody else's."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import pytest
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner

from landing import land, load_contracts, write_control
from pipeline.ledger import Ledger
from pipeline.settings import BuildSettings
from tests.building import Builder, House, rows
from tests.conftest import ROOT
from tests.properties.actors import PEOPLE, deliver, everything, user_id, without

BUILD_DATE = date(2026, 5, 10)
SEED = 20260301
SOURCES = {"preferred": True, "second": False}
COORDINATES = ("meeting_seconds", "call_seconds", "chat_seconds", "email_seconds", "after_hours_seconds")

Vectors = dict[str, dict[tuple[int, date], tuple[int, ...]]]


def person_id(organization: str, person: int) -> int:
    """The key of a directory object, as staging makes it."""
    digest = hashlib.sha256(f"{organization}|object|{user_id(person)}".encode()).hexdigest()
    return int(digest[:16], 16) >> 1


def land_all(settings: BuildSettings) -> None:
    with Ledger(settings.ledger_dir) as ledger:
        contracts, receipts = load_contracts(ROOT / "models" / "staging"), ledger.receipts()
        number = ledger.start_build(BUILD_DATE, datetime.now(UTC).replace(tzinfo=None))
        landed = land(settings.raw_dir, settings.warehouse_dir, contracts, receipts, BUILD_DATE, number)
        ledger.keep(receipts)
    write_control(landed, settings.warehouse_dir, None, BUILD_DATE, number)


def build_vectors(settings: BuildSettings) -> None:
    """Run the models that vectors rest on, and no others."""
    arguments = ["build", "--quiet", "--select", "+int_collaboration_windows"]
    arguments += ["--exclude-resource-type", "test", "--exclude-resource-type", "unit_test"]
    arguments += ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    arguments += ["--target-path", str(settings.target_dir), "--log-path", str(settings.dbt_dir)]
    outcome = dbtRunner().invoke(arguments)
    DuckDBConnectionManager.close_all_connections()
    assert outcome.success, "the models of the vectors did not build"


@pytest.fixture(scope="module")
def vectors(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    """Vectors of organizations that differ by what one person did, by organization, person and window."""
    house = House(tmp_path_factory.mktemp("actors"))
    for sources, is_preferred in SOURCES.items():
        records = everything(SEED, is_preferred)
        deliver(house.raw_dir, sources, records, SEED)
        for person in PEOPLE:
            deliver(house.raw_dir, f"{sources}-without-{person}", without(records, person), SEED + 1 + person)
    settings = builder.settings(house, BUILD_DATE)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WAREHOUSE_DIR", str(settings.warehouse_dir))
        environment.setenv("LEDGER_DIR", str(settings.ledger_dir))
        land_all(settings)
        build_vectors(settings)
    found: Vectors = {}
    for row in rows(house.private_file, "select * from intermediate.int_collaboration_windows"):
        organization = row["organization_id"]
        names = {person_id(organization, person): person for person in PEOPLE}
        key = names[row["person_id"]], row["window_start"]
        found.setdefault(organization, {})[key] = tuple(row[name] for name in COORDINATES)
    return found


@pytest.mark.parametrize(("sources", "channels"), [("preferred", {0, 1, 2, 3, 4}), ("second", {0, 1, 3, 4})])
def test_everybody_does_something_in_every_channel_a_source_shows(
    vectors: Vectors, sources: str, channels: set[int]
) -> None:
    shown = {(person, n) for (person, _), vector in vectors[sources].items() for n in range(5) if vector[n]}
    assert shown == {(person, n) for person in PEOPLE for n in channels}


@pytest.mark.parametrize("sources", SOURCES)
@pytest.mark.parametrize("person", PEOPLE)
def test_taking_away_what_one_person_did_changes_that_persons_vectors_and_no_others(
    vectors: Vectors, sources: str, person: int
) -> None:
    others = {key: vector for key, vector in vectors[sources].items() if key[0] != person}
    assert vectors[f"{sources}-without-{person}"] == others
