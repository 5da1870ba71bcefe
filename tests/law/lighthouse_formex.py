"""The invented regulation on lighthouses, as Formex 4 has it: the Journal's file and the consolidated one."""

from __future__ import annotations

import lighthouse

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<ACT xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fmx="http://opoce"><BIB.INSTANCE><LG.OJ>EN</LG.OJ>
<LG.DOC>EN</LG.DOC><NO.DOC FORMAT="YN" TYPE="OJ"><NO.CURRENT>7</NO.CURRENT><YEAR>2031</YEAR><COM>EU</COM></NO.DOC>
</BIB.INSTANCE>"""
_CONSOLIDATED = """<?xml version="1.0" encoding="UTF-8"?>
<CONS.ACT><INFO.CONSLEG CONSLEG.REF="2031R0007" START.DATE="20320301" END.DATE="99999999"/><CONS.DOC><BIB.INSTANCE>
<LG.DOC>EN</LG.DOC></BIB.INSTANCE><FAM.COMP><BIB.DATA><NO.CELEX>32031R0007</NO.CELEX><TITLE><TI><P>Another title</P></TI>
</TITLE></BIB.DATA></FAM.COMP>"""
_NOTE = '<NOTE NOTE.ID="E0001"><P>OJ L 1, 1.1.2030, p. 1.</P></NOTE>'


def act() -> str:
    """The Journal's file."""
    recitals = "".join(
        f"<CONSID><NP><NO.P>({at})</NO.P><TXT>{_called(text)}</TXT></NP></CONSID>"
        for at, text in enumerate(lighthouse.RECITALS, 1)
    )
    preamble = (
        f"<PREAMBLE><GR.CONSID><GR.CONSID.INIT>Whereas:</GR.CONSID.INIT>{recitals}</GR.CONSID></PREAMBLE>"
    )
    return f"{_HEAD}{_title()}{preamble}{_terms()}</ACT>"


def consolidated() -> str:
    """The consolidated file: no recitals, changes told by instructions in the middle of a sentence."""
    changed = _terms().replace("Every lighthouse", "<?CLG.MDFO ID='1'?>Every lighthouse<?CLG.MDFC?>")
    return f"{_CONSOLIDATED}{_title()}{changed}</CONS.DOC></CONS.ACT>"


def _title() -> str:
    first, _, rest = lighthouse.TITLE.partition(" ")
    return f'<TITLE><TI><P><HT TYPE="UC">{first.capitalize()}</HT> {rest}</P></TI></TITLE>'


def _terms() -> str:
    one = "".join(_paragraph(*each) for each in lighthouse.ARTICLE_1)
    two = f"<ALINEA><P>In this Regulation:</P>{_list(lighthouse.ARTICLE_2)}</ALINEA>"
    three = f"<ALINEA><P>Reports are signed by:</P>{_list(lighthouse.ARTICLE_3, 'DASH')}<P>and sent by ship.</P></ALINEA>"
    articles = [
        _article(at, head, body)
        for at, head, body in ((1, "Duties", one), (2, "Words", two), (3, "Reports", three))
    ]
    section = _division("Section 1", "Reports", articles[2])
    return (
        "<ENACTING.TERMS>"
        + _division("CHAPTER I", "Keepers", articles[0] + articles[1])
        + _division("CHAPTER II", "Last things", section)
        + "</ENACTING.TERMS><FINAL><P>Done at Sea.</P></FINAL>"
        + "<ANNEX><TITLE><TI><P>ANNEX</P></TI><STI><P>Lamps and bells</P></STI></TITLE>"
        + f"<CONTENTS>{_list(lighthouse.ANNEX)}</CONTENTS></ANNEX>"
    )


def _division(label: str, heading: str, body: str) -> str:
    return f"<DIVISION><TITLE><TI><P>{label}</P></TI><STI><P>{heading}</P></STI></TITLE>{body}</DIVISION>"


def _article(number: int, heading: str, body: str) -> str:
    head = f"<TI.ART>Article {number}</TI.ART><STI.ART>{heading}</STI.ART>"
    return f'<ARTICLE IDENTIFIER="{number:03d}">{head}{body}</ARTICLE>'


def _paragraph(number: str, text: str, items: tuple[object, ...]) -> str:
    head = f'<PARAG IDENTIFIER="001.{int(number):03d}"><NO.PARAG>{number}.</NO.PARAG>'
    lines = [_called(line) for line in text.split("\n")]
    if items:
        return f"{head}<ALINEA><P>{lines[0]}</P>{_list(items)}</ALINEA></PARAG>"
    return head + "".join(f"<ALINEA>{line}</ALINEA>" for line in lines) + "</PARAG>"


def _list(items: tuple[object, ...], kind: str = "alpha") -> str:
    told = ""
    for sign, text, inner in items:  # type: ignore[misc]
        below = f"<P>{_list(inner, 'roman')}</P>" if inner else ""
        if kind == "DASH":
            told += f"<ITEM><P>{text}</P></ITEM>"
        else:
            told += f"<ITEM><NP><NO.P>{sign}</NO.P><TXT>{_called(text)}</TXT>{below}</NP></ITEM>"
    return f'<LIST TYPE="{kind}">{told}</LIST>'


def _called(text: str) -> str:
    """The text with its notes inside the sentence and its quotation marks as elements."""
    text = text.replace("‘", '<QUOT.START CODE="2018"/>').replace("’", '<QUOT.END CODE="2019"/>')
    return text.replace("{call}", _NOTE)
