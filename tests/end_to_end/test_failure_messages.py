"""What a failed build prints never repeats a value of a private model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.errors import BuildError
from pipeline.settings import BuildSettings
from pipeline.transform import _said, transform


def failure(group: str) -> SimpleNamespace:
    message = "Conversion Error: Could not convert string 'ann@contoso.com' to INT64\n when casting \"Ann Lee\""
    return SimpleNamespace(
        node=SimpleNamespace(name="some_model", config=SimpleNamespace(group=group)), message=message
    )


def test_a_private_model_fails_without_quoting_a_value() -> None:
    said = _said(failure("people"))
    assert said.startswith("some_model: Conversion Error: Could not convert string '...' to INT64")
    assert "ann" not in said.lower()


def test_a_public_model_fails_with_the_column_it_names() -> None:
    assert "'ann@contoso.com'" in _said(failure("published"))


def test_a_stop_that_dbt_falls_over_names_the_node_and_quotes_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = SimpleNamespace(status="error", message="Conversion Error: Could not convert string 'ann.lee' to INT32")
    data = SimpleNamespace(node_info=SimpleNamespace(node_name="int_people"), run_result=ran)
    event = SimpleNamespace(info=SimpleNamespace(name="NodeFinished"), data=data)

    def fallen_over(_: object, __: object, callbacks: list[Callable[[Any], None]], ___: object) -> SimpleNamespace:
        callbacks[0](event)
        return SimpleNamespace(exception=RuntimeError("Connection already closed!"), success=False, result=None)

    monkeypatch.setattr("pipeline.transform.run_dbt", fallen_over)
    settings = BuildSettings(tmp_path, tmp_path, tmp_path, date(2026, 7, 4))
    with pytest.raises(BuildError, match=r"int_people: Conversion Error: Could not convert string '\.\.\.' to INT32"):
        transform(settings)
