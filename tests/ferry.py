"""An invented regulation on ferries, as the Journal prints it and as consolidated, with a corrigendum to it."""

from __future__ import annotations

from citeref.ref import Ref

LAW = Ref("eu/reg/2033/5")

RECITALS = (
    "Islands need boats in every season.",
    "A captain who has drunk spirits steers badly; sobriety of captains is therefore to be tested with a breathalyser "
    "before departure.",
    "Goats frighten other passengers, and a goat on deck is to be tethered by its owner.",
    "Tethered goats remain hungry; hay is to be offered by the owner of the goat.",
    "Nothing here is like anything.",
    "Tickets printed on paper dissolve in rain, so that tickets of tin may be issued as well.",
)
ARTICLES = (
    ("1", "Captains", ("A captain is sober before departure. Sobriety is tested with a breathalyser.",)),
    (
        "2",
        "Goats",
        (
            "A goat on deck is tethered by its owner where Article 1 applies. Paragraph 2 is not touched.",
            "The owner of a tethered goat offers hay:",
        ),
    ),
    (
        "3",
        "Tickets",
        ("Tickets may be of tin, whatever Directive 2030/4/EU says. This Regulation knows no others.",),
    ),
    ("4", "Fines", ("Who breaks Article 2(2), point (a), or Articles 1 to 3 pays in fish{call}.",)),
)
POINTS = (("(a)", "in the morning;"), ("(b)", "in the evenings."))
NOTE = '<p class="oj-note"><a id="ntr1-F" href="#ntc1-F">(1)</a> OJ L 281, 23.11.1995, p. 31.</p>'
CALL = '<a id="ntc1-F" href="#ntr1-F">(<span>1</span>)</a>'


def journal(**instead: str) -> str:
    """The Journal's page; words given by keyword (`evenings="nights"`) stand instead of others."""
    recitals = "".join(
        f'<div class="eli-subdivision" id="rct_{n}"><table><tr><td><p>({n})</p></td><td><p class="oj-normal">{text}</p>'
        "</td></tr></table></div>"
        for n, text in enumerate(RECITALS, 1)
    )
    body = "".join(_article(*article) for article in ARTICLES)
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>L_2033005EN.01000101.xml</title></head><body>'
        '<p class="oj-hd-lg">EN</p><div class="eli-container"><div class="eli-main-title" id="tit_1">'
        '<p class="oj-doc-ti">REGULATION (EU) 2033/5</p><p class="oj-doc-ti">on ferries</p></div>'
        f'{recitals}<div class="eli-subdivision" id="cpt_I"><p class="oj-ti-section-1">CHAPTER I</p>{body}</div>'
        f'<hr class="oj-note"/>{NOTE}</div></body></html>'
    )
    for word, other in instead.items():
        page = page.replace(word, other)
    return page


def _article(number: str, heading: str, paragraphs: tuple[str, ...]) -> str:
    told = "".join(
        f'<div id="{int(number):03}.{n:03}"><p class="oj-normal">{n}.   {text.format(call=CALL)}</p>'
        + ("".join(map(_point, POINTS)) if text.endswith(":") else "")
        + "</div>"
        for n, text in enumerate(paragraphs, 1)
    )
    return (
        f'<div class="eli-subdivision" id="art_{number}"><p class="oj-ti-art">Article {number}</p>'
        f'<div class="eli-title"><p class="oj-sti-art">{heading}</p></div>{told}</div>'
    )


def _point(point: tuple[str, str]) -> str:
    sign, text = point
    return f'<table><tr><td><p class="oj-normal">{sign}</p></td><td><p class="oj-normal">{text}</p></td></tr></table>'


def consolidated(**instead: str) -> str:
    """The consolidated page: no recitals."""
    body = "".join(
        f'<div class="eli-subdivision" id="art_{number}"><p class="title-article-norm">Article {number}</p>'
        f'<p class="stitle-article-norm">{heading}</p>'
        + "".join(
            f'<div class="norm"><span class="no-parag">{n}.  </span>'
            f'<div class="norm inline-element">{text.format(call="")}</div></div>'
            + ("".join(map(_grid, POINTS)) if text.endswith(":") else "")
            for n, text in enumerate(paragraphs, 1)
        )
        + "</div>"
        for number, heading, paragraphs in ARTICLES
    )
    page = (
        "<html><head><title>02033R0005 — EN — 01.02.2034 — 001.001</title></head><body>"
        f'<p class="reference">02033R0005 — EN — 01.02.2034 — 001.001</p>'
        f'<p class="title-doc-first">REGULATION (EU) 2033/5</p>{body}</body></html>'
    )
    for word, other in instead.items():
        page = page.replace(word, other)
    return page


def _grid(point: tuple[str, str]) -> str:
    sign, text = point
    return (
        '<div class="grid-container grid-list"><div class="list grid-list-column-1"><span>'
        f'{sign} </span></div><div class="grid-list-column-2"><p class="norm">{text}</p></div></div>'
    )


CORRIGENDUM = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>L_2033099EN.01000101.xml</title></head><body>
<p class="oj-hd-date">7.3.2033</p><p class="oj-hd-lg">EN</p><p class="oj-hd-oj">L 99/1</p>
<p class="oj-doc-ti">Corrigendum to Regulation (EU) 2033/5 on ferries</p>
<p class="oj-normal">On page 2, point (b) of Article 2(2):</p><p class="oj-normal">for:</p>
<table><tr><td><p>‘(b)</p></td><td><p>in the evenings.’,</p></td></tr></table>
<p class="oj-normal">read:</p><table><tr><td><p>‘(b)</p></td><td><p>in the evening and at noon.’.</p></td></tr></table>
<p class="oj-normal">On page 2, recital 6:</p><p>for:</p><p>‘… tickets of tin may be issued …’,</p><p>read:</p>
<p>‘… tickets of tin or brass may be issued …’.</p>
<p class="oj-normal">On page 3, Article 3(1):</p><p>for:</p>
<p>‘1. Tickets are of gold.’</p><p>read:</p><p>‘1. Tickets are of lead.’</p>
<p class="oj-normal">On page 3, Article 4(1), the words about fish are deleted.</p>
<p class="oj-normal">On page 1, Article 1: for: ‘before departure’, read: ‘before each departure’.</p>
</body></html>"""
