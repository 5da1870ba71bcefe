"""What was noticed, judged by a person: accepted with a reason that `citeref check` honours too, taken back, shown again."""

from __future__ import annotations

import json
from pathlib import Path

import lantern
import pytest

from citeref import rules
from citeref.cache import Cache
from citeref.config import parse
from citeref.findings.accepted import NAME
from citeref.index import Index
from citeref.index.laws import Laws
from citeref.rules import select
from citeref.tui import language
from citeref.tui.app import CiterefApp
from tests.tui.conftest import Opened, press, settled, words

REASON = ("O", "=a contract of ours", "enter")


def accepted(folder: Path) -> list[dict[str, str]]:
    return json.loads((folder / NAME).read_text("utf-8"))["accepted"]


async def test_an_accepted_finding_is_kept_with_its_reason_and_no_longer_counts(
    opened: Opened, dossier: Path
):
    async with opened(110, 30) as pilot:
        assert "1 finding" in await press(pilot, "v")
        await press(pilot, *REASON)
        assert "0 findings, 1 accepted" in words(pilot)
        assert "Accepted, and written to citeref-accepted.json." in words(pilot)
        assert "Everything was accepted; V shows it." in words(pilot)
    (entry,) = accepted(dossier.parent)
    assert (entry["rule"], entry["document"]) == ("unknown-article", "dossier/zone.md")
    assert (entry["words"], entry["reason"]) == ("article 103", "a contract of ours")


async def test_it_stays_accepted_when_the_documents_are_opened_again(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "v", *REASON)
    async with opened() as pilot:
        assert "0 findings, 1 accepted" in await press(pilot, "v")
        shown = await press(pilot, "V")
        assert "✓ zone.md › §2" in shown
        assert "accepted: a contract of ours" in shown
        await press(pilot, "U")
        assert "1 finding" in words(pilot)
        assert "✓" not in words(pilot)


async def test_the_last_one_can_be_taken_back_at_once(opened: Opened, dossier: Path):
    async with opened() as pilot:
        await press(pilot, "v", *REASON, "U")
        assert "1 finding" in words(pilot)
        assert "No longer accepted: unknown-article, « article 103 »" in words(pilot)
        assert "Nothing has been accepted here" in await press(pilot, "U")
    assert accepted(dossier.parent) == []


async def test_without_a_reason_nothing_is_accepted(opened: Opened, dossier: Path):
    async with opened() as pilot:
        assert "Say why it is right to keep it." in await press(pilot, "v", "O", "enter")
        assert "1 finding" in await press(pilot, "escape")
    assert not (dossier.parent / NAME).exists()


async def test_a_finding_is_accepted_where_one_reads_it(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "v", "enter")
        assert "▸!L'[article 103]" in shown
        assert "O accept" in shown
        shown = await press(pilot, *REASON)
        assert "▸ L'[article 103]" in shown
        assert "✓ unknown-article: GDPR ends at Article 99 (accepted: a contract of ours)" in shown
        assert "There is no finding here to accept." in await press(pilot, "n", "O")


async def test_what_others_accepted_meanwhile_stays_and_a_broken_file_is_not_written_over(
    opened: Opened, dossier: Path
):
    file = dossier.parent / NAME
    other = {"rule": "x", "document": "y", "words": "z", "reason": "r", "since": "2024-01-01", "mark": "m"}
    async with opened() as pilot:
        await press(pilot, "v")
        file.write_text(json.dumps({"accepted": [other]}), "utf-8")
        await press(pilot, *REASON)
        assert [one["rule"] for one in accepted(dossier.parent)] == ["unknown-article", "x"]
        file.write_text("{ not a list", "utf-8")
        assert "no list of accepted findings" in await press(pilot, "U")
    assert file.read_text("utf-8") == "{ not a list"


async def test_accepting_speaks_french(opened: Opened):
    language.use("fr")
    async with opened(110, 30) as pilot:
        shown = await press(pilot, "v", "O")
        assert "Admettre « unknown-article »" in shown
        assert "0 constat, 1 admis" in await press(pilot, "=à garder", "enter")


async def test_a_broken_file_of_accepted_findings_is_told_of_and_stops_nothing(opened: Opened, dossier: Path):
    (dossier.parent / NAME).write_text("[]", "utf-8")
    async with opened() as pilot:
        assert "no list of accepted findings" in words(pilot)
        assert "1 finding" in await press(pilot, "v")


PRESS = """Le journal

Un gardien l'a lu : « Les goélands du large annoncent le mauvais temps bien avant les baromètres ». Fin.

Selon l'article 32 du RGPD, il faut « garantir un repos paisible aux équipages qui rentrent ».

Un identifiant : ECLI:EU:C:14:317.
"""


@pytest.fixture
def lighthouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CiterefApp:
    """A newspaper that quotes an official page of our own words, and all rules."""
    (tmp_path / "presse.txt").write_text(PRESS, "utf-8")
    (tmp_path / "sans.txt").write_text("Voir ECLI:EU:C:14:317, sans autre citation.\n", "utf-8")
    pages: Cache = lantern.cache(tmp_path / "cache")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(rules, "select", select)
    return CiterefApp(
        ("presse.txt", "sans.txt"), open_index=Index.open, open_cache=lambda: pages, open_laws=Laws.open
    )


async def test_the_law_s_words_without_a_citation_lead_to_the_law_and_back(lighthouse: CiterefApp):
    async with lighthouse.run_test(size=(80, 30), notifications=True) as pilot:
        await settled(pilot)
        shown = await press(pilot, "d", "enter")
        assert "quoted without a citation, 1 of 1" in shown
        assert "[Les goélands du large" in shown
        assert "recital 2" in shown or "considérant 2" in shown
        assert "citation 1 of 1" in await press(pilot, "n")
        shown = await press(pilot, "N", "enter", "w")
        assert "quoted, not cited" in shown
        assert "1 of 1" in shown
        assert [row.citations for row in pilot.app.seen.documents] == [1, 0]


async def test_a_finding_is_shown_with_its_proof_and_what_would_be_right(lighthouse: CiterefApp):
    async with lighthouse.run_test(size=(80, 30), notifications=True) as pilot:
        await settled(pilot)
        shown = await press(pilot, "v")
        assert "quote-differs" in shown
        assert "page of 2016-05-04, sha256 " in words(pilot)
        assert "would be right: « garantir un repos convenable aux équipages" in words(pilot)


async def test_a_document_without_a_citation_is_checked_too(lighthouse: CiterefApp):
    async with lighthouse.run_test(size=(80, 30), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert "sans.txt" in words(pilot)
        found = [one.finding.rule for one in pilot.app.checked.all() if one.name == "sans.txt"]
        assert found == ["malformed-identifier"]
        shown = await press(pilot, "end", "enter")
        assert "! malformed-identifier: the year of an ECLI has four digits" in shown
        assert " !Voir ECLI:EU:C:14:317" in shown


async def test_the_settings_of_the_checker_count_here_too(lighthouse: CiterefApp, tmp_path: Path):
    lighthouse.settings = parse('[check]\nallow = ["malformed-identifier"]\naccepted = "looked-at.json"\n')
    async with lighthouse.run_test(size=(80, 30), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert {one.finding.rule for one in pilot.app.checked.all()} == {"quote-differs"}
        await press(pilot, "O", "=ours", "enter")
        assert (tmp_path / "looked-at.json").is_file()
