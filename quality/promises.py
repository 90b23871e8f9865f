"""What a mart can promise its readers: a key, ranges, values, and claims that are true of every row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Range = tuple[int, int | None]


@dataclass(frozen=True)
class Mart:
    """One published mart, judged by one suite.

    name: schema and table. key: columns that name a row, never NULL. relation: joins to `mart`, in SQL.
    ranges: lowest and highest value of a column, where it is known. values: all values of a column.
    claims: name of a claim to an SQL expression. Both files of an organization are attached while it is
    evaluated, as `scores` and `device_health`; `$organization` is the folder they lie in.
    """

    name: str
    key: tuple[str, ...]
    claims: Mapping[str, str]
    relation: str = ""
    ranges: Mapping[str, Range] = field(default_factory=dict)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def database(self) -> str:
        """The published file the mart lies in, without its suffix."""
        return "device_health" if self.name.startswith("devices.") else "scores"

    @property
    def query(self) -> str:
        """The columns to judge, and every claim as a boolean that is false where it is unknown."""
        columns = dict.fromkeys((*self.key, *self.ranges, *self.values))
        selected = [f"mart.{column}" for column in columns]
        selected += [f"coalesce({claim}, false) as {name}" for name, claim in self.claims.items()]
        return f"select {', '.join(selected)} from {self.database}.{self.name} as mart {self.relation}"


def is_same(left: str, right: str) -> str:
    """Two decimals of twelve places are equal, or both are absent."""
    return f"({left} is null and {right} is null) or abs({left} - {right}) < 0.000000001"


def is_percent(percent: str, numerator: str, denominator: str) -> str:
    """A percentage is what its numerator and denominator say."""
    return is_same(percent, f"100.0 * {numerator} / nullif({denominator}, 0)")


def is_known_together(*columns: str) -> str:
    """Columns are all known or all unknown."""
    known = " + ".join(f"cast({column} is not null as integer)" for column in columns)
    return f"{known} in (0, {len(columns)})"


def keeps_its_distance(numerator: str, denominator: str, cell: int) -> str:
    """A count of people is hidden, or at least a cell away from nobody and from everybody."""
    return f"{numerator} is null or {numerator} between {cell} and {denominator} - {cell}"


def is_rounded_down(count: str) -> str:
    """A count is 0, 100, 1,000 and so on: it tells sizes and nothing finer."""
    sizes = (0, *(10**digits for digits in range(2, 16)))
    return f"{count} is null or {count} in {sizes}"
