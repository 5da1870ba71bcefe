"""EUR-Lex pages, in each layout the site and its Cellar have used, read into passages.

The Journal's pages of today name each article, paragraph and recital by an id; older ones mark them by
classes alone; those of before 2004 are bare paragraphs. The consolidated text has ids and no recitals. All
are told by one walk (`layout`) to one reader (`reader`), which leans on ids where there are any and on the
wording (`wording`) where not.
"""

from __future__ import annotations

from lxml import etree

from citeref.law.eurlex import layout
from citeref.law.eurlex.endnotes import noted
from citeref.law.eurlex.reader import Reader
from citeref.law.tree import fold
from citeref.model import Authority, Origin
from citeref.ref import Ref


def read(root: etree._Element, ref: Ref, lang: str, origin: Origin | None = None) -> Authority:
    """The units of an EUR-Lex page: recitals, divisions, articles, paragraphs, subparagraphs, points,
    annexes.
    """
    page = layout.body(root)
    ids = [element.get("id") or "" for element in page.iter("div", "p")]
    reader = Reader(
        ref,
        lang,
        anchored=any(i.startswith("art_") for i in ids),
        numbered=any(i[3:4] == "." and i[:3].isdecimal() for i in ids)
        or page.find(".//span[@class='no-parag']") is not None,
        bare=not any(
            "ti-art" in c or "title-article" in c for c in (e.get("class") or "" for e in page.iter("p"))
        ),
    )
    layout.tell(page, reader)
    reader.draft.close_to(0)
    reader.draft.title = " ".join(reader.title) or _described(root)
    found = reader.draft.authority(origin)
    return found if found.notes or reader.classed else noted(found)


def _described(root: etree._Element) -> str:
    meta = root.find(".//meta[@name='DC.description']")
    title = fold(meta.get("content") or "") if meta is not None else fold(root.findtext(".//title") or "")
    return "" if title.endswith(".xml") else title
