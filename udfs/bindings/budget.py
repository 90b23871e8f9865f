"""What a cap still affords, for SQL."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from udfs.accounting import BudgetExceeded, Charge, PureBudget
from udfs.bindings.arrays import Column


def affordable_windows(
    charged: Column, epsilons: Column, wanted: Column, epsilon: Column, cap: Column, cap_windows: Column
) -> Any:
    """Of the windows wanted, in their order, those that can be charged epsilon each under `PureBudget`.

    Arguments: charged and wanted, BIGINT[] of window numbers; epsilons, DECIMAL(18, 12)[], what the charged ones cost;
    epsilon and cap, DECIMAL(18, 12); cap_windows, BIGINT. Returns BIGINT[]. Raises TypeError or ValueError for a NULL
    and where the core does.
    """
    columns = (charged, epsilons, wanted, epsilon, cap, cap_windows)
    rows = zip(*(column.to_pylist() for column in columns), strict=True)
    return pa.array([affordable(*row) for row in rows], type=pa.list_(pa.int64()))


def affordable(
    charged: Sequence[int],
    epsilons: Sequence[Decimal],
    wanted: Sequence[int],
    epsilon: Decimal,
    cap: Decimal,
    cap_windows: int,
) -> list[int]:
    """The windows that fit, each charged before the next is asked for."""
    budget = PureBudget(cap, cap_windows)
    charges = tuple(Charge(window, cost) for window, cost in zip(charged, epsilons, strict=True))
    fitting = []
    for window in wanted:
        try:
            charges = budget.charged(charges, Charge(window, epsilon))
        except BudgetExceeded:
            continue
        fitting.append(window)
    return fitting
