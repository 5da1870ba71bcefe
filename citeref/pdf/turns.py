"""One thread at a time reads a PDF: pdfium, the library beneath, keeps state of its own that threads would spoil for each other."""

from __future__ import annotations

from threading import RLock

TURN = RLock()
"""Held by whoever has a PDF open."""
