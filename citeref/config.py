"""The settings a person keeps in `citeref.toml`, and what each of them means.

The file is looked for in the current folder, then in the folders above it up to the root of the project (the
one that holds `.git`) or the home folder, and last in the user's own settings folder. What the command line
says counts more. What a person adds to the law that citeref knows is read here as it is written, and judged
in `catalogue/admission.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from citeref.errors import ConfigError

NAME = "citeref.toml"
Lang = Literal["fr", "en"]


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the checker may leave unsaid. `allow`: names of rules (`allow = ["unknown-article"]`). `severity`: findings from
    this one up. `accepted`: the file of accepted findings, relative to the settings file.
    """

    allow: tuple[str, ...] = ()
    severity: Literal["error", "warning", "information"] = "information"
    accepted: str = ""


Forms = str | tuple[str, ...]
"""One name, or several."""


class OwnInstrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[instrument]]`: a law that citeref does not know.

    `ref` is its reference (`be/loi-vie-privee`), `names` what documents call it: a name, a list, or either by
    language. `short` is what labels call it, by language or not; without it, the first name. `wary`: the names
    mean other things too, and count only beside an article or after « la », "the". `address`: a page to open.
    """

    ref: str
    names: Forms | dict[str, Forms]
    short: str | dict[str, str] = ""
    wary: bool = False
    address: str = ""


class OwnNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[numbers]]`: papers that go by a number, as in « DEC-2024-017 ».

    `prefix` stands before the number, as written (`DEC-`). `number` is its shape: `#` a digit, `#+` one digit
    or more, anything else itself (`####-###`). `ref` is the reference, and `address` a page to open, with
    `{number}` where the number goes.
    """

    prefix: str
    number: str
    ref: str
    address: str = ""


class Own(msgspec.Struct, frozen=True):
    """What a person adds to the law that citeref knows; `file` is where it is written. False where it is nothing."""

    file: str = ""
    instruments: tuple[OwnInstrument, ...] = ()
    aliases: dict[str, str] = {}
    numbers: tuple[OwnNumbers, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.instruments or self.aliases or self.numbers)


class Settings(msgspec.Struct, frozen=True):
    """All settings, each with the value most people keep.

    `lang`: the language of names, labels and of the law shown. `cache`: the project's folder of official
    pages, relative to the settings file; empty for `./cache` where it exists, else the user's cache folder.
    `ui_lang`: the language of the terminal program, empty for that of the locale.
    `keys`: the keys given to its commands. `file`: where the settings were read, empty for none.
    `own`: the instruments, aliases and families of numbers that a person adds.
    """

    lang: Lang = "fr"
    cache: str = ""
    ui_lang: Literal["", "fr", "en"] = ""
    keys: dict[str, str | tuple[str, ...]] = {}
    file: str = ""
    check: Check = Check()
    own: Own = Own()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings file as it is written."""

    lang: Lang = "fr"
    cache: str = ""
    ui_lang: Literal["", "fr", "en"] = ""
    keys: dict[str, str | tuple[str, ...]] = {}
    check: Check = Check()
    instrument: tuple[OwnInstrument, ...] = ()
    alias: dict[str, str] = {}
    numbers: tuple[OwnNumbers, ...] = ()

    def settings(self, name: str) -> Settings:
        own = Own(name, self.instrument, self.alias, self.numbers)
        return Settings(
            lang=self.lang,
            cache=self.cache,
            ui_lang=self.ui_lang,
            keys=self.keys,
            file=name,
            check=self.check,
            own=own if own else Own(),
        )


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
    import tomllib

    try:
        written = tomllib.loads(text)
        _refuse_aliases(written.get("alias"), name)
        return msgspec.convert(written, _File).settings(name)
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
    import difflib

    what, _, where = said.partition(" - at ")
    key = _ENTRY.sub(_counted, where.strip("`").removeprefix("$").lstrip("."))
    if unknown := re.search(r"unknown field `(.*)`", what):
        field = f"{key}.{unknown[1]}" if key else unknown[1]
        near = difflib.get_close_matches(_COUNT.sub("", field), KEYS, 1, 0.5)
        return ConfigError(
            f"{name}: « {field} »: no such setting.", f"Did you mean `{near[0]}`?" if near else _known()
        )
    return ConfigError(f"{name}: « {key} »: {what[:1].lower()}{what[1:]}.")


def _refuse_aliases(aliases: object, name: str) -> None:
    """An alias that leads to no string, named; msgspec does not say which it is."""
    for key, ref in aliases.items() if isinstance(aliases, dict) else ():
        if not isinstance(ref, str):
            what = f"{name}: alias « {key} »: expected a reference as a string."
            raise ConfigError(what, 'As in "loi vie privée" = "be/loi-2018-07-30".')


def _known() -> str:
    return f"Settings are {', '.join(KEYS)}."


_ENTRY = re.compile(r"^(instrument|numbers)\[(\d+)\]")
_COUNT = re.compile(r" \d+(?=\.)")


def _counted(entry: re.Match[str]) -> str:
    """« instrument[0] » as people count: « instrument 1 »."""
    return f"{entry[1]} {int(entry[2]) + 1}"


KEYS = (
    "lang",
    "cache",
    "ui_lang",
    "keys",
    "check.allow",
    "check.severity",
    "check.accepted",
    "alias",
    *(f"instrument.{key}" for key in OwnInstrument.__struct_fields__),
    *(f"numbers.{key}" for key in OwnNumbers.__struct_fields__),
)
"""Every setting, by the name a person writes."""


def with_lang(settings: Settings, lang: str) -> Settings:
    """The same settings in another language (« fr » or « en »)."""
    return msgspec.structs.replace(settings, lang=lang)
