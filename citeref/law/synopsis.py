"""Pages of our own: what a law is about, in our words, under the law's own numbers and headings.

Each unit is an element with `data-place`, the pinpoint without its authority (`art_28/par_3/pnt_a`). Inside
it, the class `label` marks the printed number and `heading` the official heading; the rest is text.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from citeref.errors import CacheError, RefError
from citeref.law.draft import Draft
from citeref.law.tree import BLOCKS, fold, walk, words
from citeref.model import Authority, Origin
from citeref.ref import Ref


def is_synopsis(root: etree._Element) -> bool:
    """Whether a page is one of ours."""
    return root.get("data-ref") is not None


def read(root: etree._Element, lang: str, origin: Origin | None = None) -> Authority:
    """The units of a synopsis. Raises `CacheError` where its references are off, naming the one that is."""
    reader = _Reader(Draft(Ref(root.get("data-ref", "")), root.get("lang") or lang))
    reader.draft.title = fold(root.findtext(".//title") or "")
    for event, element in walk(root):
        reader.start(element) if event == "start" else reader.end(element)
    return reader.draft.authority(origin)


def checked(root: etree._Element, ref: Ref, lang: str, origin: Origin | None = None) -> Authority:
    """The units of a synopsis of an authority in a language. Raises `CacheError` where it is one of another."""
    said = (root.get("data-ref"), root.get("lang") or lang)
    if said != (ref, lang):
        raise CacheError(f"{ref}: this is a synopsis of {said[0]} in « {said[1]} ».")
    return read(root, lang, origin)


class _Reader:
    """The walk over one page: text gathers until a line ends."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._line: list[str] = []
        self._named: etree._Element | None = None

    def start(self, element: etree._Element) -> None:
        place = element.get("data-place")
        if element.tag in BLOCKS or place:
            self._flush()
        if place:
            self._open(place)
        elif self._named is None and (role := self._role(element)):
            self._flush()
            self._named = element
            role(words(element))
        if self._named is None:
            self._line.append(element.text or "")

    def end(self, element: etree._Element) -> None:
        if element is self._named:
            self._named = None
        elif element.tag in BLOCKS or element.get("data-place"):
            self._flush()
        if element.get("data-place"):
            self.draft.close()
        if self._named is None:
            self._line.append(element.tail or "")

    def _role(self, element: etree._Element) -> Callable[[str], object] | None:
        classes = (element.get("class") or "").split() if self.draft.stack else ()
        if "label" in classes:
            return self.draft.label
        return self.draft.heading if "heading" in classes else None

    def _open(self, place: str) -> None:
        try:
            self.draft.open(Ref(f"{self.draft.ref}/{place}"))
        except RefError as error:
            raise CacheError(
                f"The synopsis of {self.draft.ref} names no place with « {place} ».", error.hint
            ) from error

    def _flush(self) -> None:
        self.draft.line(fold("".join(self._line)))
        self._line.clear()
