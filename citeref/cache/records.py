"""The origin files of a cache folder: read, and held against the place where they lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from citeref.cache import files, names
from citeref.cache.layers import Layer
from citeref.errors import CacheError, CiterefError
from citeref.model import Origin, Page
from citeref.ref import Ref

_DECODER = msgspec.json.Decoder(Origin)


def origin_of(root: Path, path: Path, *, walked: bool = False) -> Origin:
    """The origin in a `.json` file, once it is well formed and lies where its reference says.

    A page with a date may also lie under the plain name of its language. `walked`: the folders on the way are
    known to be no links. Raises `CacheError`.
    """
    try:
        origin = _DECODER.decode(files.read(root, path, walked=walked))
        folder = f"{root}{os.sep}{names.place(origin.ref).replace('/', os.sep)}"
        plain, dated = names.stem(origin.lang, "", origin.part), stem_of(origin)
    except (msgspec.MsgspecError, CiterefError, RecursionError) as error:
        if isinstance(error, CacheError) and str(path) in error.what:
            raise
        raise CacheError(
            f"{path} is no origin of a page: {error}", "Delete it and add the page again."
        ) from error
    if os.fspath(path) not in (f"{folder}{os.sep}{dated}.json", f"{folder}{os.sep}{plain}.json"):
        raise CacheError(
            f"{path} says it is {origin.ref} ({origin.lang}), whose place is {folder}{os.sep}{dated}.json.",
            "Move both files there.",
        )
    return origin


def stem_of(origin: Origin) -> str:
    """What the two files of a page are called."""
    return names.stem(origin.lang, origin.version, origin.part)


def content_of(path: Path, origin: Origin) -> Path:
    """Where the content lies that an origin file speaks of; earlier caches called every page `.html`."""
    stem = path.name.removesuffix(".json")
    kind = names.ending(origin.content_type)
    place = path.with_name(stem + kind)
    if kind != names.HTML and not place.exists() and (html := path.with_name(stem + names.HTML)).exists():
        return html
    return place


def page_at(layer: Layer, path: Path, *, walked: bool = False) -> Page:
    """The page whose origin is a given file of a layer. Raises `CacheError`."""
    origin = origin_of(layer.folder, path, walked=walked)
    return Page(
        ref=Ref(origin.ref), lang=origin.lang, path=content_of(path, origin), origin=origin, layer=layer.name
    )


def beside(folder: Path) -> dict[str, Path]:
    """The origin files of one folder by the stem of their names, in order; empty where there is no folder."""
    try:
        found = sorted(name for name in os.listdir(folder) if is_origin(name))
    except OSError:
        return {}
    return {name.removesuffix(".json"): folder / name for name in found}


def everywhere(folder: Path, within: PurePosixPath | None = None) -> Iterator[Path]:
    """Every origin file under a folder (or one inside it), in the order of its paths; the dossier at the top
    holds none.
    """
    top = folder / within if within else folder
    try:
        files.inside(folder, top)
    except CacheError:
        return
    yield from map(Path, _below(os.fspath(top), top == folder))


def _below(folder: str, top: bool) -> Iterator[str]:
    """The origin files of one folder, then those of the folders in it."""
    entries, folders = listed(folder, top=top)
    yield from (f"{folder}{os.sep}{name}" for name in entries)
    for name in folders:
        yield from _below(f"{folder}{os.sep}{name}", False)


def listed(folder: str, *, top: bool = False) -> tuple[list[str], list[str]]:
    """The names of the origin files and of the folders in a folder, in order; links are not followed, and nothing
    is in a folder that is not there.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return [], []
    own = (one for one in entries if not one.name.startswith(".") and not (top and one.name == "dossier"))
    return (
        [entry.name for entry in entries if is_origin(entry.name)],
        [entry.name for entry in own if entry.is_dir(follow_symlinks=False)],
    )


def is_origin(name: str) -> bool:
    """Whether a file name is that of an origin."""
    return name.endswith(".json") and not name.startswith(".") and not name.endswith(names.JSON)
