"""What SQL calls gives the answers of the core, and refuses what the core could only guess at."""

import re
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from udfs.bindings.duckdb_plugin import register
from udfs.bounds import Ball

BIGINTS = st.integers(-(2**63), 2**63 - 1)
CHUNK = 2_048
CALL = "select clip_to_ball({}) as clipped"
GOOD = {"vector": "[4711]::bigint[]", "centres": "[10]::bigint[]", "ticks": "[2]::bigint[]", "radius": "7::bigint"}


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    connected = duckdb.connect()
    register(connected)
    return connected.cursor()


def call(**changed: str) -> str:
    return CALL.format(", ".join((GOOD | changed).values()))


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[list[int]], list[Ball]]:
    """A few people, and a ball for each, taken from two."""
    size = draw(st.integers(1, 5))
    centre = st.lists(st.integers(-(10**6), 10**6), min_size=size, max_size=size)
    ticks = st.lists(st.integers(1, 1_000), min_size=size, max_size=size)
    balls = [Ball(tuple(draw(centre)), tuple(draw(ticks)), draw(st.integers(1, 10**4))) for _ in range(2)]
    people = draw(st.lists(st.lists(BIGINTS, min_size=size, max_size=size), min_size=1, max_size=6))
    return people, [draw(st.sampled_from(balls)) for _ in people]


@settings(max_examples=50, deadline=None)
@given(problems())
def test_sql_clips_as_the_core_does(
    connection: duckdb.DuckDBPyConnection, problem: tuple[list[list[int]], list[Ball]]
) -> None:
    people, balls = problem
    expected = [ball.clip(np.array([one], dtype=np.int64))[0].tolist() for one, ball in zip(people, balls, strict=True)]
    rows = [
        (place, one, list(ball.centre), list(ball.units_per_tick), ball.radius)
        for place, (one, ball) in enumerate(zip(people, balls, strict=True))
    ]
    lines = ", ".join(
        f"({place}, {one}::bigint[], {[*map(int, centre)]}::bigint[], {[*map(int, ticks)]}::bigint[], {radius})"
        for place, one, centre, ticks, radius in rows
    )
    found = connection.execute(
        "select clip_to_ball(vector, centres, ticks, radius) from"
        f" (values {lines}) as given(place, vector, centres, ticks, radius) order by place"
    ).fetchall()
    assert [one for (one,) in found] == expected


def test_every_row_of_many_chunks_gets_its_own_answer(connection: duckdb.DuckDBPyConnection) -> None:
    count = 3 * CHUNK + 1
    found = connection.execute(
        "select clip_to_ball([person, -person], [0, 0]::bigint[], [1, 1]::bigint[], 1000) from range(?) as t(person)",
        [count],
    ).fetchall()
    people = np.arange(count, dtype=np.int64)
    expected = Ball((0, 0), (1, 1), 1000).clip(np.column_stack([people, -people]))
    assert sorted(one for (one,) in found) == sorted(expected.tolist())


@pytest.mark.parametrize("argument", GOOD)
def test_a_null_is_refused_and_never_passed_through(connection: duckdb.DuckDBPyConnection, argument: str) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="must not be NULL"):
        connection.execute(call(**{argument: f"null::{GOOD[argument].split('::')[1]}"}))


@pytest.mark.parametrize("argument", ["vector", "centres", "ticks"])
def test_a_list_that_holds_a_null_is_refused(connection: duckdb.DuckDBPyConnection, argument: str) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="must not be NULL"):
        connection.execute(call(**{argument: "[null]::bigint[]"}))


@pytest.mark.parametrize("argument", GOOD)
@pytest.mark.parametrize("kind", ["double", "float", "decimal(18, 3)", "hugeint", "varchar"])
def test_what_would_have_to_be_rounded_does_not_bind(
    connection: duckdb.DuckDBPyConnection, argument: str, kind: str
) -> None:
    with pytest.raises(duckdb.BinderException, match="No function matches"):
        connection.execute(call(**{argument: GOOD[argument].replace("bigint", kind)}))


WRONG: list[dict[str, Any]] = [
    {"vector": "null::bigint[]"},
    {"vector": "[4711, null]::bigint[]"},
    {"vector": "[4711, 4712]::bigint[]"},
    {"vector": "[]::bigint[]"},
    {"ticks": "[0]::bigint[]"},
    {"ticks": "[-4711]::bigint[]"},
    {"ticks": "[4711, 4711]::bigint[]"},
    {"radius": "0::bigint"},
    {"radius": "-4711::bigint"},
]


@pytest.mark.parametrize("changed", WRONG, ids=str)
def test_a_refusal_repeats_no_value(connection: duckdb.DuckDBPyConnection, changed: dict[str, str]) -> None:
    with pytest.raises(duckdb.Error) as refusal:
        connection.execute(call(**changed))
    assert not re.search(r"471\d", str(refusal.value))


def test_vectors_of_unequal_length_are_refused(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="one length"):
        connection.execute(
            "select clip_to_ball(vector, [1], [1], 1) from (values ([1]::bigint[]), ([1, 2])) as given(vector)"
        )
