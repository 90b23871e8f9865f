"""CSV: a broken line costs itself and nothing behind it."""

import csv
import gzip
import io
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing.readers import records_of

HEADER = ["User Id", "Text", "Count"]
ROWS = [
    ["a@x", 'says "hi", then; leaves\tit', "1"],
    ["é", "two\nlines", "2"],
    ["c", "", "3"],
    ["d", "plain", "4"],
]


def written(rows: list[list[str]], delimiter: str = ",", newline: str = "\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return text.getvalue()


def read(data: str | bytes, name: str = "file.csv") -> list[list[str] | None]:
    content = data.encode() if isinstance(data, str) else data
    records = records_of(PurePath(name), content, lambda record: len(record))
    return [None if record is None else list(record.values()) for record in records]


TEXT = written([HEADER, *ROWS])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_delimiter_line_end_and_encoding_is_read(delimiter: str, newline: str, encoding: str) -> None:
    data = written([HEADER, *ROWS], delimiter, newline).encode(encoding)
    assert read(data) == read(gzip.compress(data)) == ROWS


@pytest.mark.parametrize(
    "text", ["", "\n\n", "User Id,Text,Count", "User Id,Text,Count\n", "User Id,Text,Count\n\n,,\n"]
)
def test_a_file_without_rows_has_no_record(text: str) -> None:
    assert read(text) == []


def test_lines_that_tools_write_before_the_header_are_skipped() -> None:
    assert read("sep=;\nUser Id;Text\na;b\n") == [["a", "b"]]
    assert read('#TYPE Selected.PSCustomObject\n"User Id","Text"\n"a","b"\n') == [["a", "b"]]


@pytest.mark.parametrize("broken", ["b,2", "b,2,3,4", "b,\0,3", 'b,"2"x,3'])
def test_a_broken_row_costs_itself(broken: str) -> None:
    assert read(f"User Id,Text,Count\na,1,1\n{broken}\nc,3,3\n") == [["a", "1", "1"], None, ["c", "3", "3"]]


def test_bytes_that_are_no_text_cost_their_row() -> None:
    assert read(b"User Id,Text\na,b\nc,\xe9\ne,f\n") == [["a", "b"], None, ["e", "f"]]


def test_empty_cells_behind_the_last_column_are_no_mistake() -> None:
    assert read("User Id,Text\na,b,,\n") == [["a", "b"]]


def test_a_stray_quote_swallows_nothing() -> None:
    text = 'User Id,Text,Count\na,1,1\nb,"2,2\nc,3,3\nd,4,4\n'
    assert read(text) == [["a", "1", "1"], None, ["c", "3", "3"], ["d", "4", "4"]]
    assert read(text + 'e,"5",5\n') == [
        ["a", "1", "1"],
        None,
        ["c", "3", "3"],
        ["d", "4", "4"],
        ["e", "5", "5"],
    ]


def test_the_first_of_two_columns_of_one_name_is_read() -> None:
    [record] = records_of(PurePath("file.csv"), b"Id,Id\na,b\n", len)
    assert record is not None and record["Id"] == "a"


def rows_before(cut: int) -> int:
    """How many rows end at or before the cut."""
    ends = [len(written([HEADER, *ROWS[: count + 1]])) for count in range(len(ROWS))]
    return sum(end <= cut for end in ends)


@given(cut=st.integers(len(written([HEADER])), len(TEXT)))
def test_a_cut_anywhere_loses_no_whole_row(cut: int) -> None:
    read_back = read(TEXT[:cut])
    count = rows_before(cut)
    assert read_back[:count] == ROWS[:count]
    assert len(read_back) <= count + 1
    # A stump with all its commas cannot be told from a row: nothing but its length is missing.
    assert all(row is None or len(row) == len(HEADER) for row in read_back[count:])


@given(cut=st.integers(20, len(gzip.compress(TEXT.encode())) - 1))
def test_a_cut_gzip_file_gives_what_could_be_read_and_one_broken_row(cut: int) -> None:
    read_back = read(gzip.compress(TEXT.encode())[:cut], "file.csv.gz")
    whole = read_back[:-1]
    assert read_back == [] or read_back[-1] is None
    assert whole == ROWS[: len(whole)]


@given(st.text(alphabet='ab,";\n\r\t\0é ', max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    records: list[Mapping[str, Any] | None] = list(records_of(PurePath("file.csv"), text.encode(), len))
    assert all(record is None or isinstance(record, dict) for record in records)
