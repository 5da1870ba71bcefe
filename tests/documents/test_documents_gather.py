"""Which files are meant by the paths that a person types."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citeref.documents import gather


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "sous/c.html",
        "sous/.cache/x.txt",
        ".git/y.txt",
        "photo.png",
        "plan.dwg",
        "avis.doc",
        "export.csv",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("mot")
    return tmp_path


def names(paths: list[str], folder: Path) -> list[str]:
    return [os.path.relpath(path, folder) for path in gather(paths).files]


def test_a_folder_is_searched_to_the_bottom_in_order(folder):
    assert names([str(folder)], folder) == ["a.md", "b.txt", "sous/c.html"]


def test_what_one_would_expect_is_skipped_by_name_and_the_rest_is_counted(folder):
    found = gather([str(folder)])
    assert [(Path(s.path).name, bool(s.hint)) for s in found.skipped] == [("avis.doc", True)]
    assert [s.reason for s in found.left_out] == ["3 files of other kinds (.csv, .png, .dwg)."] or [
        sorted(s.reason) for s in found.left_out
    ] == [sorted("3 files of other kinds (.dwg, .csv, .png).")]


def test_patterns_find_files_and_folders(folder):
    assert names([str(folder / "*.md"), str(folder / "s*")], folder) == ["a.md", "sous/c.html"]
    assert names([str(folder / "**/*.html")], folder) == ["sous/c.html"]


def test_a_file_named_twice_comes_once(folder):
    assert names([str(folder / "b.txt"), str(folder), str(folder / "sous/../b.txt")], folder) == [
        "b.txt",
        "a.md",
        "sous/c.html",
    ]


def test_a_file_with_the_signs_of_a_pattern_is_that_file(folder):
    odd = folder / "avis [2].txt"
    odd.write_text("mot")
    assert gather([str(odd)]).files == (odd,)


def test_a_named_file_is_kept_whatever_its_kind(folder):
    assert names([str(folder / "avis.doc"), str(folder / "plan.dwg")], folder) == ["avis.doc", "plan.dwg"]


def test_standard_input_stays_where_it_is(folder):
    assert [str(path) for path in gather([str(folder / "b.txt"), "-"]).files][-1] == "-"


def test_what_does_not_exist_is_told_with_a_way_out(folder):
    found = gather([str(folder / "c.txt"), str(folder / "*.tex"), "a\0b"])
    assert not found.files
    assert [s.reason for s in found.skipped] == [
        "no such file or folder.",
        "no file is named like this.",
        "not a file name.",
    ]


def test_links_are_followed_to_files_but_not_to_folders(folder):
    (folder / "sous/boucle").symlink_to(folder)
    (folder / "lien.txt").symlink_to(folder / "b.txt")
    (folder / "mort.txt").symlink_to(folder / "parti.txt")
    os.mkfifo(folder / "tube.txt")
    found = gather([str(folder)])
    assert [path.name for path in found.files] == ["a.md", "b.txt", "lien.txt", "c.html"]
    assert {Path(s.path).name: s.reason for s in found.skipped} == {
        "avis.doc": "citeref does not read this format (Word document of before 2007).",
        "mort.txt": "a broken link.",
        "tube.txt": "a pipe or a device, not a file.",
    }
    assert "a link to another folder, not followed." in [s.reason for s in found.left_out]


def test_a_folder_that_may_not_be_opened_is_told(folder, monkeypatch):
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("sous"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = gather([str(folder)])
    assert [path.name for path in found.files] == ["a.md", "b.txt"]
    assert "this user may not read it." in [s.reason for s in found.skipped]


def test_a_very_deep_folder_is_no_trouble(tmp_path):
    deep = tmp_path
    for _ in range(150):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("mot")
    assert len(gather([str(tmp_path)]).files) == 1


def test_tables_of_data_are_read_where_they_are_named(folder):
    assert names([str(folder / "*.csv")], folder) == ["export.csv"]
    assert names([str(folder / "export.csv")], folder) == ["export.csv"]
