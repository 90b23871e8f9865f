"""A raw folder says who delivered what and when, and what is wrong with it."""

from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest

from landing import LandingError
from landing.receipts import received_at
from tests.landing.conftest import House

POSTS = "communities/posts"
POST = '{"post_id": "1", "user_id": "jane@contoso.com"}\n'
NOON = datetime(2024, 3, 1, 12)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("c/s/t/received=2024-02-03/users.json", datetime(2024, 2, 3)),
        ("c/s/t/received=2024-02-03/deep/users_2024-02-09.json", datetime(2024, 2, 3)),
        ("c/s/t/received=2031-02-03/users.json", datetime(2031, 2, 3)),
        ("c/s/t/received=2024-02-30/users.json", NOON),
        ("c/s/t/users_2024-02-09.json.gz", datetime(2024, 2, 9)),
        ("c/s/t/users-20240209.csv", datetime(2024, 2, 9)),
        ("c/s/t/users.2024_02_09.csv", datetime(2024, 2, 9)),
        ("c/s/t/2024-02-09.csv", datetime(2024, 2, 9)),
        ("c/s/t/users_2024-02-09_v2.csv", NOON),
        ("c/s/t/users_2024-13-09.csv", NOON),
        ("c/s/t/users_120240209.csv", NOON),
        ("c/s/t/users_2031-02-09.csv", NOON),
        ("c/s/t/users.csv", NOON),
    ],
)
def test_a_folder_or_the_end_of_the_name_dates_a_file(path: str, expected: datetime) -> None:
    assert received_at(PurePosixPath(path), NOON) == expected


def test_a_missing_or_empty_raw_folder_is_one_error(house: House) -> None:
    with pytest.raises(LandingError, match=r"raw: no such folder; expected RAW_DIR/<organization>/<system>/<table>/"):
        house.land()
    (house.raw / "contoso" / "communities").mkdir(parents=True)
    with pytest.raises(LandingError, match=r"raw: holds no input file of any organization; expected"):
        house.land()
    assert list(house.book) == []


@pytest.mark.parametrize("name", ["Contoso", "a b", "-a", "_archive", "é", "a" * 65])
def test_a_folder_that_cannot_be_an_organization_is_named(house: House, name: str) -> None:
    house.put(f"{POSTS}/a.json", POST)
    (house.raw / name).mkdir()
    with pytest.raises(LandingError, match="cannot be an organization"):
        house.land()


def test_what_nothing_reads_is_listed_and_left(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    house.put("communities/likes/a.json", POST)
    house.put("communities/likes/b.json", POST)
    house.put("other/things/a.csv", POST)
    house.put("peers/benchmarks/a.csv", POST)
    house.put(f"{POSTS}/.hidden.json", POST)
    house.put(f"{POSTS}/_SUCCESS", "")
    house.put(f"{POSTS}/a.xlsx", "")
    house.put("communities/misplaced.json", POST)
    report = house.land()
    assert report.undeclared_tables == {
        "contoso/communities/likes": 2, "contoso/other/things": 1, "contoso/peers/benchmarks": 1
    }  # fmt: skip
    assert sorted(Path(path).name for path in report.ignored) == [
        ".hidden.json",
        "_SUCCESS",
        "a.xlsx",
        "misplaced.json",
    ]
    assert len(report.files) == 1
    assert report.summary_lines() == [
        "1 new files with 1 records landed, 0 files known",
        "contoso/communities/likes: unknown table, 2 files left",
        "contoso/other/things: unknown table, 1 files left",
        "contoso/peers/benchmarks: unknown table, 1 files left",
        f"4 files ignored: {', '.join(report.ignored)}",
    ]


def test_benchmarks_of_peers_land_under_their_own_name(house: House) -> None:
    house.put(f"{POSTS}/a.json", POST)
    peers = house.raw / "_peers" / "benchmarks" / "b.csv"
    peers.parent.mkdir(parents=True)
    peers.write_text("category,metric,as_of_date,benchmark_value,peer_count\nmobility,points,2024-01-01,60,12\n")
    assert house.land().organizations == ("contoso",)
    assert house.rows("peers/benchmarks", "organization_id, benchmark_value") == [("_peers", "60")]


def test_links_are_followed_but_not_in_circles(house: House) -> None:
    real = house.base / "elsewhere"
    real.mkdir()
    (real / "a.json").write_text(POST)
    (house.raw / "contoso" / "communities").mkdir(parents=True)
    (house.raw / "contoso" / "communities" / "posts").symlink_to(real)
    (real / "circle").symlink_to(real)
    assert len(house.land().receipts) == 1
