"""A draw is made only for what the release's own table does not hold."""

from __future__ import annotations

import pytest
import sqlglot

from gate.noise import leaves_out_its_own

OWN = ("ledger", "main", "released")
KEPT = "with kept as (select distinct window_start from ledger.main.released) select due.window_start from due "
JOINED = KEPT + "left join kept on due.window_start = kept.window_start"


@pytest.mark.parametrize(
    "sql",
    [
        f"{JOINED} where kept.window_start is null",
        f"{JOINED} where due.is_on and (kept.window_start is null)",
        f"{KEPT} anti join kept using (window_start)",
        f"{KEPT} where due.window_start not in (select kept.window_start from kept)",
        f"{KEPT} where not exists (select 1 from ledger.main.released as r where r.window_start = due.window_start)",
    ],
)
def test_what_is_drawn_once_leaves_out_what_was_drawn(sql: str) -> None:
    assert leaves_out_its_own(sqlglot.parse_one(sql, dialect="duckdb"), OWN)


@pytest.mark.parametrize(
    "sql",
    [
        JOINED,
        f"{JOINED} where kept.window_start is null or true",
        f"{JOINED} where due.window_start is null",
        f"{JOINED} where kept.window_start is not null",
        f"{KEPT} inner join kept using (window_start) where kept.window_start is null",
        f"{KEPT} where due.window_start not in (select 1)",
        "select due.window_start from due left join other as kept using (window_start) where kept.window_start is null",
    ],
)
def test_what_could_be_drawn_twice_is_named(sql: str) -> None:
    assert not leaves_out_its_own(sqlglot.parse_one(sql, dialect="duckdb"), OWN)


ONCE = (
    "with kept as (select window_start from ledger.main.released), due as (select w from sums left join kept on "
    "sums.window_start = kept.window_start where kept.window_start is null)"
)


@pytest.mark.parametrize(
    ("sql", "is_once"),
    [
        (f"{ONCE} select draw(w) from due", True),
        (f"{ONCE} select draw(other.w) from other inner join due using (w)", True),
        (f"{ONCE} select draw(other.w) from other left join due using (w)", False),
        (f"{ONCE} select draw(w) from due union all select draw(w) from sums", False),
        (f"{ONCE.replace('released)', 'released where false)')} select draw(w) from due", False),
        (f"{ONCE.replace('= kept.window_start', '= kept.window_start and kept.team')} select draw(w) from due", False),
    ],
)
def test_every_draw_is_of_what_is_not_held(sql: str, is_once: bool) -> None:
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    assert leaves_out_its_own(tree, OWN, {"draw"}, {"window_start"}) is is_once
