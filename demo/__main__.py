"""Command line: `python -m demo --out demo/raw`."""

from __future__ import annotations

import argparse
from pathlib import Path

from demo import settings
from demo.generate import generate, organizations_of


def main(arguments: list[str] | None = None) -> int:
    """Write the demo's raw files and print how many there are."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="RAW_DIR to write into")
    parser.add_argument("--organizations", default=",".join(settings.ORGANIZATIONS))
    parser.add_argument("--people", type=int, help="people per organization (default: as designed)")
    parser.add_argument("--days", type=int, default=settings.DAYS)
    parser.add_argument("--end", default=settings.END_DATE, help="last day, YYYY-MM-DD")
    parser.add_argument("--seed", type=int, default=settings.SEED)
    parser.add_argument(
        "--scale-organization",
        metavar="NAME",
        help="add an organization of this name shaped like contoso; --people is then its size",
    )
    given = parser.parse_args(arguments)
    chosen = organizations_of(given.organizations, given.people, given.scale_organization)
    summary = generate(given.out, chosen, given.days, given.end, given.seed)
    print(summary)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
