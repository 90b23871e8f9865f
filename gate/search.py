"""One search for people: by name in any form, in codes, and by hash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gate.coded import Hashes, decoded, runs_in
from gate.forms import Form
from gate.traces import Traces

SHORTEST_DECODED = 8  # bytes; shorter names turn up by chance in what is no code
LONGEST_KEPT = 256  # bytes of a run that is remembered


class Search:
    """Finds names, codes of them and hashes of them in bytes."""

    def __init__(
        self, forms: Iterable[Form], hashed: Iterable[tuple[str, str]] = (), short: Mapping[str, str] | None = None
    ) -> None:
        """forms: what is written. hashed: texts that would be hashed, with their kinds. short: names in lower case
        that count in a code only if they are all it says, with their kinds.
        """
        written = tuple(forms)
        self._traces, self.hashes = Traces(written), Hashes(hashed)
        self._short = {form.data: form.kind for form in written if form.is_text and len(form.data) < SHORTEST_DECODED}
        self._short |= {name.encode(): kind for name, kind in (short or {}).items() if not name.isdigit()}
        self._clean: set[bytes] = set()

    def within(self, data: bytes, is_packed: bool = False) -> set[Form]:
        """The forms in `data`.

        is_packed: in a database file values stand side by side, so a word of eight letters needs no boundary there.
        """
        return self.plainly_within(data, is_packed) | self._in_codes(runs_in(data) - self._clean)

    def plainly_within(self, data: bytes, is_packed: bool = False) -> set[Form]:
        """The same without codes and hashes."""
        return self._traces.within(data, is_packed)

    def within_each(self, texts: Sequence[bytes]) -> list[set[Form]]:
        """The forms in each text. All are searched at once, and one by one only if that finds anything."""
        is_clean = not self.within(b"\0".join(texts))
        return [set() if is_clean else self.within(text) for text in texts]

    def _in_codes(self, runs: set[bytes]) -> set[Form]:
        """What runs of letters and digits hide. Those that hide nothing are remembered: files repeat each other."""
        found = set()
        for how, pieces in decoded(runs):
            text = b"\0".join(pieces)
            forms = {form for form in self._traces.within(text) if len(form.data) >= SHORTEST_DECODED}
            forms |= {Form(piece, self._short[piece], "") for piece in map(bytes.lower, pieces) if piece in self._short}
            found |= {form._replace(how=how) for form in forms}
            found |= {form._replace(how=f"{form.how} {how}") for form in self.hashes.within(text)}
        if not found:
            self._clean |= {run for run in runs if len(run) <= LONGEST_KEPT}
        return found
