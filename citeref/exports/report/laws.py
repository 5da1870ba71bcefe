"""The passages cited, each once, in the order of the law: what the page shows beside a citation, and prints at its end."""

from __future__ import annotations

from collections.abc import Iterator

from citeref import catalogue
from citeref.exports.markup import linked, text
from citeref.exports.passages import Passages, Quoted
from citeref.exports.report.words import Words
from citeref.ref import Ref


def listed(shown: dict[str, int], passages: Passages, said: Words, lang: str) -> Iterator[str]:
    """A section for each passage."""
    if not shown:
        return
    yield f'<section id="passages" aria-label="{text(said.the_law)}">\n<h2>{text(said.the_law)}</h2>'
    for ref in sorted(map(Ref.trusted, shown), key=lambda ref: ref.order):
        yield f'<article class="passage" id="law-{shown[ref]}">\n<h3>{text(catalogue.label(ref, lang))}</h3>'
        address = catalogue.address(ref, lang)
        found = passages.of(ref) if ref.pinpoint else None
        if found:
            yield from _quoted(ref, found, said, lang)
        elif ref.pinpoint:
            yield f'<p class="soft">{text(said.no_page)}</p>'
        elif title := catalogue.title(ref, lang):
            yield f"<p>{text(title)}</p>"
        if address:
            yield f"<p>{linked(said.official, address)}</p>"
        yield "</article>"
    yield "</section>"


def _quoted(ref: Ref, found: Quoted, said: Words, lang: str) -> Iterator[str]:
    about = [said.synopsis] if found.synopsis else []
    if found.version:
        about.append(said.version.format(found.version))
    if about:
        yield f'<p class="soft">{text(" · ".join(about))}</p>'
    if found.ref != ref:
        yield f'<p class="soft">{text(said.whole)} {text(catalogue.pinpoint_label(found.ref, lang) or found.ref)}</p>'
    lines = [line.strip() for line in found.text.splitlines() if line.strip()]
    heading = f"<p><strong>{text(found.heading)}</strong></p>" if found.heading else ""
    yield f'<div lang="{found.lang}">{heading}' + "".join(f"<p>{text(line)}</p>" for line in lines) + "</div>"
    if found.cut:
        yield f'<p class="soft">{text(said.cut)}</p>'
