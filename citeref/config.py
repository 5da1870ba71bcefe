"""The settings a person keeps in `citeref.toml`, and what each of them means.

The file is looked for in the current folder, then in the folders above it up to the root of the project (the
one that holds `.git`) or the home folder, and last in the user's own settings folder. What the command line
says counts more.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from citeref.errors import ConfigError

NAME = "citeref.toml"
Lang = Literal["fr", "en"]


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the checker may leave unsaid. `allow`: names of rules (`allow = ["unknown-article"]`)."""

    allow: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings, each with the value most people keep.

    `lang`: the language of names, labels and of the law shown. `cache`: the project's folder of official
    pages, relative to the settings file; empty for `./cache` where it exists, else the user's cache folder.
    """

    lang: Lang = "fr"
    cache: str = ""
    check: Check = Check()


def load(path: Path | None = None, start: Path | None = None) -> Settings:
    """The settings of `path`, or of the nearest settings file seen from `start` (the current folder), or the
    defaults.

    Raises `ConfigError` that names the file, the setting and the type expected.
    """
    found = path or next((file for file in candidates(start or Path.cwd()) if file.is_file()), None)
    if found is None:
        return Settings()
    settings = parse(_text(found), str(found))
    if not settings.cache:
        return settings
    return msgspec.structs.replace(settings, cache=str(found.parent / Path(settings.cache).expanduser()))


def parse(text: str, name: str = NAME) -> Settings:
    """The settings written in a TOML text; `name` is the file's name in messages."""
    try:
        return msgspec.convert(tomllib.loads(text), Settings)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"{name}: not TOML: {error}.", "Strings take quotation marks, lists square brackets."
        ) from error
    except msgspec.ValidationError as error:
        raise _explained(name, str(error)) from error


def candidates(folder: Path) -> Iterator[Path]:
    """Where a settings file may lie, nearest first."""
    for place in (folder, *folder.parents):
        yield place / NAME
        if (place / ".git").exists() or place == Path.home():
            break
    import platformdirs

    yield Path(platformdirs.user_config_dir("citeref")) / NAME


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8.", "Save it again as UTF-8.") from error
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}.") from error


def _explained(name: str, said: str) -> ConfigError:
    """msgspec's words (« Expected `str`, got `int` - at `$.check.allow[0]` ») as ours."""
    what, _, where = said.partition(" - at ")
    key = where.strip("`").removeprefix("$").lstrip(".")
    if unknown := re.search(r"unknown field `(.*)`", what):
        field = f"{key}.{unknown[1]}" if key else unknown[1]
        near = difflib.get_close_matches(field, KEYS, 1, 0.5)
        return ConfigError(
            f"{name}: « {field} »: no such setting.", f"Did you mean `{near[0]}`?" if near else _known()
        )
    return ConfigError(f"{name}: « {key} »: {what[:1].lower()}{what[1:]}.")


def _known() -> str:
    return f"Settings are {', '.join(KEYS)}."


KEYS = ("lang", "cache", "check.allow")
"""Every setting, by the name a person writes."""


def with_lang(settings: Settings, lang: str) -> Settings:
    """The same settings in another language (« fr » or « en »)."""
    return msgspec.structs.replace(settings, lang=lang)
