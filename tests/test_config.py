"""Settings are read from the nearest file, and a mistake in them is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeref import config
from citeref.config import Settings
from citeref.errors import ConfigError


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert config.load(start=tmp_path) == Settings()


def test_the_nearest_file_above_counts(tmp_path: Path) -> None:
    (tmp_path / "citeref.toml").write_text(
        'lang = "en"\ncache = "pages"\n[check]\nallow = ["unknown-article"]\n'
    )
    (tmp_path / "deep" / "er").mkdir(parents=True)
    settings = config.load(start=tmp_path / "deep" / "er")
    assert settings.lang == "en"
    assert settings.cache == str(tmp_path / "pages")
    assert settings.check.allow == ("unknown-article",)


def test_the_search_ends_at_the_root_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "citeref.toml").write_text('lang = "en"')
    (tmp_path / "project" / ".git").mkdir(parents=True)
    assert config.load(start=tmp_path / "project").lang == "fr"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lang = 3", "« lang »: .*str.*int"),
        ('lang = "de"', "« lang »: .*'de'"),
        ("cache = []", "« cache »: expected `str`, got `array`"),
        ("[check]\nallow = [1]", r"« check.allow\[0\] »: expected `str`, got `int`"),
        ("langue = 'fr'", "« langue »: no such setting. Did you mean `lang`?"),
        ("[check]\nalow = []", "« check.alow »: no such setting. Did you mean `check.allow`?"),
        ("lang = fr", "not TOML"),
        ("[[instrument]]\nref = 'be/x'", "« instrument 1 »: object missing required field `names`"),
        (
            "[[instrument]]\nref = 'be/x'\nnmes = 'y'",
            "« instrument 1.nmes »: .*Did you mean `instrument.names`?",
        ),
        ("[[numbers]]\nprefix = 3", "« numbers 1.prefix »: expected `str`, got `int`"),
        ("[alias]\n'texte y' = 3", "alias « texte y »: expected a reference"),
        ("alias = 3", "« alias »: expected `object`, got `int`"),
    ],
)
def test_a_mistake_names_the_setting_and_what_it_should_be(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        config.parse(text)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        config.load(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"# \xe9t\xe9")
    with pytest.raises(ConfigError, match="UTF-8"):
        config.load(tmp_path / "latin.toml")
