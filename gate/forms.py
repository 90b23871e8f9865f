"""The forms a careless column, file or log would keep a name in, and the texts that would be hashed."""

from __future__ import annotations

import base64
import html
import json
import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from html.entities import codepoint2name
from typing import NamedTuple
from urllib.parse import quote, quote_plus

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
SHORTEST = 6  # bytes of a form that is looked for inside other text; shorter names are only compared with whole values
SHORTEST_NUMBER = 9  # digits of a number that is looked for inside other text
LONGEST_WORD = 12  # a longer name is nobody's by chance, so it needs no boundary
KEY_BYTES = 8
LEAST_VARIED = 4  # different bytes an id begins with, if it is looked for as bytes: zeros stand in any file
SPELT = "spelt name"  # what is made of an address: nobody reverses or hashes that
PLAIN = re.compile(r"[a-z0-9@._-]+")  # what no program escapes, but for the sign of an address
BETWEEN = (" ", ", ", ",", "_", "-", ".", "", "+", "\t", "  ", ";", "/", " | ")  # first name and last name


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


def forms_of(name: str, kind: str) -> Iterator[Form]:
    """Every form of one name: as it is, reversed and escaped, and an id also as bytes."""
    is_word = len(name) < LONGEST_WORD and "@" not in name
    for data, how in () if is_short(name) else _written(name, kind):
        if len(data) >= SHORTEST:
            yield Form(data, kind, how, is_word, is_text=True)
    if GUID.fullmatch(name):
        for data in _guid_bytes(uuid.UUID(name)):
            if len(set(data[:SHORTEST])) >= LEAST_VARIED:
                yield Form(data.lower(), kind, "as 16 bytes")


def is_short(name: str) -> bool:
    """Whether a name is found in any text by chance, so that only whole values are compared with it."""
    return len(name.encode()) < SHORTEST or (name.isdigit() and len(name) < SHORTEST_NUMBER)


def codes_of(name: str) -> Iterator[str]:
    """What a column would show of a name too short to be looked for in text: reversed, or a code, in lower case."""
    yield name.lower()[::-1]
    for text in (name.lower(), name.upper(), name.title()):
        yield text.encode().hex()
        coded = base64.b64encode(text.encode()).decode().lower()
        yield from (coded, coded.rstrip("="))


def forms_of_key(key: int, kind: str) -> Iterator[Form]:
    """Every form of a number that stands for a person between staging and doors."""
    yield from forms_of(str(key), kind)
    as_bytes = key.to_bytes(KEY_BYTES, "little", signed=True)
    yield from (Form(data.lower(), kind, "as 8 bytes") for data in (as_bytes, as_bytes[::-1]))


def spellings_of(first: str, last: str) -> set[str]:
    """What programs make of a first and a last name, in either order."""
    return {between.join(names) for between in BETWEEN for names in ((first, last), (last, first))}


def hashed_of(name: str, spellings: Iterable[str] = ()) -> set[str]:
    """The texts somebody would hash: a name in lower case, in upper case, and as private data spells it."""
    return {name.lower(), name.upper(), *spellings}


def _written(name: str, kind: str) -> Iterator[tuple[bytes, str]]:
    """What people or programs write for a name, in lower case; escapes only where they change it."""
    lower = name.lower()
    yield lower.encode(), "as it is"
    if kind == SPELT:
        return
    yield lower[::-1].encode(), "reversed"
    if "@" in name:
        yield lower.replace("@", "%40").encode(), "escaped"
        yield re.sub("[^a-z0-9]", "_", lower).encode(), "as in the address of a personal site"
    if GUID.fullmatch(name):
        yield lower.replace("-", "").encode(), "without dashes"
    elif not PLAIN.fullmatch(lower):
        escaped = {data.lower() for text in {lower, lower.upper(), lower.title()} for data in _escaped(text)}
        yield from ((data, "escaped") for data in escaped - {lower.encode()})


def _escaped(text: str) -> Iterator[bytes]:
    """The name in links, JSON, HTML, SQL and other character sets, and with its accents apart or gone."""
    apart = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    named = "".join(f"&{codepoint2name[ord(c)]};" if ord(c) > 127 and ord(c) in codepoint2name else c for c in text)
    texts = [quote(text), quote(text, safe="@"), quote_plus(text), json.dumps(text)[1:-1], html.escape(text), text]
    texts += [text.replace("'", instead) for instead in ("''", "\\'", "&#39;", "\u2019", "")]
    texts += [unicodedata.normalize("NFC", text), apart, plain, named, text.encode().decode("latin-1")]
    yield from (changed.encode() for changed in texts)
    yield from (text.encode("ascii", handler) for handler in ("xmlcharrefreplace", "backslashreplace"))
    yield text.encode("latin-1", "ignore")


def _guid_bytes(value: uuid.UUID) -> Iterator[bytes]:
    """The ways files keep a GUID: network order, Microsoft's order, and DuckDB's signed 128 bits."""
    yield value.bytes
    yield value.bytes_le
    yield (value.int ^ (1 << 127)).to_bytes(16, "little")
