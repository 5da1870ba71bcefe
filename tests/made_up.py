"""Documents made up for the index: a few laws, a few articles, in any number."""

from __future__ import annotations

from citeref.documents import read_text
from citeref.index.prepared import Entry, Prepared, State, prepare
from citeref.model import Citation, Span
from citeref.ref import Ref

STATE = State(1, 1, b"", "made up")


def document(number: int, *, texts: bool = True) -> Prepared:
    """A document of three paragraphs: an article of an act, the act whole, and a law nobody knows."""
    article = f"article {number % 3 + 1}"
    text = f"Voir l'{article} de l'acte premier.\n\nL'acte premier, encore.\n\nUne loi obscure. Décision {number}."
    act = Ref("eu/reg/2016/679")
    cited = [(article, (act / f"art_{number % 3 + 1}",)), ("L'acte premier", (act,)), ("Une loi obscure", ())]
    found = []
    for words, refs in cited:
        start = text.index(words)
        found.append(Citation(words, Span(start, start + len(words)), refs))
    name = f"{number:04}.txt"
    return prepare(Entry(f"/corpus/{name}".encode(), read_text(text, name), found, STATE), texts=texts)
