"""The tables of the index, and how citations and documents are packed into them.

A file may hold several documents: `path` is a document's own (« mail.mbox#12 »), `file` the one it lies in, the same
where it is a file itself; `part` counts them. `passed` keeps what of a file could not be read, so that it is told again
when nothing has changed.

A citation's number is its document's number, shifted, plus its place in the document; so are a paragraph's.
One range scan then gives a document's citations in order, and no other key is needed. `cited` holds each
citation under every place it names and under every larger place around, so that « who cites Article 28, or
anything in it » is one range scan too, whatever the size of the index.

Nothing that a screen shows first is counted when it is asked for: `places` and `documents` carry their counts, `totals` those
of the whole. `position` sorts places as the law is printed, and `date` is that of a decision, empty where it is not known.
`finished` names the portions of a large corpus whose documents are all there.
"""

from __future__ import annotations

import zlib

import msgspec

from citeref.model import Citation, Document, Place
from citeref.ref import Ref

APPLICATION = 0x43495445
"""Says in the file's header that it is an index of citeref (« CITE »)."""

VERSION = 6
"""Counts up when a table changes; an index of another version is set aside and made again."""

SHIFT = 26
"""A document has at most 2**26 citations or paragraphs, more than 100 MiB of text can hold."""

TABLES = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, file BLOB NOT NULL, part INTEGER NOT NULL,
    name TEXT NOT NULL, title TEXT NOT NULL, format TEXT NOT NULL, date TEXT NOT NULL, lang TEXT NOT NULL,
    citations INTEGER NOT NULL, authorities INTEGER NOT NULL, unknown INTEGER NOT NULL, ambiguous INTEGER NOT NULL,
    encoding TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL, sha256 BLOB NOT NULL, finder TEXT NOT NULL
);
CREATE INDEX documents_in_order ON documents (file, part);
CREATE INDEX documents_by_citations ON documents (citations DESC);
CREATE INDEX documents_by_date ON documents (date);
CREATE TABLE totals (
    documents INTEGER NOT NULL, citations INTEGER NOT NULL, unknown INTEGER NOT NULL, unknown_in INTEGER NOT NULL,
    ambiguous INTEGER NOT NULL, ambiguous_in INTEGER NOT NULL
);
INSERT INTO totals VALUES (0, 0, 0, 0, 0, 0);
CREATE TABLE finished (portion TEXT PRIMARY KEY, told BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE passed (file BLOB PRIMARY KEY, told BLOB NOT NULL);
CREATE TABLE contents (document INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE paragraphs (id INTEGER PRIMARY KEY, start INTEGER NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = 'paragraphs', content_rowid = 'id', columnsize = 0, prefix = '3 4',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE terms USING fts5vocab ('words', 'instance');
CREATE TABLE citations (
    id INTEGER PRIMARY KEY, paragraph INTEGER NOT NULL, open INTEGER NOT NULL, quoted INTEGER NOT NULL,
    detail BLOB NOT NULL
);
CREATE INDEX open_citations ON citations (id) WHERE open;
CREATE INDEX open_by_kind ON citations (open, id) WHERE open;
CREATE TABLE places (
    id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, authority TEXT NOT NULL, whole INTEGER NOT NULL,
    position TEXT NOT NULL, date TEXT,
    citations INTEGER NOT NULL DEFAULT 0, documents INTEGER NOT NULL DEFAULT 0,
    exact INTEGER NOT NULL DEFAULT 0, quoted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX places_of_authority ON places (authority, position);
CREATE INDEX authorities_in_order ON places (position) WHERE whole;
CREATE INDEX authorities_by_count ON places (citations DESC, position) WHERE whole;
CREATE INDEX decisions_by_date ON places (date) WHERE date IS NOT NULL;
CREATE TABLE cited (
    place INTEGER NOT NULL, citation INTEGER NOT NULL, exact INTEGER NOT NULL, PRIMARY KEY (place, citation)
) WITHOUT ROWID;
CREATE TABLE tallies (
    document INTEGER NOT NULL, place INTEGER NOT NULL, citations INTEGER NOT NULL, exact INTEGER NOT NULL,
    quoted INTEGER NOT NULL, PRIMARY KEY (document, place)
) WITHOUT ROWID;
CREATE TABLE laws (
    id INTEGER PRIMARY KEY, ref TEXT NOT NULL, lang TEXT NOT NULL, path BLOB NOT NULL UNIQUE, sha256 TEXT NOT NULL,
    reader TEXT NOT NULL
);
CREATE TABLE units (
    id INTEGER PRIMARY KEY, ref TEXT NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE VIRTUAL TABLE law_words USING fts5 (
    text, content = 'units', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
"""


class Detail(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a citation, as JSON."""

    citation: Citation
    place: Place


_ENCODER = msgspec.json.Encoder(enc_hook=str)
_DECODER = msgspec.json.Decoder(Detail, dec_hook=lambda kind, text: Ref.trusted(text))
_DOCUMENT = msgspec.msgpack.Decoder(Document)


def detail(citation: Citation, place: Place) -> bytes:
    """A citation and its place as one value of the table."""
    return _ENCODER.encode(Detail(citation, place))


def read_detail(kept: bytes) -> Detail:
    """The citation and place in a value of the table."""
    return _DECODER.decode(kept)


def pack(document: Document) -> bytes:
    """A whole document as one compressed value."""
    return zlib.compress(msgspec.msgpack.encode(document), 1)


def unpack(packed: bytes) -> Document:
    """The document in a packed value."""
    return _DOCUMENT.decode(zlib.decompress(packed))


def numbers(document: int) -> tuple[int, int]:
    """The first and last number that a document's citations and paragraphs may have."""
    return document << SHIFT, ((document + 1) << SHIFT) - 1
