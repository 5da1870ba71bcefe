"""Archives of the State's open data, made here: whole, cut off, broken, and meaning harm."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from citeref.cache import Cache, Layer
from citeref.errors import CacheError, UnreadableDocument
from citeref.law import bulk, show
from citeref.law.bulk import archive, dila, journal
from citeref.law.told import Told
from citeref.ref import Ref

ROOT = Path(__file__).parents[2]


XML = "<?xml version='1.0' encoding='UTF-8'?>"


def deliberation(number: str = "SAN-2031-001", words: str = "Lamps.", identity: int = 1) -> bytes:
    return (
        f"{XML}<TEXTE_CNIL><META><META_COMMUN><ID>CNILTEXT{identity:012}</ID>"
        f"<NATURE>DELIBERATION</NATURE></META_COMMUN><META_SPEC><META_CNIL><TITRE>Délibération {number}</TITRE>"
        f"<TITREFULL>Délibération {number} sur les phares&#13;\n</TITREFULL><NUMERO>{number}</NUMERO></META_CNIL>"
        f"</META_SPEC></META><BLOC_TEXTUEL><CONTENU><p>{words}</p></CONTENU></BLOC_TEXTUEL></TEXTE_CNIL>"
    ).encode()


def article(
    num: str, act: str, begin: str = "2018-06-01", end: str = "2999-01-01", kind: str = "CODE"
) -> bytes:
    return (
        f"{XML}<ARTICLE><META><META_COMMUN><ID>LEGIARTI000000000001</ID></META_COMMUN><META_SPEC><META_ARTICLE>"
        f"<NUM>{num}</NUM><ETAT>VIGUEUR</ETAT><DATE_DEBUT>{begin}</DATE_DEBUT><DATE_FIN>{end}</DATE_FIN>"
        f"</META_ARTICLE></META_SPEC></META><CONTEXTE><TEXTE cid='{act}' nature='{kind}'/></CONTEXTE>"
        f"<BLOC_TEXTUEL><CONTENU>Lamps {begin}.</CONTENU></BLOC_TEXTUEL></ARTICLE>"
    ).encode()


def judgment(root: str, court: str, number: str, more: str = "", nature: str = "ARRET") -> bytes:
    return (
        f"{XML}<{root}><META><META_COMMUN><ID>JURITEXT000000000001</ID><NATURE>{nature}</NATURE></META_COMMUN><META_SPEC>"
        f"<META_JURI><TITRE>t</TITRE><JURIDICTION>{court}</JURIDICTION><NUMERO>{number}</NUMERO></META_JURI>"
        f"<X>{more}</X></META_SPEC></META><TEXTE><BLOC_TEXTUEL><CONTENU>Lamps.<br/></CONTENU></BLOC_TEXTUEL></TEXTE></{root}>"
    ).encode()


Member = tuple[str, bytes] | tarfile.TarInfo


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """An archive of files (name, content) or of bare heads."""

    def packed(*members: Member, name: str = "CNIL_20310101-120000.tar.gz") -> Path:
        path = tmp_path / name
        with tarfile.open(path, "w:gz") as tar:
            for member in members:
                if isinstance(member, tarfile.TarInfo):
                    tar.addfile(member)
                else:
                    head = tarfile.TarInfo(member[0])
                    head.size = len(member[1])
                    tar.addfile(head, io.BytesIO(member[1]))
        return path

    return packed


@pytest.fixture
def take(cache: Cache, tmp_path: Path) -> Callable[..., bulk.Import]:
    return lambda path, **how: bulk.bring_in(path, cache, journals=tmp_path / "journals", **how)


def many(count: int) -> list[Member]:
    return [(f"cnil/{n}.xml", deliberation(f"SAN-2031-{n:03}", identity=n)) for n in range(1, count + 1)]


def test_texts_are_kept_under_their_reference_with_their_origin(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    done = take(pack(("cnil/global/CNILTEXT1.xml", deliberation())))
    assert (done.kept, done.there, done.left_out) == (1, 0, {})
    (page,) = cache.pages()
    assert (page.ref, page.lang, page.origin.how) == ("fr/cnil/SAN-2031-001", "fr", "imported")
    assert page.origin.title == "Délibération SAN-2031-001 sur les phares"
    assert page.origin.address == "https://www.legifrance.gouv.fr/cnil/id/CNILTEXT000000000001"
    assert page.origin.note == "CNILTEXT1.xml of CNIL_20310101-120000.tar.gz"
    assert "Licence Ouverte" in page.origin.licence
    assert cache.content(page) == deliberation()
    assert cache.verify() == []


def test_a_second_import_finds_all_there_and_a_later_archive_brings_the_newer_text(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    path = pack(*many(3))
    assert take(path).kept == 3
    assert take(path).there == 3
    newer = deliberation("SAN-2031-002", "Lanterns.", 2)
    assert take(pack(("x.xml", newer), name="later.tar.gz")).kept == 1
    page = cache.page(Ref("fr/cnil/SAN-2031-002"), "fr")
    assert page is not None
    assert cache.content(page) == newer


def test_a_page_fetched_or_added_by_hand_is_not_replaced(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    page = cache.add(b"<html>mine</html>", Ref("fr/cnil/SAN-2031-001"), "fr", how="added")
    done = take(pack(("x.xml", deliberation())))
    assert (done.kept, sum(done.left_out.values())) == (0, 1)
    assert cache.content(page) == b"<html>mine</html>"


def test_versions_of_an_article_lie_side_by_side(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    code = "LEGITEXT000006070719"
    old, new = article("226-17", code, "2001-01-01", "2018-06-01"), article("226-17", code)
    assert take(pack(("a.xml", old), ("b.xml", new))).kept == 2
    ref = Ref("fr/code/penal/art_226-17")
    assert {page.origin.version for page in cache.versions(ref, "fr")} == {"2001-01-01", "2018-06-01"}
    page = cache.page(ref, "fr")
    assert page is not None
    assert (page.origin.version, page.origin.until) == ("2018-06-01", "")


KNOWN = {
    "a number with dashes of every kind": (deliberation("SAN\u20132031 \u2013 001"), "fr/cnil/SAN-2031-001"),
    "an older number": (deliberation("2012-138"), "fr/cnil/2012-138"),
    "an article of a law, by the id of its first printing": (
        article("20", "JORFTEXT000000886460", kind="LOI"),
        "fr/loi/78-17/art_20",
    ),
    "the first article": (article("1er", "LEGITEXT000006068624"), "fr/loi/78-17/art_1"),
    "an article with its letter apart": (
        article("L. 1111-8", "LEGITEXT000006072665"),
        "fr/code/sante-publique/art_L1111-8",
    ),
    "the Cour de cassation": (
        judgment("TEXTE_JURI_JUDI", "Cour de cassation", "P1", "<NUMERO_AFFAIRE>23-20005</NUMERO_AFFAIRE>"),
        "fr/cass/23-20.005",
    ),
    "the Conseil d'État": (judgment("TEXTE_JURI_ADMIN", "Conseil d'État", "999999"), "fr/ce/999999"),
    "the Conseil constitutionnel": (
        judgment("TEXTE_JURI_CONSTIT", "Conseil constitutionnel", "2018-765", nature="DC"),
        "fr/cc/2018-765-DC",
    ),
    "another court, by its ECLI": (
        judgment(
            "TEXTE_JURI_ADMIN", "CAA de Paris", "21PA1", "<ECLI>ECLI:FR:CAAPA:2031:21PA1.20310101</ECLI>"
        ),
        "ecli/FR:CAAPA:2031:21PA1.20310101",
    ),
}


@pytest.mark.parametrize("case", KNOWN)
def test_a_text_is_known_by_its_own_head(case: str) -> None:
    data, ref = KNOWN[case]
    found = dila.entry(data)
    assert isinstance(found, Told)
    assert found.ref == ref


LEFT = {
    "an act that nobody knows": (article("1", "LEGITEXT999999999999"), "makes no reference"),
    "an article of the future": (article("1", "LEGITEXT000006070719", "2999-01-01"), "at any known date"),
    "a number that is none": (deliberation("sans numéro"), "makes no reference"),
    "a number that climbs": (deliberation("../../../etc"), "makes no reference"),
    "a court without a number of its own": (
        judgment("TEXTE_JURI_JUDI", "Cour d'appel", "1"),
        "makes no reference",
    ),
    "a table of contents": (b"<SECTION_TA/>", "tables of contents"),
    "another thing": (b"<?xml version='1.0'?><svg/>", "other kinds"),
    "no XML": (b"lamps", "no sound XML"),
    "broken XML": (deliberation()[:-9], "no sound XML"),
    "a bomb of entities": (
        b"<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><TEXTE_CNIL>&b;</TEXTE_CNIL>",
        "no sound XML",
    ),
    "a file of the machine": (
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><TEXTE_CNIL>&a;</TEXTE_CNIL>",
        "no sound XML",
    ),
    "depth without end": (b"<a>" * 100_000, "no sound XML"),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_has_no_reference_is_left_out_with_the_reason(case: str) -> None:
    data, why = LEFT[case]
    found = dila.entry(data)
    assert isinstance(found, str)
    assert why in found


def link(name: str, kind: bytes, to: str = "/etc/passwd") -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.type, head.linkname = kind, to
    return head


def test_names_links_and_devices_of_an_archive_touch_nothing(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache, tmp_path: Path
) -> None:
    bad = ["../../a.xml", "/tmp/a.xml", "C:\\a.xml", "a" * 5000 + ".xml", "a\n\x1b[2J.xml"]
    members: list[Member] = [(name, deliberation(f"SAN-2031-10{n}")) for n, name in enumerate(bad)]
    members += [
        link("l.xml", tarfile.SYMTYPE),
        link("h.xml", tarfile.LNKTYPE),
        link("f.xml", tarfile.FIFOTYPE),
    ]
    members += [link("c.xml", tarfile.CHRTYPE), ("readme.txt", b"x")]
    before = {path for path in tmp_path.rglob("*") if "user" not in path.parts}
    done = take(pack(*members))
    assert done.kept == 5
    assert sum(done.left_out.values()) == 5
    outside = {path for path in tmp_path.rglob("*") if "user" not in path.parts} - before
    assert {path.name for path in outside} <= {"CNIL_20310101-120000.tar.gz", "journals"}
    assert not any("\x1b" in page.origin.note for page in cache.pages())
    assert cache.verify() == []


def gone(*numbers: int, ending: str = "") -> tuple[str, bytes]:
    """A list of withdrawn texts, as DILA writes it."""
    lines = "".join(f"cnil/global/CNIL/TEXT/00/CNILTEXT{number:012}{ending}\n" for number in numbers)
    return ("20310102-120000/liste_suppression_cnil.dat", lines.encode() + b"\n")


@pytest.mark.parametrize("ending", ["", ".xml"])
def test_withdrawn_texts_go_and_are_counted(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache, ending: str
) -> None:
    take(pack(*many(4)))
    done = take(
        pack(
            gone(2, 4, 9, ending=ending),
            ("x.xml", deliberation("SAN-2031-005", identity=5)),
            name="day.tar.gz",
        )
    )
    assert (done.kept, done.withdrawn, done.removed, done.stay, done.left_out) == (1, 3, 2, 0, {})
    assert [page.ref[-3:] for page in cache.pages()] == ["001", "003", "005"]
    assert cache.verify() == []


def test_what_is_withdrawn_and_comes_again_follows_the_order_of_the_archive(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    text = ("x.xml", deliberation(identity=1))
    assert take(pack(text, gone(1))).removed == 1
    assert list(cache.pages()) == []
    assert take(pack(gone(1), text, name="next.tar.gz")).removed == 0
    assert len(list(cache.pages())) == 1


def test_a_withdrawn_text_that_a_person_fetched_stays(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    address = "https://www.legifrance.gouv.fr/cnil/id/CNILTEXT000000000001"
    cache.add(deliberation(), Ref("fr/cnil/SAN-2031-001"), "fr", how="fetched", address=address)
    done = take(pack(gone(1)))
    assert (done.withdrawn, done.removed, done.stay) == (1, 0, 1)


def test_a_withdrawn_version_of_an_article_leaves_the_others(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    code = "LEGITEXT000006070719"
    first = article("226-17", code).replace(b"LEGIARTI000000000001", b"LEGIARTI000000000002")
    take(pack(("a.xml", first), ("b.xml", article("226-17", code, begin="2030-01-01"))))
    done = take(
        pack(("liste_suppression_legi.dat", b"legi/global/x/LEGIARTI000000000002\n"), name="b.tar.gz")
    )
    assert done.removed == 1
    assert [page.origin.version for page in cache.pages()] == ["2030-01-01"]


def test_archives_come_in_the_order_of_their_dates() -> None:
    names = ["CNIL_20250102-100000.tar.gz", "Freemium_cnil_global_20250101-000000.tar.gz"]
    assert [path.name for path in bulk.in_order(map(Path, names))] == names[::-1]
    assert [path.name for path in bulk.in_order(map(Path, [*names, "a.tar.gz"]))] == [*names, "a.tar.gz"]


def test_a_file_too_large_is_passed_by(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST", 100_000)
    done = take(pack(("a.xml", b"x" * 100_001), ("b.xml", deliberation())))
    assert (done.kept, sum(done.left_out.values())) == (1, 1)


def test_an_archive_that_unpacks_without_end_is_given_up(
    take: Callable[..., bulk.Import], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "ALLOWANCE", 1_000_000)
    head = tarfile.TarInfo("a.txt")
    head.size = 40_000_000
    bomb = tmp_path / "bomb.tar.gz"
    with gzip.open(bomb, "wb") as file:
        file.write(head.tobuf())
        for _ in range(40):
            file.write(bytes(1_000_000))
    with pytest.raises(CacheError, match="unpacks to more than"):
        take(bomb)


def test_a_head_that_claims_gigabytes_is_not_believed(
    take: Callable[..., bulk.Import], tmp_path: Path
) -> None:
    """A long name is a head with a body; tarfile itself would read it whole."""
    head = tarfile.TarInfo("././@LongLink")
    head.type, head.size = tarfile.GNUTYPE_LONGNAME, 1 << 33
    lying = tmp_path / "lying.tar.gz"
    lying.write_bytes(gzip.compress(head.tobuf(tarfile.GNU_FORMAT) + bytes(2048)))
    with pytest.raises(CacheError, match="absurd length"):
        take(lying)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_an_archive_cut_off_keeps_what_came_before(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache, keep: float
) -> None:
    path = pack(*((name, data + os.urandom(2000).hex().encode()) for name, data in _plain(many(20))))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    with pytest.raises(CacheError, match="breaks off") as caught:
        take(path)
    assert "What came before is kept" in caught.value.hint
    assert cache.verify() == []


def _plain(members: list[Member]) -> list[tuple[str, bytes]]:
    """The files, with a comment at their end that does not pack."""
    return [(member[0], member[1] + b"<!--") for member in members if isinstance(member, tuple)]


@pytest.mark.parametrize(
    "data", [b"", b"lamps", b"\x1f\x8b", b"PK\x03\x04", gzip.compress(b"lamps", mtime=0)]
)
def test_what_is_no_archive_is_refused(take: Callable[..., bulk.Import], tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.tar.gz"
    path.write_bytes(data)
    with pytest.raises(CacheError, match="archive"):
        take(path)
    with pytest.raises(UnreadableDocument):
        take(tmp_path / "none.tar.gz")


def test_an_import_that_was_stopped_goes_on_where_it_stood(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    path = pack(*many(9))
    seen: list[str] = []
    first = take(path, progress=lambda *step: seen.append(step[2]), stop=lambda: len(seen) == 4)
    assert (first.kept, len(list(cache.pages()))) == (4, 4)
    second = take(path)
    assert (second.resumed, second.kept, second.there) == (4, 5, 0)
    assert take(path).resumed == 0


def test_another_archive_of_the_same_name_begins_anew(
    pack: Callable[..., Path], take: Callable[..., bulk.Import]
) -> None:
    take(pack(*many(5)), stop=lambda: True)
    path = pack(*many(6))
    os.utime(path, (1, 1))
    assert (take(path).resumed, take(path).there) == (0, 6)


WORKER = """
import sys; from pathlib import Path
from citeref.cache import Cache, Layer
from citeref.law import bulk
from citeref.law.bulk import journal
journal.EVERY = 5
bulk.bring_in(Path(sys.argv[1]), Cache((Layer("user", Path(sys.argv[2]), True),)), journals=Path(sys.argv[3]))
"""


def test_an_import_killed_at_any_moment_leaves_a_sound_cache_and_loses_nothing(
    pack: Callable[..., Path], tmp_path: Path
) -> None:
    """A sample of the kills; `CITEREF_KILLS=200` makes as many as one has time for."""
    kills = int(os.environ.get("CITEREF_KILLS", "3"))
    path, folder = pack(*many(200 + 20 * kills)), tmp_path / "user"
    cache = Cache((Layer("user", folder, True),))
    command = [sys.executable, "-c", WORKER, str(path), str(folder), str(tmp_path / "journals")]
    for turn in range(kills):
        worker = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})
        begun, there = time.monotonic(), len(list(cache.pages()))
        while len(list(cache.pages())) <= there and worker.poll() is None and time.monotonic() - begun < 10:
            time.sleep(0.002)
        time.sleep(0.001 * (turn % 17))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert cache.verify() == []
    bulk.bring_in(path, cache, journals=tmp_path / "journals")
    assert len(list(cache.pages())) == 200 + 20 * kills
    assert cache.verify() == []


def test_a_note_that_is_damaged_costs_only_time(
    pack: Callable[..., Path], cache: Cache, tmp_path: Path
) -> None:
    path = pack(*many(3))
    note = journal.Journal(path, cache, tmp_path / "journals")
    note.note(2)
    (written,) = (tmp_path / "journals").iterdir()
    written.write_text("[[[")
    assert journal.Journal(path, cache, tmp_path / "journals").done == 0


def test_official_samples_are_known(real_data: Path) -> None:
    folder = real_data / "data" / "dila-xml"
    found = {file.name: dila.entry(file.read_bytes()) for file in folder.glob("*.xml")}
    refs = {name: entry.ref for name, entry in found.items() if isinstance(entry, Told)}
    assert refs["CNILTEXT000026026270.xml"] == "fr/cnil/2012-138"
    assert refs["juri_cass.xml"] == "fr/cass/23-20.005"
    assert refs["LEGIARTI000054354526.xml"] == "fr/code/transports/art_A5332-103"


def test_what_was_imported_is_read_down_to_its_words(
    pack: Callable[..., Path], take: Callable[..., bulk.Import], cache: Cache
) -> None:
    take(pack(("a.xml", deliberation()), ("b.xml", article("226-17", "LEGITEXT000006070719"))))
    whole, passage = show(Ref("fr/code/penal/art_226-17"), "fr", cache)
    assert "Lamps 2018-06-01." in whole.words(passage)
    assert "Lamps." in show(Ref("fr/cnil/SAN-2031-001"), "fr", cache)[0].text
