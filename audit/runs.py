"""Every audit there is: the door through dbt, faults planted into its SQL, the samplers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import duckdb

from audit.bound import epsilon_lower_bound
from audit.chain import Chain
from audit.faults import FAULTS, Fault, know_faulty_functions
from audit.findings import CONFIDENCE, Finding
from audit.pairs import PAIRS, WORST, Pair, Setting
from audit.population import lay_out, restate
from audit.readings import Sides, less_known, read, released
from audit.samplers import EPSILON, SAMPLERS, exact, floating, sides
from audit.scratch import CONTRIBUTIONS, METRICS, AuditError, House, Scratch

FEWEST_RUNS = 2_000
RISK = (1 - CONFIDENCE) / (len(PAIRS) + len(FAULTS) + len(SAMPLERS) + 1)
"""Shared out, so that all lines of the table hold together with 95 % confidence."""


@dataclass(frozen=True)
class Audit:
    """All audits in one scratch.

    Arguments: scratch; runs, of each side of the worst pair, others have a share of them.
    """

    scratch: Scratch
    runs: int

    def findings(self) -> Iterator[Finding]:
        """One finding after the other."""
        yield from self.samplers()
        house = self.scratch.prepare()
        with self.scratch.connected() as connection:
            for pair in PAIRS:
                lay_out(connection, house, pair, self._runs_of(pair))
        compiled = self.scratch.build(house)
        with self.scratch.connected() as connection:
            known = next(pair for pair in PAIRS if pair.setting is Setting.KNOWN_COLLEAGUES)
            found = [self._door(connection, house, known)]
            restate(connection, house)
        self.scratch.build(house)
        with self.scratch.connected() as connection:
            yield from (self._door(connection, house, pair) for pair in PAIRS if pair is not known)
            yield from found
            know_faulty_functions(connection)
            chain = Chain(connection, house, compiled)
            claimed = self._claimed(connection, WORST)
            yield from (self._fault(chain, fault, claimed) for fault in FAULTS)

    def samplers(self) -> Iterator[Finding]:
        """Both exact samplers, and a floating-point one."""
        for said, noise in SAMPLERS.items():
            yield _finding(said, EPSILON, sides(partial(exact, noise), self.runs), is_worst=True)
        yield _finding("floating-point sampler", EPSILON, sides(floating, self.runs), is_planted=True)

    def _door(self, connection: duckdb.DuckDBPyConnection, house: House, pair: Pair) -> Finding:
        """A pair as the ledger shows it after the last build."""
        rows = released(pair.name)
        if pair.setting is Setting.KNOWN_COLLEAGUES:
            relations = (house.named(name)["relation_name"] for name in (CONTRIBUTIONS, METRICS))
            rows = less_known(pair.name, *relations)
        both = read(connection, rows, self._runs_of(pair))
        return _finding(pair.said, self._claimed(connection, pair), both, is_worst=pair.is_worst)

    def _fault(self, chain: Chain, fault: Fault, claimed: float) -> Finding:
        """A fault: what its rows give away, or the refusal that is expected of it."""
        runs = min(self.runs, fault.runs)
        try:
            both = chain.outputs(fault.pair, runs, fault.draws)
        except duckdb.Error as error:
            if fault.refusal is None or fault.refusal not in str(error):
                raise AuditError(f"the fault cannot be planted any more: {fault.said}") from error
            return Finding(fault.said, claimed, None, "no row is out", runs, is_planted=True)
        if fault.refusal is not None:
            return Finding(fault.said, claimed, 0.0, "nothing stopped it", runs, is_planted=True)
        return _finding(fault.said, claimed, both, is_planted=True)

    def _runs_of(self, pair: Pair) -> int:
        return max(int(self.runs * pair.share), min(self.runs, FEWEST_RUNS))

    def _claimed(self, connection: duckdb.DuckDBPyConnection, pair: Pair) -> float:
        """What the ledger has charged a window of the organization."""
        charged = connection.execute(
            "select max(epsilon) from ledger.main.release_charges where organization_id = ?", [pair.name]
        ).fetchone()
        if charged is None or charged[0] is None:
            raise AuditError(f"nothing was charged for the organization {pair.name}: the door did not open")
        return float(charged[0])


def _finding(said: str, claimed: float, both: Sides, is_planted: bool = False, is_worst: bool = False) -> Finding:
    one, other = both
    bound = epsilon_lower_bound(one, other, RISK)
    return Finding(said, claimed, bound.epsilon, bound.event, one.runs, is_planted, is_worst)
