"""Whatever a build, a test or a page leaves behind is judged by planted names, and by kept rows of failed tests."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import html
import json
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gate.known import Known
from gate.side_doors import check_kept_failures, check_side_doors, check_tests, check_text
from gate.warehouse import known_to
from tests.gate.people import SOMEBODY, invent

UPN, NAME = SOMEBODY.upn, SOMEBODY.name
NUMBERS = " ".join(map(str, range(9999)))
Write = Callable[[Path], object]


def text(content: str) -> Write:
    return lambda path: path.write_text(content)


def data(content: bytes) -> Write:
    return lambda path: path.write_bytes(content)


def parquet(path: Path) -> None:
    pq.write_table(pa.table({"said": [UPN] * 9, "n": list(range(9))}), path, compression="zstd")


def nested(path: Path) -> None:
    pq.write_table(pa.table({"said": [{"of": [UPN]}] * 9, "sha": [hashlib.sha256(UPN.encode()).digest()] * 9}), path)


def zstd(path: Path) -> None:
    with pa.CompressedOutputStream(str(path), "zstd") as stream:
        stream.write(UPN.encode() * 3)


def database(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"create table failures as select '{UPN}' || (n % 3) as said from range(9999) as rows (n)")


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("report.txt", f"sent by {NAME}")


MUTANTS: dict[str, tuple[str, Write]] = {
    "a log that quotes an address": ("logs/dbt.log", text(f"Could not convert string '{UPN}' to INT64")),
    "a log that quotes an id": ("logs/dbt.log.1", text(f"22:15:01 key {SOMEBODY.id} twice")),
    "compiled SQL that picks somebody": ("target/compiled/a.sql", text(f"select 1 where user = '{UPN.upper()}'")),
    "run SQL with a key": ("target/run/a.sql", text(f"select * from people where person_id = {SOMEBODY.key}")),
    "a manifest that describes somebody": ("target/manifest.json", text(json.dumps({"d": f"Ask {NAME}."}))),
    "run results with a row": ("target/run_results.json", text(json.dumps({"message": f"Got {SOMEBODY.hr_id}."}))),
    "a catalog with a comment": ("target/docs/catalog.json", text(json.dumps({"comment": UPN[::-1]}))),
    "a docs page": ("target/docs/index.html", text(f"<td>{html.escape(UPN)}</td>")),
    "packed text of a parse": ("target/partial_parse.msgpack", data(b"\x81\xa3" + UPN.encode() + b"\xc0")),
    "a report of failed rows": ("gx/data_docs/index.html", text(f"unexpected values: {SOMEBODY.alias}")),
    "a validation result with a hash": (
        "gx/validations/run.json",
        text(json.dumps({"unexpected": [hashlib.sha1(UPN.encode(), usedforsecurity=False).hexdigest()]})),
    ),
    "a link with an escaped address": ("gx/index.html", text(f"?user={UPN.replace('@', '%40')}")),
    "a benchmark result": ("benchmarks/results.md", text(f"| {SOMEBODY.device_name} | 3.1 s |")),
    "output of CI in Base64": ("ci/output.txt", data(base64.b64encode(UPN.encode()))),
    "output of CI in UTF-16": ("ci/output.log", data(f"failed for {UPN}".encode("utf-16"))),
    "a compressed log": ("logs/old.log.gz", data(gzip.compress(f"row of {UPN}".encode()))),
    "an archive": ("reports/all.zip", archive),
    "a compressed log that breaks off": (
        "logs/old.log.gz",
        data(gzip.compress(f"row of {UPN} {NUMBERS}".encode())[:-9]),
    ),
    "a log in bzip2": ("logs/old.log.bz2", data(bz2.compress(UPN.encode()))),
    "a log in xz": ("logs/old.log.xz", data(lzma.compress(UPN.encode()))),
    "a log in zstd": ("logs/old.log.zst", zstd),
    "UTF-16 that does not say so": ("ci/output.txt", data(f"failed for {UPN}".encode("utf-16-le"))),
    "Base64 in lines": ("ci/output.txt", data(base64.encodebytes(f"{NUMBERS[:99]}\n{UPN}\n{NUMBERS}".encode()))),
    "a token": ("ci/output.txt", data(base64.urlsafe_b64encode(json.dumps({"upn": UPN}).encode()))),
    "lists in Parquet": ("target/rows.parquet", nested),
    "a Parquet file": ("target/rows.parquet", parquet),
    "a database": ("target/scratch.duckdb", database),
    "a file called as somebody": (f"target/{SOMEBODY.alias}.txt", text("nothing")),
}
INNOCENTS: dict[str, tuple[str, Write]] = {
    "a log with counts": ("logs/dbt.log", text("Got 3 results, configured to fail if != 0; 8007 rows in 1.008014 s")),
    "a model about mail": ("target/compiled/mail_counts.sql", text("select mail_count, user_count, alias from counts")),
    "a device id": ("logs/dbt.log", text(SOMEBODY.device_id)),
    "a department": ("gx/data_docs/index.html", text("Research, Reading, info, 2026-11-23T08:07:14Z")),
    "a broken archive": ("logs/old.log.gz", data(b"\x1f\x8b\x08broken")),
    "a warehouse's own private file": ("target/rules/private.duckdb", database),
    "installed programs": ("target/env/lib/people.py", text(UPN)),
}
TESTS: dict[str, dict[str, Any]] = {
    "kept in a table": {"store_failures": True},
    "kept in a view": {"store_failures_as": "view"},
    "told as an extreme": {"fail_calc": "max(person_id)"},
    "told as a sum": {"fail_calc": "sum(user_count)"},
}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    warehouse = invent(tmp_path_factory.mktemp("people"))
    return known_to(warehouse)


@pytest.fixture
def left_behind(tmp_path: Path) -> Callable[[str, Write], list[Path]]:
    """Writes one file among folders, and gives the folders."""

    def write(name: str, content: Write) -> list[Path]:
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        content(path)
        if "env" in path.parts:
            (tmp_path / "target" / "env" / "pyvenv.cfg").write_text("home = somewhere")
        return [folder for folder in tmp_path.iterdir() if folder.is_dir()]

    return write


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_name_left_behind_is_found(known: Known, left_behind: Callable[..., list[Path]], mutant: str) -> None:
    found = check_side_doors(left_behind(*MUTANTS[mutant]), known)
    for violation in found:
        print(f"{mutant} -> {violation.rule}, {violation.model}")
    assert {one.rule for one in found} == {"side_doors.identifier"}
    file = MUTANTS[mutant][0]
    assert {one.model for one in found} == {file if SOMEBODY.alias not in file else "target/..."}
    assert not known.traces.within("\n".join(map(str, found)).encode())


@pytest.mark.parametrize("innocent", INNOCENTS)
def test_an_innocent_file_passes(known: Known, left_behind: Callable[..., list[Path]], innocent: str) -> None:
    assert check_side_doors(left_behind(*INNOCENTS[innocent]), known) == []


def test_where_a_project_lies_is_no_leak(known: Known, left_behind: Callable[..., list[Path]], tmp_path: Path) -> None:
    home = Path("/srv") / SOMEBODY.alias / "project"
    folders = left_behind("target/manifest.json", text(json.dumps({"root_path": str(home)})))
    assert check_side_doors(folders, known)
    assert check_side_doors(folders, known, own_paths=[home]) == []


def test_a_card_that_names_somebody_is_found(known: Known) -> None:
    assert [one.model for one in check_text("the card", f"│ 568 of 800 points, says {NAME} │".encode(), known)]
    assert check_text("the card", "│ 568 of 800 points   71 %   ▲ 5 in 30 days │".encode(), known) == []


@pytest.mark.parametrize("kept", TESTS)
def test_a_failing_test_that_shows_rows_is_found(kept: str) -> None:
    silent = {"store_failures": False, "store_failures_as": "ephemeral", "fail_calc": "count(*)"}
    talking = {"name": "a_talking_test", "config": silent | TESTS[kept]}
    found = check_tests([talking, {"name": "a_silent_test", "config": silent}])
    assert [(one.rule, one.model) for one in found] == [("side_doors.kept_failures", "a_talking_test")]


def test_no_test_of_this_project_shows_rows(manifest: dict[str, Any]) -> None:
    tests = [node for node in manifest["nodes"].values() if node["resource_type"] == "test"]
    assert len(tests) > 100
    assert check_tests(tests) == []


@pytest.mark.parametrize("schema", ["dbt_test__audit", "main_dbt_test__audit"])
def test_rows_of_failed_tests_in_a_warehouse_are_found(tmp_path: Path, schema: str) -> None:
    file = tmp_path / "private.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"create schema {schema}; create schema staging; create table staging.rows as select 1 as a")
    assert check_kept_failures([file, tmp_path / "missing.duckdb"]) == []
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"create table {schema}.not_null_people as select '{UPN}' as a")
    assert [one.model for one in check_kept_failures([file])] == [f"{schema}.not_null_people"]
