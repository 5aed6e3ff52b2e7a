"""The site of pages: all its examples run, every public name has one, and no link leads nowhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import socialvalue as sv

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
PAGES = [page for page in PAGES if "generated" not in page.parts]
RUN = [DOCS / "start.md", DOCS / "publish.md", *sorted((DOCS / "reference").glob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
PUBLIC = [name for name in dir(sv) if not name.startswith("_")]


def words(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made from their words."""
    found = set()
    for heading in HEADING.findall(words(page)):
        bare = re.sub(r"[`*]|\[([^\]]+)\]\([^)]*\)", r"\1", heading).strip().lower()
        found.add(re.sub(r"[^\w\- ]", "", bare).replace(" ", "-"))
    return found


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.stem)
def test_the_blocks_of_a_page_run_in_its_order(page: Path) -> None:
    text = "\n".join(BLOCK.findall(page.read_text("utf-8")))
    if text:
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", text],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr


def test_every_public_name_is_documented_and_in_an_example() -> None:
    texts = [page.read_text("utf-8") for page in [*PAGES, ROOT / "README.md"]]
    code = "\n".join(block for text in texts for block in BLOCK.findall(text))
    told = "\n".join(text for text in texts)
    for name in PUBLIC:
        assert re.search(rf"\bsv\.{name}\b|import .*\b{name}\b", code), f"{name}: no example"
        thing = getattr(sv, name)
        if callable(thing):
            entry = rf"^\.\. auto\w+:: socialvalue\.{name}$"
            documented = re.search(entry, told, re.MULTILINE) or name == "Ledger"
            assert documented, f"{name}: not in the reference"


def test_every_name_of_the_standards_is_documented_and_in_an_example() -> None:
    texts = [page.read_text("utf-8") for page in PAGES]
    code = "\n".join(block for text in texts for block in BLOCK.findall(text))
    entry = r"^\.\. automodule:: socialvalue\.standards\n   :members:\n   :imported-members:$"
    assert any(re.search(entry, text, re.MULTILINE) for text in texts)
    for name in sv.standards.__all__:
        assert re.search(rf"\bsv\.standards\.{name}\b", code), f"{name}: no example"
        assert (getattr(sv.standards, name).__doc__ or "").strip(), f"{name}: no words of its own"


def test_every_public_name_has_words_of_its_own() -> None:
    for name in PUBLIC:
        thing = getattr(sv, name)
        assert name == "Ledger" or (thing.__doc__ and thing.__doc__.strip()), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_no_link_leads_nowhere(page: Path) -> None:
    for link in LINK.findall(words(page)):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link) or "generated/" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{link}: there is no such file"
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), f"{link}: there is no such heading"


def test_every_page_can_be_reached_from_the_first() -> None:
    first = (DOCS / "index.md").read_text("utf-8") + (DOCS / "reference/README.md").read_text()
    for page in PAGES:
        name = str(page.relative_to(DOCS).with_suffix(""))
        within = name.startswith("reference/") and not name.endswith("README")
        listed = name.rpartition("/")[2] if within else name
        folder = name.startswith(("measures/", "decisions/"))
        if name != "index" and not (folder and not name.endswith("README")):
            assert re.search(rf"^{re.escape(listed)}$", first, re.MULTILINE), name
