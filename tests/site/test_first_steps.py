"""What a newcomer types first is there when it is typed, on every page that says so alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIRST = ("README.md", "docs/start.md", "docs/workbooks.md")


def _text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


@pytest.mark.parametrize("page", FIRST[:2])
def test_a_bare_command_is_named_only_after_the_folder_is_activated(page: str) -> None:
    text = _text(page)
    bare = re.search(r"(?<!bin/)`(?:socialvalue|pip) ", text)
    assert bare, "no command is named"
    assert "source .venv/bin/activate" in text[: bare.start()]
    assert r".venv\Scripts\activate" in text[: bare.start()]


def test_the_first_commands_of_the_readme_and_of_the_five_minutes_are_one() -> None:
    blocks = [re.findall(r"```bash\n(.*?)```", _text(page), re.DOTALL)[0] for page in FIRST[:2]]
    assert blocks[0] == blocks[1]


@pytest.mark.parametrize("page", FIRST)
def test_an_extra_is_installed_from_the_checkout(page: str) -> None:
    assert re.search(r'pip install -q "\.\[', _text(page))
    assert '"socialvalue[' not in _text(page)


def test_the_five_minutes_name_the_page_for_residents() -> None:
    assert "`socialvalue report mybids --out page.html`" in _text("docs/start.md")
