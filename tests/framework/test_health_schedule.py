"""The health schedule is a framework's choice, with a reason; what lasts is in the digest."""

from importlib import resources

import pytest

import socialvalue as sv
from socialvalue.framework.digest import plain_measure

CCIN = resources.files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
STUDY = sv.Source("dd-2026", "Nobody", "Figures made up", "2026", "CC0-1.0", status="assumed")
OUTCOME = sv.Outcome("DD-1", "Made up", sv.Theme("DD", "Made up", "for tests"))


def of(choice: str) -> sv.Framework:
    """The shipped framework, with a choice of schedule for the harm of greenhouse gas."""
    (line,) = (one for one in CCIN.splitlines() if 'code = "WB8"' in one)
    chosen = line.replace('code = "WB8"', f'code = "WB8", {choice}')
    return sv.Framework.from_toml(CCIN.replace(line, chosen))


def test_a_schedule_that_is_not_known_is_refused() -> None:
    with pytest.raises(sv.FrameworkError, match="'healthy' is not known"):
        of('discounting = "healthy"')


def test_the_health_schedule_needs_a_reason() -> None:
    with pytest.raises(sv.FrameworkError, match="no reason is given for the health schedule"):
        of('discounting = "health"')


def test_the_schedule_is_in_the_digest() -> None:
    health = of('discounting = "health", discounting_reason = "what is valued is health"')
    standard = of('discounting = "standard"')
    assert len({health.digest, standard.digest, sv.Framework.load("ccin").digest}) == 3


class Lasting(sv.Measure):
    """People who were helped in the year."""

    code, outcome, unit = "DD1", OUTCOME, "person"
    people = sv.Column("person", "who were")
    persistence = sv.Persistence(2, sv.Share(0.1, source=STUDY), STUDY)
    adjust = sv.Adjustments(multiplier=sv.Factor(1.1, source=STUDY))
    proxies = (
        sv.Proxy(
            5, unit="GBP_2025/person", ledger="welfare", source=STUDY, growth=sv.Growth(1, STUDY)
        ),
    )
    rating = sv.Ramp(0, 1, per="eligible")

    def quantity(self, people):
        return people


@pytest.mark.parametrize(
    "changed",
    [
        {"persistence": sv.Persistence(3, sv.Share(0.1, source=STUDY), STUDY)},
        {"persistence": sv.Persistence(2, sv.Share(0.2, source=STUDY), STUDY)},
        {"persistence": None},
        {"adjust": sv.Adjustments(multiplier=sv.Factor(1.2, source=STUDY))},
        {"adjust": sv.Adjustments(substitution=sv.Share(0.1, source=STUDY))},
        {
            "proxies": (
                sv.Proxy(
                    5,
                    unit="GBP_2025/person",
                    ledger="welfare",
                    source=STUDY,
                    growth=sv.Growth(1.3, STUDY),
                ),
            )
        },
        {"proxies": (sv.Proxy(5, unit="GBP_FY2025/person", ledger="welfare", source=STUDY),)},
    ],
)
def test_every_figure_of_time_and_growth_is_in_the_digest(changed) -> None:
    other = type("Lasting", (Lasting,), {"__doc__": Lasting.__doc__, **changed})
    assert plain_measure(other) != plain_measure(Lasting)
