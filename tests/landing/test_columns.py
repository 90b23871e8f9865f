"""Columns are found by name; of nested values only what the contract names lands."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from landing.contract import Column, TableContract
from landing.matching import MALFORMED, UNKNOWN_COLUMNS, Matcher, Row
from landing.names import plain
from landing.nested import plain_text

Answer = list[tuple[Row | None, str | None]]


def rows(columns: list[Column], record: dict[str, Any], **contract: Any) -> Answer:
    return list(Matcher(TableContract("system", "table", tuple(columns), **contract)).rows(record))


def one(column: Column, record: dict[str, Any]) -> str | None:
    [(row, problem)] = rows([column], record)
    assert row is not None and problem is None
    return row[0]


@pytest.mark.parametrize(
    "spelling",
    [
        "Report Refresh Date",
        "reportRefreshDate",
        "report_refresh_date",
        "REPORT  REFRESH-DATE",
        "ReportRefreshDate",
    ],
)
def test_case_spaces_and_punctuation_do_not_matter(spelling: str) -> None:
    assert plain(spelling) == plain("report_refresh_date")
    assert one(Column("report_refresh_date", ("report_refresh_date",)), {spelling: "2024-01-01"}) == "2024-01-01"


def test_native_names_are_tried_in_order_until_one_holds_a_value() -> None:
    column = Column("mail", ("first", "second"))
    assert one(column, {"second": "b", "first": "a"}) == "a"
    assert one(column, {"second": "b", "first": None}) == "b"
    assert one(column, {"second": "b", "first": ""}) == "b"


@pytest.mark.parametrize(
    "record",
    [
        {"Item": {"InternetMessageId": "<1>"}},
        {"item": '{"internetMessageId": "<1>"}'},
        {"item": [{"InternetMessageId": "<1>"}]},
        {"item.internetMessageId": "<1>"},
        {"Item_InternetMessageId": "<1>"},
    ],
)
def test_a_path_leads_into_objects_json_text_and_flattened_headers(record: dict[str, Any]) -> None:
    assert one(Column("internet_message_id", ("Item.InternetMessageId",)), record) == "<1>"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"), (False, "false"), (0, "0"), (1.5, "1.5"),
        (float("nan"), None), ("", None), (None, None),
        (Decimal("1.10"), "1.10"),
        (["a", None, 1, "é"], '["a",1,"é"]'), ([], None),
        (date(2024, 1, 2), "2024-01-02"),
        (datetime(2024, 1, 2, 3), "2024-01-02T03:00:00"),
        (datetime(2024, 1, 2, 3, tzinfo=timezone(timedelta(hours=2))), "2024-01-02T01:00:00"),
        (datetime(2024, 1, 2, tzinfo=UTC), "2024-01-02T00:00:00"),
    ],
)  # fmt: skip
def test_values_become_text(value: Any, text: str | None) -> None:
    assert plain_text(value) == text


def test_an_object_never_lands_in_a_plain_column_not_even_as_text() -> None:
    secret = {"emailAddress": {"name": "Somebody"}}
    for value in (secret, [secret], json.dumps(secret), json.dumps([secret])):
        assert one(Column("sender", ("sender",)), {"sender": value, "other": 1}) in (None, "[]")


RECIPIENTS = Column("to_recipients", ("to_recipients",), keep=("emailAddress.address",))


@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.parametrize("names", [("emailAddress", "address", "name"), ("EmailAddress", "Address", "Name")])
def test_nested_values_land_in_the_contracts_spelling_without_the_rest(as_text: bool, names: tuple[str, ...]) -> None:
    outer, address, name = names
    value: Any = [{outer: {address: "a@x", name: "Somebody", "subject": "Secret"}, "bodyPreview": "Secret"}]
    landed = one(RECIPIENTS, {"toRecipients": json.dumps(value) if as_text else value})
    assert landed == '[{"emailAddress":{"address":"a@x"}}]'


def test_lone_addresses_are_wrapped_and_unknown_people_still_count() -> None:
    assert one(RECIPIENTS, {"toRecipients": ["a@x"]}) == '[{"emailAddress":{"address":"a@x"}}]'
    assert one(RECIPIENTS, {"toRecipients": [{"phone": 1}, {"emailAddress": {"address": "a@x"}}]}) == (
        '[{},{"emailAddress":{"address":"a@x"}}]'
    )
    assert one(RECIPIENTS, {"toRecipients": []}) is None


def test_an_object_where_a_value_was_expected_lands_as_its_presence() -> None:
    column = Column("participants", ("participants",), keep=("user.id", "phone"))
    people = [{"user": {"id": "1", "displayName": "Somebody"}, "phone": None}, {"phone": {"id": "+49 30 1"}}]
    assert one(column, {"participants": people}) == '[{"user":{"id":"1"}},{"phone":true}]'


def test_only_named_elements_of_a_property_list_land() -> None:
    column = Column("extra", ("extra",), keep=("key", "value"), only=("key", ("TimeZone",)))
    value = [{"Key": "TimeZone", "Value": "Europe/Paris"}, {"Key": "Nickname", "Value": "Secret"}, "Secret"]
    assert one(column, {"extra": value}) == '[{"key":"TimeZone","value":"Europe/Paris"}]'


def test_the_order_of_keys_in_the_source_does_not_change_what_lands() -> None:
    column = Column("x", ("x",), keep=("a", "b"))
    assert one(column, {"x": {"b": 1, "a": 2}}) == one(column, {"x": {"a": 2, "b": 1}}) == '{"a":2,"b":1}'


def test_a_wrapped_record_is_opened_or_malformed() -> None:
    columns = [Column("id", ("Id",)), Column("operation", ("Operation", "Operations"))]
    inner = {"Id": "1", "Operation": "Send"}
    outer = {"Operations": "Other", "Identity": "2"}
    for value in (json.dumps(inner), inner):
        assert rows(columns, {**outer, "AuditData": value}, unwrap="AuditData") == [(["1", "Send"], None)]
    assert rows(columns, inner, unwrap="AuditData") == [(["1", "Send"], None)]
    for cut in (json.dumps(inner)[:-3], "", None, "[]"):
        assert rows(columns, {**outer, "AuditData": cut}, unwrap="AuditData") == [(None, MALFORMED)]


def test_a_list_inside_a_record_makes_one_row_per_element() -> None:
    columns = [Column("person", ("person",)), Column("product", ("product",))]
    record = {"person": "a", "counts": [{"product": "x"}, {"product": "y"}]}
    assert rows(columns, record, each="counts") == [(["a", "x"], None), (["a", "y"], None)]
    assert rows(columns, {"person": "a", "counts": []}, each="counts") == [(["a", None], None)]
    assert rows(columns, {"person": "a", "product": "x"}, each="counts") == [(["a", "x"], None)]


def test_a_record_of_something_else_is_a_problem_of_its_own() -> None:
    assert rows([Column("id", ("id",))], {"other": 1}) == [(None, UNKNOWN_COLUMNS)]
    assert rows([Column("id", ("id",))], {}) == [(None, UNKNOWN_COLUMNS)]
