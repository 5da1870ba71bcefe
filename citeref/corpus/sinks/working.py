"""What the work of every sink has in common: the options, a person's additions to the catalogue, and the counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from citeref.catalogue import use
from citeref.config import Own
from citeref.corpus.columns import sound
from citeref.corpus.finding import Begin, found, nobody
from citeref.corpus.options import Options
from citeref.corpus.records import Bad, Found
from citeref.corpus.units import Made, Unit


class Working:
    """The work of a sink; it can be pickled, and begins by putting the additions in force where it runs.

    A sink says in `make` what becomes of the documents of a unit, and gives back the payload of `Made`.
    """

    def __init__(self, options: Options, own: Own) -> None:
        self.options, self.own = options, own

    def __call__(self, unit: Unit, begin: Begin = nobody, without: Mapping[int, str] | None = None) -> Made:
        """Reads, finds, makes."""
        use(self.own)
        count = Count()
        payload = self.make(unit, count.over(found(unit, self.options, begin, without)))
        return count.made(unit, payload)

    def make(self, unit: Unit, documents: Iterator[Found]) -> bytes:
        """What becomes of the documents of a unit."""
        raise NotImplementedError


def _sound(bad: Bad) -> Bad:
    """The same in characters that can be written down: the names of files may hold bytes that are none."""
    return msgspec.structs.replace(bad, id=sound(bad.id), reason=sound(bad.reason), hint=sound(bad.hint))


class Count:
    """Counts the documents that pass, and keeps the bad ones apart."""

    def __init__(self) -> None:
        self._documents = self._citations = self._characters = self._bytes = 0
        self._skipped: list[Bad] = []
        self._left_out: Counter[str] = Counter()

    def over(self, each: Iterator[Found | Bad]) -> Iterator[Found]:
        """The good ones."""
        for one in each:
            if isinstance(one, Found):
                text = one.record.text
                self._documents += 1
                self._citations += len(one.citations)
                self._characters += len(text)
                self._bytes += len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
                yield one
            elif one.expected:
                self._left_out[one.reason] += 1
            else:
                self._skipped.append(_sound(one))

    def made(self, unit: Unit, payload: bytes) -> Made:
        """What became of the unit."""
        return Made(
            unit=unit.number,
            size=unit.size,
            documents=self._documents,
            citations=self._citations,
            characters=self._characters,
            text_bytes=self._bytes,
            bad=len(self._skipped),
            defects=sum(bad.defect for bad in self._skipped),
            skipped=tuple(self._skipped),
            left_out=dict(self._left_out),
            payload=payload,
        )
