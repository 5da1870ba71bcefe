"""Citations and documents laid into columns, a row each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from citeref.corpus.records import Found
from citeref.corpus.schema import CITATIONS, DOCUMENTS
from citeref.model import Citation

Value = str | int | float | bool | list[str]


class Columns:
    """Rows under way; `batch` gives them as an Arrow record batch and begins anew."""

    def __init__(self, names: tuple[tuple[str, str, str], ...], schema: Any) -> None:
        self.schema = schema
        self._names = [name for name, _, _ in names]
        self._columns: list[list[Value]] = [[] for _ in names]

    def __len__(self) -> int:
        return len(self._columns[0])

    def add(self, row: tuple[Value, ...]) -> None:
        """A row, its values in the order of the columns."""
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)

    def batch(self) -> Any:
        """The rows so far as a record batch."""
        import pyarrow

        arrays = [
            pyarrow.array(values, type=field.type)
            for values, field in zip(self._columns, self.schema, strict=True)
        ]
        self._columns = [[] for _ in self._names]
        return pyarrow.RecordBatch.from_arrays(arrays, schema=self.schema)


def of_citations(schema: Any) -> Columns:
    """Columns for citations."""
    return Columns(CITATIONS, schema)


def of_documents(schema: Any) -> Columns:
    """Columns for documents."""
    return Columns(DOCUMENTS, schema)


def citation_row(id: str, citation: Citation, lang: str) -> tuple[Value, ...]:
    """The values of one citation, in the order of `CITATIONS`."""
    return (
        id,
        citation.span.start,
        citation.span.end,
        sound(citation.text),
        list(citation.refs),
        authorities(citation),
        citation.range,
        citation.kind,
        citation.confidence,
        sound_all(citation.evidence),
        list(citation.candidates),
        lang,
    )


def document_row(found: Found) -> tuple[Value, ...]:
    """The values of one document, in the order of `DOCUMENTS`."""
    record = found.record
    return (
        sound(record.id),
        sound(record.title),
        sound(record.date),
        found.lang,
        record.at,
        len(record.text),
        len(found.citations),
    )


def authorities(citation: Citation) -> list[str]:
    """The authorities of a citation's references, each once, in the order of the text."""
    return list(dict.fromkeys(str(ref.authority) for ref in citation.refs))


def sound(text: str) -> str:
    """The text with lone surrogates, which are none, as their numbers."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def sound_all(texts: Iterable[str]) -> list[str]:
    """The same for several."""
    return [sound(text) for text in texts]
