"""What a basis may say of draws: how many, from what seed, and which figures move together."""

from typing import Any

import numpy as np
import pytest
from doubt_laws import chosen, records, scored
from doubt_plain import card, framework, measure, price, row

import socialvalue as sv

GIVEN = {"a": {"DK1": 3.0, "DK2": 3.0}}


def _pair(**choices: Any) -> sv.Scorecard:
    one = measure("DK1", price(20, 12, 30, key="one"))
    two = measure("DK2", price(9, 5, 14, key="two"))
    return card(framework([one], [two]), GIVEN, **choices)


@pytest.mark.parametrize("draws", [0, 2, 99, -1, 2**22 + 1, 100.0, True, "many"])
def test_what_is_no_number_of_draws_is_refused_with_a_fix(draws: Any) -> None:
    with pytest.raises(sv.BasisError) as caught:
        sv.Basis(draws=draws)
    (fault,) = caught.value.faults
    assert fault.at == "draws"
    assert "100" in fault.fix


@pytest.mark.parametrize(
    ("choice", "at"),
    [
        ({"seed": -1}, "seed"),
        ({"seed": 2**64}, "seed"),
        ({"seed": 1.0}, "seed"),
        ({"sampling": "halton"}, "sampling"),
        ({"independent": "yes"}, "independent"),
        ({"correlations": ("one",)}, "correlations[0]"),
        ({"correlations": (sv.Correlation("one", "one", 0.5),)}, "correlations[0]"),
        ({"correlations": (sv.Correlation("one", "two", 1.0),)}, "correlations[0]"),
        ({"correlations": (sv.Correlation("one", "two", "high"),)}, "correlations[0]"),  # type: ignore[arg-type]
        ({"correlations": (sv.Correlation("one", "two", float("nan")),)}, "correlations[0]"),
    ],
)
def test_every_other_fault_names_its_place(choice: dict[str, Any], at: str) -> None:
    with pytest.raises(sv.BasisError) as caught:
        sv.Basis(draws=100, **choice)
    (fault,) = caught.value.faults
    assert fault.at == at
    assert fault.fix


def test_all_faults_of_correlations_are_told_at_once() -> None:
    wrong = (sv.Correlation("a", "a", 0.5), sv.Correlation("a", "b", -1))
    with pytest.raises(sv.BasisError) as caught:
        sv.Basis(draws=100, correlations=wrong)
    assert [fault.at for fault in caught.value.faults] == ["correlations[0]", "correlations[1]"]


def test_a_correlation_of_an_unknown_figure_is_one_fault_that_names_those_there_are() -> None:
    found = _pair(correlations=(sv.Correlation("one", "nobody", 0.5),))
    with pytest.raises(sv.BasisError) as caught:
        found.intervals("worth")
    (fault,) = caught.value.faults
    assert fault.at == "correlations"
    assert "nobody" in fault.fault
    assert "one" in fault.fix + fault.fault
    assert "two" in fault.fix + fault.fault


def test_a_card_of_one_draw_has_no_intervals_and_says_how_to_have_them() -> None:
    found = _pair(draws=1)
    for ask in (found.intervals, found.draws):
        with pytest.raises(sv.BasisError) as caught:
            ask()
        assert "draws=2000" in caught.value.faults[0].fix


@pytest.mark.parametrize(
    ("ask", "at"),
    [
        ({"of": "joy"}, "of"),
        ({"by": "street"}, "by"),
        ({"by": 5}, "by"),
        ({"by": None}, "by"),
        ({"by": ["overall", "street"]}, "by"),
        ({"of": "score", "by": "measure"}, "by"),
    ],
)
def test_an_interval_of_an_unknown_word_is_refused_with_the_words_there_are(
    ask: dict[str, Any], at: str
) -> None:
    with pytest.raises(sv.UnknownName) as caught:
        _pair().intervals(**ask)
    (fault,) = caught.value.faults
    assert fault.at == at
    assert fault.fix


@pytest.mark.parametrize(
    ("ask", "at"),
    [
        ({"node": "street"}, "node"),
        ({"node": "DK1"}, "node"),
        ({"of": "worth", "ledger": "welfare", "node": "street"}, "node"),
        ({"of": "worth", "ledger": "fiscal"}, "ledger"),
        ({"who": ["nobody"]}, "nobody"),
    ],
)
def test_draws_of_what_is_not_there_are_refused_with_what_there_is(
    ask: dict[str, Any], at: str
) -> None:
    with pytest.raises(sv.UnknownName) as caught:
        _pair().draws(**ask)
    (fault,) = caught.value.faults
    assert fault.at == at
    assert fault.fix


def test_a_sobol_sequence_needs_a_power_of_two() -> None:
    with pytest.raises(sv.BasisError) as caught:
        _pair(sampling="sobol", draws=1000).intervals("worth")
    (fault,) = caught.value.faults
    assert fault.at == "draws"
    assert "512" in fault.fix
    assert "1024" in fault.fix


def test_a_sobol_sequence_agrees_with_the_exact_mean_closely() -> None:
    found = _pair(sampling="sobol", draws=4096)
    exact = row(found.intervals("worth"), submission="a")
    drawn = found.draws(of="worth", ledger="welfare")[0].astype(float)
    assert abs(drawn.mean() - exact["mean"]) < 0.002 * exact["deviation"]


@pytest.mark.parametrize("rank", [0.8, -0.8])
def test_figures_that_move_together_change_the_variance_of_their_sum_and_nothing_alone(
    rank: float,
) -> None:
    apart, together = _pair(), _pair(correlations=(sv.Correlation("one", "two", rank),))
    before, after = (one.intervals("worth", ["measure", "overall"], guarded=False)
                     for one in (apart, together))  # fmt: skip
    for code in ("DK1", "DK2"):
        one, other = (row(table, code=code) for table in (before, after))
        for name in ("p5", "p50", "p95"):
            assert one[name] == other[name]
        drawn = [one.draws(of="worth", node=code, ledger="welfare")[0] for one in (apart, together)]
        assert np.sort(drawn[0]).tobytes() == np.sort(drawn[1]).tobytes()
    sums = [row(table, code="overall")["deviation"] for table in (before, after)]
    squares = [row(before, code=code)["deviation"] ** 2 for code in ("DK1", "DK2")]
    parts = 2 * rank * np.sqrt(squares[0] * squares[1])
    assert np.isclose(sums[1] ** 2, sums[0] ** 2 + parts, rtol=0.04)
    ranks = [
        np.argsort(np.argsort(together.draws(of="worth", node=code, ledger="welfare")[0]))
        for code in ("DK1", "DK2")
    ]
    assert abs(np.corrcoef(*ranks)[0, 1] - rank) < 0.03


def test_the_same_seed_gives_the_same_bits_twice() -> None:
    some = list(records(7).values())
    one, other = (scored(chosen(), some) for _ in range(2))
    for of in ("score", "worth"):
        ledger = "welfare" if of == "worth" else ""
        first, second = (card.draws(of=of, ledger=ledger) for card in (one, other))
        assert first.tobytes() == second.tobytes()
