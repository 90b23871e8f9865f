"""A build that finds nothing new changes nothing."""

from __future__ import annotations

from tests.end_to_end.story import Story


def test_the_published_files_hold_the_same_rows(story: Story) -> None:
    assert story.again.published == story.first.published
    assert any(found for tables in story.first.published.values() for found in tables.values())


def test_the_ledger_holds_the_same_rows(story: Story) -> None:
    assert story.again.ledger == story.first.ledger
    assert all(story.first.ledger.values())


def test_nothing_is_appended(story: Story) -> None:
    assert story.first.new_days == len(story.first.score_dates) > 0
    assert story.again.new_days == 0


def test_every_row_keeps_its_status(story: Story) -> None:
    assert story.again.ingestion == story.first.ingestion
