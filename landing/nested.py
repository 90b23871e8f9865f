"""Values as the text that lands.

Nested values keep only what their contract names: an allowlist, at every depth.
"""

import math
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import orjson

from landing.contract import Column
from landing.names import plain

# A plain name, the spelling it lands in, and what may land below it (None: the value itself).
Branch = dict[str, tuple[str, "Branch | None"]]
Tree = Branch | None


def tree_of(keep: tuple[str, ...]) -> Tree:
    """Turn dotted paths into a tree of plain names; None when there are no paths.

    >>> tree_of(("user.id",))
    {'user': ('user', {'id': ('id', None)})}
    """
    root: Branch = {}
    for path in keep:
        level = root
        spellings = path.split(".")
        for spelling in spellings[:-1]:
            below = level.setdefault(plain(spelling), (spelling, {}))[1]
            assert below is not None, f"{path} is kept whole and in part"
            level = below
        level[plain(spellings[-1])] = (spellings[-1], None)
    return root or None


class Texts:
    """Turns the values of one column into text."""

    def __init__(self, column: Column) -> None:
        self.is_plain = not column.keep
        self._tree = tree_of(column.keep)
        self._only_field = plain(column.only[0]) if column.only else None
        self._only_values = frozenset(plain(value) for value in column.only[1]) if column.only else frozenset()

    def __call__(self, value: Any) -> str | None:
        """The text of a value; None when nothing of it may land."""
        if self._tree is None:
            return plain_text(value)
        if isinstance(value, str):
            value = parsed(value)
        if self._only_field is not None:
            value = [item for item in _as_list(value) if self._is_wanted(item)]
        kept = pruned(value, self._tree)
        return None if kept is None or kept == [] else _dumped(kept)

    def _is_wanted(self, item: Any) -> bool:
        if not isinstance(item, dict):
            return False
        named = next((value for name, value in item.items() if plain(name) == self._only_field), None)
        return isinstance(named, str) and plain(named) in self._only_values


def plain_text(value: Any) -> str | None:
    """Text of a single value or of a list of them; objects do not land, not even as JSON text."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        nested = parsed(value)
        value = value if nested is None else nested
    return _plain_list(value) if isinstance(value, (list, tuple)) else scalar_text(value)


def scalar_text(value: Any) -> str | None:
    """Text of a single value.

    ISO 8601 in UTC for times, `true` and `false`; None for empty and for nested ones.
    """
    if type(value) is str:
        return value or None
    if value is None:
        return None
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else None
    if isinstance(value, datetime):
        moved = value if value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)
        return moved.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, (int, Decimal)) else None


def pruned(value: Any, tree: Tree) -> Any:
    """What of `value` the tree lets through, in the tree's spelling; None when nothing is left.

    An object where a value was expected lands as `true`: that there is a phone, not which. List
    elements keep their number, so people without a known identity still count. A lone address where an
    object was expected is wrapped.
    """
    if isinstance(value, (list, tuple)):
        return [{} if (kept := pruned(item, tree)) is None else kept for item in value]
    if tree is None:
        return True if isinstance(value, dict) else _leaf(value)
    if isinstance(value, str) and len(tree) == 1 and value[:1] not in ("{", "["):
        [(spelling, below)] = tree.values()
        inner = pruned(value, below)
        return None if inner is None else {spelling: inner}
    if isinstance(value, str):
        value = parsed(value)
    if not isinstance(value, dict):
        return None
    kept = {}
    for name, item in value.items():
        node = tree.get(plain(name))
        inner = None if node is None or item is None else pruned(item, node[1])
        if node is not None and inner is not None and inner != []:
            kept[node[0]] = inner
    return kept or None


def at(value: Any, path: tuple[str, ...]) -> Any:
    """Follow plain names into a nested value (an object, JSON text, or the first element of a list)."""
    for name in path:
        if isinstance(value, str):
            value = parsed(value)
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, dict):
            return None
        value = next((item for key, item in value.items() if plain(key) == name), None)
    return value


def parsed(text: str) -> Any:
    """JSON text as a value; None when it is neither an object nor a list."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return orjson.loads(text)
    except (ValueError, RecursionError):
        return None


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _leaf(value: Any) -> Any:
    return value if type(value) in (bool, int) else scalar_text(value)


def _plain_list(values: Any) -> str | None:
    scalars = [leaf for leaf in map(_leaf, values) if leaf is not None]
    return _dumped(scalars) if scalars else None


def _dumped(value: Any) -> str:
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except (TypeError, ValueError):
        return orjson.dumps(_mended(value), option=orjson.OPT_SORT_KEYS).decode()


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {name: _mended(item) for name, item in value.items()}
    return str(value)
