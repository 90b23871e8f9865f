"""What a failed build prints never repeats a value of a private model."""

from __future__ import annotations

from types import SimpleNamespace

from pipeline.transform import _said


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
