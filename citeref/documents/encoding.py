"""How the bytes of a file become text: what the file says of itself first, then what the bytes allow.

In this order: a byte order mark; UTF-16 that shows by its zero bytes; strict UTF-8; the encoding the file
declares; UTF-8 with a few damaged bytes; and a guess between Windows-1252, the old Mac and DOS tables and the
other alphabets of Europe. Strict UTF-8 comes before the declaration, since accented text is never valid UTF-8
by accident, while pages that declare Latin-1 and hold UTF-8 are common.
"""

from __future__ import annotations

import codecs
import re

from citeref.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_SAMPLE = 4096
_BROKEN = re.compile(r"\ufffd")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_SIGNS = "«»’‘“”„–—…€°§·•\u00a0\u202f"
_WEST = _SIGNS + "àâäçéèêëîïôöùûüÿæœñáíóúãõßåøìò"
_CENTRE = _SIGNS + "ąćęłńóśźżčďěňřšťůžáéíýúőűöüăâîşţđäôľ"
_CYRILLIC = _SIGNS + "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ"
_GREEK = _SIGNS + "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ΄"
_TABLES = {
    "cp1252": _WEST,
    "mac_roman": _WEST,
    "cp850": _WEST,
    "cp1250": _CENTRE,
    "iso8859_2": _CENTRE,
    "cp1251": _CYRILLIC,
    "koi8_r": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "cp1253": _GREEK,
    "iso8859_7": _GREEK,
}
"""The tables that European texts were saved in, each with the characters beyond ASCII that it is used for."""


def decode(data: bytes, name: str, *, html: bool = False) -> tuple[str, str]:
    """The text, and the name of its encoding. Raises `UnreadableDocument` where the bytes are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as_marked(data, encoding, name), encoding
    if encoding := _wide(data):
        return _as_marked(data, encoding, name), encoding
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _declared(data) if html else ""
    if declared and (text := _strict(data, declared)) is not None:
        return text, declared
    return _damaged(data) or _guessed(data, name)


def _as_marked(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return data.decode(encoding, "replace")
        raise UnreadableDocument(
            f"{name}: begins as {encoding.upper()} but breaks off at byte {error.start}.",
            "Save it again as UTF-8, or fetch a whole copy.",
        ) from None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of ordinary text is zero."""
    head = data[:_SAMPLE]
    if len(head) < 4 or len(data) % 2 or b"\0" not in head:
        return ""
    even, odd, pairs = head[::2].count(0), head[1::2].count(0), len(head) // 2
    if odd > 0.4 * pairs and even <= 0.02 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * pairs and odd <= 0.02 * pairs else ""


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[: 16 * _SAMPLE]
    if b"\0" in head or len(_CONTROL.findall(head)) > 0.02 * len(head) + 4:
        raise UnreadableDocument(
            f"{name}: not a text, its bytes are those of a program or an image.",
            "Leave it out, or export its text.",
        )


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_SAMPLE])
    if not found:
        return ""
    label = found[1].decode("ascii", "replace").lower()
    if label in ("iso-8859-1", "latin1", "iso8859-1", "us-ascii", "ascii", "latin-1"):
        return "cp1252"
    try:
        codec = codecs.lookup(label)
    except LookupError:
        return ""
    return codec.name if codec._is_text_encoding and codec.name not in ("utf-8", "utf-16", "utf-32") else ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None


def _damaged(data: bytes) -> tuple[str, str] | None:
    """UTF-8 in which a few bytes are broken: kept, with U+FFFD in their place, and said in the encoding's
    name.
    """
    text = data.decode("utf-8", "replace")
    broken = len(_BROKEN.findall(text))
    whole = sum(map(text.count, "éèàçùâêîôûœ’«»–…äöüßñ\u00a0"))
    if whole < 9 * broken:
        return None
    return text, f"utf-8 ({broken} damaged bytes)" if broken > 1 else "utf-8 (1 damaged byte)"


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    """The single-byte table under which the text reads as one of Europe's languages, Windows-1252 where
    several do.
    """
    sample = _telling(data)
    strange = {
        table: _strangeness(sample.decode(table, "replace"), usual) for table, usual in _TABLES.items()
    }
    best = min(strange, key=lambda table: strange[table])
    table = best if strange[best] <= 0.25 else _charset_normalizer(sample) or best
    for encoding in (table, best, "cp1252", "latin-1" if best == "cp1252" else "cp850"):
        if (text := _strict(data, encoding)) is not None:
            return text, encoding
    raise UnreadableDocument(f"{name}: its encoding cannot be told.", "Save it again as UTF-8.")


def _telling(data: bytes) -> bytes:
    """The first lines that hold something else than ASCII, 64 KiB at most."""
    lines = (line for line in data[:4_000_000].splitlines(keepends=True) if not line.isascii())
    kept, size = [], 0
    for line in lines:
        kept.append(line[:2000])
        size += len(kept[-1])
        if size > 65536:
            break
    return b"".join(kept)


def _strangeness(text: str, usual: str) -> float:
    """The share of characters beyond ASCII that the languages of a table would not hold where they stand."""
    beyond = sum(not c.isascii() for c in text)
    at_home = sum(_at_home(word, usual) for word in _WORD.findall(text) if not word.isascii())
    return 1 - at_home / beyond if beyond else 1.0


def _at_home(word: str, usual: str) -> int:
    """How many characters beyond ASCII a word holds; 0 for a word that no language writes so."""
    foreign = [c for c in word if not c.isascii()]
    if not all(c in usual or c.lower() in usual for c in foreign):
        return 0
    if len(word) > 1 and not (word[1:].islower() or word.isupper()):
        return 0
    latin = not "α" <= foreign[0].lower() <= "я"
    well_mixed = len(foreign) <= len(word) / 2 + 1 if latin else len(foreign) == len(word)
    return len(foreign) if well_mixed else 0


def _charset_normalizer(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else ""
