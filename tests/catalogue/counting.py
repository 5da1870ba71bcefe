"""Counts a law as it is read, in the form in which the catalogue keeps its structure."""

from __future__ import annotations

from citeref.catalogue import Structure
from citeref.model import Authority, Passage

DIVISIONS = frozenset({"prt", "tis", "cpt", "sct"})


def counted(law: Authority) -> Structure:
    """The articles, paragraphs, points, headings, divisions, recitals and annexes of a law; headings in one language."""
    places = [(passage, passage.ref.pinpoint.split("/")) for passage in law.passages if passage.ref.pinpoint]
    codes = [tuple(segment.partition("_")[0] for segment in path) for _, path in places]
    articles = {path[0][4:]: 0 for _, path in places if path[0].startswith("art_")}
    for (_, path), code in zip(places, codes, strict=True):
        if code == ("art", "par"):
            articles[path[0][4:]] += 1
    divisions = [passage for (passage, _), code in zip(places, codes, strict=True) if set(code) <= DIVISIONS]
    alone = [passage for (passage, _), code in zip(places, codes, strict=True) if code == ("art",)]
    return Structure(
        articles=articles,
        headings={p.ref.pinpoint[4:]: [p.heading] for p in alone},
        lettered=_points([path for _, path in places]),
        divisions={p.ref.pinpoint: [p.heading] for p in divisions},
        article_chapter={p.ref.pinpoint[4:]: around for p in alone if (around := _around(p, divisions))},
        recitals=codes.count(("rct",)),
        chapters=sum(p.ref.rpartition("/")[2].startswith("cpt_") for p in divisions),
        annexes=codes.count(("anx",)),
    )


def _points(paths: list[list[str]]) -> dict[str, list[str]]:
    """The points right inside an article or a paragraph, whichever subparagraph they stand in."""
    found: dict[str, list[str]] = {}
    for path in paths:
        plain = [segment for segment in path if not segment.startswith("aln_")]
        if plain[0].startswith("art_") and plain[-1].startswith("pnt_") and len(plain) in (2, 3):
            inside = plain[1] if len(plain) == 3 else "par_0"
            if inside.startswith("par_"):
                points = found.setdefault(f"{plain[0][4:]}.{inside[4:]}", [])
                points.extend([plain[-1][4:]] if plain[-1][4:] not in points else [])
    return found


def _around(article: Passage, divisions: list[Passage]) -> str:
    """The innermost division that an article stands in."""
    inside = [d for d in divisions if d.span.start <= article.span.start and article.span.end <= d.span.end]
    return max(inside, key=lambda d: d.span.start).ref.pinpoint if inside else ""
