"""The State's open data in one go: an archive of DILA (CNIL, LEGI, JADE, CASS…) read into the cache, file by file.

The archive is read once from its beginning to its end and never unpacked on the disk; each text is kept under
its own reference, under no name that the archive chooses. The texts that it lists as withdrawn go, in the order in which
the archive says so. An import that was cut off is taken up where it stood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from citeref.cache import Cache
from citeref.errors import CacheError
from citeref.law.bulk import dila, withdrawn
from citeref.law.bulk.archive import Archive
from citeref.law.bulk.journal import Journal
from citeref.law.fetch import now
from citeref.model import Progress
from citeref.visible import one_line

__all__ = ["Import", "bring_in", "in_order"]

_COUNTED = ("kept", "there", "withdrawn", "removed", "stay")
_MADE = re.compile(r"\d{8}-\d{6}")


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an archive: texts kept, texts that were there, the others by the reason they were left out.

    `resumed` is how many files an earlier run had gone through; `withdrawn` counts the texts that the archive
    says were withdrawn, `removed` the pages of them that went, `stay` those that a person fetched or added.
    """

    kept: int = 0
    there: int = 0
    left_out: dict[str, int] = {}
    resumed: int = 0
    withdrawn: int = 0
    removed: int = 0
    stay: int = 0

    def __str__(self) -> str:
        left = sum(self.left_out.values())
        return f"{self.kept} kept, {self.there} there already, {left} left out."


def bring_in(
    path: Path,
    cache: Cache,
    *,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
    journals: Path | None = None,
) -> Import:
    """Keeps every text of an archive that has a reference. `journals` is the folder where imports not yet done are noted.

    Raises `CacheError` for a file that is no such archive, or that breaks off; what came before stays.
    """
    journal = Journal(path, cache, journals)
    done, count = journal.done, Counter[str]()
    with Archive(path) as archive:
        for number, (name, data) in enumerate(archive.files(), start=1):
            if number <= done:
                continue
            if stop and stop():
                journal.note(number - 1)
                break
            if withdrawn.is_list(name):
                count.update(_withdrawn(data, cache))
            else:
                count[_taken(name, data, path.name, cache)] += 1
            journal.pass_by(number)
            if progress:
                progress(archive.read >> 20, archive.size >> 20, name)
        else:
            journal.close()
        named = {what: count.pop(what, 0) for what in _COUNTED}
        return Import(left_out=dict(count + archive.left_out), resumed=done, **named)


def in_order(archives: Iterable[Path]) -> list[Path]:
    """Archives in the order in which DILA made them, by the date in their names; as given where one bears none."""
    given = list(archives)
    made = [_MADE.search(path.name) for path in given]
    dated = [(found[0], at) for at, found in enumerate(made) if found]
    return [given[at] for _, at in sorted(dated)] if len(dated) == len(given) else given


def _withdrawn(data: bytes, cache: Cache) -> dict[str, int]:
    """Takes away the texts of a list, and counts them."""
    identifiers = withdrawn.listed(data)
    removed, stay = withdrawn.remove(identifiers, cache)
    return {"withdrawn": len(identifiers), "removed": removed, "stay": stay}


def _taken(name: str, data: bytes, archive: str, cache: Cache) -> str:
    """Keeps one text; « kept », « there », or why it was left out."""
    found = dila.entry(data)
    if isinstance(found, str):
        return found
    assert found.ref is not None
    digest = sha256(data).hexdigest()
    beside = [page for page in cache.versions(found.ref, "fr") if page.ref == found.ref]
    held = next((page for page in beside if page.origin.version == found.version), None)
    if held and held.origin.status == "official" and held.origin.sha256 == digest:
        return "there"
    if held and held.origin.status == "official" and held.origin.how != "imported":
        return "another page of the same text is there, which was fetched or added by hand"
    try:
        cache.add(
            data,
            found.ref,
            "fr",
            replace=True,
            address=found.address,
            fetched=now(),
            how="imported",
            content_type="application/xml",
            version=found.version,
            until=found.until,
            title=one_line(found.title)[:500],
            licence=found.licence,
            attribution=found.attribution,
            note=one_line(f"{name.rpartition('/')[2][:80]} of {archive[:120]}"),
        )
    except CacheError as error:
        raise CacheError(f"{found.ref}: {error.what}", error.hint) from error
    return "kept"
