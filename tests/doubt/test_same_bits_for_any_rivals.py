"""Nobody's draws depend on who else is scored, in which order, by how many threads, or on which
other measures there are.
"""

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from doubt_laws import chosen, larger, records, scored
from doubt_plain import price
from doubt_trees import remade

import socialvalue as sv

HERE = Path(__file__).resolve().parent
OF = ("score", "benefit", "harm", "worth", "worth of harms")
TABLES = {"score": ("overall", "theme"), "worth": ("overall", "measure")}
PARTITIONS = 200


def _bits(card: sv.Scorecard) -> dict[str, list[bytes]]:
    """Every drawn number and percentile of each submission, as bytes, by its id."""
    names = card.overall()["submission"].tolist()
    found: dict[str, list[bytes]] = {name: [] for name in names}
    for of in ("score", "worth"):
        drawn = card.draws(of=of, ledger="welfare" if of == "worth" else "")
        for name, row in zip(names, drawn, strict=True):
            found[name].append(row.tobytes())
    for of, by in TABLES.items():
        table = card.intervals(of, by)
        numbers = np.array([table[one] for one in ("mean", "deviation", "p5", "p50", "p95")]).T
        for name, row in zip(table["submission"].tolist(), numbers, strict=True):
            found[name].append(row.tobytes())
    return found


def test_two_hundred_partitions_give_everybody_the_same_bits() -> None:
    framework, everybody = chosen(), records(12)
    whole = _bits(scored(framework, list(everybody.values())))
    draw = random.Random(1)  # noqa: S311 (a partition, not a secret)
    for _ in range(PARTITIONS):
        names = list(everybody)
        draw.shuffle(names)
        cut = sorted(draw.sample(range(1, 12), 1 + (draw.random() < 0.3)))
        for low, high in zip([0, *cut], [*cut, 12], strict=True):
            part = _bits(scored(framework, [everybody[name] for name in names[low:high]]))
            for name, bits in part.items():
                assert bits == whole[name], name


def test_a_submission_beyond_the_first_block_has_the_bits_that_it_has_alone() -> None:
    framework, everybody = chosen(), records(2_100, seed=8)
    many = scored(framework, list(everybody.values()))
    for name in ("s0", "s1990", "s2047", "s2048", "s2099"):
        alone = scored(framework, [everybody[name]])
        for of in ("score", "worth"):
            ledger = "welfare" if of == "worth" else ""
            whole = many.draws([name], of=of, ledger=ledger)
            assert whole.tobytes() == alone.draws(of=of, ledger=ledger).tobytes()


@pytest.mark.parametrize("sampling", ["latin", "plain"])
def test_another_measure_moves_nobodys_worth(sampling: Any) -> None:
    everybody = list(records(8).values())
    before = scored(chosen(), everybody, sampling=sampling)
    extra = [{"submission": "s0", "measure": "DL5", "amount": 40}]
    after = scored(larger(), [*everybody, extra], sampling=sampling)
    for code in ("DL1", "DL2", "DL3", "DL4"):
        old, new = (one.draws(of="worth", node=code, ledger="welfare") for one in (before, after))
        assert old.tobytes() == new.tobytes()
        assert np.unique(old[0]).size > 1 or not old[0].any()


def test_another_seed_moves_them() -> None:
    everybody = list(records(8).values())
    one, other = (scored(chosen(), everybody, seed=seed) for seed in (1, 2))
    for of, node in (("worth", "DL1"), ("worth", "DL3"), ("score", "overall")):
        ledger = "welfare" if of == "worth" else ""
        old, new = (card.draws(of=of, node=node, ledger=ledger) for card in (one, other))
        assert ((old != new).any(axis=1) == old.any(axis=1)).all()
        assert old.any()


def test_rivals_meet_on_the_same_draws() -> None:
    """Two who claim the same are equal in every draw, but for their own surveys' noise."""
    same = [{"measure": "DL1", "amount": 30}, {"measure": "DL4", "amount": 99}]
    both = [[{"submission": who, **one} for one in same] for who in ("a", "b")]
    card = scored(chosen(), both)
    for of in OF:
        drawn = card.draws(of=of, ledger="welfare" if of.startswith("worth") else "")
        assert drawn[0].tobytes() == drawn[1].tobytes()
        assert np.unique(drawn[0]).size > 1


def test_two_surveys_of_the_same_numbers_are_off_each_by_itself() -> None:
    sure = {"adjust": sv.Adjustments(), "proxies": (price(7),)}
    framework = remade(chosen(), lambda one: sure if one.code == "DL3" else None)
    same = {"measure": "DL3", "yes": 20, "asked": 50, "reached": 100}
    card = scored(framework, [[{"submission": who, **same}] for who in ("a", "b")], draws=2000)
    one, other = card.draws(of="worth", node="DL3", ledger="welfare").astype(float)
    assert one.std() > 0
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.08


def test_a_rival_with_shares_of_its_own_does_not_move_what_a_survey_leaves_open() -> None:
    """It did, while what a survey leaves open was keyed by its place among all patterns."""
    ours = [{"submission": "a", "measure": "DL3", "yes": 20, "asked": 50, "reached": 100}]
    theirs = [{**ours[0], "submission": "b", "deadweight": 0.5}]
    alone, beside = (scored(chosen(), some) for some in ([ours], [ours, theirs]))
    for of, ledger in (("worth", "welfare"), ("benefit", "")):
        told = [card.draws(["a"], of=of, ledger=ledger).tobytes() for card in (alone, beside)]
        assert told[0] == told[1]


def test_a_survey_is_off_in_its_pounds_as_in_its_rating() -> None:
    sure = {"proxies": (price(7),)}
    framework = remade(chosen(), lambda one: sure if one.code == "DL3" else None)
    ours = [{"submission": "a", "measure": "DL3", "yes": 20, "asked": 50, "reached": 100}]
    card = scored(framework, [ours])
    pounds = card.draws(of="worth", node="DL3", ledger="welfare")[0].astype(float)
    rating = card.draws(of="benefit", node="P1")[0].astype(float)
    assert np.allclose(rating, pounds / 7 / 120 * 50, rtol=1e-5)


SCRIPT = """
import sys
from hashlib import sha256
sys.path[:0] = [{here!r}, {exact!r}]
from doubt_laws import chosen, records, scored
card = scored(chosen(), list(records(300).values()), draws=2000)
told = sha256()
for of in ("score", "benefit", "harm"):
    told.update(card.draws(of=of).tobytes())
told.update(card.draws(of="worth", ledger="welfare").tobytes())
table = card.intervals("worth", ["overall", "measure"])
for name in ("mean", "deviation", "p5", "p50", "p95"):
    told.update(table[name].tobytes())
print(told.hexdigest())
"""


def test_one_two_and_four_threads_give_the_same_bits() -> None:
    script = SCRIPT.format(here=str(HERE), exact=str(HERE.parent / "exact"))
    seen = set()
    for threads in ("1", "2", "4"):
        env = {**os.environ, "OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
        done = subprocess.run(
            [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout.strip())
    assert len(seen) == 1
    assert len(seen.pop()) == 64
