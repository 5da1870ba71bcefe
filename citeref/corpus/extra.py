"""The libraries of the extra « corpus », asked for only where they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from citeref.errors import CiterefError

_FOR = {
    "pyarrow": "Parquet is read and written by pyarrow",
    "fsspec": "Addresses are read by fsspec",
}


def needed(name: str) -> Any:
    """A library. Raises `CiterefError` with the way to get it."""
    try:
        return import_module(name)
    except ImportError:
        raise CiterefError(f"{_FOR[name]}, which is not here.", "pip install 'citeref[corpus]'") from None
