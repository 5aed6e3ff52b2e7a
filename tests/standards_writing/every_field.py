"""Made-up claims with everything that claims can hold."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.batch import refuses
from socialvalue.testing.strategies import payloads

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
LABELS = ("claim", "group", "place", "about")


@st.composite
def payload(draw: Any, framework: sv.Framework) -> dict[str, Any]:
    """A payload with every label, cost, story and refusal that there may be."""
    found = draw(payloads(framework))
    for row in found["submissions"]:
        texts = st.fixed_dictionaries({}, optional={"place": WORDS, "context": WORDS})
        row.update(draw(texts))
        if draw(st.booleans()):
            row["cost_2027"] = draw(st.floats(0, 1e9))
    claims = []
    for record in found["claims"]:
        if "not_applicable" in record:
            claims.append(record)
            continue
        measure = framework.measure(record["measure"])
        record.update(draw(st.fixed_dictionaries({}, optional=dict.fromkeys(LABELS, WORDS))))
        if not refuses(measure, "shared") and draw(st.booleans()):
            record["shared"] = draw(WORDS)
        claims.append(record)
        if not isinstance(measure.combine, sv.Single) and draw(st.booleans()):
            claims.append({**record, "claim": "another"})
    ids = [row["id"] for row in found["submissions"]]
    stories = []
    for number in range(draw(st.integers(0, 2)) if ids else 0):
        code = draw(st.sampled_from(list(framework.members)))
        told = {"id": f"t{number}", "submission": draw(st.sampled_from(ids)), "measure": code}
        told |= {"kind": "most significant change", "words": f"w{draw(WORDS)}", "who": "users"}
        consent = draw(st.sampled_from(["yes", "no"]))
        told |= {"chosen_by": "the panel", "consent": consent, "date": "2026-05-31"}
        stories.append(told)
    if ids and draw(st.booleans()):
        claims.append({"submission": "bad", "measure": "nothing"})
        found["submissions"].append({**found["submissions"][0], "id": "bad", "name": "the bad"})
    return {"claims": claims, "submissions": found["submissions"], "stories": stories}
