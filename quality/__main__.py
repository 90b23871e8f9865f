"""`python -m quality`: one line per suite, and where the Data Docs lie."""

import argparse
import os
import sys
from pathlib import Path

from quality.checks import Verdict, check
from quality.marts import MARTS


def line(verdict: Verdict) -> str:
    """A suite in words: pass or FAIL, and the promises that are broken, by name."""
    word = "pass" if verdict.is_kept else "FAIL"
    kept = verdict.promise_count - len(verdict.broken)
    said = f"{word}  {verdict.suite:<32}  {kept} of {verdict.promise_count} promises hold"
    return "\n".join([said, *(f"      broken: {promise}" for promise in verdict.broken)])


def main(arguments: list[str] | None = None) -> int:
    """Check the published files of a warehouse; 0 if every promise holds, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument("--warehouse-dir", type=Path, default=Path(os.environ.get("WAREHOUSE_DIR", "warehouse")))
    warehouse = parser.parse_args(arguments).warehouse_dir.resolve()
    published = warehouse / "published"
    if not published.is_dir() or not any(folder.is_dir() for folder in published.iterdir()):
        print(f"Nothing is published in {published}: run `make build` first.", file=sys.stderr)
        return 1
    docs = warehouse / "quality" / "data_docs"
    verdicts = check(MARTS, published, docs)
    print(*map(line, verdicts), sep="\n")
    print(f"Data Docs: {docs / 'index.html'}")
    return 0 if all(verdict.is_kept for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
