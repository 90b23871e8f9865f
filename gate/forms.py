"""The forms a careless column, file or log would keep a name in."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
HASHES = ("md5", "sha1", "sha256", "sha512")
HASH_DIGITS = 16  # as many as a shortened hash would keep at least
SHORTEST = 6  # bytes of a form that is looked for inside other text; shorter names are only compared with whole values
SHORTEST_CODED = 8  # bytes of a Base64 or hexadecimal form: fewer turn up by chance
SHORTEST_NUMBER = 9  # digits of a number that is looked for inside other text
LONGEST_WORD = 12  # a longer name is nobody's by chance, so it needs no boundary
KEY_BYTES = 8


class Form(NamedTuple):
    """One form of one name.

    data: its bytes, in lower case, as all text is before it is searched. kind: what the name is to a reader of a
    message. how: the form, in words. is_word: counts only between characters that are no letters or digits.
    is_text: what people write; the rest is hashes and codes.
    """

    data: bytes
    kind: str
    how: str
    is_word: bool = False
    is_text: bool = False


def forms_of(name: str, kind: str, spellings: Iterable[str] = ()) -> Iterator[Form]:
    """Every form of one name: as it is, reversed and escaped; coded and hashed, also of its lower and upper case.

    spellings: the name as private data spells it, where not in lower case.
    """
    yield from written_forms_of(name, kind)
    for text in {name.lower(), name.upper(), *spellings}:
        for data, how in _coded(text.encode()):
            if len(data) >= SHORTEST_CODED:
                yield Form(data.lower(), kind, how)
    if GUID.fullmatch(name):
        for data in _guid_bytes(uuid.UUID(name)):
            yield Form(data.lower(), kind, "as 16 bytes")


def written_forms_of(name: str, kind: str) -> Iterator[Form]:
    """What people or programs write for a name that nobody would hash."""
    is_word = len(name) < LONGEST_WORD and "@" not in name
    for data, how in () if is_short(name) else _written(name):
        if len(data) >= SHORTEST:
            yield Form(data, kind, how, is_word, is_text=True)


def is_short(name: str) -> bool:
    """Whether a name is found in any text by chance, so that only whole values are compared with it."""
    return len(name.encode()) < SHORTEST or (name.isdigit() and len(name) < SHORTEST_NUMBER)


def forms_of_key(key: int, kind: str) -> Iterator[Form]:
    """Every form of a number that stands for a person between staging and doors."""
    yield from forms_of(str(key), kind)
    yield Form(key.to_bytes(KEY_BYTES, "little", signed=True).lower(), kind, "as 8 bytes")


def _written(name: str) -> Iterator[tuple[bytes, str]]:
    """What people or programs write for a name, in lower case; escapes only where they change it."""
    lower = name.lower()
    yield lower.encode(), "as it is"
    yield lower[::-1].encode(), "reversed"
    escaped = {quote(lower).lower(), quote(lower, safe="@").lower(), json.dumps(lower)[1:-1].lower()} - {lower}
    for text in escaped:
        yield text.encode(), "escaped"
    if "@" in name:
        yield re.sub("[^a-z0-9]", "_", lower).encode(), "as in the address of a personal site"
    if GUID.fullmatch(name):
        yield lower.replace("-", "").encode(), "without dashes"


def _coded(data: bytes) -> Iterator[tuple[bytes, str]]:
    yield data.hex().encode(), "in hexadecimal digits"
    coded = base64.b64encode(data).rstrip(b"=")
    yield coded, "in Base64"
    if b"+" in coded or b"/" in coded:
        yield coded.replace(b"+", b"-").replace(b"/", b"_"), "in Base64"
    for algorithm in HASHES:
        yield hashlib.new(algorithm, data).hexdigest()[:HASH_DIGITS].encode(), f"as {algorithm}"


def _guid_bytes(value: uuid.UUID) -> Iterator[bytes]:
    """The ways files keep a GUID: network order, Microsoft's order, and DuckDB's signed 128 bits."""
    yield value.bytes
    yield value.bytes_le
    yield (value.int ^ (1 << 127)).to_bytes(16, "little")
