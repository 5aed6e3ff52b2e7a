"""Published composites rebuilt through the public API: goalposts are ramps, means are aggregators.

The human development index and its inequality-adjusted and by-sex kinds are frameworks of
measures with falling or rising goalposts; countries come in as submissions, and the published
figures come out as benefit / 100.
"""

import pytest
from composite_measures import MEASURES

import socialvalue as sv

# country: expectancy, expected and mean schooling, income, the index;
# then what inequality takes (%) of expectancy, schooling and income, and the adjusted index
COUNTRIES = {
    "GBR": (82.156, 17.6342907, 13.4061203, 46623.90269, 0.94, 3.4695735, 3.29793, 16.70364, 0.865),
    "IND": (
        67.744,
        12.58370972,
        6.570700169,
        6950.526798,
        0.644,
        17.34017,
        36.87573,
        37.36087,
        0.444,
    ),
    "YEM": (
        63.72,
        7.935313345,
        2.776825958,
        1105.763435,
        0.424,
        26.683256,
        46.44566,
        23.18842,
        0.285,
    ),
    "BRA": (
        73.425,
        15.5788002,
        8.278307638,
        14615.89235,
        0.76,
        9.5668726,
        13.88125,
        43.72531,
        0.577,
    ),
    "KEN": (
        62.055,
        11.38448201,
        7.686359882,
        4807.716317,
        0.601,
        20.144419,
        19.67913,
        39.64564,
        0.438,
    ),
    "DEU": (
        80.989,
        17.34334946,
        14.25594044,
        55340.19722,
        0.95,
        3.3271089,
        3.7646,
        14.34606,
        0.881,
    ),
    "USA": (
        78.203,
        16.41274071,
        13.57549953,
        65564.93798,
        0.927,
        5.6083689,
        2.57387,
        23.9285,
        0.823,
    ),
    "IDN": (
        68.25,
        13.97573724,
        8.556509972,
        12045.56544,
        0.713,
        12.753433,
        15.497,
        23.63562,
        0.588,
    ),
}

# women, then men: expectancy, expected and mean schooling, income, the index; and their ratio
SEXES = {
    "GBR": (
        (83.834, 18.20903969, 13.44999981, 35910.26203, 0.926495468),
        (80.439, 17.05068016, 13.36056995, 57590.60505, 0.948877869),
        0.976,
    ),
    "IND": (
        (69.384, 12.60725021, 5.529439926, 2957.853786, 0.582116956),
        (66.257, 12.56225967, 7.625889778, 10696.44788, 0.683509529),
        0.852,
    ),
    "YEM": (
        (67.222, 6.881697407, 1.754562204, 149.9716669, 0.219081434),
        (60.493, 8.919806255, 3.587975855, 2041.915582, 0.480185337),
        0.456,
    ),
    "BRA": (
        (76.596, 16.22303963, 8.486056479, 11291.52637, 0.758197177),
        (70.296, 14.95001984, 8.039534208, 18061.22633, 0.758060299),
        1.0,
    ),
    "KEN": (
        (64.686, 11.3814695, 7.109600067, 3976.574003, 0.584533654),
        (59.579, 11.39047431, 8.342940331, 5653.521006, 0.616722811),
        0.948,
    ),
    "DEU": (
        (83.487, 17.36997986, 13.99030018, 41022.15306, 0.931832488),
        (78.512, 17.31982994, 14.53505039, 70040.15019, 0.964414308),
        0.966,
    ),
    "USA": (
        (81.015, 17.26275063, 13.65357018, 53469.38514, 0.927692516),
        (75.479, 15.58568954, 13.49328995, 77898.33045, 0.923404861),
        1.005,
    ),
    "IDN": (
        (70.437, 14.07574064, 8.206930161, 8111.198281, 0.68784301),
        (66.181, 13.88177094, 8.912110329, 15925.89053, 0.731616717),
        0.94,
    ),
}


def framework(p: float, *themes: tuple[str, ...]) -> sv.Framework:
    """Themes of equal weight joined by a power mean of p; measures of a theme, by a plain mean."""
    for measure in MEASURES:
        sv.register(measure)
    parts = [
        'code = "composite"',
        'name = "Composite"',
        'edition = "2024"',
        f'aggregator = {{ kind = "PowerMean", p = {p} }}',
        "[caps]",
        'reason = "there is no harm here"',
    ]
    for place, codes in enumerate(themes):
        rows = ", ".join(
            f'{{ code = "{code}", weight = {100 / len(codes)!r}, shadow = "none", '
            'shadow_reason = "the source has none" }'
            for code in codes
        )
        parts += [
            "[[theme]]",
            f'code = "T{place}"',
            f'name = "T{place}"',
            f"weight = {100 / len(themes)!r}",
            'aggregator = "WeightedMean"',
            "[[theme.outcome]]",
            f'code = "T{place}-1"',
            f'name = "T{place}-1"',
            "weight = 100",
            f"measure = [{rows}]",
        ]
    return sv.Framework.from_toml("\n".join(parts))


def scored(chosen: sv.Framework, given: dict[str, dict[str, dict[str, float]]]) -> sv.Scorecard:
    """The scorecard of claims given by submission, measure and input."""
    records = [
        {"submission": who, "measure": code, **inputs}
        for who, claims in given.items()
        for code, inputs in claims.items()
    ]
    return sv.score(sv.Claims.from_records(records, chosen), chosen)


def development(expectancy: str, people: dict[str, tuple[float, ...]]) -> sv.Scorecard:
    """The human development index of people whose first four figures are its components."""
    given = {
        who: {
            expectancy: {"years": figures[0]},
            "HD2": {"years": figures[1]},
            "HD3": {"years": figures[2]},
            "HD4": {"dollars": figures[3]},
        }
        for who, figures in people.items()
    }
    return scored(framework(0, (expectancy,), ("HD2", "HD3"), ("HD4",)), given)


def test_undp_hdi() -> None:
    index = development("HD1", COUNTRIES).score() / 100
    assert index.round(3).tolist() == [figures[4] for figures in COUNTRIES.values()]


def test_undp_ihdi() -> None:
    card = development("HD1", COUNTRIES)
    dimensions = [card.benefit(theme) / 100 for theme in ("T0", "T1", "T2")]
    given = {
        who: {
            code: {"index": float(dimension[place]), "inequality": figures[5 + which] / 100}
            for which, (code, dimension) in enumerate(
                zip(("HD5", "HD6", "HD7"), dimensions, strict=True)
            )
        }
        for place, (who, figures) in enumerate(COUNTRIES.items())
    }
    index = scored(framework(0, ("HD5",), ("HD6",), ("HD7",)), given).score() / 100
    assert index.round(3).tolist() == [figures[8] for figures in COUNTRIES.values()]


def test_undp_gdi() -> None:
    women = development("HD1F", {who: pair[0] for who, pair in SEXES.items()}).score() / 100
    men = development("HD1M", {who: pair[1] for who, pair in SEXES.items()}).score() / 100
    assert women == pytest.approx([pair[0][4] for pair in SEXES.values()], abs=2e-9)
    assert men == pytest.approx([pair[1][4] for pair in SEXES.values()], abs=2e-9)
    assert (women / men).round(3).tolist() == [pair[2] for pair in SEXES.values()]


# four kinds of points: very uneven, even, and each with one more point of the second kind
OECD = {
    "uneven": (21, 1, 1, 1),
    "even": (6, 6, 6, 6),
    "uneven and one": (21, 2, 1, 1),
    "even and one": (6, 7, 6, 6),
}


def composite(p: float) -> list[float]:
    given = {
        who: {f"OE{place}": {"points": one} for place, one in enumerate(points, 1)}
        for who, points in OECD.items()
    }
    chosen = framework(p, ("OE1",), ("OE2",), ("OE3",), ("OE4",))
    return [float(score) / 100 * 25 for score in scored(chosen, given).score()]


def test_oecd2008_additive_mean_lets_one_strength_make_good_three_weaknesses() -> None:
    assert composite(1)[:2] == pytest.approx([6, 6], abs=1e-12)


def test_oecd2008_geometric_mean_does_not() -> None:
    uneven, even, uneven_more, even_more = composite(0)
    assert (round(uneven, 2), round(even, 9)) == (2.14, 6)
    # the handbook cuts its digits off: 2.5457 is printed 2.54, and 6.2357 is printed 6.23
    assert (int(uneven_more * 100), int(even_more * 100)) == (254, 623)
    assert (round((uneven_more / uneven - 1) * 100), round((even_more / even - 1) * 100)) == (19, 4)
