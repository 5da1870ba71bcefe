"""The report of citations gained and lost tells the two directions apart, and a change from both."""

from __future__ import annotations

from pathlib import Path

from benchmarks.compare import Cited, cited, difference, load, report, save

GDPR = "eu/reg/2016/679"


def one(ref: str, start: int, words: str = "article 9", document: str = "avis.txt") -> Cited:
    return Cited(document, start, start + len(words), ref, "short", "selon l'", words, " du RGPD")


def test_gained_is_what_only_the_later_version_finds() -> None:
    found = difference([], [one(f"{GDPR}/art_9", 4)])
    assert (len(found.gained), len(found.lost), len(found.changed)) == (1, 0, 0)


def test_lost_is_what_only_the_earlier_version_finds() -> None:
    found = difference([one(f"{GDPR}/art_9", 4)], [])
    assert (len(found.gained), len(found.lost), len(found.changed)) == (0, 1, 0)


def test_another_reference_on_the_same_words_is_a_change() -> None:
    before, after = one(f"{GDPR}/art_9", 4), one("fr/code/civil/art_9", 4)
    assert difference([before], [after]).changed == [(before, after)]


def test_a_longer_stretch_of_the_same_reference_is_no_difference() -> None:
    before, after = one(f"{GDPR}/art_9", 4), one(f"{GDPR}/art_9", 4, "article 9 du")
    assert difference([before], [after]) == ([], [], [])


def test_the_same_words_in_another_document_are_another_citation() -> None:
    found = difference([one(GDPR, 4, document="a.txt")], [one(GDPR, 4, document="b.txt")])
    assert (len(found.gained), len(found.lost)) == (1, 1)


def test_the_report_counts_by_kind_of_authority() -> None:
    told = report(
        [one(f"{GDPR}/art_9", 4)], [one("fr/code/civil/art_9", 90), one("ecli/EU:C:2014:317", 200)], 1
    )
    assert "2 gained\n+ avis.txt:90  fr/code/civil/art_9  selon l'[article 9] du RGPD\n" in told
    assert "1 lost\n- avis.txt:4  eu/reg/2016/679/art_9" in told
    assert "ecli/EU " in told


def test_a_run_is_kept_and_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "avis.txt").write_text("Selon l'article 9 du RGPD,\u2028ledit règlement.\n", "utf-8")
    out = tmp_path / "run.jsonl"
    assert save(out, [folder]) == 2
    assert load(out) == list(cited([folder]))
    assert [found.ref for found in load(out)] == [f"{GDPR}/art_9", GDPR]
