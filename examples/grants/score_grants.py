"""Score published grants on what their fields honestly carry, which is next to nothing.

In comes a JSON file in the 360Giving standard, named on the command line; out comes a page of text:
the money by year and programme, the scores, and what a funder would have to ask to know more. A
grant is a submission and its amount the contract value; no field is a claim (README.md says why).

    python examples/grants/score_grants.py grants.json
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from textwrap import fill
from typing import Any

import socialvalue as sv

FRAMEWORK = Path(__file__).with_name("grants.toml")
FIELDS = {
    "amountAwarded": "an input: what was given, not what came of it",
    "description": "what the money is for, in words; nothing is counted in it",
    "beneficiaryLocation": "where, often a region or the whole country",
    "plannedDates": "for how long",
    "actualDates": "for how long it was",
    "classifications": "whom it is for, in codes",
}
"""Fields of the standard that come nearest to a claim, and what each would tell."""


def submission(grant: dict[str, Any]) -> dict[str, Any]:
    """A grant as a row of the submissions table, in pounds of the year of its award."""
    if grant["currency"] != "GBP":
        raise SystemExit(f"{grant['id']}: {grant['currency']} has no deflator here; leave it out")
    return {
        "id": grant["id"],
        "name": grant["title"],
        "contract_value": grant["amountAwarded"],
        "contract_value_unit": f"GBP_{grant['awardDate'][:4]}",
    }


def score(grants: list[dict[str, Any]]) -> sv.Scorecard:
    """A scorecard of the grants without a single claim: everything is a gap, and shown as one."""
    framework = sv.Framework.load(FRAMEWORK)
    return sv.score(sv.Claims.from_records([], framework, map(submission, grants)))


def money(grants: list[dict[str, Any]], card: sv.Scorecard) -> list[str]:
    """Pounds as given and in one price year, by year of award and by programme."""
    today = card.submissions.columns["contract_value"]
    groups: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0, 0, 0])
    for grant, now in zip(grants, today, strict=True):
        programme = "; ".join(one["title"] for one in grant.get("grantProgramme", []))
        for key in (
            ("by year", grant["awardDate"][:4]),
            ("by programme", programme or "none named"),
            ("", "all"),
        ):
            for place, more in enumerate((1, grant["amountAwarded"], now)):
                groups[key][place] += more
    lines = [f"  {'':<46}{'grants':>7}{'as given':>14}{'in 2025 pounds':>16}"]
    for (_, word), (count, given, now) in sorted(groups.items(), key=lambda one: one[0])[::-1]:
        lines.append(f"  {word:<46}{count:>7,}{f'£{given:,.0f}':>14}{f'£{now:,.0f}':>16}")
    return lines


def carried(grants: list[dict[str, Any]]) -> list[str]:
    """How many grants fill each field that comes near a claim."""
    filled = Counter(name for grant in grants for name, value in grant.items() if value)
    return [f"  {name:<20}{filled[name]:>5,} grants  {what}" for name, what in FIELDS.items()]


def scores(card: sv.Scorecard) -> list[str]:
    """How many grants have each result, and what that does and does not mean."""
    columns = card.overall()
    names = ("benefit", "harm", "score", "headroom", "coverage")
    results = Counter(zip(*(columns[name].round(1).tolist() for name in names), strict=True))
    lines = [
        f"  {count:,} grants: "
        + ", ".join(f"{name} {value:g}" for name, value in zip(names, row, strict=True))
        for row, count in results.items()
    ]
    gaps = Counter(card.not_assessed()["measure"].tolist())
    lines += [f"  {code} not assessed for {count:,} of them" for code, count in gaps.items()]
    told = (
        "The lowest score is no verdict on any grant: it says that nothing was shown, and that "
        "nobody told whether somebody was harmed. Headroom says that the best is as open as the "
        "worst. All grants tie, so there is no ranking to read, and none should be made."
    )
    return [*lines, fill(told, 96, initial_indent="  ", subsequent_indent="  ")]


def questions(framework: sv.Framework) -> list[str]:
    """What each measure needs to be told, in its own words."""
    lines = [
        "  of every grant: how many people it is for, or who are affected (its eligible people)"
    ]
    for code, member in framework.members.items():
        lines.append(f"  {code} {member.measure.title}{', a harm' * member.measure.harm}")
        for declared in member.measure.inputs.values():
            if isinstance(declared, sv.Parameter):
                continue
            parts = [one for _, one in getattr(declared, "members", ())]
            lines += [f"    - {one.help}" for one in (declared, *parts)]
    return lines


def page(grants: list[dict[str, Any]]) -> str:
    """The whole page."""
    card = score(grants)
    parts = {
        f"{len(grants):,} GRANTS: THE MONEY": money(grants, card),
        "WHAT THE FIELDS CARRY": carried(grants),
        "WHAT THAT SCORES": scores(card),
        "WHAT A FUNDER WOULD HAVE TO ASK": questions(card.framework),
    }
    return "\n\n".join("\n".join([title, *lines]) for title, lines in parts.items()) + "\n"


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description="Score grants published in the 360Giving standard")
    reader.add_argument("file", type=Path, help="a JSON file of grants")
    sys.stdout.write(page(json.loads(reader.parse_args().file.read_text("utf-8"))["grants"]))
