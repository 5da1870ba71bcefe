"""An input is looked at once before anything is read: what is there, how much, and in which state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import blake2b

from citeref.corpus.cutting import units
from citeref.corpus.options import Options
from citeref.corpus.peeking import refuse_other_fields
from citeref.corpus.places import places
from citeref.corpus.records import Bad
from citeref.corpus.units import Plan, Unit
from citeref.errors import UnreadableDocument


def plan(inputs: Sequence[str], options: Options, without: Sequence[str] = ()) -> Plan:
    """The plan of an input: files, folders, patterns, addresses. `without` are paths that are passed over, such as the output.

    Raises `UnreadableDocument` for an input that is not there, or has nothing to be read in it; `CiterefError` where its
    records lack the field that the options name.
    """
    digest = blake2b(digest_size=16)
    size = files = 0
    forms = set()
    for place in places(inputs, without):
        if isinstance(place, Bad):
            continue
        if place.form not in forms:
            refuse_other_fields(place, options)
        forms.add(place.form)
        digest.update(f"{place.path}\0{place.size}\0{place.state}\n".encode("utf-8", "surrogateescape"))
        size += place.size
        files += 1
    if not files:
        raise UnreadableDocument(
            f"{', '.join(inputs)}: nothing to be read there.", "`citeref corpus --help` says what is read."
        )
    cut = partial(_cut, tuple(inputs), size, options, tuple(without))
    return Plan(
        inputs=tuple(inputs), fingerprint=digest.hexdigest(), size=size, files=files, options=options, cut=cut
    )


def _cut(inputs: tuple[str, ...], size: int, options: Options, without: tuple[str, ...]) -> Iterator[Unit]:
    return units(places(inputs, without), size, options)
