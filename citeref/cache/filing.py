"""A page is put in its place: beside the other versions of its act, never over another page unasked."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec

from citeref.cache import files, names, records
from citeref.cache.layers import Layer
from citeref.errors import CacheError, CiterefError
from citeref.model import Origin, Page
from citeref.ref import Ref


def keep(layer: Layer, data: bytes, record: Origin, *, replace: bool) -> Page:
    """Writes one page into a layer, at once or not at all, and returns it; the one that is there already when
    it is the same. Raises `CacheError` when another official page of that date is there and `replace` is off.
    """
    folder = layer.folder / names.folder(record.ref)
    with files.writing(layer.folder, folder):
        there = _there(layer, folder, record)
        if there and not replace:
            if there.origin.sha256 == record.sha256:
                return there
            if there.origin.status == "official":
                raise CacheError(
                    f"{there.path} is another page of the same law.",
                    "Move it away first if the new one shall take its place.",
                )
        path = _place(folder, record)
        moved = _moved(layer, path, record)
        wanted = {**moved, path: data, _origin(path): encoded(record)}
        files.put(wanted, _gone(layer, path))
    return Page(ref=Ref(record.ref), lang=record.lang, path=path, origin=record, layer=layer.name)


def remove(layer: Layer, page: Page) -> None:
    """Takes one page out of a layer, both files or none, and the folders that are empty then. Raises `CacheError`."""
    origin = _origin(page.path)
    with files.writing(layer.folder, page.path.parent):
        if _whole(origin, layer.folder) != page.origin:
            raise CacheError(f"{page.path} has just been changed by somebody else.", "Look at it once more.")
        files.drop(origin, page.path)
        files.prune(layer.folder, page.path.parent)


def encoded(record: Origin) -> bytes:
    """An origin as it stands in its file."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def _origin(path: Path) -> Path:
    return path.with_name(path.name.partition(".")[0] + ".json")


def _place(folder: Path, record: Origin) -> Path:
    """Where the content of a page goes: under the plain name of its language where an earlier citeref put that
    very version, else under its date.
    """
    plain = folder / f"{record.lang}.json"
    kept = _whole(plain, folder)
    dated = records.stem_of(record)
    at_plain = kept is not None and _same(kept, record)
    stem = record.lang if at_plain and not (folder / f"{dated}.json").exists() else dated
    return folder / (stem + names.ending(record.content_type))


def _there(layer: Layer, folder: Path, record: Origin) -> Page | None:
    """The page of that language, date and part which is in place and unbroken."""
    for stem in (records.stem_of(record), record.lang):
        path = folder / f"{stem}.json"
        try:
            page = records.page_at(layer, path)
            data = files.read(layer.folder, page.path)
        except CiterefError:
            continue
        if _same(page.origin, record) and sha256(data).hexdigest() == page.origin.sha256:
            return page
    return None


def _moved(layer: Layer, path: Path, record: Origin) -> dict[Path, bytes]:
    """The files of a dated version that an earlier citeref put under the plain name now needed, under its own."""
    plain = path.parent / f"{record.lang}.json"
    kept = _whole(plain, layer.folder)
    if path.name.partition(".")[0] != record.lang or kept is None or _same(kept, record):
        return {}
    old = records.content_of(plain, kept)
    new = path.with_name(records.stem_of(kept) + names.ending(kept.content_type))
    if not old.exists() or _origin(new).exists():
        return {}
    return {new: files.read(layer.folder, old), _origin(new): encoded(kept)}


def _gone(layer: Layer, path: Path) -> tuple[Path, ...]:
    """The content that the new one replaces under another ending."""
    kept = _whole(_origin(path), layer.folder)
    old = records.content_of(_origin(path), kept) if kept else path
    return (old,) if old != path and old.exists() else ()


def _same(one: Origin, other: Origin) -> bool:
    """Whether two pages in one language are of the same date and hold the same part."""
    return (one.version, one.part) == (other.version, other.part)


def _whole(path: Path, root: Path) -> Origin | None:
    try:
        return msgspec.json.decode(files.read(root, path), type=Origin)
    except (msgspec.MsgspecError, CacheError, RecursionError):
        return None
