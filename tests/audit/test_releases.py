"""What leaves about teams claims no less than it costs, and every mistake that is planted shows."""

import pytest

from audit.faults import FAULTS
from audit.findings import REACH, RUNS_TO_REACH, Finding, Verdict
from tests.architecture.house import expect_none
from tests.audit.conftest import Audited

FEW = 20_000


@pytest.fixture(scope="module")
def few(audited: Audited) -> list[Finding]:
    return audited(FEW)


def test_nothing_shipped_exceeds_its_claim(few: list[Finding]) -> None:
    shipped = [finding for finding in few if not finding.is_planted]
    assert len(shipped) >= 9
    expect_none([(one.said, one.verdict) for one in shipped if one.verdict is not Verdict.HOLDS])


def test_the_claim_is_what_the_ledger_was_charged(few: list[Finding]) -> None:
    assert {finding.claimed for finding in few} == {2.0}


def test_every_planted_fault_shows(few: list[Finding]) -> None:
    planted = [finding for finding in few if finding.is_planted]
    assert len(planted) == len(FAULTS) + 1
    expect_none([(one.said, one.verdict) for one in planted if not one.verdict.is_good])


def test_what_the_door_refuses_leaves_no_row(few: list[Finding]) -> None:
    expected = {fault.said for fault in FAULTS if fault.refusal}
    assert expected == {finding.said for finding in few if finding.verdict is Verdict.REFUSED}


@pytest.mark.slow
def test_a_hundred_thousand_runs_come_close_to_every_claim_and_pass_none(audited: Audited) -> None:
    found = audited(RUNS_TO_REACH)
    expect_none([(one.said, one.verdict) for one in found if not one.verdict.is_good])
    worst = [one for one in found if one.is_worst]
    assert len(worst) == 3
    assert all(one.bound is not None and REACH * one.claimed <= one.bound <= one.claimed for one in worst)
