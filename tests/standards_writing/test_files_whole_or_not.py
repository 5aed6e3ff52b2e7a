"""Files appear whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue import whole_files


def test_a_disk_without_links_gets_the_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    whole_files.write({tmp_path / "one.txt": "told\r\n"})
    assert (tmp_path / "one.txt").read_bytes() == b"told\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["one.txt"]


@pytest.mark.parametrize("files", [{"a": "1", "b": "\ud800"}, {"a": "1", "none/b": "2"}])
def test_what_fails_half_way_leaves_nothing(files: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises((UnicodeError, OSError)):
        whole_files.folder(files, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_nowhere_is_somebodys(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "nowhere")
    with pytest.raises(sv.ArgumentError, match="exists already"):
        whole_files.write({tmp_path / "out": "told"})
    assert not (tmp_path / "nowhere").exists()
