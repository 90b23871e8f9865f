"""Every mutant is named by its rule, none hides another, and nothing innocent is named."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from gate.check import check_project
from gate.rules import COLUMNS, CONTRACTS, FLOW
from gate.violations import Violation
from tests.gate.planting import Mutant, Planted, altered, mutants, planted, write_exception

ADDED = [m for m in mutants() if not m.is_alone and m.file != "innocents"]
ALONE = [m for m in mutants() if m.is_alone]
INNOCENT = [m for m in mutants() if m.file == "innocents"]


@pytest.fixture(scope="session")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """The project with all additive mutants and innocents."""
    return planted(tmp_path_factory.mktemp("mutants"))


@pytest.fixture(scope="session")
def named(garden: Planted) -> dict[str, list[Violation]]:
    """What the gate says of the garden, by model."""
    found = defaultdict(list)
    for violation in garden.found():
        found[violation.model].append(violation)
    return found


def pairs(violations: list[Violation]) -> set[tuple[str, str]]:
    return {(violation.model, violation.rule) for violation in violations}


@pytest.mark.parametrize("mutant", ADDED, ids=lambda mutant: f"{mutant.file}-{mutant.name}")
def test_a_planted_leak_is_named(mutant: Mutant, named: dict[str, list[Violation]]) -> None:
    said = pairs(named[mutant.model])
    assert mutant.expected <= said
    assert said - mutant.tolerated == mutant.expected


@pytest.mark.parametrize("mutant", INNOCENT, ids=lambda mutant: mutant.name)
def test_an_innocent_change_is_not_named(mutant: Mutant, named: dict[str, list[Violation]]) -> None:
    assert [str(violation) for violation in named[mutant.model]] == []


def test_nothing_is_named_that_was_not_planted(named: dict[str, list[Violation]]) -> None:
    known = {model for mutant in ADDED for model, _ in mutant.expected | mutant.tolerated}
    assert {str(v) for model, found in named.items() if model not in known for v in found} == set()


@pytest.mark.parametrize("mutant", ALONE, ids=lambda mutant: mutant.name)
def test_a_changed_setting_is_named(
    mutant: Mutant, garden: Planted, named: dict[str, list[Violation]], tmp_path: Path
) -> None:
    before = {pair for violations in named.values() for pair in pairs(violations)}
    said = pairs(judged(mutant, garden, tmp_path)) - before
    assert mutant.expected <= said
    assert said - mutant.tolerated == mutant.expected


def judged(mutant: Mutant, garden: Planted, scratch: Path) -> list[Violation]:
    """What the gate says with one setting altered; an exception is a row of a seed."""
    manifest, sql = altered(mutant, garden)
    if "seed_row" not in mutant.spec:
        return check_project(manifest, sql, garden.root, garden.memory)
    shutil.copytree(garden.root / "seeds", scratch / "seeds")
    write_exception(scratch, mutant.spec["seed_row"])
    return check_project(manifest, sql, scratch, garden.memory)


def test_there_are_enough_mutants_and_innocents() -> None:
    assert len(ADDED) + len(ALONE) >= 60
    assert len(INNOCENT) >= 25


def test_every_rule_of_the_project_has_a_mutant() -> None:
    tried = {rule for mutant in mutants() for _, rule in mutant.expected}
    assert {*FLOW, *COLUMNS, *CONTRACTS} - tried == set()


def test_both_tables_are_printed_and_every_innocent_passes(
    named: dict[str, list[Violation]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert [mutant.name for mutant in INNOCENT if named[mutant.model]] == []
    with capsys.disabled():
        print("\nmutant | rule | model")
        for mutant in [*ADDED, *ALONE]:
            print(f"{mutant.name} | {mutant.spec['rule']} | {mutant.model}")
        print("\ninnocent change | said of it")
        for mutant in INNOCENT:
            print(f"{mutant.name} | {'; '.join(v.rule for v in named[mutant.model]) or 'passed'}")
