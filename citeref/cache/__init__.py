"""The pages of law kept on disk: where each reference's page lies, with its address, date, language and hash.

A cache is layers of folders that a person can open, compare and hand on: the project's `./cache`, the user's
own, and the one that comes with citeref, which is never written. The first layer that has a page wins.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from citeref.cache import files, names
from citeref.cache.verify import Problem, problems
from citeref.errors import CacheError, CiterefError
from citeref.model import Origin, Page
from citeref.ref import Ref

__all__ = ["Cache", "Layer", "Problem", "builtin_folder", "user_folder"]


class Layer(NamedTuple):
    """One folder of pages. `name` is "project", "user" or "built in"."""

    name: str
    folder: Path
    writable: bool


def builtin_folder() -> Path:
    """The pages and the dossier that come with citeref: `cache/` of a checkout, `cache_pages` of an installed
    copy.
    """
    package = Path(__file__).parents[1]
    installed = package / "cache_pages"
    return installed if installed.is_dir() else package.parent / "cache"


def user_folder() -> Path:
    """Where this system keeps the user's own pages."""
    from platformdirs import user_cache_path

    return user_cache_path("citeref", appauthor=False) / "pages"


class Cache:
    """Layers of pages, the first to have a page wins."""

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self.layers = layers

    @classmethod
    def open(cls, project: Path | None = None) -> Cache:
        """The project's folder (given, or `./cache` where it exists), the user's, and the built-in one
        beneath.
        """
        builtin = builtin_folder()
        layers = [Layer("user", user_folder(), True), Layer("built in", builtin, False)]
        here = project or Path("cache").absolute()
        if project is not None or (here.is_dir() and not _same(here, builtin)):
            layers.insert(0, Layer("project", here, True))
        return cls(tuple(layers))

    def page(self, ref: Ref, lang: str) -> Page | None:
        """The page that holds a reference in a language, or None. Raises `CacheError` when the one found is
        broken.
        """
        names.language(lang)
        for layer in self.layers:
            for holder in (ref, *ref.parents):
                path = layer.folder / names.folder(holder) / f"{lang}.json"
                if path.is_file() or path.is_symlink():
                    return _page(layer, path)
        return None

    def languages(self, ref: Ref) -> tuple[str, ...]:
        """The languages in which some layer has a page that holds this reference, sorted."""
        folders = [
            layer.folder / names.folder(holder) for layer in self.layers for holder in (ref, *ref.parents)
        ]
        found = {path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.json")}
        return tuple(sorted(lang for lang in found if names.LANGUAGE.match(lang)))

    def pages(self) -> Iterator[Page]:
        """Every page of every layer, those hidden by a higher layer too; `verify` names the broken ones left
        out here.
        """
        for layer in self.layers:
            for path in _origins(layer.folder):
                try:
                    yield _page(layer, path)
                except CiterefError:
                    continue

    def content(self, page: Page) -> bytes:
        """The bytes of a page, once they agree with its hash. Raises `CacheError` naming the file where they
        do not.
        """
        layer = next((layer for layer in self.layers if page.path.is_relative_to(layer.folder)), None)
        root = layer.folder if layer else page.path.parent
        data = files.read(root, page.path)
        if sha256(data).hexdigest() == page.origin.sha256:
            return data
        settled = _settled(root, page.path) if layer and layer.writable else None
        if settled is None:
            raise CacheError(
                f"{page.path} is not the page that was kept: its hash differs from its origin file.",
                "Delete both files and fetch or add the page again.",
            )
        return settled

    def add(self, data: bytes, ref: Ref, lang: str, *, replace: bool = False, **origin: Any) -> Page:
        """Keeps a page in the first layer that may be written, at once or not at all.

        `origin` gives fields of `Origin`. The same page twice is one page. Another page already there is
        replaced when `replace` says so or when it is only a synopsis; otherwise, and when the disk refuses,
        raises `CacheError`.
        """
        if not data or len(data) > files.LARGEST:
            raise CacheError(
                f"{ref} ({lang}): a page of {len(data)} bytes is not kept.", "It is empty, or far too long."
            )
        layer = next((layer for layer in self.layers if layer.writable), None)
        if layer is None:
            raise CacheError("This cache has no folder that may be written.")
        folder = layer.folder / names.folder(ref)
        path = folder / f"{names.language(lang)}.html"
        record = Origin(ref=str(ref), lang=lang, sha256=sha256(data).hexdigest(), **origin)
        if path.with_suffix(".json").exists() and not replace:
            there = self._unless_broken(layer, path)
            if there and there.origin.sha256 == record.sha256:
                return there
            if there and there.origin.status == "official":
                raise CacheError(
                    f"{path} is another page of the same law.",
                    "Move it away first if the new one shall take its place.",
                )
        written = msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
        files.write(layer.folder, {path: data, path.with_suffix(".json"): written})
        return Page(ref=ref, lang=lang, path=path, origin=record, layer=layer.name)

    def verify(self) -> list[Problem]:
        """What is wrong in the layers: pages tampered with or missing, files without an origin, origins that
        say nothing.
        """
        for layer in self.layers:
            if layer.writable:
                files.recover(layer.folder)
        return [problem for layer in self.layers for problem in problems(layer.folder)]

    def _unless_broken(self, layer: Layer, path: Path) -> Page | None:
        try:
            page = _page(layer, path.with_suffix(".json"))
            self.content(page)
        except CiterefError:
            return None
        return page


def origin_of(root: Path, path: Path) -> Origin:
    """The origin in a `.json` file, once it is well formed and lies where its reference says. Raises
    `CacheError`.
    """
    try:
        origin = msgspec.json.decode(files.read(root, path), type=Origin)
        right = root / names.folder(origin.ref) / f"{names.language(origin.lang)}.json"
    except (msgspec.MsgspecError, CiterefError, RecursionError) as error:
        if isinstance(error, CacheError) and str(path) in error.what:
            raise
        raise CacheError(
            f"{path} is no origin of a page: {error}", "Delete it and add the page again."
        ) from error
    if right != path:
        raise CacheError(
            f"{path} says it is {origin.ref} ({origin.lang}), whose place is {right}.",
            "Move both files there.",
        )
    return origin


def _page(layer: Layer, path: Path) -> Page:
    origin = origin_of(layer.folder, path)
    return Page(
        ref=Ref(origin.ref), lang=origin.lang, path=path.with_suffix(".html"), origin=origin, layer=layer.name
    )


def _origins(folder: Path) -> Iterator[Path]:
    for where, subfolders, found in os.walk(folder):
        if Path(where) == folder and "dossier" in subfolders:
            subfolders.remove("dossier")
        subfolders.sort()
        yield from (
            Path(where, name) for name in sorted(found) if name.endswith(".json") and not name.startswith(".")
        )


def _settled(root: Path, path: Path) -> bytes | None:
    """The page once no writer is at work on it, or None where it does not agree with its origin even then.

    Between two looks of a reader another process may have put a new page there; a writer that was killed in
    between leaves the new origin waiting.
    """
    with files.locked(root):
        data = files.read(root, path)
        for origin in (path.with_suffix(".json"), files.waiting(path.with_suffix(".json"))):
            try:
                if (
                    msgspec.json.decode(files.read(root, origin), type=Origin).sha256
                    == sha256(data).hexdigest()
                ):
                    return data
            except (msgspec.MsgspecError, CacheError):
                continue
    return None


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
