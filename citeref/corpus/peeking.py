"""Whether the records of an input have the field that holds their text, before a long run finds that none has."""

from __future__ import annotations

import msgspec

from citeref.corpus.extra import needed
from citeref.corpus.options import Options
from citeref.corpus.places import Place, opened
from citeref.errors import CiterefError

_ENOUGH = 1 << 22


def refuse_other_fields(place: Place, options: Options) -> None:
    """Raises `CiterefError` where a file's records plainly have no such field, and names those they have."""
    names = _columns(place) if place.form == "parquet" else _fields(place) if place.form == "lines" else ()
    if names and options.text not in names:
        raise CiterefError(
            f"{place.path}: no « {options.text} » in its records.",
            f"They have {', '.join(names[:12])}: name the one that holds the text with --text.",
        )


def _fields(place: Place) -> tuple[str, ...]:
    """The fields of the first object; none where that is not plain to see."""
    with opened(place.path) as file:
        line = file.readline(_ENOUGH)
    try:
        told = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ()
    return tuple(told) if isinstance(told, dict) else ()


def _columns(place: Place) -> tuple[str, ...]:
    needed("pyarrow")
    from pyarrow import ArrowException, parquet

    try:
        with opened(place.path) as file:
            return tuple(parquet.ParquetFile(file).schema_arrow.names)
    except (ArrowException, OSError):
        return ()
