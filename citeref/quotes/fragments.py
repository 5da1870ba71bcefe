"""A quotation as the words it claims: cut where words are left out, with bracketed letters read and glosses taken out.

« […] », « (…) » and "…" leave words out; « [L]e » changes one letter; « [la société Belmont] » and « [sic] » are the
author's own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citeref.quotes.words import Words

_LETTER = re.compile(r"\[(\w{1,2})\](?=\w)|(?<=\w)\[(\w{1,4})\]")
_ADDED = re.compile(r"(?<=\w)\[\w{1,4}\](?!\w)")
_CUT = re.compile(
    r"[\[(]\s*(?:\.\s*){2,}[\])]|[\[(]\s*…\s*[\])]|…|(?<!\.)\.{3,4}|\[[^\]\n]{0,200}\]"
    r"|\(sic\)|\((?:souligné|nous soulignons|emphasis)[^)]{0,60}\)",
    re.IGNORECASE,
)


class Fragment(NamedTuple):
    """Words quoted without a cut; `start` is where their text begins in the document. `spare` are the same words without the
    letters that the author put in brackets behind them (« illustrée[s] »), where there are any.
    """

    words: Words
    text: str
    start: int
    spare: Words | None = None


def fragments(text: str, start: int, end: int) -> list[Fragment]:
    """The fragments of a quotation, each with at least one word."""
    found, at = [], start
    cuts = [cut for cut in _CUT.finditer(text, start, end) if not _LETTER.match(text, cut.start())]
    ends = [(cut.start(), cut.end()) for cut in cuts if not _inside_a_word(text, cut)]
    for low, high in [*ends, (end, end)]:
        piece = _read(text[at:low])
        words = Words(piece)
        if len(words):
            found.append(Fragment(words, piece, at, _spare(text[at:low], words)))
        at = max(at, high)
    return found


def _spare(piece: str, words: Words) -> Words | None:
    """The words without the letters in brackets behind them, one for one; None where there are none."""
    bare = _ADDED.sub("", piece)
    if len(bare) == len(piece):
        return None
    spare = Words(_read(bare))
    return spare if len(spare) == len(words) else None


def _inside_a_word(text: str, cut: re.Match[str]) -> bool:
    """Whether square brackets change letters of a word: « traité[es] », « [L]e »."""
    if not cut[0].startswith("["):
        return False
    inner = cut[0][1:-1]
    before, after = text[cut.start() - 1 : cut.start()], text[cut.end() : cut.end() + 1]
    return inner.isalpha() and len(inner) <= 4 and (before.isalpha() or after.isalpha())


def _read(piece: str) -> str:
    """A piece with the brackets around letters read away, as long as it was."""
    return (
        re.sub(r"\[(\w{1,4})\]", lambda found: "\u00ad" + found[1] + "\u00ad", piece)
        if "[" in piece
        else piece
    )
