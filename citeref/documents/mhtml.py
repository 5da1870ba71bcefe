"""Web pages saved in a single file (MHTML): the page that the file is about."""

from __future__ import annotations

import msgspec

from citeref.documents import html
from citeref.documents.encoding import decode
from citeref.documents.formats import refuse_dense
from citeref.documents.mail import refuse_nested
from citeref.errors import CacheError, UnreadableDocument
from citeref.model import Document


def read(data: bytes, name: str, said: str) -> Document:
    """The document in the bytes of a file. Raises `UnreadableDocument` where it holds no page."""
    from citeref.cache import mhtml

    refuse_nested(data, said)
    try:
        page = mhtml.page(data).data
    except CacheError as error:
        raise UnreadableDocument(f"{said}: {error.what[:1].lower()}{error.what[1:]}", error.hint) from None
    decoded, encoding = decode(page, said, html=True)
    refuse_dense("html", decoded, said)
    document = html.read(decoded, name)
    return msgspec.structs.replace(document, encoding=encoding)
