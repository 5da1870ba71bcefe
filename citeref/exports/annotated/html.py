"""Documents as one web page: headings, lists and notes kept, every citation a link that tells the law it names.

What a citation says appears beside it when the pointer or the keyboard comes to it, and is printed after the text. The
page stands alone and holds no program.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from citeref.exports.annotated.marks import Mark, blocks, heading, marks, pieces
from citeref.exports.markup import head, linked, text, web
from citeref.exports.material import Item, Material
from citeref.exports.passages import Passages
from citeref.exports.rows import Sink
from citeref.model import Block

_STYLE = """
main{max-width:46rem;margin:auto}.cite{position:relative}.cite>a,.cite>span[tabindex]{background:var(--mark);border-radius:.15em;
text-decoration-thickness:1px}.open>span[tabindex]{text-decoration:underline wavy var(--warn) 1px}
.tip{position:absolute;left:0;top:1.6em;z-index:2;width:max-content;
max-width:min(26rem,80vw);padding:.5rem .7rem;border:1px solid var(--line);
border-radius:.3rem;background:var(--card);color:var(--ink);font-size:.9rem;line-height:1.4;font-weight:400;font-style:normal;
visibility:hidden;opacity:0;transition:opacity .12s}.cite:hover .tip,.cite:focus-within .tip{visibility:visible;opacity:1}
.note{font-size:.92rem;color:var(--soft)}pre{white-space:pre-wrap}
.cell{margin:.2rem 0 .2rem 1rem;border-left:2px solid var(--line);padding-left:.6rem}
@media (max-width:62rem){.tip{position:fixed;left:1rem;right:1rem;top:auto;bottom:1rem;width:auto;max-width:none}}
@media (prefers-reduced-motion:reduce){.tip{transition:none}}
@media print{.tip{display:none}.cite>a,.cite>span[tabindex]{background:none;text-decoration:underline}main{max-width:none}}
"""
_WORDS = {"fr": ("Citations", "Autorités citées"), "en": ("Citations", "Authorities cited")}


def write(material: Material, out: Sink) -> None:
    """The page: a section for each document."""
    passages, numbers = Passages(material), count(1)
    title, cited = _WORDS[material.lang]
    out.write(head(title, material.lang, _STYLE))
    out.write("<main>\n")
    first = True
    for item in material.items():
        found = marks(item, material, passages)
        above = heading(item.document)
        lang = f' lang="{text(item.document.lang)}"' if item.document.lang else ""
        out.write(
            ("" if first else "<hr>\n")
            + f"<article{lang}>\n"
            + (f"<h1>{text(above)}</h1>\n" if above else "")
        )
        first = False
        for line in _body(item, found, numbers, bool(above)):
            out.write(line + "\n")
        for line in _list(found, cited, material.lang):
            out.write(line + "\n")
        out.write("</article>\n")
    out.write("</main>\n</body>\n</html>\n")


def _body(item: Item, found: list[Mark], numbers: Iterator[int], deeper: bool) -> Iterator[str]:
    at, listing = 0, False
    for block in blocks(item.document):
        cut, at = pieces(block, found, at)
        words = "".join(_piece(item.document.text[start:end], mark, numbers) for start, end, mark in cut)
        if (block.kind == "item") != listing:
            listing = not listing
            yield "<ul>" if listing else "</ul>"
        yield _block(block, words, deeper)
    if listing:
        yield "</ul>"


def _block(block: Block, words: str, deeper: bool) -> str:
    if block.kind == "heading":
        level = min(6, max(1, block.level) + deeper)
        return f"<h{level}>{words}</h{level}>"
    if block.kind == "item":
        return f"<li>{words}</li>"
    if block.kind == "quote":
        return f"<blockquote>{words}</blockquote>"
    if block.kind == "code":
        return f"<pre>{words}</pre>"
    if block.kind in ("note", "comment"):
        sign = getattr(block, "note", "")
        return f'<p class="note">{text(sign) + " " if sign else ""}{words}</p>'
    return f'<p class="cell">{words}</p>' if block.kind == "cell" else f"<p>{words}</p>"


def _piece(words: str, mark: Mark | None, numbers: Iterator[int]) -> str:
    shown = text(words).replace("\n", "<br>\n")
    if mark is None:
        return shown
    tip = f"t{next(numbers)}"
    told = f'<span role="tooltip" class="tip" id="{tip}">{text(mark.told)}</span>'
    target = web(mark.address)
    if target:
        return f'<span class="cite"><a href="{target}" rel="noopener noreferrer" aria-describedby="{tip}">{shown}</a>{told}</span>'
    kind = "cite" if mark.refs else "cite open"
    return f'<span class="{kind}"><span tabindex="0" role="note" aria-describedby="{tip}">{shown}</span>{told}</span>'


def _list(found: list[Mark], title: str, lang: str) -> Iterator[str]:
    """What the marks of a document lead to, each once, so that a printed page says it too."""
    told = dict.fromkeys((mark.label, mark.address) for mark in found if mark.refs)
    if told:
        yield f'<h2 lang="{lang}">{text(title)}</h2>\n<ol lang="{lang}">'
        yield from (f"<li>{linked(label, address)}</li>" for label, address in told)
        yield "</ol>"
