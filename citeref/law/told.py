"""What a file of a French source tells: which text it is, since when it stands so, and its words.

Every source is brought to this one form; `decision` and `statute` lay the words down.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from citeref.errors import CacheError
from citeref.law import decision, statute
from citeref.law.identify import Identity
from citeref.law.lines import Line
from citeref.law.statute import Node
from citeref.model import Authority, Link, Origin
from citeref.ref import Ref

MISSING = "Légifrance answers that it has no text under this number."


@dataclass(frozen=True, kw_only=True)
class Told:
    """`lines` are those of a decision, `nodes` the divisions and articles of a statute; `among` are the
    lines whose numbers count; `links` are those given beside the words of a decision. `also` are other references of a
    decision, `part` the id of a section that is all the file holds of a statute. Dates are ISO 8601. `official` is off
    for words that are not those of the text itself."""

    ref: Ref | None
    title: str
    lines: list[Line] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    links: tuple[Link, ...] = ()
    among: range | None = None
    lang: str = "fr"
    version: str = ""
    until: str = ""
    address: str = ""
    licence: str = ""
    attribution: str = ""
    note: str = ""
    also: tuple[Ref, ...] = ()
    part: str = ""
    official: bool = True

    def authority(self, ref: Ref, lang: str, origin: Origin | None) -> Authority:
        """The units of the text, under the reference it is kept as. Raises `CacheError` where it has no words."""
        if self.nodes:
            return statute.read(self.nodes, ref, lang, self.title, origin)
        if not self.lines:
            raise CacheError(f"{ref}: the file says what it is and holds no text.")
        draft = decision.laid(self.lines, ref, lang, self.title, self.among)
        draft.close_to(0)
        for link in self.links:
            draft.related(link)
        return draft.authority(origin)

    def identity(self) -> Identity | None:
        """What the file is, or None where it does not say."""
        if self.ref is None:
            return None
        names = (
            "ref",
            "lang",
            "version",
            "until",
            "address",
            "licence",
            "attribution",
            "note",
            "also",
            "part",
        )
        return Identity(synopsis=not self.official, **{name: getattr(self, name) for name in names})
