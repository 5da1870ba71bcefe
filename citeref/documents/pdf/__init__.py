"""PDF files: the words of the pages in reading order, without running heads and feet, notes under their numbers.

A PDF holds signs and their places, and nothing of paragraphs. Rows are taken off the pages (`rows`), what runs along the
pages and what is a note is set apart (`furniture`), and rows become paragraphs again (`blocks`). The library that opens
the file is Chrome's own; since files come from anyone, it runs in a process apart (`apart`).
"""

from __future__ import annotations

from citeref.documents.pdf.reading import read

__all__ = ["read"]
