"""A table in which anything is wrong is not a table to walk past."""

from typing import Any

import pytest

from audit.chain import replaced, wrapped
from audit.findings import Finding, Verdict
from audit.scratch import AuditError

SHIPPED: dict[str, Any] = {"said": "it", "claimed": 2.0, "event": "", "runs": 100_000}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"bound": 1.2}, Verdict.HOLDS),
        ({"bound": 2.01}, Verdict.REFUTED),
        ({"bound": 1.69, "is_worst": True}, Verdict.WEAK),
        ({"bound": 1.71, "is_worst": True}, Verdict.HOLDS),
        ({"bound": 1.2, "is_worst": True, "runs": 10_000}, Verdict.HOLDS),
        ({"bound": 2.01, "is_planted": True}, Verdict.CAUGHT),
        ({"bound": 2.0, "is_planted": True}, Verdict.MISSED),
        ({"bound": None, "is_planted": True}, Verdict.REFUSED),
    ],
)
def test_a_bound_past_the_claim_refutes_what_is_shipped_and_catches_what_is_planted(
    changed: dict[str, Any], verdict: Verdict
) -> None:
    finding = Finding(**SHIPPED | changed)
    assert finding.verdict is verdict
    assert finding.verdict.is_good == (verdict in (Verdict.HOLDS, Verdict.CAUGHT, Verdict.REFUSED))


def test_a_fault_that_no_longer_fits_the_sql_is_an_error() -> None:
    assert replaced("from people", "from teams")("select 1 from people") == "select 1 from teams"
    with pytest.raises(AuditError, match="can no longer be planted"):
        replaced("from people", "from teams")("select 1")


def test_a_wrapped_query_is_read_whole() -> None:
    assert wrapped("select x from {sql} where x > 1")("select x from a") == (
        "select x from (select x from a) where x > 1"
    )
