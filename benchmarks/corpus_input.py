"""An input of any size for the benchmarks of the corpus: the archives of `data/bench` and the codes of a package of open data,
as JSON Lines, repeated as often as it takes.

Nothing of them is kept in the project. `legi` is the folder of an unpacked `@socialgouv/legi-data` (`npm pack` brings it), whose
articles carry the place in the law that they are.
"""

from __future__ import annotations

import html
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from citeref.documents import read_bytes
from citeref.errors import CiterefError
from citeref.law import french

_TAG = re.compile(r"<[^>]*>")
_TOGETHER = 60
"""Articles of a code that make one document: one by one they are shorter than documents are."""


class Text(NamedTuple):
    """A document: its name, its words, and the place in the law that it is, if any."""

    name: str
    words: str
    at: str = ""


def texts(bench: Path, legi: Path | None = None) -> Iterator[Text]:
    """Every document of the archives, and of the codes where they are at hand."""
    for archive in sorted(bench.glob("*.tar.xz")):
        with tarfile.open(archive) as tar:
            for member in tar:
                file = tar.extractfile(member) if member.isfile() else None
                if file is not None and (words := _words(member.name, file.read())):
                    yield Text(member.name, words)
    for code in sorted((legi / "package" / "data").glob("LEGITEXT*.json")) if legi else ():
        yield from _code(json.loads(code.read_bytes()))


def _words(name: str, data: bytes) -> str:
    if name.endswith(".xml"):
        return html.unescape(_TAG.sub(" ", data.decode("utf-8", "replace")))
    try:
        return read_bytes(data, name).text
    except CiterefError:
        return ""


def _code(tree: dict[str, Any]) -> Iterator[Text]:
    """The articles of a code, some of them together."""
    ref = french.code(tree["data"]["title"]) or ""
    waiting: list[str] = []
    for count, article in enumerate(_articles(tree), 1):
        waiting.append(f"Article {article.get('num') or ''}\n{article.get('texte') or ''}")
        if count % _TOGETHER == 0:
            yield Text(f"{tree['data']['id']}-{count}", "\n\n".join(waiting), str(ref))
            waiting = []
    if waiting:
        yield Text(f"{tree['data']['id']}-rest", "\n\n".join(waiting), str(ref))


def _articles(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if node.get("type") == "article":
        yield node["data"]
    for inner in node.get("children", ()):
        yield from _articles(inner)


def write(path: Path, source: list[Text], size: int) -> tuple[int, int]:
    """Writes JSON Lines of at least so many bytes of text, in UTF-8; how many documents, and how often the source was begun."""
    done = documents = rounds = 0
    with open(path, "w", encoding="utf-8", errors="backslashreplace") as out:
        while done < size:
            for text in source:
                record = {"id": f"{rounds}/{text.name}", "text": text.words, "at": text.at}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
                documents += 1
                done += len(text.words.encode("utf-8", "surrogatepass"))
                if done >= size:
                    break
            rounds += 1
    return documents, rounds
