"""The pages of the measures are what the measures declare, and say what a sceptic asks."""

import re
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue import registry
from socialvalue.cli import main
from socialvalue.commands import measure_pages

DOCS = Path(__file__).resolve().parents[2] / "docs" / "measures"
OWN = sorted(
    code
    for code, owners in registry.points(registry.MEASURES).items()
    if any(one.value.startswith("socialvalue.measures.") for one in owners)
)
ASKED = (
    "## How it is counted",
    "## What the number does not mean",
    "## What would have to be shown, and by whom",
    "## How it is worked out",
    "## Worked examples",
    "## How it is rated",
    "## What it is worth",
    "## Cautions",
    "## Whom it serves",
)


@pytest.fixture(params=OWN)
def measure(request):
    """Each measure of the catalogue."""
    return registry.measure(request.param)


def test_the_page_that_is_committed_is_the_page_that_is_written(measure) -> None:
    committed = (DOCS / f"{measure.code}.md").read_text("utf-8")
    assert committed == measure_pages.page(measure), (
        "write them anew: socialvalue measures --pages docs/measures"
    )


def test_a_page_answers_what_a_sceptical_councillor_asks(measure) -> None:
    text = measure_pages.page(measure)
    places = [text.find(heading) for heading in ASKED]
    assert -1 not in places, [h for h, p in zip(ASKED, places, strict=True) if p < 0]
    assert places == sorted(places)
    for grade in ("E0", "E1", "E2", "E3", "E4"):
        assert f"| {grade} |" in text


def test_the_index_is_written_from_the_catalogue_and_links_every_page() -> None:
    found = (DOCS / "README.md").read_text("utf-8")
    assert found == measure_pages.index([registry.measure(code) for code in OWN])
    linked = re.findall(r"\]\((\w+)\.md\)", found)
    assert sorted(linked) == OWN
    assert sorted(path.stem for path in DOCS.glob("*.md")) == sorted([*OWN, "README"])


def test_no_page_is_written_where_a_file_stands(tmp_path, capsys) -> None:
    file = tmp_path / "taken"
    file.write_text("", "utf-8")
    assert main(["measures", "PA1", "--pages", str(file)]) == 2
    assert "this is a file" in capsys.readouterr().err


def test_one_page_is_written_from_the_command_line(tmp_path, capsys) -> None:
    assert main(["measures", "pa1", "--pages", str(tmp_path / "pages")]) == 0
    assert "1 pages written" in capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["PA1.md", "README.md"]


def test_what_a_stranger_declares_is_inert_in_markdown() -> None:
    class Odd(sv.Measure):
        """<script>alert(1)</script> | counted *twice* by # nobody."""

        code, unit = "OD-1", "count"
        outcome = sv.Outcome("OD-o", "<b>odd</b>", sv.Theme("OD", "Odd"))
        things = sv.Column("count", "things | <i>")
        rating = sv.Ramp(floor=0, target=1, reason="made up")
        unpriced_reason = "made up"
        examples = [sv.Example(things=1, quantity=1, note="`x` | y")]

        def quantity(self, things):
            return things

    text = measure_pages.page(Odd)
    assert "<script>" not in text
    assert "<b>" not in text
    for line in text.splitlines():
        assert not line.startswith("|") or line.count("|") - line.count("\\|") == 4
