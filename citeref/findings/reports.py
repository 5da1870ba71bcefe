"""The forms of a report by name; each takes the findings and gives a text, or its lines one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from citeref.findings.told import Told
from citeref.visible import escaped

FORMS = ("text", "json", "jsonl", "sarif", "github", "md", "html")


def lines(form: str, findings: Iterable[Told]) -> Iterator[str]:
    """A report, line by line as far as its form allows; each without its line end."""
    yield from _WRITERS[form](findings)


def _text(findings: Iterable[Told]) -> Iterator[str]:
    from citeref.findings import text

    last = None
    for one in findings:
        if one.name != last:
            if last is not None:
                yield ""
            yield text.head(one.name)
            last = one.name
        yield from text.lines(one)


def _json(findings: Iterable[Told]) -> Iterator[str]:
    from citeref.findings.objects import as_object

    yield _dumped([as_object(one) for one in findings])


def _jsonl(findings: Iterable[Told]) -> Iterator[str]:
    from citeref.findings.objects import as_object

    for one in findings:
        yield _dumped(as_object(one))


def _sarif(findings: Iterable[Told]) -> Iterator[str]:
    from citeref.findings import sarif

    yield escaped(json.dumps(sarif.log(findings), ensure_ascii=False, indent=1, default=_plain))


def _github(findings: Iterable[Told]) -> Iterator[str]:
    from citeref.findings import github

    yield from map(github.line, findings)


def _md(findings: Iterable[Told]) -> Iterator[str]:
    from citeref.findings import pages

    yield pages.markdown(findings)


def _html(findings: Iterable[Told]) -> Iterator[str]:
    from citeref.findings import pages

    yield pages.page(findings)


def _dumped(value: object) -> str:
    return escaped(json.dumps(value, ensure_ascii=False, default=_plain))


def _plain(value: Any) -> Any:
    """A struct of ours as an object."""
    import msgspec

    return msgspec.to_builtins(value)


_WRITERS: dict[str, Callable[[Iterable[Told]], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "md": _md,
    "html": _html,
}
