"""Pages made to hurt: they are read as far as they go, or refused in a sentence; never obeyed."""

from __future__ import annotations

import random
import re
import time
from contextlib import suppress

import foghorn
import harbour
import lighthouse
import lighthouse_formex
import pilots
import pytest

from citeref.errors import CacheError
from citeref.law import read
from citeref.law.identify import identify
from citeref.law.tree import parse, words
from citeref.ref import Ref

LAW = Ref(lighthouse.LAW)
XHTML = "http://www.w3.org/1999/xhtml"


def test_entities_are_neither_expanded_nor_fetched() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    page += f'<html xmlns="{XHTML}"><body><p>&l11; &f; night</p></body></html>'
    found = words(parse(page.encode()))
    assert "root:" not in found
    assert len(found) < 2000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "deep",
        "<table><tr><td>" * 20_000,
        "<p class='" + "x" * 3_000_000,
        "<!-- never closed " * 1000,
        "<p>a\0b</p>" * 1000,
        "<plaintext>" * 100,
        "(a) " * 200_000,
        "<p>" + "<a href='#ntr1'>(1)</a> x" * 50_000 + "</p>",
        "<p>Article " + "1 " * 100_000 + "</p>",
        "<p>" + "ix) " * 100_000 + "</p>",
    ],
    ids=[
        "divs",
        "tables",
        "attribute",
        "comments",
        "nulls",
        "plaintext",
        "signs",
        "calls",
        "numbers",
        "numerals",
    ],
)
def test_a_bomb_is_read_or_refused_in_little_time(page: str) -> None:
    begun = time.process_time()
    with suppress(CacheError):
        read(f"<html><body>{page}".encode(), LAW, "en")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"\xff\xfe", b"%PDF-1.7 \x00\x01", b"just words", b"<html></html>"]
)
def test_what_is_no_page_of_law_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(CacheError):
        read(data, LAW, "en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_words_in_any_encoding(encoding: str) -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>Article 1</p>'
    page += "<p>Le phare éclaire « la côte ».</p></body></html>"
    found = read(page.encode(encoding), LAW, "fr")
    assert "éclaire « la côte »" in found.text


def test_numbers_written_in_other_digits_open_nothing() -> None:
    page = "<html><body><p>Article 1</p><p>Words.</p><p>Article ٣</p><p>More.</p></body></html>"
    refs = [p.ref.pinpoint for p in read(page.encode(), LAW, "en").passages]
    assert "art_1" in refs
    assert all(ref.isascii() for ref in refs)


@pytest.mark.parametrize("layout", ["journal", "older", "consolidated", "legacy", "saved"])
def test_a_page_cut_and_shuffled_is_read_in_order_or_refused(layout: str) -> None:
    whole = lighthouse.journal(new=False) if layout == "older" else getattr(lighthouse, layout)()
    parts = re.split(r"(?=<)", whole)
    for seed in range(120):
        chance = random.Random(seed)
        page = list(parts)
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(page))
            if chance.random() < 0.5:
                del page[at : at + chance.randrange(1, 8)]
            else:
                page[at:at] = page[chance.randrange(len(page)) :][: chance.randrange(1, 8)]
        with suppress(CacheError):
            found = read("".join(page).encode(), LAW, "en")
            spans = [p.span for p in found.passages]
            assert all(0 <= s.start <= s.end <= len(found.text) for s in spans), seed
            assert len({p.ref for p in found.passages}) == len(spans), seed
            assert all(Ref(str(p.ref)) for p in found.passages), seed


OPENERS = {
    "Formex": lighthouse_formex.act(),
    "DILA": foghorn.dila(),
    "PISTE": foghorn.piste(),
    "Légifrance": foghorn.legifrance(),
    "GDPRhub": foghorn.gdprhub(),
    "CNIL": foghorn.cnil(),
    "code on Légifrance": harbour.section(),
    "code of PISTE": harbour.piste(),
    "article of DILA": harbour.dila(),
    "article of PISTE": harbour.get_article(),
    "judgment": pilots.eurlex("coj-"),
    "InfoCuria": pilots.infocuria(),
    "Akoma Ntoso": pilots.ACT,
}


@pytest.mark.parametrize("source", OPENERS)
def test_a_file_of_any_source_cut_and_shuffled_is_read_in_order_or_refused(source: str) -> None:
    parts = re.split(r"(?=[<{,])", OPENERS[source])
    for seed in range(60):
        chance = random.Random(seed)
        page = list(parts)
        for _ in range(chance.randrange(1, 10)):
            at = chance.randrange(len(page))
            if chance.random() < 0.5:
                del page[at : at + chance.randrange(1, 8)]
            else:
                page[at:at] = page[chance.randrange(len(page)) :][: chance.randrange(1, 8)]
        data = "".join(page).encode()
        with suppress(CacheError):
            identify(data)
        with suppress(CacheError):
            found = read(data, LAW, "en")
            spans = [p.span for p in found.passages]
            assert all(0 <= s.start <= s.end <= len(found.text) for s in spans), seed
            assert len({p.ref for p in found.passages}) == len(spans), seed
            assert all(Ref(str(p.ref)) for p in found.passages), seed


@pytest.mark.parametrize(
    "data",
    [
        "<?xml version='1.0'?><TEXTE_CNIL><CONTENU>" + "<b>" * 200_000,
        "<?xml version='1.0'?><ACT><P>" + "<HT>" * 240 + "x" + "</HT>" * 240 + "</P></ACT>",
        "<?xml version='1.0'?><akomaNtoso>" + "<section>" * 240 + "</section>" * 240 + "</akomaNtoso>",
        '{"text": {"id": "CNILTEXT000000000001", "origine": "CNIL", "texteHtml": "'
        + "<div>" * 100_000
        + '"}}',
        '{"text": {"id": "CNILTEXT000000000001", "origine": "CNIL", "num": [], "texteHtml": 7, "titre": {}}}',
        '{"id": "x", "text": "' + "1. a\\n" * 100_000 + '"}',
        '{"id": "x", "text": "' + "\\n".join(f"{n % 50}. a." for n in range(50_000)) + '"}',
        '{"article": {"id": "LEGIARTI000000000001", "context": [], "textTitles": {"a": 1}, "dateDebut": 1e300}}',
        '{"sections": [1, null, {"articles": 5, "sections": "x"}], "title": []}',
        '{"id": "x", "text": "y", "zones": {"motivations": [{"start": -5, "end": 1e9}, 3]}}',
        '{"id": "x", "_source": ["a"], "text": "y", "language": 3}',
    ],
    ids=[
        "bold",
        "emphasis",
        "sections",
        "divs",
        "types",
        "ones",
        "counts",
        "context",
        "lists",
        "zones",
        "record",
    ],
)
def test_a_bomb_in_any_format_is_read_or_refused_in_little_time(data: str) -> None:
    begun = time.process_time()
    for look in (identify, lambda page: read(page, LAW, "en")):
        with suppress(CacheError):
            look((data + " " * 400).encode())
    assert time.process_time() - begun < 5
