"""Markdown."""
from citeref.documents.text import read as read
