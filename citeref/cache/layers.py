"""The folders a cache is made of: the project's, the user's own, and the one that comes with citeref."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


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


def standing(project: Path | None = None) -> tuple[Layer, ...]:
    """The project's folder (given, or `./cache` where it exists), the user's, and the built-in one beneath."""
    builtin = builtin_folder()
    layers = [Layer("user", user_folder(), True), Layer("built in", builtin, False)]
    here = project or Path("cache").absolute()
    if project is not None or (here.is_dir() and not _same(here, builtin)):
        layers.insert(0, Layer("project", here, True))
    return tuple(layers)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
