"""What people are called is read from the contracts; whatever staging takes for a person is looked for."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from gate.identifiers import PROJECT_DIR, identifying_columns
from gate.known import Known
from gate.warehouse import known_to
from tests.gate.people import DOMAIN, EVERYBODY, ORGANIZATION, PEOPLE, SOMEBODY, invent

STAGING = PROJECT_DIR / "models" / "staging"
KEYED = re.compile(r"\bidentity_ids?\(\s*\"([^\"]+)\"")
OF_SOURCE = re.compile(r"\bsource\.(\w+)")
KINDS = {"person", "group", "place", "device_name", "mailbox"}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    warehouse = invent(tmp_path_factory.mktemp("people"))
    return known_to(warehouse)


def marked() -> dict[tuple[str, str], str]:
    """Table and column -> what it identifies."""
    found = {}
    for path in STAGING.rglob("_*__sources.yml"):
        for source in yaml.safe_load(path.read_text())["sources"]:
            for table in source["tables"]:
                for column in table.get("columns", ()):
                    if kind := column["config"]["meta"].get("identifies"):
                        found[f"{source['name']}__{table['name']}", column["name"]] = kind
    return found


def keyed(model: Path) -> set[str]:
    """Landed columns that a staging model makes keys of people from."""
    return {name for call in KEYED.findall(model.read_text()) for name in OF_SOURCE.findall(call)}


def test_every_column_that_becomes_a_key_of_a_person_is_looked_for() -> None:
    kinds = marked()
    models = {model.stem.removeprefix("stg_"): keyed(model) for model in STAGING.rglob("stg_*.sql")}
    assert sum(map(len, models.values())) > 30
    assert [
        (t, c) for t, columns in models.items() for c in columns if kinds.get((t, c)) not in ("person", "group")
    ] == []


def test_contracts_say_nothing_else_of_identification() -> None:
    assert set(marked().values()) <= KINDS
    assert {kind for _, _, kind in identifying_columns(STAGING)} == set(marked().values())


def test_everybody_is_known_by_every_name(known: Known) -> None:
    names = {name.lower() for name in known.names}
    for person in EVERYBODY:
        told = (person.upn, person.id, person.alias, person.name, person.hr_id, person.short_id, person.device_name)
        assert {name.lower() for name in told} <= names
    assert known.keys == {person.key for person in EVERYBODY}
    assert known.people == {ORGANIZATION: PEOPLE}


def test_addresses_inside_nested_values_are_known(known: Known) -> None:
    assert known.names["guest.of.honour@partner.example"] == "address"


def test_groups_places_and_functions_are_nobody(known: Known) -> None:
    names = {name.lower() for name in known.names}
    assert not names & {
        "research",
        "reading",
        "info",
        f"research-team@{DOMAIN}",
        "00000000-0000-0000-0000-000000000000",
    }
    assert known.few_remote >= {(ORGANIZATION, "REM-LEWES")} and (ORGANIZATION, "REM-BRIGHTON") not in known.few_remote


def test_nothing_that_prints_what_is_known_names_anybody(known: Known) -> None:
    assert not known.traces.within(repr(known).encode())


@pytest.mark.parametrize(
    "written",
    [
        "José Ñandú",
        "JOSÉ ÑANDÚ",
        "Jose Nandu",
        "Jos\\u00e9 \\u00d1and\\u00fa",
        "jos%C3%A9.%C3%B1and%C3%BA",
        "Jos&eacute; &Ntilde;and&uacute;",
    ],
)
def test_a_name_with_accents_is_found_however_it_is_written(written: str) -> None:
    known = Known({"José Ñandú": "display name", "josé.ñandú": "alias"})
    assert known.traces.within(unicodedata.normalize("NFC", written).encode())
    assert known.traces.within(unicodedata.normalize("NFD", written).encode())


@pytest.mark.parametrize("written", ["o'connell", "o''connell", "o&#x27;connell", "oconnell", "o\u2019connell"])
def test_a_name_with_an_apostrophe_is_found_however_it_is_written(written: str) -> None:
    known = Known({"Nora O'Connell": "display name"})
    assert known.traces.within(f"Nora {written}".encode())


def test_an_id_of_zeros_is_not_found_in_empty_bytes() -> None:
    known = Known({"00000000-0000-0000-0000-000000000017": "directory id"})
    assert known.traces.within(bytes(99) + b"\x17" + bytes(99)) == set()
    assert known.traces.within(b"of 00000000-0000-0000-0000-000000000017")


def test_words_of_the_project_itself_are_nobody() -> None:
    known = Known({"workload": "alias", "mail": "alias", SOMEBODY.upn: "address"}, public_text=b"workload, mail")
    assert known.traces.within(b"the workload") == set()
    assert known.whole_values == {}
    assert known.traces.within(SOMEBODY.upn.encode())
