"""Published files are judged by planted leaks: each is found under its rule, table and column, and no innocent is."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from gate.identifiers import PROJECT_DIR
from gate.known import Known
from gate.minimums import minimums_of
from gate.published_file import PublishedFile
from gate.values import check_published
from gate.violations import Violation
from gate.warehouse import known_to
from tests.gate.leaking_tables import INNOCENTS, ONE_EACH
from tests.gate.leaking_values import IN_THE_SCHEMA, NAMED
from tests.gate.mutants import BYTES, CATEGORY, SMALL, UPN, Mutant
from tests.gate.people import ORGANIZATION, invent
from tests.gate.too_few import TOO_FEW

MUTANTS = [*NAMED, *IN_THE_SCHEMA, *ONE_EACH, *TOO_FEW]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invent(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def known(warehouse: Path) -> Known:
    return known_to(warehouse)


def judged(warehouse: Path, known: Known, folder: Path, file: str, statement: str) -> list[Violation]:
    """What the gate says of a tampered copy of one published file."""
    copy = folder / "staged"
    shutil.copyfile(warehouse / "published" / ORGANIZATION / f"{file}.duckdb", copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(statement)
    published = PublishedFile(copy, ORGANIZATION, f"{file}.duckdb")
    return check_published(published, known, minimums_of(PROJECT_DIR), folder)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_planted_leak_is_found(warehouse: Path, known: Known, tmp_path: Path, mutant: Mutant) -> None:
    found = judged(warehouse, known, tmp_path, mutant.file, mutant.statement)
    for violation in found:
        print(f"{mutant.name} -> {violation.rule}, {violation.model}, {violation.column}")
    assert (mutant.rule, mutant.model, mutant.column) in {(one.rule, one.model, one.column) for one in found}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_no_message_says_who_it_is(warehouse: Path, known: Known, tmp_path: Path, mutant: Mutant) -> None:
    found = judged(warehouse, known, tmp_path, mutant.file, mutant.statement)
    said = "\n".join(map(str, found))
    assert not known.traces.within(said.encode())


def test_a_column_that_is_called_as_somebody_is_not_named(warehouse: Path, known: Known, tmp_path: Path) -> None:
    statement = f"""alter table {CATEGORY} add column "{UPN}" varchar; update {CATEGORY} set "{UPN}" = '{UPN}'"""
    found = judged(warehouse, known, tmp_path, "scores", statement)
    assert len(found) > 1 and not known.traces.within("\n".join(map(str, found)).encode())


@pytest.mark.parametrize("innocent", INNOCENTS)
def test_an_innocent_file_passes(warehouse: Path, known: Known, tmp_path: Path, innocent: str) -> None:
    assert judged(warehouse, known, tmp_path, *INNOCENTS[innocent]) == []


@pytest.mark.parametrize("file", ["scores", "device_health"])
def test_an_untouched_file_passes(warehouse: Path, known: Known, tmp_path: Path, file: str) -> None:
    assert judged(warehouse, known, tmp_path, file, "select 1") == []


def test_an_organization_of_nine_shows_nothing_about_people(warehouse: Path, known: Known, tmp_path: Path) -> None:
    few = Known(known.names, known.keys, {ORGANIZATION: 9}, known.places, known.few_remote, known.public_text)
    found = judged(warehouse, few, tmp_path, "scores", "select 1")
    assert {(one.rule, one.model, one.column) for one in found} == {
        (SMALL, CATEGORY, "points"),
        (SMALL, "score.organization_scores_daily", "people_points"),
    }


@pytest.mark.parametrize("beside", ["", ".wal"])
def test_bytes_that_no_value_shows_are_found(warehouse: Path, known: Known, tmp_path: Path, beside: str) -> None:
    copy = tmp_path / "staged"
    shutil.copyfile(warehouse / "published" / ORGANIZATION / "scores.duckdb", copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute("checkpoint")
    if beside:
        with duckdb.connect(str(copy)) as connection:
            connection.execute("pragma disable_checkpoint_on_shutdown")
            connection.execute(f"create table score.late as select '{UPN}' as said")
            connection.execute("drop table score.late")
        assert copy.with_name("staged.wal").exists()
    else:
        with copy.open("ab") as handle:
            handle.write(UPN.encode())
    found = check_published(
        PublishedFile(copy, ORGANIZATION, "scores.duckdb"), known, minimums_of(PROJECT_DIR), tmp_path
    )
    assert {(one.rule, one.model) for one in found} == {(BYTES, "contoso/scores.duckdb")}
