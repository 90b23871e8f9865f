"""Whoever adds a leaking mart by hand reads one message: which column, from where, through which models, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from gate.beforehand import seen_through
from gate.compiled import NotCompiled, default_options, parse
from tests.gate.planting import copied_project

MART = """select organization_id, md5(cast(person_id as varchar)) as reference
from {{ ref("int_people_windows") }}
"""


@pytest.mark.slow
def test_a_mart_added_by_hand_gives_one_message(tmp_path: Path) -> None:
    root = copied_project(tmp_path)
    (root / "models" / "marts" / "score" / "curious.sql").write_text(MART)
    options = default_options(root / "target", root / "logs", root)
    with pytest.raises(NotCompiled, match="private to the 'people' group") as refused:
        parse(options)
    (message,) = map(str, seen_through(options, refused.value, root))
    assert message.startswith("flow.person_reaches_mart: curious.reference")
    for word in ("graph_data_connect.users.id", "int_people_windows.person_id -> curious.reference", "Mend: "):
        assert word in message
