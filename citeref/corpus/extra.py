"""The libraries of the corpus's extras, asked for only where they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from citeref.errors import CiterefError

_FOR = {
    "pyarrow": ("Parquet is read and written by pyarrow", "corpus"),
    "fsspec": ("Addresses are read by fsspec", "corpus"),
    "distributed": ("The engine « dask » is Dask's distributed", "dask"),
    "pyspark": ("Spark's data frames are pyspark's", "spark"),
    "pandas": ("pyspark hands batches over only where pandas is", "spark"),
}


def needed(name: str) -> Any:
    """A library. Raises `CiterefError` with the way to get it."""
    try:
        return import_module(name)
    except ImportError:
        what, extra = _FOR[name]
        raise CiterefError(f"{what}, which is not here.", f"pip install 'citeref[{extra}]'") from None
