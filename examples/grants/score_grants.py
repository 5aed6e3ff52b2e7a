"""Score published grants on what their fields honestly carry, which is next to nothing.

In comes a JSON file in the 360Giving standard, named on the command line; out comes a page of text:
money, scores, and what a funder would have to ask. A grant is a submission, its amount the contract
value; no field is a claim (README.md says why).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from textwrap import fill
from typing import Any

import socialvalue as sv

FIELDS = {  # of the standard, those that come nearest to a claim, and what each would tell
    "amountAwarded": "an input: what was given, not what came of it",
    "description": "what the money is for, in words",
    "beneficiaryLocation": "where, often a region or the whole country",
    "plannedDates": "for how long",
    "classifications": "whom it is for, in codes",
}
NO_VERDICT = (
    "The lowest score is no verdict on any grant: nothing was shown, and nobody told whether "
    "somebody was harmed. The best is as open as the worst: all tie, and no ranking is to be made."
)


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
    framework = sv.Framework.load(Path(__file__).with_name("grants.toml"))
    return sv.score(sv.Claims.from_records([], framework, map(submission, grants)))


def money(grants: list[dict[str, Any]], card: sv.Scorecard) -> list[str]:
    """Pounds as given and in one price year, by year of award, by programme and in all."""
    groups: dict[str, list[int]] = {}
    for place in sorted(range(len(grants)), key=lambda place: grants[place]["awardDate"]):
        groups.setdefault(grants[place]["awardDate"][:4], []).append(place)
    for place, grant in enumerate(grants):
        titles = "; ".join(one["title"] for one in grant.get("grantProgramme", []))
        groups.setdefault(titles or "no programme named", []).append(place)
    groups["all"] = list(range(len(grants)))
    today = card.submissions.columns["contract_value"]
    lines = [f"  {'':<46}{'grants':>7}{'as given':>14}{f'in {card.basis.price_year} pounds':>16}"]
    for word, places in groups.items():
        given, now = sum(grants[place]["amountAwarded"] for place in places), today[places].sum()
        lines.append(f"  {word:<46}{len(places):>7,}{f'£{given:,.0f}':>14}{f'£{now:,.0f}':>16}")
    return [*lines, f"  (deflator: {card.basis.deflator})"]


def carried(grants: list[dict[str, Any]]) -> list[str]:
    """How many grants fill each field that comes near a claim."""
    filled = Counter(name for grant in grants for name, value in grant.items() if value)
    return [f"  {name:<20}{filled[name]:>5,} grants  {what}" for name, what in FIELDS.items()]


def scores(card: sv.Scorecard) -> list[str]:
    """How many grants have each result, and what that does and does not mean."""
    columns = card.overall()
    names = ("benefit", "harm", "score", "headroom", "coverage")
    rows = [
        ", ".join(f"{name} {columns[name][place]:g}" for name in names)
        for place in range(len(card.submissions))
    ]
    lines = [f"  {count:,} grants: {row}" for row, count in Counter(rows).items()]
    gaps = Counter(card.not_assessed()["measure"].tolist())
    lines += [f"  {code}: not assessed, {count:,} times" for code, count in gaps.items()]
    return [*lines, wrapped(NO_VERDICT, "  ")]


def questions(framework: sv.Framework) -> list[str]:
    """What each measure needs to be told, in its own words."""
    lines = ["  of every grant: how many people could take part or are affected (the eligible)"]
    for code, member in framework.members.items():
        lines.append(f"  {code} {member.measure.title}{', a harm' * member.measure.harm}")
        for declared in member.measure.inputs.values():
            if not isinstance(declared, sv.Parameter):
                members = [one for _, one in getattr(declared, "members", ())]
                lines += [wrapped(one.help, "    - ") for one in (declared, *members)]
    return lines


def wrapped(words: str, start: str) -> str:
    """Words on lines of a readable length."""
    return fill(words, 96, initial_indent=start, subsequent_indent=" " * len(start))


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
    try:
        given = json.loads(reader.parse_args().file.read_text("utf-8"))["grants"]
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        reader.exit(1, f"no 360Giving file of grants: {wrong!r}. Give the path of one.\n")
    sys.stdout.write(page(given))
