"""A text that its source hands out in several parts, put together in their order into one page.

Cellar answers 300 for some acts, with a list of links: the act itself, then each annex. The parts are asked for
one by one; what is kept is the first page with the bodies of the others at its end.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from citeref.errors import SourceUnreachable
from citeref.law import refusal, tree
from citeref.law.fetch.sources import HTML
from citeref.law.web import Answer, Web, ask

MOST = 60
"""Parts that a text may have."""

_LINK = re.compile(r"""<a\b[^<>]*?\bhref\s*=\s*["']([^"'<>\s]+)["']""", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>(?P<inner>.*)</body\s*>", re.IGNORECASE | re.DOTALL)


def gathered(listed: Answer, headers: dict[str, str], web: Web) -> Answer:
    """The whole text of an answer that lists its parts. Raises `SourceUnreachable` where one cannot be had, or
    where there is no list.
    """
    links = dict.fromkeys(urljoin(listed.address, link) for link in _LINK.findall(tree.decode(listed.body)))
    if not 0 < len(links) <= MOST:
        raise SourceUnreachable(f"the text comes in several parts, and the list of them has {len(links)}.")
    answers: list[Answer] = []
    for link in links:
        answer = ask(link, headers, web)
        if what := _wrong(answer):
            raise SourceUnreachable(f"part {len(answers) + 1} of {len(links)} cannot be had: {what}.")
        answers.append(answer)
        if sum(len(one.body) for one in answers) > web.largest:
            raise SourceUnreachable(f"the parts have more than {web.largest >> 20} MiB, no law is so long.")
    first = answers[0]
    return Answer(200, first.headers, joined([one.body for one in answers]), first.address)


def _wrong(answer: Answer) -> str:
    """What keeps an answer from being a part; an annex may have a few lines only."""
    what = refusal.reason(answer.body, answer.headers).replace("a few lines", "")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status != 200:
        return f"status {answer.status}"
    return what or (f"it is {kind[:60]}" if kind and kind not in HTML else "")


def joined(pages: list[bytes]) -> bytes:
    """One page of several: the first, with what stands in the bodies of the others before its end."""
    if len(pages) == 1:
        return pages[0]
    texts = [tree.decode(page) for page in pages]
    bodies = [_BODY.search(text) for text in texts]
    if bodies[0] is None or any(body is None for body in bodies):
        raise SourceUnreachable("a part of the text breaks off, or is no page.")
    end = bodies[0].end("inner")
    rest = "\n".join(body["inner"] for body in bodies[1:] if body)
    return f"{texts[0][:end]}\n{rest}{texts[0][end:]}".encode()
