"""JSON in every shape is read, and a broken piece costs no whole record."""

import gzip
import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing import json_reader
from landing.readers import records_of

RECORDS = [
    {
        "id": f"record {number}",
        "text": 'a "quoted" {brace} ] é \\ 😀',
        "list": [{"id": number}, {"x": [1, {}]}],
        "n": None,
    }
    for number in range(4)
]
LINES = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)
PRETTY = "\n".join(json.dumps(record, indent=2) for record in RECORDS)
ARRAY = json.dumps(RECORDS)
PRETTY_ARRAY = json.dumps(RECORDS, indent=4, ensure_ascii=False)
PAGE = json.dumps({"@odata.context": "x", "@odata.count": 4, "value": RECORDS, "@odata.nextLink": "y"})
FORMS = {"lines": LINES, "pretty": PRETTY, "array": ARRAY, "pretty array": PRETTY_ARRAY, "page": PAGE}


def recognised(record: Mapping[str, Any]) -> int:
    return len(record.keys() & {"id", "text", "list", "n"})


def read(data: str | bytes, name: str = "file.json") -> list[Mapping[str, Any] | None]:
    return list(records_of(PurePath(name), data.encode() if isinstance(data, str) else data, recognised))


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("is_compressed", [False, True], ids=["plain", "gzip"])
def test_every_form_and_encoding_is_read(text: str, encoding: str, is_compressed: bool) -> None:
    data = text.encode(encoding)
    assert read(gzip.compress(data) if is_compressed else data) == RECORDS


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "[]", '{"value": []}', '{"@odata.count": 0, "value": []}'])
def test_a_file_without_records_has_none(text: str) -> None:
    assert read(text) == []


def test_pages_may_follow_each_other_in_one_file() -> None:
    assert read(f"{PAGE}\n{PAGE}") == RECORDS * 2
    assert read(f"[{PAGE},{PAGE}]") == RECORDS * 2
    assert read(f"{ARRAY}\n{ARRAY}\n") == RECORDS * 2


def test_a_record_with_a_column_called_value_is_no_page() -> None:
    record = {"setting": "required_sources", "value": ["a", "b"]}
    assert read(json.dumps([record])) == [record]
    assert read(json.dumps({"value": "on", "setting": "release"})) == [{"value": "on", "setting": "release"}]


def whole_records(text: str, cut: int) -> int:
    """How many records end before the cut, found without the code under test: by their closing brackets."""
    depth = count = 0
    is_string = is_escaped = False
    base = 2 if text == PAGE else 1 if text.lstrip().startswith("[") else 0
    for character in text[:cut]:
        if is_string:
            is_string = is_escaped or character != '"'
            is_escaped = character == "\\" and not is_escaped
        elif character == '"':
            is_string = True
        elif character in "{[":
            depth += 1
        elif character in "}]":
            depth -= 1
            count += depth == base and character == "}"
    return count


@given(form=st.sampled_from(sorted(FORMS)), data=st.data())
def test_a_cut_anywhere_loses_no_whole_record(form: str, data: st.DataObject) -> None:
    text = FORMS[form]
    cut = data.draw(st.integers(0, len(text)))
    read_back = read(text[:cut])
    count = whole_records(text, cut)
    assert [record for record in read_back if record is not None] == RECORDS[:count]
    broken = len(read_back) - count
    is_known_to_be_cut = form in ("array", "pretty array", "page") and 0 < cut < len(text)
    assert is_known_to_be_cut <= broken <= (cut < len(text))


@given(cut=st.integers(0, len(LINES.encode())))
def test_a_cut_inside_a_character_loses_no_whole_record(cut: int) -> None:
    read_back = read(LINES.encode()[:cut])
    count = LINES.encode()[: cut + 1].count(b"}\n")
    assert [record for record in read_back if record is not None] == RECORDS[:count]


@given(cut=st.integers(0, len(LINES.encode("utf-16"))))
def test_a_cut_utf_16_file_loses_no_whole_record(cut: int) -> None:
    read_back = read(LINES.encode("utf-16")[:cut])
    whole = LINES.encode("utf-16")[:cut].decode("utf-16", "ignore")
    expected = [json.loads(line) for line in whole.split("\n") if line.endswith("}") and line in LINES.split("\n")]
    assert [record for record in read_back if record is not None] == expected


@given(cut=st.integers(20, len(gzip.compress(LINES.encode())) - 1))
def test_a_cut_gzip_file_gives_what_could_be_read_and_one_broken_piece(cut: int) -> None:
    read_back = read(gzip.compress(LINES.encode())[:cut], "file.json.gz")
    whole = read_back[:-1]
    assert read_back[-1] is None
    assert whole == RECORDS[: len(whole)]


def test_gzip_members_in_a_row_are_one_file() -> None:
    assert read(gzip.compress(LINES.encode()) * 2, "file.ndjson.gz") == RECORDS * 2


@pytest.mark.parametrize(
    "broken", ['{"id": }', '{"id" 3}', '{"id": "a\x01b"}', "null", "7", "}", '{"id": "a', '{"id": "x", "n":']
)
def test_a_broken_line_costs_itself(broken: str) -> None:
    lines = LINES.splitlines()
    assert read("\n".join([*lines[:2], broken, *lines[2:]])) == [*RECORDS[:2], None, *RECORDS[2:]]
    assert read("\n".join([broken, *lines])) == [None, *RECORDS]


@pytest.mark.parametrize("broken", ['{"id": }', '{"id" 3}', '{"id": tru}'])
@pytest.mark.parametrize("form", ["array", "pretty array", "page", "pretty"])
def test_a_broken_object_between_others_costs_itself(form: str, broken: str) -> None:
    whole = [json.dumps(record, indent=2 if form.startswith("pretty") else None) for record in RECORDS]
    joined = ("\n" if form == "pretty" else ", ").join([*whole[:2], broken, *whole[2:]])
    text = {"page": f'{{"@odata.count": 5, "value": [{joined}]}}', "pretty": joined}.get(form, f"[{joined}]")
    assert read(text) == [*RECORDS[:2], None, *RECORDS[2:]]


def test_a_stump_that_another_record_was_appended_to_costs_itself() -> None:
    stump = '{"id": "lost", "list": [{"id": 7}, {"x":'
    assert read(f"{LINES}{stump}{LINES}") == [*RECORDS, None, *RECORDS]
    assert read(f"[{json.dumps(RECORDS[0])}, {stump}{json.dumps(RECORDS[1])}]") == [
        RECORDS[0],
        None,
        RECORDS[1],
    ]


def test_objects_inside_a_broken_record_are_no_records() -> None:
    broken = json.dumps(RECORDS[1])[:-20]
    assert read(f"{json.dumps(RECORDS[0])}\n{broken}") == [RECORDS[0], None]
    assert read(f"[{broken}") == [None]


def test_bytes_that_are_no_text_cost_their_record() -> None:
    lines = LINES.encode().splitlines()
    lines[1] = lines[1].replace(b"quoted", b"quo\xe9ted")
    assert read(b"\n".join(lines)) == [RECORDS[0], None, *RECORDS[2:]]
    assert read(b"[" + b",".join(lines) + b"]") == [RECORDS[0], None, *RECORDS[2:]]


def test_half_a_surrogate_pair_and_not_a_number_cost_nothing() -> None:
    [half, nan] = read('{"id": "a", "text": "cut \\ud83d"}\n{"id": "b", "n": NaN}')
    assert half is not None and half["id"] == "a"
    assert nan is not None and nan["id"] == "b"


def test_a_large_document_is_read_record_by_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reader, "WHOLE_DOCUMENT_BYTES", 10)
    assert read(ARRAY) == read(PRETTY_ARRAY) == read(PAGE) == RECORDS


@pytest.mark.parametrize(
    "text", ["[" * 5000, '{"a":' * 5000, "{" * 5000, '{"a":[' * 5000 + "]}" * 5000, '"' * 999, "\\" * 99]
)
def test_hostile_nesting_is_broken_and_ends_soon(text: str) -> None:
    assert read(text) in ([], [None])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    read(data)
    read(b"\x1f\x8b" + data, "file.json.gz")
