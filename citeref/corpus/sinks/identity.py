"""Whether an output belongs to the run that is asked for: the same input, the same options, the same finder."""

from __future__ import annotations

import msgspec

from citeref import __version__
from citeref.corpus.columns import sound
from citeref.corpus.options import Options
from citeref.corpus.units import Plan
from citeref.errors import CiterefError
from citeref.index.finder import finder

_ROOMS = ("corpus", "corpus/reading", "law")
"""What makes a result besides the finder of the index."""


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is told by. `form` is that of its output, `schema` the version of its columns or tables."""

    form: str
    schema: int
    citeref: str
    finder: str
    inputs: tuple[str, ...]
    fingerprint: str
    size: int
    options: Options


def identity(plan: Plan, form: str, schema: int) -> Identity:
    """That of a plan with this very citeref."""
    return Identity(
        form=form,
        schema=schema,
        citeref=__version__,
        finder=finder(*_ROOMS),
        inputs=tuple(map(sound, plan.inputs)),
        fingerprint=plan.fingerprint,
        size=plan.size,
        options=plan.options,
    )


def refuse_other(output: str, there: Identity, asked: Identity) -> None:
    """Raises `CiterefError` where an output was made otherwise, and says in what."""
    if (what := _difference(there, asked)) is None:
        return
    raise CiterefError(f"{output}: {what}.", "--restart begins it anew; or name another output.")


def _difference(there: Identity, asked: Identity) -> str | None:
    if there.form != asked.form:
        return f"was made as {there.form}"
    if there.inputs != asked.inputs:
        return f"was made from {', '.join(there.inputs)}"
    if there.fingerprint != asked.fingerprint:
        return "the input has changed since the run began"
    if there.options != asked.options:
        names = (
            name
            for name in Options.__struct_fields__
            if getattr(there.options, name) != getattr(asked.options, name)
        )
        return f"was begun with other options ({', '.join(names)})"
    if (there.finder, there.schema) != (asked.finder, asked.schema):
        return "was begun by another version of citeref or with other additions to its catalogue"
    return None
