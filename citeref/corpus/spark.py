"""Spark: a DataFrame of texts in, a DataFrame of citations out, on whatever cluster the session has.

>>> from citeref.corpus.spark import extract
>>> extract(spark.read.parquet("judgments")).write.parquet("citations")              # doctest: +SKIP

Spark cuts the input and keeps the output itself, so that nothing here reads or writes a file. Every executor needs the same
citeref and pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from citeref.catalogue import use
from citeref.catalogue.own import additions
from citeref.config import Own
from citeref.corpus import extracting
from citeref.corpus.edition import edition, refuse_other
from citeref.corpus.extra import needed
from citeref.corpus.schema import CITATIONS
from citeref.errors import CiterefError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

ROWS = 256
"""Texts whose citations are in memory together."""


def extract(frame: DataFrame, *, id: str = "id", text: str = "text", lang: str = "") -> DataFrame:
    """The citations in a DataFrame of texts, a row each; nothing is done before somebody asks for them.

    `id`, `text` and `lang` as for `citeref.corpus.extract`, and columns `lang` and `at` are taken where they are there; other
    columns are left behind. What comes back has the columns of `citeref.corpus.SCHEMA`, none of them null.

    Raises `CiterefError` where it is no DataFrame of Spark's, or a column is missing; an executor that runs another citeref
    fails its task with a sentence that says so.
    """
    for library in ("pyspark", "pandas", "pyarrow"):
        needed(library)
    if not hasattr(frame, "mapInArrow"):
        kind = f"{type(frame).__module__}.{type(frame).__name__}"
        raise CiterefError(
            f"« {kind} » is no DataFrame of Spark's.", "citeref.corpus.extract takes Arrow record batches."
        )
    for name in (id, text):
        if name not in frame.columns:
            raise CiterefError(
                f"The DataFrame has no column « {name} ».", f"It has {', '.join(frame.columns)}."
            )
    there = [(id, "id"), (text, "text"), *((name, name) for name in ("lang", "at") if name in frame.columns)]
    columns = [_column(name).alias(ours) for name, ours in there]
    task = Task(edition=edition(), own=additions(), lang=lang)
    return frame.select(*columns).mapInArrow(task, schema())


def _column(name: str) -> Any:
    """A column by its whole name, whatever there is in it."""
    from pyspark.sql import functions

    return functions.col("`" + name.replace("`", "``") + "`")


def schema() -> StructType:
    """The columns of a citation as Spark's own types, with their meaning as the comment."""
    from pyspark.sql import types

    kinds = {
        "string": types.StringType(),
        "int64": types.LongType(),
        "double": types.DoubleType(),
        "bool": types.BooleanType(),
        "list": types.ArrayType(types.StringType(), containsNull=False),
    }
    return types.StructType(
        [types.StructField(name, kinds[kind], False, {"comment": about}) for name, kind, about in CITATIONS]
    )


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What an executor does with the batches of a partition."""

    edition: str
    own: Own
    lang: str

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """The citations of each batch, a few texts at a time. Raises `CiterefError` where this is another citeref."""
        refuse_other(self.edition, "A Spark executor")
        use(self.own)
        for batch in batches:
            for first in range(0, batch.num_rows, ROWS):
                yield extracting.extract(batch.slice(first, ROWS), lang=self.lang)
