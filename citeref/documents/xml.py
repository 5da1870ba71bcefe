"""XML read as a stream, obeying nothing: no entity of the file's own, no address asked, a bound on depth and size.

Names come with the prefix that is usual for their namespace (`w:p`, `text:h`), whatever the file calls it; those of
namespaces that no reader here knows come bare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from citeref.errors import UnreadableDocument

MOST_ELEMENTS, DEEPEST = 4_000_000, 400
"""Elements of one file, and how deep they may lie in each other; a page of Word has a thousand, ten deep."""

_CHUNK = 1 << 16
_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    _OOXML + "wordprocessingml/2006/main": "w:",
    _STRICT + "wordprocessingml/main": "w:",
    _OOXML + "officeDocument/2006/relationships": "r:",
    _STRICT + "officeDocument/relationships": "r:",
    _OOXML + "package/2006/relationships": "rel:",
    _OOXML + "officeDocument/2006/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.idpf.org/2007/opf": "opf:",
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    **{
        _ODF + name + ":1.0": name + ":"
        for name in ("text", "table", "office", "meta", "style", "draw", "manifest")
    },
    _ODF + "drawing:1.0": "draw:",
}
"""The namespaces whose names are told apart."""

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Words = Callable[[str], None]


def parse(data: bytes, said: str, start: Start, end: End, words: Words) -> None:
    """Goes through a file, calling back for each element's start and end and for words between.

    Raises `UnreadableDocument` (`said` names the file) where it is broken, declares entities, or is no bearable size.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    names: dict[str, str] = {}
    count = depth = 0

    def short(name: str) -> str:
        known = names.get(name)
        if known is None:
            space, _, local = name.rpartition(" ")
            known = names.setdefault(name, _PREFIXES.get(space, "") + local)
        return known

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal count, depth
        count += 1
        depth += 1
        if count > MOST_ELEMENTS or depth > DEEPEST:
            what = "too many elements" if depth <= DEEPEST else "elements nested too deep"
            raise UnreadableDocument(f"{said}: {what} for a document.", "Save it again as text (.txt).")
        start(
            short(name),
            {short(key): value for key, value in attributes.items()} if attributes else attributes,
        )

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(short(name))

    def declared(_name: str, _system: str | None, _public: str | None, internal: bool) -> None:
        if internal:
            raise UnreadableDocument(
                f"{said}: declares entities of its own, which are not obeyed.",
                "Save it again from its program.",
            )

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = words, declared
    try:
        for at in range(0, len(data), _CHUNK):
            parser.Parse(data[at : at + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnreadableDocument(
            f"{said}: broken inside, at line {error.lineno} ({expat.errors.messages.get(error.code, 'XML')}).",
            "Open it in its program and save it again.",
        ) from None
    except (UnicodeError, LookupError, ValueError) as error:
        raise UnreadableDocument(f"{said}: broken inside ({str(error)[:80]}).", "Save it again.") from None
