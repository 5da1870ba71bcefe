"""`citeref cache import` at a terminal: an archive of the State's open data becomes pages, or a sentence says why not."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

TEXT = (
    b"<TEXTE_CNIL><META><META_COMMUN><ID>CNILTEXT000000000001</ID></META_COMMUN><META_SPEC><META_CNIL>"
    b"<TITRE>Lamps</TITRE><NUMERO>SAN-2031-001</NUMERO></META_CNIL></META_SPEC></META>"
    b"<BLOC_TEXTUEL><CONTENU><p>Lamps.</p></CONTENU></BLOC_TEXTUEL></TEXTE_CNIL>"
)


def packed(path: Path, **members: bytes) -> None:
    with tarfile.open(path, "w:gz") as tar:
        for name, data in members.items():
            head = tarfile.TarInfo(f"cnil/{name}.xml")
            head.size = len(data)
            tar.addfile(head, io.BytesIO(data))


def test_an_archive_is_imported_and_summed_up(run: Run, home: Path) -> None:
    packed(home / "CNIL.tar.gz", a=TEXT, b=b"<SECTION_TA/>")
    told = run("cache", "import", "CNIL.tar.gz")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "1 left out: tables of contents" in told.stderr
    assert "CNIL.tar.gz: 1 kept, 0 there already, 1 left out." in told.stderr
    (page,) = [
        one for one in json.loads(run("cache", "list", "--format", "json").stdout) if one["layer"] == "user"
    ]
    assert page["origin"]["ref"] == "fr/cnil/SAN-2031-001"
    assert run("cache", "verify").exit_code == 0


def test_what_is_no_archive_is_said_in_a_sentence(run: Run, home: Path) -> None:
    (home / "x.tar.gz").write_text("lamps")
    told = run("cache", "import", "x.tar.gz")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "x.tar.gz: no tar archive." in told.stderr
    assert run("cache", "import", "none.tar.gz").exit_code == 4


def test_an_archive_cut_off_is_said_with_the_way_out(run: Run, home: Path) -> None:
    packed(home / "x.tar.gz", **{f"t{n}": TEXT.replace(b"-001", b"-%03d" % n) for n in range(50)})
    (home / "x.tar.gz").write_bytes((home / "x.tar.gz").read_bytes()[:-300])
    told = run("cache", "import", "x.tar.gz")
    assert told.exit_code == 2
    assert "What came before is kept" in told.stderr
    assert run("cache", "verify").exit_code == 0
