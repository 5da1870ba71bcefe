"""What our web pages share: text made safe, a frame that asks the network for nothing, colours for day and night."""

from __future__ import annotations

import html
import re

from citeref.visible import visible

_WEB = re.compile(r"https?://[^\s\x00-\x1f<>\"\\^`{|}]+\Z", re.I)

STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#55555f;--paper:#fff;--card:#f5f5f2;--line:#d4d4ce;--link:#0b4fae;
--mark:#fff3c4;--warn:#9c2b00;--a:#dbe7f7;--b:#0b4fae}
@media (prefers-color-scheme:dark){:root{--ink:#ececf0;--soft:#b3b3bd;--paper:#17171b;--card:#222228;--line:#45454f;
--link:#9cc3ff;--mark:#4b4013;--warn:#ffb59a;--a:#24344b;--b:#9cc3ff}}
*{box-sizing:border-box}html{scroll-padding-top:1rem}
body{margin:0 auto;max-width:72rem;padding:1.5rem;background:var(--paper);color:var(--ink);
font:1rem/1.55 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2.2rem;border-bottom:1px solid var(--line)}h3{font-size:1.05rem}
a{color:var(--link)}a:focus-visible,summary:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,
[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}.soft{color:var(--soft)}.warn{color:var(--warn)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--card:#fff;--line:#999;
--link:#000;--mark:#eee;--warn:#000;--a:#ddd;--b:#000}
body{max-width:none;padding:0;font-size:10pt}h2,h3,tr{break-after:avoid;break-inside:avoid}.no-print{display:none!important}}
"""


def text(words: str) -> str:
    """Words of a document as text or as an attribute's value of a page; hidden characters are shown."""
    return html.escape(visible(words).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))


def web(address: str) -> str:
    """An address of the web as an attribute's value; empty for anything else, such as a script."""
    return html.escape(address) if is_web(address) else ""


def is_web(address: str) -> bool:
    """Whether an address leads to the web and holds no sign that an address may not hold."""
    return bool(_WEB.match(address))


def linked(label: str, address: str) -> str:
    """A label that leads to an address, or just the label where there is none."""
    target = web(address)
    return f'<a href="{target}" rel="noopener noreferrer">{text(label)}</a>' if target else text(label)


def head(title: str, lang: str, style: str = "", script: bool = False) -> str:
    """The beginning of a page, as far as its body; `script` says whether it has one of its own."""
    allowed = " script-src 'unsafe-inline';" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
        f"{allowed} img-src data:; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f'<link rel="icon" href="data:,">\n<title>{text(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n'
    )
