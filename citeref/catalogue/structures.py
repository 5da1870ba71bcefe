"""How acts are built: articles, numbered paragraphs, points, recitals, headings, as counted in the official texts.

The data is `structures.json`, read once when first asked for.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from citeref.ref import Ref


class Structure(msgspec.Struct, frozen=True):
    """The parts of one act.

    `articles` maps an article to its number of numbered paragraphs: 0 where none is numbered, -1 where nobody counted.
    `headings` and `divisions` hold pairs (French, English). A `recitals` or `annexes` of -1 means: not counted.
    """

    articles: dict[str, int] = {}
    headings: dict[str, list[str]] = {}
    lettered: dict[str, list[str]] = msgspec.field(name="points", default={})
    divisions: dict[str, list[str]] = {}
    article_chapter: dict[str, str] = {}
    recitals: int = -1
    chapters: int = -1
    annexes: int = -1

    def points(self, article: str, paragraph: int = 0) -> tuple[str, ...] | None:
        """The points of a paragraph (0: of an article without numbered paragraphs); None where they are not counted."""
        if not self.lettered or article not in self.articles:
            return None
        return tuple(self.lettered.get(f"{article}.{paragraph}", ()))


class _File(msgspec.Struct):
    acts: dict[str, Structure]


@cache
def _structures() -> dict[str, Structure]:
    data = files("citeref.catalogue").joinpath("structures.json").read_bytes()
    return msgspec.json.decode(data, type=_File).acts


def structure(ref: str) -> Structure | None:
    """The structure of the act that a reference belongs to, or None where it is not counted."""
    return _structures().get(str(Ref.trusted(ref).authority))


def heading(ref: str, lang: str = "fr") -> str:
    """The official heading of the article, chapter or section that a reference names, or an empty string."""
    known = structure(ref)
    if known is None:
        return ""
    place = Ref.trusted(ref).pinpoint
    column = 0 if lang == "fr" else 1
    article = place.split("/")[0][4:] if place.startswith("art_") else ""
    pair = known.headings.get(article) if article else known.divisions.get(place)
    return pair[column] if pair else ""
