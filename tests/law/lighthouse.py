"""An invented regulation on lighthouses, printed in each layout that EUR-Lex has used.

Two recitals, two chapters (the second with a section), three articles: the first with numbered paragraphs,
points and sub-points, the second with definitions only, the third with indents and a closing subparagraph;
one annex.
"""

from __future__ import annotations

LAW = "eu/reg/2031/7"

RECITALS = (
    "Ships meet the coast at night.",
    "A keeper who sleeps helps nobody, as the lantern act noted{call}.",
)

ARTICLE_1 = (
    ("1", "Every lighthouse has a keeper.", ()),
    (
        "2",
        "The keeper:",
        (
            ("(a)", "lights the lamp:", (("(i)", "at dusk;", ()), ("(ii)", "in fog;", ()))),
            ("(b)", "writes the log{call}.", ()),
        ),
    ),
    ("3", "A cat may be kept.\nIt is no keeper.", ()),
)
ARTICLE_2 = (("(1)", "‘lamp’ means a bright thing;", ()), ("(2)", "‘fog’ means a dull one;", ()))
ARTICLE_3 = (("—", "the keeper,", ()), ("—", "the mayor", ()))
ANNEX = (("1.", "Lamps:", (("(a)", "oil;", ()), ("(b)", "electric.", ()))), ("2.", "Bells.", ()))

UNITS = {
    "cpt_1": ("CHAPTER I", "Keepers", None),
    "art_1": ("Article 1", "Duties", None),
    "art_1/par_1": ("1.", "", "Every lighthouse has a keeper."),
    "art_1/par_2": (
        "2.",
        "",
        "The keeper: (a) lights the lamp: (i) at dusk; (ii) in fog; (b) writes the log.",
    ),
    "art_1/par_2/pnt_a": ("(a)", "", "lights the lamp: (i) at dusk; (ii) in fog;"),
    "art_1/par_2/pnt_a/pnt_i": ("(i)", "", "at dusk;"),
    "art_1/par_2/pnt_a/pnt_ii": ("(ii)", "", "in fog;"),
    "art_1/par_2/pnt_b": ("(b)", "", "writes the log."),
    "art_1/par_3": ("3.", "", "A cat may be kept. It is no keeper."),
    "art_1/par_3/aln_1": ("", "", "A cat may be kept."),
    "art_1/par_3/aln_2": ("", "", "It is no keeper."),
    "art_2": (
        "Article 2",
        "Words",
        "In this Regulation: (1) ‘lamp’ means a bright thing; (2) ‘fog’ means a dull one;",
    ),
    "art_2/pnt_1": ("(1)", "", "‘lamp’ means a bright thing;"),
    "art_2/pnt_2": ("(2)", "", "‘fog’ means a dull one;"),
    "cpt_2": ("CHAPTER II", "Last things", None),
    "cpt_2/sct_1": ("Section 1", "Reports", None),
    "art_3": ("Article 3", "Reports", "Reports are signed by: — the keeper, — the mayor and sent by ship."),
    "art_3/idt_1": ("—", "", "the keeper,"),
    "art_3/idt_2": ("—", "", "the mayor"),
}
"""Label, heading and folded words (None: too long to say twice) of each place, whatever the layout."""

MORE = {
    "rct_1": ("(1)", "", "Ships meet the coast at night."),
    "rct_2": ("(2)", "", "A keeper who sleeps helps nobody, as the lantern act noted."),
}
"""What consolidated texts leave out."""

ANNEXED = {
    "anx_1": ("ANNEX", "Lamps and bells", "1. Lamps: (a) oil; (b) electric. 2. Bells."),
    "anx_1/pnt_1": ("1.", "", "Lamps: (a) oil; (b) electric."),
    "anx_1/pnt_1/pnt_b": ("(b)", "", "electric."),
    "anx_1/pnt_2": ("2.", "", "Bells."),
}

TITLE = "REGULATION (EU) 2031/7 on lighthouses"
NOTE = '<a id="ntr1-L" href="#ntc1-L">(1)</a> A note nobody reads.'
HEAD = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>L_2031001EN.01000101.xml</title></head>'
XML = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML//EN" "xhtml-strict.dtd">'
)


def journal(new: bool = True) -> str:
    """The Official Journal's page: with ids and the `oj-` prefix, or the older one without either."""
    o = "oj-" if new else ""
    call = f'<a id="ntc1-L" href="#ntr1-L"> (<span class="{o}super {o}note-tag">1</span>)</a>'

    def wrap(anchor: str, inner: str) -> str:
        return f'<div class="eli-subdivision" id="{anchor}">{inner}</div>' if new else inner

    def p(text: str, role: str = "normal") -> str:
        return "".join(f'<p class="{o}{role}">{line.format(call=call)}</p>' for line in text.split("\n"))

    def items(rows: tuple[tuple[str, str, tuple], ...]) -> str:  # type: ignore[type-arg]
        return "".join(
            f'<table><col width="4%"/><col width="96%"/><tbody><tr><td>{p(sign)}</td>'
            f"<td>{p(text)}{items(inner)}</td></tr></tbody></table>"
            for sign, text, inner in rows
        )

    def named(anchor: str, label: str, heading: str, roles: tuple[str, str]) -> str:
        title = p(heading, roles[1])
        return p(label, roles[0]) + (
            f'<div class="eli-title" id="{anchor}.tit_1">{title}</div>' if new else title
        )

    def article(number: int, heading: str, inner: str) -> str:
        return wrap(
            f"art_{number}",
            named(f"art_{number}", f"Article {number}", heading, ("ti-art", "sti-art")) + inner,
        )

    def paragraphs() -> str:
        texts = ((n, p(f"{n}.\u00a0\u00a0\u00a0{text}") + items(inner)) for n, text, inner in ARTICLE_1)
        return "".join(f'<div id="001.00{n}">{text}</div>' if new else text for n, text in texts)

    def division(anchor: str, label: str, heading: str, inner: str) -> str:
        text = named(anchor, label, heading, ("ti-section-1", "ti-section-2")) + inner
        return f'<div id="{anchor}">{text}</div>' if new else text

    title = p("REGULATION (EU) 2031/7", "doc-ti") + p("on lighthouses", "doc-ti")
    recitals = "".join(
        wrap(f"rct_{n}", items(((f"({n})", text, ()),))) for n, text in enumerate(RECITALS, start=1)
    )
    third = article(3, "Reports", p("Reports are signed by:") + items(ARTICLE_3) + p("and sent by ship."))
    law = division(
        "cpt_I",
        "CHAPTER I",
        "Keepers",
        article(1, "Duties", paragraphs()) + article(2, "Words", p("In this Regulation:") + items(ARTICLE_2)),
    ) + division(
        "cpt_II", "CHAPTER II", "Last things", division("cpt_II.sct_1", "Section 1", "Reports", third)
    )
    last = f'<div class="{o}final">{p("Done at Sea, 1 January 2031.")}{p("The Keeper", "signatory")}</div>'
    annex = p("ANNEX", "doc-ti") + p("Lamps and bells", "ti-grseq-1") + items(ANNEX)
    return (
        f"{XML}{HEAD}<body>{p('EN', 'hd-lg')}"
        f'<div class="eli-main-title" id="tit_1">{title}</div>{p("THE KEEPERS OF THE SEA,")}{recitals}'
        f"{p('HAVE ADOPTED THIS REGULATION:')}{law}{wrap('fnp_1', last)}"
        f'<hr class="{o}note"/>{p(NOTE, "note")}<hr class="{o}doc-sep"/>'
        f"{f'<div id={chr(34)}anx_1{chr(34)}>{annex}</div>' if new else annex}</body></html>"
    )


def consolidated() -> str:
    """The consolidated text: grids for lists, marks of amendment, no recitals, the annex by class alone."""
    mark = '<span><a title="32032R0001: REPLACED"><span class="boldface">►M1</span></a></span> '
    call = ' (<a href="#E0001" id="src.E0001"><span class="superscript">1</span></a>)'

    def text(words: str) -> str:
        return "".join(f'<p class="norm inline-element">{w.format(call=call)}</p>' for w in words.split("\n"))

    def items(rows: tuple[tuple[str, str, tuple], ...]) -> str:  # type: ignore[type-arg]
        return "".join(
            '<div class="grid-container grid-list"><div class="list grid-list-column-1">'
            f"<span>{sign} </span></div>"
            f'<div class="grid-list-column-2">{text(words)}{items(inner)}</div></div>'
            for sign, words, inner in rows
        )

    def article(number: int, heading: str, inner: str) -> str:
        return (
            f'<div class="eli-subdivision" id="art_{number}">'
            f'<p class="title-article-norm">Article {number}</p>'
            f'<div class="eli-title" id="art_{number}.tit_1">'
            f'<p class="stitle-article-norm">{heading}</p></div>'
            f'<p class="modref"><a title="32031R0007">▼B</a></p>{inner}</div>'
        )

    def division(anchor: str, label: str, heading: str, inner: str) -> str:
        return (
            f'<div id="{anchor}"><p class="title-division-1">{label}</p>'
            f'<p class="title-division-2"><span class="boldface">{heading}</span></p>{inner}</div>'
        )

    paragraphs = "".join(
        f'<div class="norm"><span class="no-parag">{n}.\u00a0\u00a0</span><div class="norm inline-element">'
        f"{mark if n == '1' else ''}{text(words)}{'<b> ◄ </b>' if n == '1' else ''}{items(inner)}"
        "</div></div>"
        for n, words, inner in ARTICLE_1
    )
    third = article(
        3, "Reports", text("Reports are signed by:") + items(ARTICLE_3) + text("and sent by ship.")
    )
    law = division(
        "cpt_I",
        "CHAPTER I",
        "Keepers",
        article(1, "Duties", paragraphs)
        + article(2, "Words", text("In this Regulation:") + items(ARTICLE_2)),
    ) + division(
        "cpt_II", "CHAPTER II", "Last things", division("cpt_II.sct_1", "Section 1", "Reports", third)
    )
    return (
        '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        "<title>Consolidated TEXT: 32031R0007 — EN — 01.03.2032"
        f'</title></head><body><p class="reference">02031R0007 — EN — 01.03.2032 — 001.001</p>'
        f'<p class="title-doc-first">{TITLE}</p><div class="eli-subdivision" id="enc_1">{law}</div>'
        f'<hr class="separator-short"/><p class="footnote">(<a href="#src.E0001" id="E0001">1</a>) Note.</p>'
        '<div id="anx_I"><p class="title-annex-1">ANNEX</p>'
        f'<p class="title-annex-2">Lamps and bells</p>{items(ANNEX)}</div>'
        "</body></html>"
    )


def legacy() -> str:
    """The pages of before 2004: bare paragraphs inside an element of their own."""

    def lines(rows: tuple[tuple[str, str, tuple], ...]) -> str:  # type: ignore[type-arg]
        return "".join(f"<p> {sign}  {text.format(call='')}</p>{lines(inner)}" for sign, text, inner in rows)

    numbered = "".join(
        "".join(f"<p>{line}</p>" for line in f"{n}. {text}".split("\n")) + lines(inner)
        for n, text, inner in ARTICLE_1
    )
    recitals = "".join(f"<p>({n}) {text.format(call='')}</p>" for n, text in enumerate(RECITALS, start=1))
    return (
        '<html lang="EN"><head><meta name="DC.title" content="EUR-Lex - 32031R0007 - EN">'
        f'<meta name="DC.description" content="{TITLE}"><title>EUR-Lex</title></head><body>'
        '<div id="banner">Notice</div>'
        f'<div id="TexteOnly"><p><TXT_TE><p>{TITLE}</p><p>Whereas:</p>{recitals}<p>HAS ADOPTED:</p>'
        f"<p>CHAPTER I Keepers </p><p></p><p>Article 1 </p><p>Duties</p>{numbered}"
        f"<p>Article 2 </p><p>Words</p><p>In this Regulation:</p>{lines(ARTICLE_2)}"
        "<p>CHAPTER II Last things</p><p>SECTION 1 Reports</p><p>Article 3</p><p>Reports</p>"
        "<p>Reports are signed by:</p>"
        f"{lines(ARTICLE_3)}<p>and sent by ship.</p><p>Done at Sea, 1 January 2031.</p><p>(1) A note.</p>"
        f"</TXT_TE></p></div></body></html>"
    )


def saved() -> str:
    """The Journal's page as a browser saves it: menus around, address in a comment, ELI in a link."""
    inner = journal().partition("<body>")[2].partition("</body>")[0]
    address = "https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:32031R0007#enc_1"
    return (
        f"<!DOCTYPE html><!-- saved from url=({len(address):04d}){address} --><html><head>"
        "<meta charset=utf-8>"
        '<link rel="canonical" href="https://eur-lex.europa.eu/eli/reg/2031/7/oj/eng">'
        '<script>var a = "<p>Article 9</p>";</script>'
        '</head><body><div class="Wrapper"><div id="TOC"><ul><li><a href="#art_1">Article 1</a>'
        "</li></ul></div>"
        f'<div id="docHtml">{inner}</div></div></body></html>'
    )
