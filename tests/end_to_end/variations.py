"""The same records delivered in another way."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any

from landing.receipts import received_at
from tests.end_to_end import story
from tests.end_to_end.traces import decoded

UNKNOWN_OPERATIONS = 20


def varied(source: Path, target: Path, random: Random) -> None:
    """Deliver every file of a raw folder under another name on the same day; some split, repeated or packed.

    Records change places inside a file. A file that is cut off keeps its content.
    """
    for path in sorted(source.rglob("*.*")):
        relative = path.relative_to(source)
        if path.is_file() and not path.name.startswith("."):
            folder = target / relative.parent
            folder.mkdir(parents=True, exist_ok=True)
            for part in parts(path, random):
                deliver(folder, new_name(path, random), part, random)


def new_name(path: Path, random: Random) -> str:
    """A name that sorts anywhere and states the same day of receipt."""
    moment = datetime.combine(date.max, datetime.min.time())
    day = received_at(PurePosixPath(path.name), moment).date()
    stated = "" if day == date.max else f"-{day}"
    ending = ".".join(part for part in path.name.split(".")[1:] if part != "gz")
    return f"{random.choice('abcxyz')}{random.randrange(10**9):09}{stated}.{ending}"


def parts(path: Path, random: Random) -> list[bytes]:
    """The content of a file as one or two files, each with its records in another order."""
    text = decoded(path.read_bytes())
    reading, writing = forms(path, text)
    try:
        records = reading(text)
    except ValueError:
        return [text.encode()]
    random.shuffle(records)
    middle = random.randrange(1, len(records)) if len(records) > 1 and random.random() < 0.3 else 0
    return [writing(part).encode() for part in (records[:middle], records[middle:]) if part] or [text.encode()]


def forms(path: Path, text: str) -> tuple[Callable[[str], list[Any]], Callable[[list[Any]], str]]:
    """How to read the records of a file and how to write some of them again."""
    if ".csv" in path.name:
        header = next(csv.reader(io.StringIO(text)), [])
        return lambda content: list(csv.reader(io.StringIO(content)))[1:], lambda part: as_csv([header, *part])
    if text.lstrip().startswith("["):
        return json.loads, json.dumps
    return as_lines, lambda part: "\n".join(part) + "\n"


def as_csv(lines: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(lines)
    return written.getvalue()


def as_lines(text: str) -> list[str]:
    lines = text.splitlines()
    for line in lines:
        json.loads(line)
    return lines


def deliver(folder: Path, name: str, content: bytes, random: Random) -> None:
    """Write a file, at times packed, at times in UTF-16, at times twice."""
    if random.random() < 0.2:
        content = content.decode().encode("utf-16")
    target = folder / name
    target.write_bytes(content)
    if random.random() < 0.2:
        shutil.copyfile(target, folder / f"again-{name}")
    if random.random() < 0.2:
        with gzip.open(folder / f"{name}.gz", "wb") as packed:
            packed.write(content)
        target.unlink()


def add_unknown_operations(raw_dir: Path, days: int) -> None:
    """Deliver audit records by known people that do what no list of operations knows."""
    people = story.licensed_users(raw_dir)
    records = [
        story.audit_record(
            f"{number:02}", UserId=people[number], Operation="FileHologramOpened",
            CreationTime=f"{story.END - timedelta(days - number)}T10:00:00",
        )
        for number in range(10, 10 + UNKNOWN_OPERATIONS)
    ]  # fmt: skip
    story.write(raw_dir, f"office365_audit/records/unknown-{story.END}.jsonl", "\n".join(records))
