"""Data with a column of text: JSON Lines and CSV, a document for each record or row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from citeref.documents import text
from citeref.documents.dates import iso
from citeref.documents.encoding import decode
from citeref.documents.joining import joined
from citeref.documents.sheet import Paragraph, Sheet
from citeref.errors import UnreadableDocument
from citeref.model import Document

TEXT = (
    *("text", "texte", "content", "contenu", "body", "full_text", "fulltext", "texte_integral", "corps"),
    *("document", "paragraph", "paragraphe", "passage", "sentence", "phrase", "description", "abstract"),
)
"""The names of the column that holds the text, the likeliest first."""

_TITLES = ("title", "titre", "subject", "objet", "name", "nom", "headline")
_DATES = ("date", "published", "created", "date_publication", "decision_date")
_LANGS = ("lang", "language", "langue")
_LEAST = 40
"""Characters of a column on the average from which on it is taken for the text where no name tells it."""

_SAMPLE = 50
_CELLS = 200_000
"""Cells of a table that is read as one document."""

_LARGEST = 20_000_000
"""Characters of one value."""


def json_lines(data: bytes, name: str, said: str) -> Iterator[tuple[str, Document | UnreadableDocument]]:
    """A document for each line that holds a text, under the number of the line; lines that are none are told once."""
    decoder = msgspec.json.Decoder()
    field = ""
    broken: list[int] = []
    empty = total = 0
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        total += 1
        try:
            record = decoder.decode(line.lstrip(b"\xef\xbb\xbf"))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            broken.append(number)
            continue
        record = record if isinstance(record, dict) else {"text": record}
        field = field if isinstance(record.get(field), str) else _field(record)
        words = record.get(field)
        if isinstance(words, str) and words.strip():
            yield f"#{number}", _document(words, record, f"{name}#{number}")
        else:
            empty += 1
    if broken:
        yield (
            "",
            UnreadableDocument(
                f"{said}: {_count(len(broken), 'line')} no JSON (first: line {broken[0]}).",
                "Mend or remove them.",
            ),
        )
    if empty:
        yield (
            "",
            UnreadableDocument(
                f"{said}: {_count(empty, 'record')} without text.",
                f"The text is looked for in {', '.join(TEXT[:4])}, …",
            ),
        )
    if not total:
        raise UnreadableDocument(f"{said}: nothing but blanks in it.", "Was it saved completely?")


def table(data: bytes, name: str, said: str) -> Iterator[tuple[str, Document | UnreadableDocument]]:
    """A document for each row where a column holds texts, under the number of the row as a spreadsheet counts it; else the
    whole table as one document.
    """
    decoded, encoding = decode(data, said)
    rows = _rows(decoded, said, name)
    head = next(rows, [])
    sample = [row for row, _ in zip(rows, range(_SAMPLE), strict=False)]
    column = _column(head, sample)
    if column < 0:
        yield "", _whole(head, sample, rows, name, said)
        return
    number = 1
    for row in _chained(sample, rows):
        number += 1
        if column < len(row) and row[column].strip():
            record = {key.strip().lower(): value for key, value in zip(head, row, strict=False)}
            found = _document(row[column], record, f"{name}#{number}")
            yield f"#{number}", msgspec.structs.replace(found, encoding=encoding)


def _chained(sample: list[list[str]], rows: Iterator[list[str]]) -> Iterator[list[str]]:
    yield from sample
    yield from rows


def _rows(decoded: str, said: str, name: str) -> Iterator[list[str]]:
    line = decoded.lstrip("\ufeff").split("\n", 1)[0][:10_000]
    mark = max("\t;,|", key=line.count) if not name.lower().endswith(".tsv") else "\t"
    csv.field_size_limit(_LARGEST)
    try:
        yield from csv.reader(io.StringIO(decoded.lstrip("\ufeff"), newline=""), delimiter=mark)
    except csv.Error as error:
        raise UnreadableDocument(
            f"{said}: a broken table ({str(error)[:60]}).", "Save it again as CSV."
        ) from None


def _column(head: Sequence[str], sample: Sequence[Sequence[str]]) -> int:
    """The column that holds the text: by its name, else the longest where it is long enough; -1 for none."""
    names = [name.strip().lower() for name in head]
    for name in TEXT:
        if name in names:
            return names.index(name)
    if len(head) < 2 or not sample:
        return -1
    lengths = [sum(len(row[at]) for row in sample if at < len(row)) / len(sample) for at in range(len(head))]
    longest = max(range(len(head)), key=lambda at: lengths[at])
    return longest if lengths[longest] >= _LEAST else -1


def _whole(
    head: list[str], sample: list[list[str]], rows: Iterator[list[str]], name: str, said: str
) -> Document:
    """A table of short cells as one document."""
    sheet, cells = Sheet(name), 0
    for number, row in enumerate(_chained([head, *sample], rows), 1):
        cells += len(row)
        if cells > _CELLS:
            raise UnreadableDocument(
                f"{said}: a large table without a column of text.",
                "Call that column « text » in its first row.",
            )
        for at, cell in enumerate(row, 1):
            if cell.strip():
                sheet.add(Paragraph("cell", lies=(1, number, at), pieces=[cell], links=[], length=len(cell)))
    return sheet.document("csv")


def _field(record: dict[str, Any]) -> str:
    """The field of a record that holds its text."""
    lower = {key.lower(): key for key in record if isinstance(key, str)}
    for name in TEXT:
        if isinstance(record.get(lower.get(name, "")), str):
            return lower[name]
    long = [key for key, value in record.items() if isinstance(value, str) and len(value) >= _LEAST]
    return max(long, key=lambda key: len(record[key]), default="")


def _document(words: str, record: dict[str, Any], name: str) -> Document:
    def told(names: Sequence[str]) -> str:
        return next((str(record[key])[:500] for key in names if isinstance(record.get(key), str)), "")

    lang = told(_LANGS).partition("-")[0].lower()[:3]
    return joined([text.read(words)], name, "text", title=told(_TITLES), date=iso(told(_DATES)), lang=lang)


def _count(number: int, what: str) -> str:
    return f"{number} {what} is" if number == 1 else f"{number} {what}s are"
