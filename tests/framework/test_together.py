"""Interactions and holds in a framework: read, checked, in the digest only where declared."""

from __future__ import annotations

import json
import re

import pytest
from related import TABLE, TREE

import socialvalue as sv
from socialvalue.aggregation import Choquet, Held
from socialvalue.framework import together

CHOQUET = 'aggregator = "Choquet"\n'


def interaction(value: float = 0.4, of: tuple[str, ...] = ("M1", "M2"), **more: str) -> str:
    """One interaction as TOML."""
    told = {"author": "the tenants' panel", "reason": "one without the other is hollow"} | more
    pair = ", ".join(f'"{code}"' for code in of)
    lines = "".join(f'{name} = "{words}"\n' for name, words in told.items())
    return f"\n[[interaction]]\nof = [{pair}]\nvalue = {value}\n{lines}"


def hold(of: str = "M1", below: float = 40, to: float = 50, **more: str) -> str:
    """One hold as TOML."""
    told = {"author": "the council", "reason": "calm comes first"} | more
    lines = "".join(f'{name} = "{words}"\n' for name, words in told.items())
    return f'\n[[hold]]\nof = "{of}"\nbelow = {below}\nto = {to}\n{lines}'


def framework(*rows: str, head: str = CHOQUET) -> sv.Framework:
    """The made-up framework of two benefits and a harm in one outcome."""
    table = sv.load_measures(TABLE, name="mine.toml")
    return sv.Framework.from_toml(head + TREE + "".join(rows), tables=[table])


def faults(*rows: str, head: str = CHOQUET) -> str:
    with pytest.raises(sv.FrameworkError) as raised:
        framework(*rows, head=head)
    return str(raised.value)


def test_an_interaction_joins_its_outcome_and_keeps_its_author() -> None:
    held = framework(interaction())
    (outcome,) = held.outcomes
    (one,) = together.interactions(outcome)
    assert (one.pair, one.value, one.author) == ({"M1", "M2"}, 0.4, "the tenants' panel")
    assert [together.interactions(node) for node in (held.root, *held.themes)] == [(), ()]


def test_a_hold_stands_over_whatever_way_its_node_joins_by() -> None:
    held = framework(interaction(), hold())
    (outcome,) = held.outcomes
    assert isinstance(outcome.aggregator, Held)
    assert isinstance(outcome.aggregator.by, Choquet)
    assert together.interactions(outcome)
    assert [one.of for one in together.holds(outcome)] == ["M1"]


def test_a_framework_as_plain_json_has_them_with_author_and_reason() -> None:
    told = framework(interaction(), hold()).as_dict()
    (pair,), (mark,) = told["interactions"], told["holds"]
    assert (pair["node"], pair["of"], pair["value"]) == ("T-o", ["M1", "M2"], 0.4)
    assert (mark["below"], mark["to"], mark["author"]) == (40, 50, "the council")
    assert json.dumps(told)
    plain = framework().as_dict()
    assert (plain["interactions"], plain["holds"]) == ([], [])


def test_the_digest_moves_with_a_value_and_never_with_the_words() -> None:
    plain, other = framework(interaction()), framework(interaction(reason="said otherwise"))
    assert plain.digest == other.digest
    assert framework(interaction(0.3)).digest != plain.digest
    assert framework(hold()).digest not in (framework().digest, framework(hold(to=49)).digest)


def test_a_framework_that_declares_nothing_has_the_digest_it_had() -> None:
    digest = sv.Framework.load("ccin").digest
    assert digest == "sha256:395abf9aee2d980a39071f730bd4e8d3e8cc41c860e396c18aba4911573f8744"


def test_too_strong_an_interaction_is_refused_and_what_would_do_is_told() -> None:
    text = TREE.replace('"M1", weight = 50', '"M1", weight = 15')
    text = text.replace('"M2", weight = 50', '"M2", weight = 85')
    table = sv.load_measures(TABLE, name="mine.toml")
    with pytest.raises(sv.FrameworkError) as raised:
        sv.Framework.from_toml(CHOQUET + text + interaction(0.5), tables=[table])
    (fault,) = raised.value.faults
    assert fault.at == "T-o.interaction"
    assert "the importance of M1 is 0.15" in fault.fault
    assert "come to 0.25" in fault.fault
    assert "M2" not in fault.fault.replace("M1", "")
    found = re.search(r"M1 and M2 to ([\d.]+)", fault.fix)
    assert found
    mended = sv.Framework.from_toml(CHOQUET + text + interaction(float(found[1])), tables=[table])
    assert together.interactions(mended.outcomes[0])[0].value == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (interaction(of=("M1", "M9")), "M9 is no benefit of T-o: harms are never averaged away"),
        (interaction(of=("M1", "M3")), "M3 is not in this framework"),
        (interaction(of=("M1", "T-o")), "M1 stands in T-o, and T-o in T"),
        (interaction(of=("M1",)), "it does not name two"),
        (interaction(of=("M1", "M1")), "it names one twice"),
        (interaction() + interaction(0.1, ("M2", "M1")), "this pair stands twice"),
        (interaction(1.5), "1.5 is not an interaction"),
        (interaction(author=" "), "author: it is missing"),
        (interaction(reason=""), "reason: it is missing"),
        (interaction(note="x"), "this key is not known"),
        (hold(of="M9"), "M9 is no benefit of T-o"),
        (hold(of="X"), "X is not in this framework"),
        (hold(below=0), "0 is not a mark"),
        (hold(below=101), "101 is not a mark"),
        (hold(to=100), "100 holds nothing"),
        (hold(to=-1), "-1 holds nothing"),
        (hold() + hold(to=20), "it is held below 40 twice"),
        (hold(author=""), "author: it is missing"),
        (hold(reason=""), "reason: it is missing"),
        ("\n[hold]\nof = 'M1'\n", "it is not a list of tables"),
    ],
)
def test_what_cannot_stand_is_refused_once(row: str, words: str) -> None:
    told = faults(row)
    assert words in told
    assert "faults" not in told


def test_a_node_that_joins_otherwise_knows_no_interactions() -> None:
    assert "T-o joins by WeightedMean, which knows no interactions" in faults(
        interaction(), head=""
    )


def test_a_choquet_may_not_join_harms() -> None:
    told = faults(head=f"{CHOQUET}harm_aggregator = 'Choquet'\n")
    assert "would let a harm be averaged away" in told
