"""The pages of law kept on disk: where each reference's page lies, with its address, date, language and hash.

A cache is layers of folders that a person can open, compare and hand on: the project's `./cache`, the user's
own, and the one that comes with citeref, which is never written. The first layer that has a page wins. Several
versions of one act lie side by side, each under its date, and so do the sections of a code. A decision is found
under each of its names that its page gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from citeref.cache import files, filing, names, records, versions
from citeref.cache.holding import held
from citeref.cache.layers import Layer, builtin_folder, standing, user_folder
from citeref.cache.register import Register
from citeref.cache.verify import Problem, problems
from citeref.errors import CacheError, CiterefError
from citeref.model import Origin, Page
from citeref.ref import Ref

__all__ = ["Cache", "Layer", "Problem", "builtin_folder", "user_folder"]


class Cache:
    """Layers of pages, the first to have a page wins."""

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self.layers = layers
        self._registers = {layer.folder: Register(layer) for layer in layers}

    @classmethod
    def open(cls, project: Path | None = None) -> Cache:
        """The project's folder (given, or `./cache` where it exists), the user's, and the built-in one
        beneath.
        """
        return cls(standing(project))

    def page(self, ref: Ref, lang: str, at: str = "") -> Page | None:
        """The page that holds a reference in a language, or None: today's version, or that of a date `at`.

        Without a date the first layer that has any page wins. With one, the latest version not after it is
        looked for in all layers; failing that a page that bears no date is given (`versions.stands` is None
        for it). Raises `CacheError` when a page found is broken.
        """
        names.stem(lang, at)
        if at:
            return versions.choose(self.versions(ref, lang), at)
        for layer in self.layers:
            if found := self._held(layer, ref, lang):
                return versions.current(found)
        return None

    def versions(self, ref: Ref, lang: str) -> tuple[Page, ...]:
        """Every page of every layer that holds a reference in a language, the first layers first."""
        names.language(lang)
        return tuple(page for layer in self.layers for page in self._held(layer, ref, lang))

    def languages(self, ref: Ref) -> tuple[str, ...]:
        """The languages in which some layer has a page that holds this reference, sorted."""
        folders = [
            layer.folder / names.folder(holder) for layer in self.layers for holder in (ref, *ref.parents)
        ]
        stems = [stem for folder in folders for stem in records.beside(folder)]
        for layer in self.layers:
            stems += [path.name.removesuffix(".json") for path in self._also(layer, ref)]
        return tuple(sorted({lang for stem in stems if (lang := names.tongue(stem))}))

    def pages(self, within: Ref | None = None) -> Iterator[Page]:
        """Every page of every layer (or of a place and those inside it), those hidden by a higher layer too;
        `verify` names the broken ones left out here.
        """
        for layer in self.layers:
            if within is None:
                yield from self._registers[layer.folder].pages()
                continue
            for path in records.everywhere(layer.folder, names.folder(within)):
                try:
                    yield records.page_at(layer, path, walked=True)
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

        `origin` gives fields of `Origin`; a page with a `version` is kept beside those of other dates. The
        same page twice is one page. Another page of the same date already there is replaced when `replace`
        says so or when it is only a synopsis; otherwise, and when the disk refuses, raises `CacheError`.
        """
        if not data or len(data) > files.LARGEST:
            raise CacheError(
                f"{ref} ({lang}): a page of {len(data)} bytes is not kept.", "It is empty, or far too long."
            )
        layer = next((layer for layer in self.layers if layer.writable), None)
        if layer is None:
            raise CacheError("This cache has no folder that may be written.")
        names.stem(lang, origin.get("version", ""), origin.get("part", ""))
        facts = {"content_type": names.media_type(data)} | origin
        facts["also"] = tuple(map(str, origin.get("also", ())))
        record = Origin(ref=str(ref), lang=lang, sha256=sha256(data).hexdigest(), **facts)
        self._registers[layer.folder].forget()
        return filing.keep(layer, data, record, replace=replace)

    def remove(self, page: Page) -> None:
        """Takes one page out of the layer it lies in. Raises `CacheError` for a page that comes with citeref, for
        one that has changed since it was looked up, and where the disk refuses.
        """
        layer = next((one for one in self.layers if page.path.is_relative_to(one.folder)), None)
        if layer is None or not layer.writable:
            raise CacheError(f"{page.path} comes with citeref and stays.", "A page of your own hides it.")
        self._registers[layer.folder].forget()
        filing.remove(layer, page)

    def verify(self) -> list[Problem]:
        """What is wrong in the layers: pages tampered with or missing, files without an origin, origins that
        say nothing.
        """
        for layer in self.layers:
            if layer.writable:
                files.recover(layer.folder)
        return [problem for layer in self.layers for problem in problems(layer.folder)]

    def _held(self, layer: Layer, ref: Ref, lang: str) -> list[Page]:
        """The versions of the page that holds a reference in one layer and language: filed under it, else under
        another name of the same decision.
        """
        found = held(layer, ref, lang)
        if found:
            return found
        paths = [path for path in self._also(layer, ref) if names.tongue(path.stem) == lang]
        pages = [records.page_at(layer, path) for path in paths]
        return [
            msgspec.structs.replace(page, ref=ref.authority)
            for page in pages
            if ref.authority in page.origin.also
        ]

    def _also(self, layer: Layer, ref: Ref) -> list[Path]:
        """The origin files of the pages that bear the name of a decision beside the one they are filed under."""
        judged = ref.startswith(names.DECISIONS)
        return self._registers[layer.folder].also(ref.authority) if judged else []


def _settled(root: Path, path: Path) -> bytes | None:
    """The page once no writer is at work on it, or None where it does not agree with its origin even then.

    Between two looks of a reader another process may have put a new page there; a writer that was killed in
    between leaves the new origin waiting.
    """
    with files.locked(root):
        data = files.read(root, path)
        beside = path.with_name(path.name.partition(".")[0] + ".json")
        for origin in (beside, files.waiting(beside)):
            try:
                told = msgspec.json.decode(files.read(root, origin), type=Origin)
            except (msgspec.MsgspecError, CacheError):
                continue
            if told.sha256 == sha256(data).hexdigest():
                return data
    return None
