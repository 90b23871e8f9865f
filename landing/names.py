"""Names as sources spell them, reduced to what identifies them."""

from functools import lru_cache


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Letters and digits of `name`, case-folded.

    `Report Refresh Date` and `reportRefreshDate` are one name.
    """
    return "".join(character for character in name.casefold() if character.isalnum())


@lru_cache(maxsize=4096)
def segments(path: str) -> tuple[str, ...]:
    """The plain names along a dotted path: `Item.InternetMessageId` is ("item", "internetmessageid")."""
    return tuple(part for part in map(plain, path.split(".")) if part)
