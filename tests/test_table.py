"""The table of authorities: complete, in the order of the law, the same for the same citations."""

from __future__ import annotations

from citeref.documents import read_text
from citeref.model import Citation, Document, Span
from citeref.ref import Ref
from citeref.table import Table, group, table, tables

GDPR = "eu/reg/2016/679"


def cite(document: Document, words: str, *refs: str, candidates: tuple[str, ...] = ()) -> Citation:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    return Citation(words, span, tuple(map(Ref, refs)), candidates=tuple(map(Ref, candidates)))


def document(text: str, name: str = "avis.txt") -> Document:
    return read_text(text, name)


def sample() -> Table:
    one = document("Article 28, puis article 9, encore art. 28.\n\nSAN-2022-009. Ladite directive.")
    citations = [
        cite(one, "Article 28", f"{GDPR}/art_28"),
        cite(one, "article 9", f"{GDPR}/art_9"),
        cite(one, "art. 28", f"{GDPR}/art_28"),
        cite(one, "SAN-2022-009", "fr/cnil/SAN-2022-009"),
        cite(one, "Ladite directive", candidates=("eu/dir/1995/46", "eu/dir/2002/58")),
    ]
    return table(citations, one)


def test_authorities_come_with_their_counts_and_their_places_in_the_order_of_the_law() -> None:
    gdpr, sanction = sample().rows
    assert (gdpr.ref, gdpr.name, gdpr.count, gdpr.documents) == (GDPR, "RGPD", 3, ("avis.txt",))
    assert [(entry.ref.pinpoint, entry.count) for entry in gdpr.places] == [("art_9", 1), ("art_28", 2)]
    assert (sanction.group, sanction.places[0].ref) == ("France: CNIL", "fr/cnil/SAN-2022-009")


def test_a_citation_of_three_places_counts_once_for_its_authority() -> None:
    one = document("articles 9, 28 et 29")
    (row,) = table([cite(one, one.text, *(f"{GDPR}/art_{n}" for n in (9, 28, 29)))], one).rows
    assert (row.count, len(row.places)) == (1, 3)


def test_what_could_not_be_matched_has_its_own_section() -> None:
    (left,) = sample().open
    assert (left.text, left.place.paragraph) == ("Ladite directive", 2)
    assert left.candidates == ("eu/dir/1995/46", "eu/dir/2002/58")


def test_the_readable_text() -> None:
    assert (
        str(sample())
        == """\
European Union: regulations
  RGPD  (3)  eu/reg/2016/679
      article 9: §1
      article 28: §1, §1

France: CNIL
  délibération SAN-2022-009 (Dedalus Biologie)  (1)  fr/cnil/SAN-2022-009
      as a whole: §2

Not matched to one authority
  « Ladite directive »: §2  one of eu/dir/1995/46, eu/dir/2002/58"""
    )


def test_several_documents_share_one_table_and_are_named_in_it() -> None:
    one, two = document("article 9", "un.txt"), document("article 9", "deux.txt")
    both = tables((each, [cite(each, "article 9", f"{GDPR}/art_9")]) for each in (one, two))
    assert both.rows[0].documents == ("un.txt", "deux.txt")
    assert "      article 9: un.txt §1, deux.txt §1" in str(both)


def test_many_places_end_in_passim() -> None:
    one = document("article 9")
    many = table([cite(one, "article 9", f"{GDPR}/art_9")] * 9, one)
    assert str(many).endswith("§1, §1, §1, §1, §1, §1, passim")


def test_without_a_document_occurrences_are_counted() -> None:
    one = document("article 9")
    assert str(table([cite(one, "article 9", f"{GDPR}/art_9")])).endswith("article 9: 1 ×")


def test_names_follow_the_language_of_the_document() -> None:
    one = document("Article 9")
    assert table([cite(one, "Article 9", f"{GDPR}/art_9")], one, lang="en").rows[0].name == "GDPR"


def test_no_citation_makes_an_empty_table() -> None:
    assert str(table([])) == ""


def test_every_kind_of_authority_has_a_group() -> None:
    assert group(Ref("eu/dec_impl/2021/914")) == "European Union: decisions"
    assert group(Ref("ecli/EU:C:2014:317")) == group(Ref("fr/ce/430810")) == "Court decisions"
    assert group(Ref("de/bdsg")) == "Other countries"
    assert group(Ref("xx/dec/2024-017")) == "Of your own"


def test_hostile_words_are_shown_as_signs() -> None:
    one = document("x")
    hostile = Citation("\x1b[2Jarticle\n9", Span(0, 1))
    assert "« ␛[2Jarticle 9 »" in str(table([hostile], one))
