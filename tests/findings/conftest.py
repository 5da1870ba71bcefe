"""Findings in a Markdown note, as the reports take them."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeref.documents import read_text
from citeref.find import find
from citeref.findings import Told, told
from citeref.model import Document
from citeref.resolve import resolve
from citeref.rules import check

NOTE = """# Note

L'article 105 du RGPD et l'article 28.

Vu la loi n° 78-17 du 6 janvier **1987**, dite loi du 6 janvier 1987 ; vu CNILTEXT00004561436.
"""


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.md").write_text(NOTE, "utf-8")
    return read_text(NOTE, "note.md", "markdown")


@pytest.fixture
def found(note: Document) -> list[Told]:
    return list(told("note.md", note, check(note, resolve(find(note)))))
