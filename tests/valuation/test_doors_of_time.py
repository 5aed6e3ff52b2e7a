"""Own years, substitution and multiplier through every door: sheets, records, numpy columns."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from valued import BOOK, OUTCOME, WHO, framework, measure, pounds, price

import socialvalue as sv

LASTING = measure(310, persistence=sv.Persistence(2, sv.Share(0.1, source=BOOK), BOOK))
SHORT = measure(310)
UNPRICED = measure(proxies=(), unpriced_reason="nobody buys it")
HOLDING = measure(price(310, contains=("multiplier", "substitution")))
POOLED = measure(310, combine=sv.Pool, persistence=sv.Persistence(2))
CHANGE = measure(310, reports="change", persistence=sv.Persistence(2))


class Contented(sv.Measure):
    """Mean contentment of those who were asked in the year."""

    code, outcome, unit, reports = "VVS", OUTCOME, "point", "state"
    combine = sv.WeightedMean(by="asked")
    points = sv.Column("point", "their mean", high=10)
    asked = sv.Column("person", "who was asked")
    unpriced_reason = "a state has no price"
    rating = sv.Ramp(0, 10, reason="a mean needs no size")

    def quantity(self, points: Any) -> Any:
        return points


class Turnout(sv.Measure):
    """Votes cast of those that could have been, over the year."""

    code, outcome, unit, reports, combine = "VVR", OUTCOME, "1", "ratio", sv.Pool
    cast = sv.Column("count", "votes cast")
    allowed = sv.Column("count", "votes that could have been", low=1)
    unpriced_reason = "a vote has no price"
    rating = sv.Ramp(0, 1, reason="a share needs no size")

    def quantity(self, cast: Any, allowed: Any) -> Any:
        return cast / allowed


for _one in (Contented, Turnout):
    sv.register(_one)
WHOLE = framework(LASTING, SHORT, UNPRICED, HOLDING, POOLED, CHANGE, Contented, Turnout)
INPUTS = {
    Contented.code: {"points": 6.0, "asked": 9.0},
    Turnout.code: {"cast": 6.0, "allowed": 9.0},
}
OWN = {
    "delivery": 2.5,
    "persistence": 3.25,
    "drop_off": 0.2,
    "substitution": 0.05,
    "multiplier": 1.2,
}
UNITS = {"delivery": "year", "persistence": "year", "people": "person"}


def by_record(chosen: type[sv.Measure], own: dict[str, Any]) -> sv.Claims:
    given = INPUTS.get(chosen.code, {"people": 40.0})
    return sv.Claims.from_records(
        [{"submission": "a", "measure": chosen.code, **given, **own}], WHOLE, WHO
    )


def by_column(chosen: type[sv.Measure], own: dict[str, Any]) -> sv.Claims:
    given = INPUTS.get(chosen.code, {"people": 40.0})
    columns = {name: np.array([value]) for name, value in {**given, **own}.items()}
    return sv.Claims.from_columns({chosen.code: columns}, WHOLE, {"id": ["a"], "eligible": [100.0]})


def by_sheet(folder: Path, chosen: type[sv.Measure], own: dict[str, Any], **units: str) -> Any:
    given = {**INPUTS.get(chosen.code, {"people": 40.0}), **own}
    said = {**UNITS, **units}
    rows = [
        f"a,{chosen.code},{name},{value},{said.get(name, '1' if name in own else '')}"
        for name, value in given.items()
    ]
    (folder / "claims.csv").write_text("\n".join(["submission,measure,input,value,unit", *rows]))
    (folder / "submissions.csv").write_text("id,eligible\na,100\n")
    return sv.read(folder, WHOLE)


def through(door: str, folder: Path, chosen: type[sv.Measure], own: dict[str, Any]) -> sv.Claims:
    """One claim by any of the doors."""
    if door == "sheet":
        return by_sheet(folder, chosen, own)
    return (by_record if door == "record" else by_column)(chosen, own)


def test_every_door_leads_to_the_same_pounds(tmp_path: Path) -> None:
    doors = [by_record(LASTING, OWN), by_column(LASTING, OWN), by_sheet(tmp_path, LASTING, OWN)]
    found = [pounds(sv.score(claims)) for claims in doors]
    assert found[0] == found[1] == found[2]
    by_hand, rate = 0.0, 1.035
    for year, made in enumerate((0.4, 0.4, 0.2)):
        for later, part in enumerate((1, 0.8, 0.64, 0.25 * 0.512)):
            by_hand += made * part / rate ** (year + later)
    assert found[0] == pytest.approx(40 * 0.95 * 1.2 * 310 * by_hand, abs=1e-4)


def test_a_sheet_may_say_months(tmp_path: Path) -> None:
    months = {**OWN, "delivery": 30, "persistence": 39}
    claims = by_sheet(tmp_path, LASTING, months, delivery="month", persistence="month")
    assert pounds(sv.score(claims)) == pytest.approx(
        pounds(sv.score(by_record(LASTING, OWN))), abs=1e-4
    )


def test_a_sheet_may_not_say_years_of_a_share(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors) as caught:
        by_sheet(tmp_path, LASTING, OWN, drop_off="year")
    (fault,) = caught.value.faults
    assert fault.at.startswith("claims.csv line 5")
    assert "year" in fault.fault
    assert fault.fix


def test_what_a_claim_does_not_say_is_the_measures_own() -> None:
    table = {"id": ["a", "b"], "eligible": np.array([100.0, 100.0])}
    columns = {
        "people": np.array([40.0, 40.0]),
        "persistence": np.array([np.nan, 5.0]),
        "multiplier": np.array([np.nan, 2.0]),
    }
    claims = sv.Claims.from_columns({LASTING.code: columns}, WHOLE, table)
    mine, other = sv.score(claims).worth("overall")["balance"]
    assert mine == pounds(sv.score(by_record(LASTING, {})))
    assert other == pounds(sv.score(by_record(LASTING, {"persistence": 5, "multiplier": 2})))


REFUSED = [
    (UNPRICED, "delivery", 2, "has no price, so its delivery changes nothing"),
    (UNPRICED, "persistence", 2, "has no price, so its persistence changes nothing"),
    (UNPRICED, "drop_off", 0.1, "has no price, so its drop-off changes nothing"),
    (SHORT, "persistence", 2, "lasts its year, or holds its years already: no persistence"),
    (SHORT, "drop_off", 0.1, "lasts its year, or holds its years already: no drop-off"),
    (HOLDING, "multiplier", 1.1, "already contains the multiplier"),
    (HOLDING, "substitution", 0.1, "already contains the substitution"),
    *(
        (kind, name, 0.5, said)
        for kind, word in ((Contented, "state"), (Turnout, "ratio"))
        for name, said in (
            ("substitution", f"reports a {word}, of which no share is taken off"),
            ("multiplier", f"reports a {word}, of which no share is taken off"),
            ("delivery", "has no price"),
            ("persistence", "has no price"),
            ("drop_off", "has no price"),
        )
    ),
    (LASTING, "delivery", 0, "0"),
    (LASTING, "delivery", 101, "101"),
    (LASTING, "persistence", -1, "-1"),
    (LASTING, "persistence", 100.5, "100.5"),
    (LASTING, "drop_off", 20, "20"),
    (LASTING, "drop_off", -0.1, "-0.1"),
    (LASTING, "substitution", 1.01, "1.01"),
    (LASTING, "multiplier", -0.5, "-0.5"),
]
"""A measure, what a claim brings, and the words in which it is refused."""


@pytest.mark.parametrize(("chosen", "name", "value", "said"), REFUSED)
@pytest.mark.parametrize("door", ["record", "column", "sheet"])
def test_every_door_refuses_with_a_place_a_fault_and_a_fix(
    door: str, chosen: type[sv.Measure], name: str, value: float, said: str, tmp_path: Path
) -> None:
    own = {name: value}
    places = {
        "record": f"claims[0].{name}",
        "column": f"{chosen.code}.{name}",
        "sheet": "claims.csv line ",
    }
    with pytest.raises(sv.ClaimErrors) as caught:
        through(door, tmp_path, chosen, own)
    (fault,) = caught.value.faults
    assert fault.at.startswith(places[door])
    assert name in fault.at
    assert said in fault.fault
    assert ("leave this" in fault.fix) or ("give" in fault.fix)


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("value", ["soon", True, [1]])
def test_what_is_no_number_is_refused(name: str, value: Any) -> None:
    with pytest.raises(sv.ClaimErrors) as caught:
        by_record(LASTING, {name: value})
    assert [fault.at for fault in caught.value.faults] == [f"claims[0].{name}"]


@pytest.mark.parametrize("name", ["delivery", "persistence", "drop_off"])
@pytest.mark.parametrize("chosen", [POOLED, CHANGE], ids=["pooled", "change"])
def test_claims_that_are_joined_last_alike(chosen: type[sv.Measure], name: str) -> None:
    """Two lines would each be told against the whole baseline, or pool apart what is one."""
    head = {"submission": "a", "measure": chosen.code}
    first, second = ({**head, "claim": str(n), "people": 40, name: n / 2} for n in (1, 2))
    before = {**head, "claim": "before", "stage": "baseline", "people": 10}
    given = [first, second, *([before] if chosen is CHANGE else [])]
    with pytest.raises(sv.ClaimErrors, match=f"{name} differs between claims that are joined"):
        sv.Claims.from_records(given, WHOLE, WHO)
    alike = [{**one, name: 0.5} if one is not before else one for one in given]
    assert len(sv.Claims.from_records(alike, WHOLE, WHO)) == len(given)


def test_stating_the_measures_own_time_beside_silence_is_no_difference() -> None:
    head = {"submission": "a", "measure": POOLED.code, "people": 40}
    stated = {**head, "claim": "1", "persistence": 2, "drop_off": 0, "delivery": 1}
    both = sv.Claims.from_records([stated, {**head, "claim": "2"}], WHOLE, WHO)
    assert pounds(sv.score(both)) == pytest.approx(80 * 310 * (1 + 1 / 1.035), abs=1e-4)
