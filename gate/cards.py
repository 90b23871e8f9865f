"""What a build prints of a warehouse, for judgement."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import duckdb
from rich.console import Console

WIDTH = 120


def printed_cards(published_dir: Path) -> str:
    """The cards of every organization, as a log would hold them."""
    # Only here, because the pipeline itself asks the gate.
    from pipeline.build import category_labels
    from pipeline.card import print_cards

    printed = io.StringIO()
    with suppress(duckdb.CatalogException):  # files of an earlier version, of which no card can be printed
        print_cards(Console(file=printed, width=WIDTH), published_dir, category_labels())
    return printed.getvalue()
