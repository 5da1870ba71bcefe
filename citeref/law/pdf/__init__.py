"""PDF files of law: the Official Journal's acts, judgments, deliberations, and codes and laws as Légifrance prints them.

A PDF knows where on which page a sign stands and nothing else. `rows` takes the printed rows off the pages, `layout`
parts the running heads and the notes from the text, `lines` joins the rows to paragraphs again, and `kinds` says which
law it is and lays it down with the readers of the web pages. A file that is a picture of its pages has no text to take.
"""

from __future__ import annotations
