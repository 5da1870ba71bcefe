"""PDF files of law, printed here: recognised from what they say, kept as they came, read into the same places."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import foghorn
import harbour
import lighthouse
import pilots
import pytest
from printer import Block, Press, items

from citeref.cache import Cache, Layer, warc
from citeref.errors import CacheError
from citeref.law import intake, read, show
from citeref.law.identify import identify
from citeref.law.intake import Taken
from citeref.law.pdf.printed import printed
from citeref.model import Authority
from citeref.ref import Ref

HEAD = "L 7/{n} EN Official Journal of the European Union 1.1.2031"
NOTES = [f"({n}) OJ L {n}, 1.1.2030, p. {n}." for n in range(1, 9)]
LONG = "The lamp is lit at dusk, snuffed at dawn, and polished in between by whoever is awake and has a rag. "


def act() -> list[Block]:
    """The regulation on lighthouses as the Journal prints it."""

    def said(text: str) -> str:
        return text.replace("{call}", "{1}")

    first = [
        block
        for number, text, inner in lighthouse.ARTICLE_1
        for block in [
            ("text", f"{number}. {line}" if at == 0 else line) for at, line in enumerate(text.split("\n"))
        ]
        + items(inner)
    ]
    blocks: list[Block] = [
        ("centre", "I"),
        ("centre", "(Legislative acts)"),
        ("bold", "REGULATION (EU) 2031/7 OF THE KEEPERS OF THE SEA"),
        ("bold", "of 1 January 2031"),
        ("bold", "on lighthouses"),
        ("text", "THE KEEPERS OF THE SEA,"),
        ("text", f"Having regard to the coast, where {LONG.lower()}"),
        ("text", f"Having regard to the sea, where {LONG.lower()}"),
        ("text", "Whereas:"),
        *items(tuple((f"({n})", text, ()) for n, text in enumerate(lighthouse.RECITALS, 1))),
        ("text", "HAVE ADOPTED THIS REGULATION:"),
        ("centre", "CHAPTER I"),
        ("bold", "Keepers"),
        ("centre", "Article 1"),
        ("bold", "Duties"),
        *first,
        ("centre", "Article 2"),
        ("bold", "Words"),
        ("text", "In this Regulation:"),
        *items(lighthouse.ARTICLE_2),
        ("centre", "CHAPTER II"),
        ("bold", "Last things"),
        ("centre", "Section 1"),
        ("bold", "Reports"),
        ("centre", "Article 3"),
        ("bold", "Reports"),
        ("text", "Reports are signed by:"),
        *items(lighthouse.ARTICLE_3),
        ("text", "and sent by ship."),
        ("text", "Done at Sea, 1 January 2031."),
        ("centre", "ANNEX"),
        ("bold", "Lamps and bells"),
        *items(lighthouse.ANNEX),
    ]
    return [(kind, said(words)) for kind, words in blocks]


@pytest.fixture
def journal() -> bytes:
    return Press(HEAD, notes=NOTES).print(act())


def taken(cache: Cache, tmp_path: Path, data: bytes, **said: object) -> Taken:
    path = tmp_path / "law.pdf"
    path.write_bytes(data)
    (one,) = intake.take(path, cache, **said)  # type: ignore[arg-type]
    return one


def folded(authority: Authority, ref: str) -> tuple[str, str, str]:
    found = authority.passage(ref)
    assert found is not None, ref
    words = " ".join(authority.words(found).removeprefix(found.label).split())
    return found.label, found.heading, words


def test_an_act_of_the_journal_is_kept_as_it_came_and_read_into_its_places(
    cache: Cache, tmp_path: Path, journal: bytes
) -> None:
    one = taken(cache, tmp_path, journal)
    assert one.page is not None, one.why
    assert (one.page.ref, one.page.lang, one.page.path.name) == (lighthouse.LAW, "en", "en.pdf")
    assert cache.content(one.page) == journal
    told = one.page.origin
    assert (told.content_type, told.how, told.status) == ("application/pdf", "added", "official")
    assert told.title == "REGULATION (EU) 2031/7 OF THE KEEPERS OF THE SEA of 1 January 2031 on lighthouses"
    assert cache.verify() == []
    authority, _ = show(Ref(lighthouse.LAW), "en", cache)
    for place, wanted in {**lighthouse.UNITS, **lighthouse.MORE, **lighthouse.ANNEXED}.items():
        label, heading, words = folded(authority, f"{lighthouse.LAW}/{place}")
        assert (label, heading, wanted[2] if wanted[2] is None else words) == wanted, place


def test_running_heads_and_notes_stand_in_no_article(journal: bytes) -> None:
    file = printed(journal)
    said = " ".join(line.text for line in file.lines)
    assert len(file.running) > 3
    assert "Official Journal" not in said
    assert "OJ L" not in said
    assert "(1)" not in said.partition("HAVE ADOPTED")[0].partition("Ships")[2]
    assert [line.text for line in file.notes][:2] == [
        "(1) OJ L 1, 1.1.2030, p. 1.",
        "(2) OJ L 2, 1.1.2030, p. 2.",
    ]


def test_a_sentence_goes_on_over_pages_and_cut_words_are_made_whole() -> None:
    words = "The light|house|keeper and the well-known sub-keeper of a light|house re|port. " * 12
    blocks = [*act()[:10], ("text", words + "A well-known end.")]
    said = printed(Press(HEAD).print(blocks)).lines[-1].text
    assert said == " ".join((words.replace("|", "") + "A well-known end.").split())


def test_rows_without_room_between_paragraphs_are_parted_by_their_signs_and_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("printer.GAP", 0.0)
    blocks: list[Block] = [
        ("text", "1. Keepers are chosen by the mayor."),
        ("text", f"2. {LONG * 2}"),
        ("item", "(a) the first lamp is oiled;"),
        (
            "item",
            "(b) the second one is not, since it is electric, and the keeper of that lamp has a day off;",
        ),
        ("text", "3. Nobody else may."),
    ]
    lines = [line.text for line in printed(Press().print(blocks)).lines]
    assert [line[:3].strip() for line in lines] == ["1.", "2.", "(a)", "(b)", "3."]


@pytest.mark.parametrize(
    ("head", "foot", "found"),
    [
        (
            "OJ L, 1.1.2031 EN",
            "ELI: http://data.europa.eu/eli/reg/2031/8/oj {n}/9",
            ("eu/reg/2031/8", "en", ""),
        ),
        ("02031R0007 - EN - 04.05.2032 - 000.002 - {n}", "", ("eu/reg/2031/7", "en", "2032-05-04")),
        ("1.1.2031 FR Journal officiel de l'Union européenne L 7/{n}", "", ("eu/reg/2031/7", "fr", "")),
        ("", "", ("eu/reg/2031/7", "en", "")),
    ],
)
def test_an_act_is_told_by_its_foot_its_head_or_its_title(
    head: str, foot: str, found: tuple[str, str, str]
) -> None:
    more: list[Block] = [("text", LONG)] * 4
    told = identify(Press(head, foot).print([*act(), *more]))
    assert (told.ref, told.lang, told.version) == found


def test_a_consolidated_text_lies_beside_that_of_the_journal(
    cache: Cache, tmp_path: Path, journal: bytes
) -> None:
    taken(cache, tmp_path, journal)
    later = Press("02031R0007 - EN - 04.05.2032 - 000.002 - {n}").print(act()[2:])
    assert taken(cache, tmp_path, later).page is not None
    assert sorted(page.path.name for page in cache.pages()) == ["en.pdf", "en@2032-05-04.pdf"]


def test_a_deliberation_is_read_into_its_numbered_paragraphs(cache: Cache, tmp_path: Path) -> None:
    head: list[Block] = [
        ("bold", "Commission Nationale de l’Informatique et des Libertés"),
        ("bold", foghorn.TITLE),
    ]
    blocks = [*head, *(("text", line) for line in foghorn.LINES)]
    one = taken(cache, tmp_path, Press(foot="{n}").print(blocks))
    assert one.page is not None, one.why
    assert (one.page.ref, one.page.lang) == (f"fr/cnil/{foghorn.NUMBER}", "fr")
    authority, _ = show(one.page.ref, "fr", cache)
    for place, words in foghorn.UNITS.items():
        _, heading, said = folded(authority, f"{one.page.ref}/{place}")
        assert words in (heading, said), place


def test_a_judgment_is_found_by_its_case_and_its_ecli(cache: Cache, tmp_path: Path) -> None:
    lines: list[Block] = [
        ("bold", "JUDGMENT OF THE COURT (First Chamber)"),
        ("centre", "3 May 2032"),
        ("text", "In Case C-7/31,"),
        *(("text", f"{n} {text}") for n, text in enumerate(pilots.PARAGRAPHS, 1)),
        ("text", "On those grounds, the Court hereby rules:"),
        *(("text", f"{n}. {text}") for n, text in enumerate(pilots.RULING, 1)),
    ]
    lines[4:4] = [("text", f"{LONG}")]
    one = taken(cache, tmp_path, Press("ECLI:EU:C:2032:77 {n}").print(lines))
    assert one.page is not None, one.why
    assert (one.page.ref, one.page.lang, one.page.origin.also) == (
        "eu/cjeu/C-7-31",
        "en",
        ("ecli/EU:C:2032:77",),
    )
    for ref in ("eu/cjeu/C-7-31", "ecli/EU:C:2032:77"):
        authority, passage = show(Ref(f"{ref}/pt_4"), "en", cache)
        assert authority.words(passage) == pilots.PARAGRAPHS[3]
        assert show(Ref(f"{ref}/enc_1/pnt_2"), "en", cache)[1].ref == f"{ref}/enc_1/pnt_2"


def test_a_decision_of_a_french_court_is_told_by_its_number_and_its_ecli() -> None:
    blocks: list[Block] = [
        ("bold", "COUR DE CASSATION"),
        ("centre", "Pourvoi n° W 30-12.345"),
        ("centre", "ECLI:FR:CCASS:2031:C100001"),
        *(
            ("text", f"{n}. La cloche sonne à midi et personne ne se plaint du bruit qu’elle fait.")
            for n in range(1, 9)
        ),
    ]
    found = identify(Press().print(blocks))
    assert (found.ref, found.lang, found.also) == ("fr/cass/30-12.345", "fr", ("ecli/FR:CCASS:2031:C100001",))


def test_a_code_as_legifrance_prints_it(cache: Cache, tmp_path: Path) -> None:
    blocks: list[Block] = [("bold", harbour.TITLE), ("text", "Dernière modification le 01 janvier 2031")]
    for division, number in (("tis_1", "1er"), ("tis_1/cpt_2", "L212-3")):
        lines = [("text", line) for line in harbour.ARTICLES[number]]
        blocks += [("bold", harbour.DIVISIONS[division]), ("bold", f"Article {number}"), *lines]
    one = taken(
        cache,
        tmp_path,
        Press(f"{harbour.TITLE} - Dernière modification le 01 janvier 2031", "{n}").print(blocks * 1),
    )
    assert one.page is not None, one.why
    assert (one.page.ref, one.page.origin.version) == (harbour.REF, "2031-01-01")
    authority, _ = show(Ref(harbour.REF), "fr", cache)
    for place, words in harbour.UNITS.items():
        found = authority.passage(f"{harbour.REF}/{place}")
        assert found is not None, place
        said = " ".join(authority.words(found).removeprefix(found.label).split())
        assert said == words, place
    for place, label in harbour.DIVISIONS.items():
        found = authority.passage(f"{harbour.REF}/{place}")
        assert found is not None
        assert found.label == label


def test_a_law_as_the_french_journal_prints_it() -> None:
    blocks: list[Block] = [
        ("text", "JORF n°0001 du 2 janvier 2031"),
        ("bold", "LOI n° 2031-12 du 1er janvier 2031 relative aux phares (1)"),
        ("text", "NOR: PHAX3100001L"),
        ("bold", "Article 1"),
        ("text", "Tout phare a un gardien. " * 6),
        ("bold", "Article 2"),
        ("text", "La présente loi sera exécutée comme loi de l’État."),
    ]
    assert identify(Press().print(blocks)).ref == "fr/loi/2031-12"


def test_what_a_pdf_does_not_say_a_person_may(cache: Cache, tmp_path: Path) -> None:
    data = Press().print([("centre", "Article 1"), ("text", LONG), ("centre", "Article 2"), ("text", LONG)])
    assert "which law it is" in taken(cache, tmp_path, data).why
    one = taken(cache, tmp_path, data, ref=Ref("eu/reg/2031/9"), lang="en")
    assert one.page is not None
    assert show(Ref("eu/reg/2031/9/art_2"), "en", cache)[1].ref == "eu/reg/2031/9/art_2"


def test_a_pdf_that_contradicts_what_is_said_of_it_is_not_kept(
    cache: Cache, tmp_path: Path, journal: bytes
) -> None:
    one = taken(cache, tmp_path, journal, ref=Ref("eu/reg/2031/9"), lang="en")
    assert one.page is None
    assert "This page is eu/reg/2031/7" in one.why


def test_a_corrigendum_is_turned_away() -> None:
    blocks = [("bold", "Corrigendum to Regulation (EU) 2031/7 on lighthouses"), ("text", LONG * 3)]
    with pytest.raises(CacheError, match="corrigendum"):
        identify(Press(HEAD).print(blocks))


def test_a_picture_of_pages_and_a_broken_file_are_said_with_the_way_out(
    cache: Cache, tmp_path: Path, journal: bytes
) -> None:
    one = taken(cache, tmp_path, Press().print([]))
    assert (one.page, "scanned" in one.why, "ocrmypdf" in one.hint) == (None, True, True)
    one = taken(cache, tmp_path, journal[:900])
    assert (one.page, "broken or cut off" in one.why) == (None, True)
    for data in (b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\xff" * 5000):
        assert taken(cache, tmp_path, data).page is None


def test_the_same_pdf_twice_is_one_page_and_another_is_not_put_over_it(
    cache: Cache, tmp_path: Path, journal: bytes
) -> None:
    assert not taken(cache, tmp_path, journal).already
    assert taken(cache, tmp_path, journal).already
    assert "another page" in taken(cache, tmp_path, journal + b"\n").why
    assert taken(cache, tmp_path, journal + b"\n", replace=True).page is not None


def test_a_pdf_goes_out_in_a_web_archive_and_comes_back(cache: Cache, tmp_path: Path, journal: bytes) -> None:
    page = taken(cache, tmp_path, journal).page
    assert page is not None
    with open(tmp_path / "law.warc.gz", "wb") as out:
        assert warc.write([(page, journal)], out, "2026-11-03T09:00:00Z") == 1
    other = Cache((Layer("user", tmp_path / "other", True),))
    (one,) = intake.take(tmp_path / "law.warc.gz", other)
    assert one.page is not None
    assert other.content(one.page) == journal
    assert one.page.path.name == "en.pdf"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_pdf_is_read_or_refused(journal: bytes, seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(Press(HEAD).print(act(), packed=seed % 2 == 0))
    for _ in range(dice.choice((1, 20, 300))):
        data[dice.randrange(8, len(data))] = dice.randrange(256)
    with suppress(CacheError):
        read(bytes(data), Ref(lighthouse.LAW), "en")


def test_without_the_library_it_is_said_what_is_lacking(
    cache: Cache, tmp_path: Path, journal: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    printed.cache_clear()
    one = taken(cache, tmp_path, journal + b" ")
    assert "pypdfium2" in one.why
