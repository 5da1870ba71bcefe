"""The runs of a part of a Word document: its printed words as one text, and the runs cut where a citation begins and ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import deepcopy
from typing import Any

from citeref.exports.word import MAIN
from citeref.model import Span

_W = f"{{{MAIN}}}"
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "delText"))
_SILENT = frozenset(
    f"{_W}{name}"
    for name in ("r", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Runs:
    """`text` is what the runs say, a line end between paragraphs. Deleted words and text boxes are left alone."""

    def __init__(self, tree: Any) -> None:
        self._pieces: list[tuple[int, Any]] = []
        self._results = _results(tree)
        told: list[str] = []
        length = 0
        for element in tree.iter(f"{_W}t", f"{_W}p"):
            if any(above.tag in _GONE for above in element.iterancestors()):
                continue
            words = "\n" if element.tag == f"{_W}p" else element.text or ""
            if element.tag == f"{_W}t":
                self._pieces.append((length, element))
            told.append(words)
            length += len(words)
        self.text = "".join(told)

    def cut(self, span: Span) -> list[Any]:
        """The runs that hold a span and nothing else, in one paragraph and side by side; empty where there are none such."""
        first = bisect_right(self._pieces, span.start, key=lambda piece: piece[0]) - 1
        last = bisect_right(self._pieces, span.end - 1, key=lambda piece: piece[0]) - 1
        if first < 0:
            return []
        runs = [_run(element) for _, element in self._pieces[first : last + 1]]
        if None in runs or not _side_by_side(runs):
            return []
        self._split(last, span.end)
        self._split(first, span.start)
        begin = bisect_left(self._pieces, span.start, key=lambda piece: piece[0])
        end = bisect_left(self._pieces, span.end, key=lambda piece: piece[0])
        return list(dict.fromkeys(_run(element) for _, element in self._pieces[begin:end]))

    def _split(self, number: int, offset: int) -> None:
        """Cut the run of a piece at an offset, so that a piece begins there."""
        start, element = self._pieces[number]
        words = element.text or ""
        if offset <= start or offset >= start + len(words):
            return
        run = _run(element)
        after = deepcopy(run)
        mine = list(run).index(element)
        for child in list(run)[mine + 1 :]:
            run.remove(child)
        for child in [child for child in list(after)[:mine] if child.tag != f"{_W}rPr"]:
            after.remove(child)
        rest = next(child for child in after if child.tag == f"{_W}t")
        element.text, rest.text = words[: offset - start], words[offset - start :]
        element.set(_SPACE, "preserve")
        rest.set(_SPACE, "preserve")
        run.addnext(after)
        self._moved(number, after, offset, rest)

    def _moved(self, number: int, after: Any, offset: int, rest: Any) -> None:
        """The pieces that went into the second half are those of the copy from now on."""
        copies = [child for child in after if child.tag == f"{_W}t"]
        behind = number + 1
        for copy in copies[1:]:
            self._pieces[behind] = (self._pieces[behind][0], copy)
            behind += 1
        self._pieces.insert(number + 1, (offset, rest))

    def linked(self, runs: list[Any]) -> bool:
        """Whether runs are the words of a link, or the result of a field, already."""
        names = (f"{_W}hyperlink", f"{_W}fldSimple")
        return any(above.tag in names for above in runs[0].iterancestors()) or any(
            run in self._results for run in runs
        )


def _run(element: Any) -> Any:
    above = element.getparent()
    return above if above is not None and above.tag == f"{_W}r" else None


def _side_by_side(runs: list[Any]) -> bool:
    """Whether nothing but what prints nothing lies between the first run and the last."""
    at = runs[0]
    while at is not None and at is not runs[-1]:
        at = at.getnext()
        if at is None or at.tag not in _SILENT:
            return False
    return True


def _results(tree: Any) -> set[Any]:
    """The runs between the beginning and the end of a field."""
    found: set[Any] = set()
    depth = 0
    for run in tree.iter(f"{_W}r"):
        for sign in run.iter(f"{_W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(sign.get(f"{_W}fldCharType"), 0)
        if depth > 0:
            found.add(run)
    return found
