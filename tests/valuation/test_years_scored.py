"""Years through `score`: delivery, persistence, drop-off and discounting, by hand in fractions."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from valued import BOOK, card, framework, measure, pounds, told, worth

import socialvalue as sv

RATE, HEALTH = Fraction("1.035"), Fraction("1.015")
PLAIN = {"discounting": "none"}


def root(value: Fraction) -> Fraction:
    """A square root to fifty digits."""
    with localcontext() as context:
        context.prec = 50
        return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


# The impact map of Wheels-to-Meals, from "A Guide to Social Return on Investment" (2012): what two
# of its rows are printed to come to. Neither takes anything off for deadweight or displacement.


def test_wheels_to_meals_fewer_visits_to_emergency_departments() -> None:
    """7 × 94 × (1 − 0.05) = 625.10."""
    assert worth(measure(94), {"people": 7, "attribution": 0.05}) == 625.1


VISITS = measure(19, persistence=sv.Persistence(1, sv.Share(0.1)))


def test_wheels_to_meals_fewer_visits_to_the_doctor_for_five_years() -> None:
    """90 × 19 × (1 − 0.1) = 1,539.00 in the first year, a tenth less in each year after it."""
    claim = {"people": 90, "attribution": 0.1}
    assert worth(VISITS, claim) == 1539.0
    years = [1539 * Fraction(9, 10) ** year for year in range(5)]
    lasting = {**claim, "persistence": 5}
    assert worth(VISITS, lasting, **PLAIN) == pytest.approx(float(sum(years)), abs=1e-4)
    assert float(sum(years)) == 6302.3589
    present = sum(much / RATE**year for year, much in enumerate(years))
    assert worth(VISITS, lasting) == pytest.approx(float(present), abs=1e-4)


# A befriending service. It reaches 40 people in each of two years and 10 in the first quarter of
# the third; each is better off for two and a half years, a fifth less each year; a year of that is
# worth 350 pounds. A fifth would have come about anyway, a tenth moved from elsewhere, a quarter is
# others' doing. Against it, six neighbours a year are disturbed for two years, at 500 pounds each.

BEFRIENDED = measure(
    350,
    adjust=sv.Adjustments(
        deadweight=sv.Share(0.2), displacement=sv.Share(0.1), attribution=sv.Share(0.25)
    ),
    persistence=sv.Persistence(2.5, sv.Share(0.2), BOOK),
)
DISTURBED = measure(500, harm=True)
SERVICE = framework(BEFRIENDED, DISTURBED)
CLAIMS = (
    {"people": 90, "delivery": 2.25, "period": 2026},
    {"measure": DISTURBED.code, "people": 12, "delivery": 2, "period": 2026},
)
REACHED = [Fraction(40), Fraction(40), Fraction(10)]
LASTING = [Fraction(1), Fraction(4, 5), Fraction(16, 25) / 2]
KEPT = Fraction(4, 5) * Fraction(9, 10) * Fraction(3, 4)


def _felt() -> list[Fraction]:
    """Unit-years felt in each year, by hand: each year's people in each of their years."""
    years = [Fraction(0)] * (len(REACHED) + len(LASTING) - 1)
    for year, people in enumerate(REACHED):
        for later, part in enumerate(LASTING):
            years[year + later] += people * part
    return years


@pytest.mark.parametrize(
    ("timing", "shift"), [("start", Fraction(1)), ("mid", 1 / root(RATE)), ("end", 1 / RATE)]
)
def test_a_whole_social_return_over_five_years(timing: str, shift: Fraction) -> None:
    felt = _felt()
    assert felt == [40, 72, Fraction(274, 5), Fraction(104, 5), Fraction(16, 5)]
    gains = [people * 350 * KEPT for people in felt]
    losses = [Fraction(3000), Fraction(3000)]
    gain, loss = (
        shift * sum(much / RATE**year for year, much in enumerate(some)) for some in (gains, losses)
    )
    found = card(SERVICE, *CLAIMS, timing=timing)
    assert pounds(found, "benefit") == pytest.approx(float(gain), abs=1e-4)
    assert pounds(found, "harm") == pytest.approx(float(loss), abs=1e-4)
    assert pounds(found) == pytest.approx(float(gain - loss), abs=2e-4)


def test_a_resident_can_redo_the_years_by_hand() -> None:
    words = told(card(SERVICE, *CLAIMS, timing="mid"))
    assert "delivered evenly over 2.25 years from the start of 2026 (brought by the claim)" in words
    assert "each unit is felt for 2.5 years (of the measure itself)" in words
    assert "20% less in each year after its first" in words
    assert "standard schedule, mid of year, 3.5% a year" in words
    # 40 of 90 people in the first year, and half a year at a rate of 3.5 %
    assert f"2026: {40 / 90:.6f} x {float(1 / root(RATE)):.6f}" in words


def test_a_long_life_crosses_the_kinks_of_the_schedule() -> None:
    """35 years of one pound each, from year 0: thirty at the first rate, then at the second."""
    later = Fraction("1.03")
    years = [1 / RATE**year for year in range(31)]
    years += [years[30] / later**more for more in range(1, 5)]
    forever = measure(1000, persistence=sv.Persistence(35))
    assert worth(forever, {"people": 1}) == pytest.approx(float(1000 * sum(years)), abs=1e-4)
    assert "3.5% a year to year 30, then 3%" in told(card(forever, {"people": 1}))


def test_health_is_discounted_by_its_own_schedule_where_the_framework_says_so() -> None:
    lasting = measure(1000, persistence=sv.Persistence(3))
    by_hand = 1000 * sum(1 / HEALTH**year for year in range(3))
    chosen = framework(lasting, health=True)
    assert worth(chosen, {"people": 1}) == pytest.approx(float(by_hand), abs=1e-4)
    assert worth(chosen, {"people": 1}, **PLAIN) == 3000
    assert "health schedule" in told(card(chosen, {"people": 1}))


LASTS = measure(100, persistence=sv.Persistence(4, sv.Share(0.3)))


def test_a_drop_off_of_one_equals_one_year() -> None:
    gone = worth(LASTS, {"people": 7, "drop_off": 1})
    assert gone == worth(LASTS, {"people": 7, "persistence": 1}) == 700


@pytest.mark.parametrize("drop_off", [0, 0.3, 1])
def test_a_persistence_of_one_ignores_drop_off(drop_off: float) -> None:
    assert worth(LASTS, {"people": 7, "persistence": 1, "drop_off": drop_off}) == 700


def test_a_part_of_a_year_of_persistence_is_a_part_of_the_worth() -> None:
    assert worth(LASTS, {"people": 7, "persistence": 0.25}) == 175
    assert worth(LASTS, {"people": 7, "persistence": 0}) == 0


@pytest.mark.parametrize("delivery", [0.01, 0.5, 1, 2.25, 40, 100])
def test_delivery_moves_nothing_in_time_that_is_not_discounted(delivery: float) -> None:
    plain = worth(LASTS, {"people": 7}, **PLAIN)
    assert plain == pytest.approx(700 * (1 + 0.7 + 0.49 + 0.343), abs=1e-4)
    assert worth(LASTS, {"people": 7, "delivery": delivery}, **PLAIN) == pytest.approx(
        plain, abs=1e-4
    )


def test_a_later_period_is_worth_as_much_less_as_it_is_later() -> None:
    found = [worth(LASTS, {"people": 7, "period": 2026 + later}) for later in range(3)]
    by_hand = 700 * sum(Fraction(7, 10) ** year / RATE**year for year in range(4))
    assert found == pytest.approx([float(by_hand / RATE**later) for later in range(3)], abs=1e-4)


def test_years_touch_pounds_and_no_rating() -> None:
    plain = card(LASTS, {"people": 7})
    times = {"delivery": 3, "persistence": 9, "drop_off": 0.1}
    lasting = card(LASTS, {"people": 7, **times})
    assert lasting.benefit()[0] == plain.benefit()[0] == pytest.approx(7)
    assert pounds(lasting) > pounds(plain)
