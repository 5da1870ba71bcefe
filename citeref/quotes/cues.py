"""Words by which a sentence tells what it does with the law: kept as lists by language in `cues.toml` beside the code that asks.

In a list `|` parts the alternatives, `*` stands for any letters, a blank for any blanks, an apostrophe for either kind. A list of
its own name is one pattern for all languages: a sentence seldom means two things in two of them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists(package: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(files(package).joinpath("cues.toml").read_text("utf-8"))


def words(package: str, name: str) -> str:
    """The alternatives of a list in all its languages, as the inside of a pattern's group."""
    found = [one for line in _lists(package)[name].values() for one in line.split("|")]
    return "|".join(dict.fromkeys(_read(" ".join(one.split())) for one in found if one.strip()))


def listed(package: str, name: str) -> list[str]:
    """The entries of a list in all its languages, as they are written."""
    return [one.strip() for line in _lists(package)[name].values() for one in line.split("|") if one.strip()]


def pattern(package: str, name: str, before: str = r"\b", behind: str = r"\b") -> re.Pattern[str]:
    """A pattern for any of the words of a list, between what must stand before and behind."""
    return re.compile(f"{before}(?:{words(package, name)}){behind}", re.IGNORECASE)


def _read(cue: str) -> str:
    plain = re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.sub(r"['’]", "['’]", plain)
