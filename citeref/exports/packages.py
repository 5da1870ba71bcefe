"""Files of Word and Excel are zip packages of XML parts; here they are written part by part, the same bytes every time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO

from citeref.visible import visible

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The day on all parts: a zip has no earlier one, and the hour of writing would change the bytes."""


def escape(text: str) -> str:
    """Text as the content of an element; hidden characters, of which XML bears few, are shown as signs."""
    text = visible(text)
    if "\ufffe" in text or "\uffff" in text:
        text = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text as the value of an attribute."""
    return escape(text).replace('"', "&quot;")


class Package:
    """A package on an open stream of bytes, which need not be one that can go back."""

    def __init__(self, out: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3)

    @contextmanager
    def part(self, name: str) -> Iterator[Callable[[str], None]]:
        """A part that is written piece by piece, after its XML declaration; it may have 2 GiB."""
        with self._zip.open(_entry(name), "w") as stream:
            pieces: list[str] = [_DECLARED]
            size = 0

            def put(text: str) -> None:
                nonlocal size
                pieces.append(text)
                size += len(text)
                if size > 262_144:
                    stream.write("".join(pieces).encode())
                    pieces.clear()
                    size = 0

            yield put
            stream.write("".join(pieces).encode())

    def write(self, name: str, xml: str) -> None:
        """A part in one piece."""
        self.copy(name, (_DECLARED + xml).encode())

    def copy(self, name: str, data: bytes) -> None:
        """A part as it is, in bytes."""
        self._zip.writestr(_entry(name), data)

    def relate(self, name: str, targets: Iterable[tuple[str, str]]) -> None:
        """A part of relations, `rId1` and so on: pairs of kind and target."""
        told = "".join(_relation(number, kind, target) for number, (kind, target) in enumerate(targets, 1))
        self.write(name, f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>')

    def links(self, name: str, targets: Mapping[str, int], parts: Iterable[tuple[str, str]] = ()) -> None:
        """A part of links to the outside, by address and number, after the relations to other parts."""
        with self.part(name) as put:
            put(f'<Relationships xmlns="{_PACKAGE}/relationships">')
            for number, (kind, target) in enumerate(parts, 1):
                put(_relation(number, kind, target))
            for target, number in targets.items():
                put(link(number, target))
            put("</Relationships>")

    def root(self, parts: Mapping[str, str], core: str = "") -> None:
        """The part where programs begin: by kind and name, and where the title is kept."""
        told = "".join(_relation(number, kind, name) for number, (kind, name) in enumerate(parts.items(), 1))
        if core:
            told += f'<Relationship Id="rId9" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="{core}"/>'
        self.write("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>')

    def types(self, parts: Mapping[str, str]) -> None:
        """The list of content types, of which every package has one."""
        told = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
        self.write(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f"{told}</Types>",
        )

    def close(self) -> None:
        """The end of the package."""
        self._zip.close()


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{attribute(target)}"/>'


def link(number: int, target: str) -> str:
    """A relation to an address outside the package."""
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/hyperlink" Target="{attribute(target)}" TargetMode="External"/>'


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
