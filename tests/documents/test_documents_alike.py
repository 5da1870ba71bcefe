"""The same document in any format cites the same law, in the same order."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from dossiers import TEN
from making import Made

from citeref import find, read, resolve

NAMES = [made.name for made in TEN]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def refs(path: Path) -> list[str]:
    return [str(ref) for citation in resolve(find(read(path))) for ref in citation.refs]


@pytest.mark.parametrize("made", TEN, ids=NAMES)
def test_text_markdown_page_word_opendocument_book_and_rtf_give_the_same_citations(made: Made, tmp_path):
    text, *others = made.write(tmp_path)
    expected = refs(text)
    assert len(expected) > 2
    assert {path.suffix: refs(path) for path in others} == {path.suffix: expected for path in others}


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ten documents printed to PDF by LibreOffice, which also says that it can open them."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed, which prints the documents to PDF")
    folder = tmp_path_factory.mktemp("printed")
    for made in TEN:
        made.write(folder)
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}
    words = sorted(map(str, folder.glob("*.docx")))
    command = [OFFICE, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
    done = subprocess.run(
        [*command, "--outdir", str(folder), *words],
        capture_output=True,
        timeout=240,
        check=False,
        env={**os.environ, **home},
    )
    if len(list(folder.glob("*.pdf"))) < len(TEN):
        pytest.skip(f"LibreOffice did not print the documents: {done.stderr.decode(errors='replace')[-200:]}")
    return folder


@pytest.mark.parametrize("made", TEN, ids=NAMES)
def test_printed_to_pdf_they_give_the_same_citations(made: Made, printed: Path):
    assert refs(printed / f"{made.name}.pdf") == refs(printed / f"{made.name}.txt")


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub", "rtf", "html", "md"])
def test_notes_are_places_of_their_own(suffix, tmp_path):
    made = next(made for made in TEN if made.name == "avis")
    made.write(tmp_path)
    document = read(tmp_path / f"avis.{suffix}")
    at = document.text.index("JO L 119")
    assert document.block(at).kind == "note" or suffix in ("html",)
    if suffix in ("docx", "odt", "rtf"):
        assert str(document.place(at)) == "n. 1"
