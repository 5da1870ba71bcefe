"""The fixes that are certain, put into a document of text: as a new file beside it, or as a difference to look at.

The document itself is never written over.
"""

from __future__ import annotations

import difflib
import html
import os
from collections.abc import Iterable
from pathlib import Path

from citeref.errors import ExportError
from citeref.findings.told import LINED
from citeref.model import Document, Finding


def fixed(document: Document, findings: Iterable[Finding]) -> tuple[str, int]:
    """The file's text with every certain fix in it, and how many there were; of two that overlap the first counts."""
    source = document.source or document.text
    if document.format not in LINED:
        return source, 0
    parts, at, count = [], 0, 0
    for fix in sorted((one.fix for one in findings if one.fix), key=lambda fix: fix.span):
        start, end = document.at_source(fix.span)
        words = document.text[slice(*fix.span)]
        if start < at or not _plain(source[start:end], words):
            continue
        new = html.escape(fix.text, quote=False) if document.format == "html" else fix.text
        parts += [source[at:start], new]
        at, count = end, count + 1
    return "".join([*parts, source[at:]]), count


def _plain(there: str, words: str) -> bool:
    """Whether a stretch of the file is its words alone, without marks or tags that a fix would lose."""
    return html.unescape(there).replace("\xa0", " ") == words.replace("\xa0", " ")


def difference(name: str, document: Document, new: str) -> str:
    """What a fix changes, as a unified difference."""
    old = document.source or document.text
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), name, f"{name} (fixed)"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def beside(path: str) -> Path:
    """The new file's name: `note.md` is fixed in `note.fixed.md`."""
    file = Path(path)
    return file.with_name(f"{file.stem}.fixed{file.suffix}")


def write(path: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a fixed document beside its own, at once or not at all. Raises `ExportError` where a file of that name is there."""
    target = beside(path)
    if target.exists():
        raise ExportError(f"{target}: there already.", "Move it away, or look at `--fix diff`.")
    part = target.with_name(f".{target.name}.part")
    try:
        with open(part, "w", encoding=encoding.split()[0] or "utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except (OSError, LookupError, UnicodeError) as error:
        part.unlink(missing_ok=True)
        raise ExportError(f"{target}: {error}.", "Nothing was written.") from error
    return target
