"""A law whose articles come without their words is put together article by article.

For some texts the API gives the table of divisions and articles only. Each article in force is then asked for by
its id, and its words are put where they belong; what is kept is the one answer, whole, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from citeref.errors import SourceUnreachable
from citeref.law.fetch.judging import decoded, refuse_status
from citeref.law.web import Answer, Web

MOST = 600
"""Articles that are asked for one by one; a longer law takes too long."""

WORDS = ("texteHtml", "content", "texte")
_GONE = frozenset({"ABROGE", "ABROGE_DIFF", "ANNULE", "PERIME", "TRANSFERE", "DISJOINT"})
_KEPT = (*WORDS, "nota", "surtitre", "dateDebut", "dateFin")
_DEEPEST = 60


def completed(answer: Answer, ask: Callable[[str], Answer], web: Web) -> tuple[Answer, int]:
    """The answer with the words of all articles in force, and how many were asked for one by one: none where the
    text came whole, or is none. `ask` puts the question for one id.
    Raises `SourceUnreachable` where an article cannot be had.
    """
    if answer.status != 200 or b'"articles"' not in answer.body:
        return answer, 0
    data = decoded(answer)
    empty = [article for article in _articles(data, 0) if _lacks(article)]
    if not empty:
        return answer, 0
    if len(empty) > MOST:
        raise SourceUnreachable(f"its {len(empty)} articles come one by one only, which takes too long.")
    size = len(answer.body)
    for number, article in enumerate(empty, 1):
        web.heard(f"article {number} of {len(empty)}")
        one = _article(ask(article["id"]), article["id"], f"article {number} of {len(empty)}")
        article |= {key: one[key] for key in _KEPT if isinstance(one.get(key), (str, int))}
        size += sum(len(str(article.get(key, ""))) for key in WORDS)
        if size > web.largest:
            raise SourceUnreachable(
                f"its articles have more than {web.largest >> 20} MiB, no law is so long."
            )
    return Answer(200, answer.headers, msgspec.json.encode(data), answer.address), len(empty)


def _articles(node: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    """The articles of an answer, in its own order."""
    if depth > _DEEPEST:
        raise SourceUnreachable("the divisions of the answer lie too deep inside one another for a law.")
    for article in node.get("articles") or ():
        if isinstance(article, dict):
            yield article
    for section in node.get("sections") or ():
        if isinstance(section, dict):
            yield from _articles(section, depth + 1)


def _lacks(article: dict[str, Any]) -> bool:
    """Whether an article in force has an id and no words."""
    identity = article.get("id")
    known = isinstance(identity, str) and identity[4:8] == "ARTI" and identity.isalnum()
    return known and article.get("etat") not in _GONE and not any(article.get(key) for key in WORDS)


def _article(answer: Answer, identity: str, which: str) -> dict[str, Any]:
    refuse_status(answer)
    one = decoded(answer).get("article")
    if not isinstance(one, dict) or identity not in (one.get("id"), one.get("cid")):
        raise SourceUnreachable(f"{which} cannot be had: the source has none under {identity}.")
    return one
