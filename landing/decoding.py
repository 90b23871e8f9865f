"""From the bytes of a file to UTF-8: gzip, byte order marks, UTF-16. Whatever can be read is read."""

import zlib
from dataclasses import dataclass

GZIP_MAGIC = b"\x1f\x8b"
CHUNK = 1 << 16
# Never valid in UTF-8: it marks the half character that a cut leaves, so that its record counts as broken.
CUT_MARK = b"\xff"


@dataclass(frozen=True)
class Content:
    """Bytes of a file. is_cut: the compressed stream ended early, so the last record may be a stump."""

    data: bytes
    is_cut: bool = False


def decompressed(data: bytes) -> Content:
    """Undo gzip (also several members in a row); other data is returned as it is."""
    if not data.startswith(GZIP_MAGIC):
        return Content(data)
    parts: list[bytes] = []
    rest: bytes | None = data
    while rest is not None and rest.startswith(GZIP_MAGIC):
        rest = _inflated(rest, parts)
    return Content(b"".join(parts), is_cut=rest is None or bool(rest.strip(b"\0")))


def _inflated(data: bytes, parts: list[bytes]) -> bytes | None:
    """Append what the first gzip member holds; return what follows it, or None when it breaks off."""
    member = zlib.decompressobj(wbits=31)
    for start in range(0, len(data), CHUNK):
        chunk = data[start : start + CHUNK]
        before = member.copy()
        try:
            parts.append(member.decompress(chunk))
        except zlib.error:
            _inflate_bytewise(before, chunk, parts)
            return None
        if member.eof:
            return member.unused_data + data[start + CHUNK :]
    return None


def _inflate_bytewise(member: "zlib._Decompress", chunk: bytes, parts: list[bytes]) -> None:
    """Append what comes before the error in a chunk."""
    try:
        for offset in range(len(chunk)):
            parts.append(member.decompress(chunk[offset : offset + 1]))
    except zlib.error:
        return


def utf8(content: Content) -> Content:
    """Text in UTF-8 without a byte order mark.

    Bytes that are no text stay invalid, for the readers to reject.
    """
    data = content.data
    if data.startswith(b"\xef\xbb\xbf"):
        return Content(data[3:], content.is_cut)
    encoding, start = _utf16(data)
    if encoding is None:
        return content
    body = data[start:]
    tail = CUT_MARK if len(body) % 2 else b""
    text = body[: len(body) // 2 * 2].decode(encoding, "surrogatepass")
    return Content(text.encode("utf-8", "surrogatepass") + tail, content.is_cut)


def _utf16(data: bytes) -> tuple[str | None, int]:
    """The UTF-16 encoding and where its text starts.

    Without a mark, the zeros beside the first character tell.
    """
    if data.startswith(b"\xff\xfe"):
        return "utf-16-le", 2
    if data.startswith(b"\xfe\xff"):
        return "utf-16-be", 2
    if len(data) >= 2 and data[0] and not data[1]:
        return "utf-16-le", 0
    if len(data) >= 2 and data[1] and not data[0]:
        return "utf-16-be", 0
    return None, 0
