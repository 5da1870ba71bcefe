"""A PDF becomes an authority: an act of the Union, a judgment or deliberation, a French code or law, each laid down as
the pages of its source are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeref.errors import CacheError
from citeref.law import decision, statute
from citeref.law.eurlex import wording
from citeref.law.eurlex.reader import Reader
from citeref.law.lines import Line
from citeref.law.opened import Opened
from citeref.law.pdf import kinds
from citeref.law.pdf.printed import Printed, printed
from citeref.law.statute import Node
from citeref.model import Authority, Origin
from citeref.ref import Ref

_ACTS = re.compile(r"eu/(?!cjeu/|edpb/|wp29/)")
_STATUTES = (
    "fr/code/",
    "fr/loi/",
    "fr/ordonnance/",
    "fr/decret/",
    "fr/arrete/",
    "fr/constitution",
    "fr/ddhc",
)
_PART = re.compile(r"(?:[IVX]+|[A-Z]|\d+)\s?[.)°–-]")
"""The sign of a part, section or paragraph."""

_RANKS = ("partie", "livre", "titre", "chapitre", "section", "sous-section", "paragraphe", "sous-paragraphe")
_DIVISION = re.compile(
    r"(?:(?:première|deuxième|troisième|quatrième|cinquième|sixième)\s+)?(?P<kind>sous-section|sous-paragraphe|paragraphe|partie|livre|titre|chapitre|section)\b"
    r"(?:\s+(?:[IVXLC]+|\d+|préliminaire|unique|premier|première|[A-Z])(?:er|re)?\b|\s+(?:législative|réglementaire)|\s*\Z)",
    re.IGNORECASE,
)
_LABEL, _TITLE = 40, 12
_LONGEST = 250
"""Characters of the longest label of a division with its heading."""


def read(page: Opened, ref: Ref, lang: str, origin: Origin | None = None) -> Authority:
    """The units of a file. Raises `CacheError` where it has no text or cannot be opened."""
    file = printed(page.data)
    if _ACTS.match(ref):
        return _act(file, ref, lang, origin)
    if ref.startswith(_STATUTES):
        return statute.read(_nodes(file.lines), ref, lang, kinds.statute_title(file), origin)
    if not file.lines:
        raise CacheError(f"{ref}: the file holds no text.")
    title, text = _titled(file.lines)
    return decision.read([*text, *file.notes], ref, lang, origin, title)


def _titled(lines: list[Line]) -> tuple[str, list[Line]]:
    """What stands above a decision, as its title, and the text below: the headings, down to the one that names it."""
    at = 0
    for number, line in enumerate(lines[:_TITLE]):
        if _PART.match(line.text) or (line.text.endswith((".", ";", ",")) and not line.heading):
            break
        if line.heading or kinds.names_deliberation(line.text):
            at = number + 1
    at = at if at < len(lines) else 0
    return " – ".join(line.text for line in lines[: at or 1])[:500], lines[at:]


def _act(file: Printed, ref: Ref, lang: str, origin: Origin | None) -> Authority:
    reader = Reader(ref, lang, anchored=False, numbered=False, bare=True)
    for line in file.lines:
        reader.line(line.text, _role(line), False)
    if file.notes:
        reader.ending()
        for note in file.notes:
            reader.line(note.text, "note", False)
    reader.draft.close_to(0)
    reader.draft.title = kinds.title(file) or kinds.known_title(ref, lang)
    return reader.draft.authority(origin)


def _role(line: Line) -> str:
    """The class that EUR-Lex's page would give a line: labels of divisions need one where they are no capitals, and
    headings where they are long.
    """
    found = wording.division(line.text) if len(line.text) < _LABEL else None
    if found and not found[2]:
        return "ti-section-1"
    return "sti-art" if line.heading and not wording.article(line.text) and len(line.text) > _LABEL else ""


def _nodes(lines: Iterable[Line]) -> list[Node]:
    """The divisions and articles of a statute; what stands before the first of them is left to the title."""
    top: list[Node] = []
    open_: list[tuple[int, Node]] = []
    article: list[Line] | None = None
    for line in lines:
        segment = kinds.article(line.text)
        rank = _rank(line)
        if segment:
            article = []
            inside = open_[-1][1].inside if open_ else top
            inside.append(Node(line.text, segment, article, article=True))
        elif rank >= 0:
            article = None
            while open_ and open_[-1][0] >= rank:
                open_.pop()
            node = Node(line.text)
            (open_[-1][1].inside if open_ else top).append(node)
            open_.append((rank, node))
        elif article is not None:
            article.append(line)
    return top if any(node.articles for node in top) else []


def _rank(line: Line) -> int:
    """How large the division is that a line announces, or -1."""
    found = _DIVISION.match(line.text) if len(line.text) <= _LONGEST else None
    over = line.text.endswith((".", ";", ",")) and not wording.division(line.text)
    return _RANKS.index(found["kind"].lower()) if found and line.text[:1].isupper() and not over else -1
