"""How the site is built from these pages: `sphinx-build -W docs site`, without a network.

Pages are Markdown and read well where they lie. Four things are done on the way: links that leave
this folder become names of files, docstrings keep their plain words, the tables of measures and of
sources are made from what is registered, and the first screen is what the first command prints.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import socialvalue
from socialvalue import registry

project = "socialvalue"
author = "socialvalue contributors"
copyright = author
version = release = socialvalue.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["site", "_build"]
html_theme = "furo"
html_title = f"socialvalue {release}"
html_copy_source = False
NARROW = {"code-font-size": "0.75rem"}  # a hundred columns, as a terminal has, without scrolling
html_theme_options = {"light_css_variables": NARROW, "dark_css_variables": NARROW}
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
suppress_warnings = ["myst.xref_missing_source", "misc.highlighting_failure"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": True}
FOLDERS = {"measures/README": "[A-Z][A-Z][0-9]", "decisions/README": "0*"}
"""Pages that list a folder: their neighbours stand below them."""
MORE = "WHY\n"
"""The heading with which the first screen of a scorecard goes on."""
OUTSIDE = re.compile(r"\[([^\]]+)\]\((?:\.\./)+(?!docs/)([^)#]+)[^)]*\)")


def leave(app: Any, page: str, source: list[str]) -> None:
    """A link to a file beside this folder names the file: the site holds none of them."""
    depth = page.count("/")
    up = "../" * (depth + 1)

    def named(found: re.Match[str]) -> str:
        words, path = found.group(1), found.group(2)
        if not found.group(0).partition("](")[2].startswith(up):
            return found.group(0)
        return words if words.strip("`") == path else f"{words} (`{path}`)"

    source[0] = OUTSIDE.sub(named, source[0])
    if page == "start":
        before, head, after = source[0].partition("## The same in Python")
        source[0] = f"{before}{first_screen()}{head}{after}"
    if page in FOLDERS:
        source[0] += f"\n```{{toctree}}\n:hidden:\n:glob:\n\n{FOLDERS[page]}\n```\n"


def first_screen() -> str:
    """What the first command prints, down to its first table."""
    framework = socialvalue.Framework.load("ccin")
    claims = socialvalue.read(Path(__file__).parents[1] / "examples" / "parks", framework)
    card = socialvalue.score(claims, framework, socialvalue.Basis(draws=2000))
    return f"```text\n{str(card).partition(MORE)[0].rstrip()}\n```\n\n"


def plainly(app: Any, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Docstrings are plain words: names stand in single backticks, and no sign means markup."""
    for place, line in enumerate(lines):
        parts = line.split("`")
        for at, part in enumerate(parts):
            if at % 2 == 0:
                parts[at] = re.sub(r"([*|_\\])", r"\\\1", part)
        lines[place] = "``".join(parts) if len(parts) % 2 else line.replace("`", "\\`")
    indented = [line for line in lines if line.startswith(" ")]
    if indented:  # a paragraph that is indented is a formula or a list laid out by hand
        lines[:] = ["| " + line if line.strip() else line for line in lines]


def catalogue(app: Any) -> None:
    """The tables of measures and of sources, made anew from what is registered."""
    folder = Path(app.srcdir) / "generated"
    folder.mkdir(exist_ok=True)
    rows = ["# Measures at a glance", "", "| code | counts | unit | harm |", "|---|---|---|---|"]
    for measure in registry.measures():
        harm = "yes" if measure.harm else ""
        rows.append(f"| {measure.code} | {measure.title} | {measure.unit} | {harm} |")
    (folder / "measures.md").write_text("\n".join([*rows, ""]), "utf-8")
    rows = ["# Sources", "", "| key | publisher | title | edition | licence | status |"]
    rows.append("|---|---|---|---|---|---|")
    for _, one in sorted(socialvalue.source.sources().items()):
        cells = (one.key, one.publisher, one.title, one.edition, one.licence, one.status)
        rows.append("| " + " | ".join(str(cell).replace("|", "/") for cell in cells) + " |")
    (folder / "sources.md").write_text("\n".join([*rows, ""]), "utf-8")


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", leave)
    app.connect("autodoc-process-docstring", plainly)
    app.connect("builder-inited", catalogue)
