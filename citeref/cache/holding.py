"""Which pages of one layer hold a reference: those of the smallest place that has any, and of a code that lies there
in parts, the parts that have the article.
"""

from __future__ import annotations

from citeref.cache import names, records
from citeref.cache.layers import Layer
from citeref.model import Page
from citeref.ref import Ref


def held(layer: Layer, ref: Ref, lang: str) -> list[Page]:
    """The versions, in one layer and language, of the page that holds a reference. Raises `CacheError` where one
    is broken.
    """
    for holder in (ref, *ref.parents):
        folder = layer.folder / names.folder(holder)
        found = [path for stem, path in records.beside(folder).items() if names.tongue(stem) == lang]
        if found:
            return _holding([records.page_at(layer, path) for path in found], ref)
    return []


def _holding(pages: list[Page], ref: Ref) -> list[Page]:
    """Without the parts that lack the place asked for, where some page may have it; first the parts that do."""
    article = ref.pinpoint.partition("/")[0]
    parts = [page for page in pages if article and article in page.origin.holds]
    whole = [page for page in pages if not page.origin.part]
    return [*parts, *whole] or pages
