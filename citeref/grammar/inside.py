"""Inside the law: where a bare « paragraphe 2 » or « cet article » stands in the text that is read with `at=`."""

from __future__ import annotations

from citeref.catalogue.structures import structure
from citeref.ref import Ref


class Inside:
    """A place in the law, and the places around it."""

    def __init__(self, at: Ref) -> None:
        self.at = at

    def named_like(self, what: str) -> bool:
        """Whether the text itself is of the kind that a noun names: a regulation is never « diese Richtlinie »."""
        kind = self.at.authority.split("/")[1]
        return what not in ("reg", "dir", "dec") or kind not in ("reg", "dir", "dec") or kind == what

    def called(self, what: str) -> bool:
        """Whether « le présent règlement », « la présente Charte » can mean the text itself."""
        authority = self.at.authority
        return (
            what == "any" or authority.split("/")[1].startswith(what) or authority == f"eu/treaty/{what[:4]}"
        )

    def base(self, unit: str) -> Ref | None:
        """The place that a bare unit is looked up in: the act for an article, the article for a paragraph, and so on."""
        at = self.at
        if unit in ("art", "rct", "anx", "cpt", "tis", "prt"):
            return at.authority
        segments = at.pinpoint.split("/") if at.pinpoint else []
        if unit == "sct":
            return self.enclosing("cpt")
        if unit == "par":
            return self._up_to(segments, ("art", "anx"))
        if unit == "aln":
            return self._up_to(segments, ("par", "art"))
        return self._up_to(segments, ("par", "art", "anx"))

    def _up_to(self, segments: list[str], units: tuple[str, ...]) -> Ref | None:
        at = self.at
        for unit in units:
            for n in range(len(segments) - 1, -1, -1):
                if segments[n].startswith(unit + "_"):
                    return Ref.trusted("/".join((at.authority, *segments[: n + 1])))
        return None

    def enclosing(self, unit: str) -> Ref | None:
        at = self.at
        segments = at.pinpoint.split("/") if at.pinpoint else []
        if unit in ("cpt", "sct", "tis"):
            known = structure(at)
            article = next((s[4:] for s in segments if s.startswith("art_")), "")
            division = known.article_chapter.get(article, "") if known else ""
            if unit == "cpt":
                division = division.split("/")[0]
            return at.authority / division if division and unit in division else None
        return self._up_to(segments, (unit,))
