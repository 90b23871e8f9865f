"""Reads raw files into landed ones, in two processes where it pays."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from landing.contract import TableContract
from landing.errors import LandingError
from landing.matching import MALFORMED, Matcher, Row
from landing.readers import records_of
from landing.writer import Counts, Origin, write_rows

Progress = Callable[[int, int], None]

PROCESSES = 2
# Below both, starting a second process costs more than it saves.
PARALLEL_BYTES = 8 << 20
PARALLEL_FILES = 300
FILE_ID_LENGTH = 32

_matchers: dict[str, Matcher] = {}


@dataclass(frozen=True)
class Job:
    """One content to land."""

    source: Path
    relative: PurePosixPath
    byte_count: int
    contract: TableContract
    origin: Origin
    target: Path


def run_jobs(jobs: Sequence[Job], on_progress: Progress | None = None) -> list[Counts]:
    """Land every job and return its counts, in the order of the jobs. Large files are started first."""
    order = sorted(range(len(jobs)), key=lambda index: -jobs[index].byte_count)
    counts: dict[int, Counts] = {}
    for index, landed in zip(order, _results([jobs[index] for index in order]), strict=True):
        counts[index] = landed
        if on_progress is not None:
            on_progress(len(counts), len(jobs))
    return [counts[index] for index in range(len(jobs))]


def file_id_of(data: bytes) -> str:
    """Identity of a content: the first 32 hex digits of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:FILE_ID_LENGTH]


def run_job(job: Job) -> Counts:
    """Land one content.

    Raises LandingError when the file cannot be read or changed since it was found. No error quotes a
    value: what went wrong inside is named by its type alone.
    """
    try:
        data = job.source.read_bytes()
        if file_id_of(data) != job.origin.file_id:
            raise LandingError(f"{job.relative}: changed while it was read; run the build again")
        return write_rows(job.target, job.contract, job.origin, _rows(job, data))
    except LandingError:
        raise
    except Exception as error:
        raise LandingError(f"{job.relative}: could not be landed ({type(error).__name__})") from None


def _rows(job: Job, data: bytes) -> Iterator[tuple[Row | None, str | None]]:
    key = f"{job.contract.system}.{job.contract.table_name}.{job.contract.fingerprint}"
    if key not in _matchers:
        _matchers[key] = Matcher(job.contract)
    matcher = _matchers[key]
    for record in records_of(job.relative, data, matcher.recognised):
        if record is None:
            yield None, MALFORMED
        else:
            yield from matcher.rows(record)


def _results(jobs: Sequence[Job]) -> Iterator[Counts]:
    total = sum(job.byte_count for job in jobs)
    if len(jobs) < 2 or os.cpu_count() == 1 or (total < PARALLEL_BYTES and len(jobs) < PARALLEL_FILES):
        yield from map(run_job, jobs)
        return
    chunk = max(1, min(32, len(jobs) // (4 * PROCESSES)))
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=spawning) as pool:
        try:
            yield from pool.map(run_job, jobs, chunksize=chunk)
        except BrokenProcessPool:
            raise LandingError("a reading process died, most likely for want of memory; land fewer files") from None
