"""A unit read, searched and resolved, document by document; what fails costs that document and no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from citeref.corpus.options import Options
from citeref.corpus.reading import Item, items
from citeref.corpus.records import Bad, Found, Record
from citeref.corpus.units import Lines, Rows, Unit
from citeref.errors import CiterefError, SourceUnreachable
from citeref.find import find
from citeref.grammar.language import told
from citeref.grammar.words import languages
from citeref.model import Citation
from citeref.resolve import resolve
from citeref.visible import one_line

Begin = Callable[[int], None]
"""Called with the number of the item that comes next, so that one that ends the process can be named."""


def nobody(number: int) -> None:
    """Tells nobody."""


def found(
    unit: Unit, options: Options, begin: Begin = nobody, without: Mapping[int, str] | None = None
) -> Iterator[Found | Bad]:
    """Every document of a unit with its citations. `without` are items to be passed over, each with its reason."""
    left = unit.most
    for each in chosen(unit, options, begin, without or {}):
        if left == 0:
            return
        if isinstance(each, Bad):
            yield each
            continue
        left -= 1
        yield _searched(each, options)


def chosen(
    unit: Unit, options: Options, begin: Begin = nobody, without: Mapping[int, str] | None = None
) -> Iterator[Record | Bad]:
    """The documents of a unit that the options let through, and the bad ones."""
    without = without or {}
    begin(0)
    for number, item in enumerate(_items(unit, options)):
        if isinstance(item, Bad):
            yield item
        elif number in without:
            yield Bad(id=item.name, reason=without[number], hint="Leave it out, or give it by itself.")
        else:
            yield from filter(lambda each: _wanted(each, options), _guarded(item.name, item.read))
        begin(number + 1)


def language(record: Record, options: Options) -> str:
    """The language a document is in: as it is given, or told from its words; empty where nothing tells."""
    return options.lang or known(record.lang) or told(record.text)


def known(lang: str) -> str:
    """The ISO 639-1 code of a language that citations are read in (« fr-FR » is « fr »), or an empty string."""
    code = lang.partition("-")[0].partition("_")[0].strip().lower()
    return code if code in languages() else ""


def search(text: str, lang: str = "", at: str = "") -> list[Citation]:
    """The citations of a text, their short forms resolved."""
    return resolve(find(text, at=at or None, lang=lang or None))


def _searched(record: Record, options: Options) -> Found | Bad:
    try:
        document = record.document or record.text
        forced = options.lang or known(record.lang)
        citations = resolve(find(document, at=record.at or None, lang=forced or None))
        return Found(record, citations, forced or told(record.text))
    except (MemoryError, RecursionError):
        return Bad(id=record.id, reason="needs more memory than a document may take.", hint="Split it.")
    except Exception as error:
        return defect(record.id, error)


def _items(unit: Unit, options: Options) -> Iterator[Item | Bad]:
    """The items of a unit; where its file breaks off, that is told behind those that came before."""
    piece = unit.piece
    name = piece.path if isinstance(piece, Lines | Rows) else f"unit {unit.number}"
    return _guarded(name, lambda: items(piece, options))


T = TypeVar("T")


def _guarded(name: str, read: Callable[[], Iterable[T]]) -> Iterator[T | Bad]:
    """The same, with what goes wrong as the last of them. Raises `SourceUnreachable` as it comes: that may be otherwise later."""
    try:
        yield from read()
    except SourceUnreachable:
        raise
    except CiterefError as error:
        yield Bad(id=name, reason=error.what.removeprefix(f"{name}: "), hint=error.hint)
    except (MemoryError, RecursionError):
        yield Bad(id=name, reason="needs more memory than a document may take.", hint="Split it.")
    except OSError as error:
        yield Bad(id=name, reason=f"{error.strerror or error}.")
    except Exception as error:
        yield defect(name, error)


def defect(id: str, error: Exception) -> Bad:
    """What is told of a document that citeref itself failed on. With CITEREF_DEBUG set the error goes its way."""
    if os.environ.get("CITEREF_DEBUG"):
        raise error
    words = one_line(str(error))[:200]
    return Bad(
        id=id,
        reason=f"a defect of citeref itself: {type(error).__name__}: {words}.".replace("..", "."),
        hint="Please report it; CITEREF_DEBUG=1 gives the full account.",
        defect=True,
    )


def _wanted(each: Record | Bad, options: Options) -> bool:
    if isinstance(each, Bad):
        return options.samples(each.id)
    if not options.samples(each.id):
        return False
    return not options.languages or language(each, options) in options.languages
