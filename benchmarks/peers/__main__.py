"""Release the same invented teams with every library: `python -m benchmarks.peers` writes benchmarks/peers.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.peers.environments import PEERS, PROJECT_DIR, NotInstalled, Peer, python_of
from benchmarks.peers.ours import Data, Floats, as_array, estimated, invent, released, write
from benchmarks.peers.page import Comparison, Row, page
from benchmarks.peers.problem import ANSWER

TEAMS, WINDOWS, EPSILON = 1_000, 13, 2
RESULTS = PROJECT_DIR / "benchmarks" / "peers.md"


def main(arguments: list[str] | None = None) -> int:
    """Measure and write the page. A library that is installed and fails ends the run."""
    options = _options(arguments)
    text = page(compare(options.teams, options.windows, EPSILON, PEERS))
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


def compare(teams: int, windows: int, epsilon: int, peers: Sequence[Peer]) -> Comparison:
    """Ours and each peer's numbers for the same people."""
    load, data = os.getloadavg()[0], invent(teams, windows)
    rows = our_rows(data, Fraction(epsilon))
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        write(data, Path(folder))
        for peer in peers:
            rows += peer_rows(peer, Path(folder), data, epsilon)
    return Comparison(data.truth, data.heads.astype(float), data.team.size, epsilon, rows, load)


def our_rows(data: Data, epsilon: Fraction) -> list[Row]:
    """The released numbers and the estimates made of them."""
    first = _timed("released: L1 ball", lambda: released(data, epsilon))
    means = first.means
    assert means is not None
    return [first, _timed("estimate from released numbers", lambda: estimated(data, means, epsilon))]


def peer_rows(peer: Peer, folder: Path, data: Data, epsilon: int) -> list[Row]:
    """A peer's numbers from its own environment, or the reason why there is none.

    Raises:
        subprocess.CalledProcessError: the peer is installed and fails.
    """
    try:
        python = python_of(peer)
    except NotInstalled as reason:
        return [Row(peer.title, f"could not be installed: {reason}", None)]
    command = [str(python), "-m", peer.module, str(folder), str(epsilon)]
    subprocess.run(command, cwd=PROJECT_DIR, check=True, stdout=sys.stderr)
    answer = json.loads((folder / ANSWER).read_text(encoding="utf-8"))
    shape = (*data.seconds.shape[:1], data.heads.size, data.truth.shape[2])
    return [
        Row(
            f"{peer.title} {answer['version']}",
            run["name"],
            as_array(run["rows"], shape),
            run["seconds"],
            run["processor_seconds"],
        )
        for run in answer["runs"]
    ]


def _timed(configuration: str, answer: Callable[[], Floats]) -> Row:
    since, processor_since = time.perf_counter(), time.process_time()
    means = answer()
    seconds, processor_seconds = time.perf_counter() - since, time.process_time() - processor_since
    return Row("this project", configuration, means, seconds, processor_seconds)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--teams", type=int, default=TEAMS)
    parser.add_argument("--windows", type=int, default=WINDOWS)
    parser.add_argument("--out", type=Path, default=RESULTS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
