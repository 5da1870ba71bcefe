"""What every reader of PDF files needs, whether for a law or for a document: the signs of a page with their places, words
cut at the end of a row, and the lines that run along the pages.
"""

from __future__ import annotations
