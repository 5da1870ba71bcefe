"""What the index answers for the views: quotations, cells, pages of rows, words of documents and of the law."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeref.cache import Cache, Layer
from citeref.documents import read_text
from citeref.find import find
from citeref.index import Index
from citeref.index.laws import Laws
from citeref.index.quoted import quoted
from citeref.ref import Ref
from citeref.resolve import resolve
from tests.tui.dossier import DOCUMENTS, GDPR

RGPD = Ref("eu/reg/2016/679")


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """The documents of the terminal program's tests."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "quoted.txt").write_text(
        "L'article 32 du RGPD exige « un niveau de sécurité qui convient aux risques ».\n", "utf-8"
    )
    found = Index.open()
    found.update([str(folder)])
    return found


@pytest.fixture
def laws(tmp_path: Path) -> tuple[Laws, Cache]:
    """Our synopsis in two languages, read for its words."""
    cache = Cache((Layer("project", tmp_path / "pages", True),))
    for lang, html in GDPR.items():
        cache.add(html.encode(), RGPD, lang, status="synopsis")
    found = Laws.open()
    assert found.update(cache) == 2
    return found, cache


def marks(text: str) -> list[bool]:
    document = read_text(text)
    return [quoted(document, citation) for citation in resolve(find(document))]


def test_quotation_marks_in_the_citing_sentence_make_it_quoted():
    assert marks(
        "L'article 32 du RGPD exige « un niveau de sécurité qui convient ». L'article 5 du RGPD aussi."
    ) == [
        True,
        False,
    ]


def test_a_term_in_quotation_marks_is_no_quotation():
    assert not any(marks("Le règlement (UE) 2016/679 (ci-après « le Règlement ») s'applique."))


def test_speech_that_holds_the_citation_is_no_quotation_of_the_law():
    assert marks("Il a dit : « nous avons respecté en tout point l'article 32 du RGPD ».") == [False]


def test_a_quotation_set_apart_under_the_citation_counts():
    text = "The rule is in Article 32 GDPR:\n\n> A level of security that fits the risk.\n"
    document = read_text(text, format="markdown")
    assert [quoted(document, citation) for citation in resolve(find(document))] == [True]


def test_quotations_are_counted_for_the_place_and_all_around_it(index: Index):
    row = next(row for row in index.places(RGPD) if row.ref == RGPD / "art_32")
    assert (row.citations, row.quoted) == (3, 1)
    assert [row.quoted for row in index.authorities() if row.ref == RGPD] == [2]
    assert [row.name for row in index.who_cites(RGPD) if row.quoted] == ["quoted.txt", "zone.md"]


def test_the_cells_add_up_to_the_counts(index: Index):
    for row in index.authorities():
        assert sum(cell.citations for cell in index.cells() if cell.authority == row.ref) == row.citations


def test_rows_come_a_page_at_a_time(index: Index):
    whole = index.who_cites(RGPD)
    assert [index.who_cites(RGPD, limit=1, offset=at)[0] for at in range(len(whole))] == whole
    assert index.count_citing(RGPD) == len(whole)


def test_citing_sentences_of_one_document_alone(index: Index):
    note = next(row.id for row in index.documents() if row.name == "note.md")
    assert {row.name for row in index.who_cites(RGPD, document=note)} == {"note.md"}
    assert index.count_citing(RGPD, document=note) == 3


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("contrac", {"note.md"}),
        ("NOTE", {"note.md"}),
        ("mots passe", {"avis.txt"}),
        ("100%", set()),
        ("%", set()),
        ('" OR (', set()),
    ],
)
def test_citing_sentences_are_kept_by_words_or_name(index: Index, words: str, names: set[str]):
    found = index.who_cites(RGPD, words=words)
    assert {row.name for row in found} == names
    assert index.count_citing(RGPD, words=words) == len(found)


def test_open_citations_are_counted_and_paged(index: Index):
    totals = index.totals()
    assert totals.documents == len(DOCUMENTS) + 1
    assert totals.citations == sum(row.citations for row in index.documents())
    assert totals.unknown[0] + totals.ambiguous[0] == index.count_open() == len(index.open_citations())
    assert len(index.open_citations(limit=1)) == min(1, index.count_open())


def test_what_is_not_known_and_what_is_ambiguous_are_told_apart(tmp_path: Path):
    (tmp_path / "open.txt").write_text("L'article 5 de la loi Machin. L'article 12 du règlement.\n", "utf-8")
    index = Index.open()
    index.update([str(tmp_path)])
    for kind, having in (("unknown", False), ("ambiguous", True)):
        rows = index.open_citations(kind=kind)
        assert all(bool(row.citation.candidates) is having for row in rows)
        assert getattr(index.totals(), kind)[0] == index.count_open(kind=kind) == len(rows)


def test_words_are_found_a_page_at_a_time(index: Index):
    whole = index.search("rgpd")
    assert index.count_found("rgpd") == len(whole) > 2
    assert index.search("rgpd", limit=1, offset=1) == whole[1:2]
    assert index.count_found(" ") == 0


def test_the_words_of_the_law_lead_to_the_smallest_unit(laws: tuple[Laws, Cache]):
    found, _ = laws
    (french,) = found.search_laws("SOUS-TRAITANT")
    assert (french.ref, french.lang) == (RGPD / "art_28", "fr")
    assert french.snippet[slice(*french.snippet_span)] == "Sous-traitant"
    points = found.search_laws("art_28 par_3 pnt_b")
    assert {row.ref for row in points} == {RGPD / "art_28/par_3/pnt_b"}
    assert found.count_laws("art_28 par_3 pnt_b") == 2


def test_only_new_and_changed_pages_are_read(laws: tuple[Laws, Cache]):
    found, cache = laws
    assert found.update(cache) == 0
    cache.add(
        GDPR["fr"].replace("Sous-traitant", "Façonnier").encode(), RGPD, "fr", replace=True, status="synopsis"
    )
    assert found.update(cache) == 1
    assert found.count_laws("façonnier") == 1
    assert found.count_laws("sous traitant") == 0
    cache.remove(next(page for page in cache.pages() if page.lang == "en"))
    assert found.update(cache) == 0
    assert {row.lang for row in found.search_laws("art_28")} == {"fr"}


def test_a_law_is_found_by_a_run_of_its_words(laws: tuple[Laws, Cache]):
    found, _ = laws
    words = [
        "ici",
        "se",
        "tient",
        "en",
        "peu",
        "de",
        "mots",
        "ce",
        "que",
        "dit",
        "art",
        "28",
        "par",
        "1",
        "ailleurs",
        "nulle",
        "part",
    ]
    assert found.having(words, "fr") == ["eu/reg/2016/679"]
    assert found.having(words, "en") == []
    assert found.having(['"', "OR"] * 4, "fr") == []
