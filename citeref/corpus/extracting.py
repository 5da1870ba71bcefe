"""One call for pipelines: Arrow record batches of texts in, Arrow record batches of citations out."""

from __future__ import annotations

from typing import Any

from citeref.corpus.columns import citation_row, of_citations, sound
from citeref.corpus.extra import needed
from citeref.corpus.finding import defect, known, search
from citeref.corpus.schema import CITATIONS, schema
from citeref.errors import CiterefError
from citeref.grammar.language import told
from citeref.model import Citation


def extract(batch: Any, *, id: str = "id", text: str = "text", lang: str = "") -> Any:
    """The citations in a batch of texts, a row each, in the order of the batch and of each text.

    `batch` is a `pyarrow.RecordBatch` (or anything `pyarrow.record_batch` takes) with a column of ids and one of texts, by
    default called so; of its other columns `lang` (ISO 639-1) forces the language of a text and `at` says which place in the
    law the text itself is (`eu/reg/2016/679/art_28`). `lang` forces a language on all. A null text has no citations. What
    comes back has the schema `citeref.corpus.SCHEMA`; the call keeps nothing between two batches, so that any engine may call it
    anywhere, in any order.

    Raises `CiterefError` where a column is missing; and naming the document where a reference in `at` is none, or citeref
    itself fails on it.
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
        shown = sound("" if name is None else str(name))
        citations = _searched(shown, words, forced, place or "") if words else []
        said = (forced or told(words)) if citations else ""
        for citation in citations:
            columns.add(citation_row(shown, citation, said))
    return columns.batch()


def _searched(id: str, words: str, lang: str, place: str) -> list[Citation]:
    """The citations of a document. Raises `CiterefError` with its name."""
    try:
        return search(words, lang, place)
    except CiterefError as error:
        raise CiterefError(f"{id}: {error.what}", error.hint) from None
    except Exception as error:
        bad = defect(id, error)
        raise CiterefError(f"{id}: {bad.reason}", bad.hint) from error
