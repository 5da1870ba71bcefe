"""One call for pipelines: Arrow record batches of texts in, Arrow record batches of citations out."""

from __future__ import annotations

from typing import Any

from citeref.corpus.columns import citation_row, of_citations, sound
from citeref.corpus.extra import needed
from citeref.corpus.finding import known, search
from citeref.corpus.schema import CITATIONS, schema
from citeref.errors import CiterefError
from citeref.grammar.language import told


def extract(batch: Any, *, id: str = "id", text: str = "text", lang: str = "") -> Any:
    """The citations in a batch of texts, a row each, in the order of the batch and of each text.

    `batch` is a `pyarrow.RecordBatch` (or anything `pyarrow.record_batch` takes) with a column of ids and one of texts, by
    default called so; of its other columns `lang` (ISO 639-1) forces the language of a text and `at` says which place in the
    law the text itself is (`eu/reg/2016/679/art_28`). `lang` forces a language on all. A null text has no citations. What
    comes back has the schema `citeref.corpus.SCHEMA`; the call keeps nothing between two batches, so that any engine may call it
    anywhere, in any order.

    Raises `CiterefError` where a column is missing or a reference in `at` is none.
    """
    pyarrow = needed("pyarrow")
    given = batch if isinstance(batch, pyarrow.RecordBatch) else pyarrow.record_batch(batch)
    names = given.schema.names
    for name in (id, text):
        if name not in names:
            raise CiterefError(f"The batch has no column « {name} ».", f"It has {', '.join(names)}.")
    columns = of_citations(schema(CITATIONS))
    values = [given.column(name).to_pylist() if name in names else None for name in (id, text, "lang", "at")]
    for row in range(given.num_rows):
        name, words, tongue, place = (column[row] if column else "" for column in values)
        forced = lang or known(tongue or "")
        citations = search(words, forced, place or "") if words else []
        shown = sound("" if name is None else str(name))
        said = (forced or told(words)) if citations else ""
        for citation in citations:
            columns.add(citation_row(shown, citation, said))
    return columns.batch()
