"""Claims and published files in a notebook: small, inert, without names of people or colours."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import evolve

import socialvalue as sv

CCIN = sv.Framework.load("ccin")
PARKS = Path(__file__).parents[2] / "examples" / "parks"
HOSTILE = "<img src=x onerror=alert(1)>"
GRANTS = (
    "Identifier,Title,Amount Awarded,Currency,Award Date,Recipient Org:Name\n"
    f"360G-1,{HOSTILE},12000,GBP,2025-03-01,Jane Doe\n"
)


def _shown(thing: object) -> str:
    page: str = thing._repr_html_()  # type: ignore[attr-defined]
    assert not re.search("color:(?!inherit)|background:(?!transparent)", page)
    assert {*re.findall(r"<([a-z]+)", page)} <= {
        *("div", "table", "caption", "thead", "tbody", "tr", "th", "td", "p"),
    }
    assert "<th scope=" in page
    return page


def test_claims_show_how_many_of_what_and_nobody_who_made_them() -> None:
    claims = sv.read(PARKS, CCIN)
    page = _shown(claims)
    assert f"{len(claims)} claims of 4 submissions" in page
    assert str(claims.account) in page
    assert page.count("<tr>") == 1 + len(claims.batches)
    assert ">CV2<" in page
    assert not any(claims.submissions.name(at) in page for at in range(4))


def test_texts_of_a_framework_do_nothing_in_the_page() -> None:
    claims = sv.read(PARKS, CCIN)
    page = _shown(evolve(claims, framework=evolve(CCIN, name=HOSTILE)))
    assert "&lt;img" in page
    assert "<img" not in page


def test_no_claims_at_all_are_a_table_too() -> None:
    claims = sv.Claims.from_records([], CCIN, [{"id": "acme"}])
    assert "0 claims of 1 submission" in _shown(claims)


def test_a_published_file_shows_its_tables_and_none_of_their_rows(tmp_path: Path) -> None:
    (tmp_path / "grants.csv").write_text(GRANTS, "utf-8")
    grants = sv.standards.read_giving(tmp_path / "grants.csv")
    page = _shown(grants)
    assert "grants of grants.csv: 1 read, 0 refused" in page
    assert page.count("<tr>") == 1 + len(grants.tables)
    assert "contract_value" in page
    assert "Jane" not in page
    assert "onerror" not in page


def test_the_name_of_a_file_does_nothing_in_the_page(tmp_path: Path) -> None:
    (tmp_path / "grants.csv").write_text(GRANTS, "utf-8")
    grants = sv.standards.read_giving(tmp_path / "grants.csv")
    assert "<b>" not in _shown(evolve(grants, name="<b>&grants;.csv"))
