"""Reads every sample of law in a folder and prints what came out beside what the source's own markup counts.

    python -m benchmarks.law_samples FOLDER

One line a file: the format it was told to be, the reference it says it is, the units read, and the same units
counted in the source without our reader (ids, elements, classes, keys). What cannot be read is named with the
reason. Archives (`.tar.xz`, `.gz`) are opened in memory.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from citeref.errors import CacheError
from citeref.law import formats, read
from citeref.law.identify import identify
from citeref.law.opened import opened
from citeref.model import Authority
from citeref.ref import Ref

NOBODY = Ref("eu/reg/2099/1")
CODES = ("rct", "art", "par", "pnt", "idt", "pt", "aln", "cpt", "sct", "tis", "prt", "anx", "enc")
READ = (".html", ".xhtml", ".xml", ".json")


def main(folder: Path) -> None:
    """Prints the table."""
    total: Counter[str] = Counter()
    print("| sample | format | reference | units read | the source counts | |\n|---|---|---|---|---|---|")
    for name, data in samples(folder):
        begun = time.process_time()
        kind, ref, units, verdict = outcome(data)
        spent = time.process_time() - begun
        own = counted(data) if units else {}
        off = {code: (units.get(code, 0), n) for code, n in own.items() if units.get(code, 0) != n}
        verdict = verdict or ("**differs**" if off else f"{spent:.2f} s")
        total["not read" if not units else "differs" if off else "alike" if own else "read"] += 1
        print(f"| {name} | {kind} | {ref} | {said(units)} | {said(own)} | {verdict} |")
    print("\n" + ", ".join(f"{n} {what}" for what, n in total.items()))


def samples(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder that may hold a text of law, unpacked."""
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.name.endswith(".tar.xz") and "fmx4" in path.name:
            with tarfile.open(path) as archive:
                for member in archive:
                    file = archive.extractfile(member) if member.isfile() else None
                    if file:
                        yield f"{name}: {Path(member.name).name}", file.read()
        elif path.name.endswith(".json.gz"):
            yield name, gzip.decompress(path.read_bytes())
        elif path.suffix in READ and path.is_file():
            yield from _each(name, path.read_bytes())


def _each(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself, or each record of a list of them."""
    records = json.loads(data) if data.lstrip()[:1] == b"[" else None
    if isinstance(records, list) and all(isinstance(r, dict) and "_source" in r for r in records):
        yield from ((f"{name}: {r.get('_id')}", json.dumps(r).encode()) for r in records)
    else:
        yield name, data


def outcome(data: bytes) -> tuple[str, str, dict[str, int], str]:
    """Format, reference, units and, where the file was not read, the reason."""
    try:
        kind = formats.of(opened(data)).name
    except CacheError as error:
        return "", "", {}, error.what[:90]
    try:
        found = identify(data)
        ref, lang = found.ref, found.lang
        shown = f"{ref} ({lang}{', ' + found.version if found.version else ''})"
    except CacheError as error:
        ref, lang, shown = NOBODY, "fr", error.what[:60]
    try:
        return kind, shown, units_of(read(data, ref, lang)), ""
    except CacheError as error:
        return kind, shown, {}, error.what[:90]


def units_of(authority: Authority) -> dict[str, int]:
    """How many units of each kind an authority has."""
    found = Counter(passage.ref.rpartition("/")[2].partition("_")[0] for passage in authority.passages[1:])
    return {code: found[code] for code in CODES if found[code]}


def counted(data: bytes) -> dict[str, int]:
    """The same units counted in the source's own markup, for the kinds it marks."""
    page = opened(data)
    if page.root is None:
        return _of_json(page.value)
    if page.xml:
        return _of_xml(page.root, page.kind)
    return _of_html(page.root)


def _of_xml(root: etree._Element, kind: str) -> dict[str, int]:
    def count(tag: str, *out: str) -> int:
        return sum(not any(a.tag in out for a in e.iterancestors()) for e in root.iter(tag))

    if kind in ("ACT", "CONS.ACT"):
        tags = {"rct": "CONSID", "art": "ARTICLE", "par": "PARAG", "anx": "ANNEX"}
        return _some({code: count(tag, "QUOT.S") for code, tag in tags.items()})
    if kind == "ARTICLE":
        return {"art": 1, "aln": count("p") or 1}
    if kind.lower() == "akomantoso":
        if root.find(".//judgmentBody") is not None:
            return {"pt": sum(e.find("num") is not None for e in root.iter("paragraph"))}
        quoted = ("mod", "embeddedText", "embeddedStructure")
        gone = sum(e.find("num") is None or e.find("num/del") is not None for e in root.iter("article"))
        return {
            "art": count("article", *quoted) - gone,
            "cpt": count("chapter", *quoted),
        }
    return {}


def _of_html(root: etree._Element) -> dict[str, int]:
    ids = [e.get("id") or "" for e in root.iter() if isinstance(e.tag, str)]
    classes = Counter((e.get("class") or "").removeprefix("oj-") for e in root.iter("p"))
    found = {
        "art": sum(re.fullmatch(r"art_\w+", i) is not None for i in ids) or classes["ti-art"],
        "rct": sum(i.startswith("rct_") and "." not in i for i in ids),
        "pt": sum(re.fullmatch(r"point\d+", i) is not None for i in ids),
    }
    found["art"] = found["art"] or sum(
        "list-article-consommation" in (e.get("class") or "") for e in root.iter("article")
    )
    return _some(found)


def _of_json(value: object) -> dict[str, int]:
    text = json.dumps(value)
    if isinstance(value, dict) and value.get("type") == "code":
        return {"art": text.count('"type": "article"')}
    return {"art": 1} if isinstance(value, dict) and value.get("article") else {}


def _some(found: dict[str, int]) -> dict[str, int]:
    return {code: number for code, number in found.items() if number}


def said(units: dict[str, int]) -> str:
    """« 99 art, 372 par »."""
    return ", ".join(f"{number} {code}" for code, number in units.items()) or "—"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
