"""Attacks by what is claimed, and what is seen of each: the table behind docs/decide.md."""

from __future__ import annotations

from attacked import Attack, but, claimed, honest, instead, says

SHARES = {"assets": 0, "retained": 0, "disinvested": 0}
OWNERS = {"interest_above_benchmark": 0, "rent": 0, "fees": 0}
ONE_LINE = {"people": {"before": [5.0], "after": [9.0], "count": [3]}}

SPLITTING = (
    claimed(
        "cut one claim on pounds in five",
        instead("CV2", *(says("CV2", claim=f"c{n}", shares=10_000, **SHARES) for n in range(5))),
        "none",
    ),
    claimed(
        "cut a harm in five, so that each part is small",
        instead("CV8", *(says("CV8", claim=f"c{n}", dividends=2_000, **OWNERS) for n in range(5))),
        "none",
    ),
    claimed(
        "claim the enterprises that closed apart from those that live",
        instead(
            "SE1",
            says("SE1", claim="a", started=4, living=4),
            says("SE1", claim="b", started=2, living=0),
        ),
        "none",
    ),
    claimed(
        "claim the same people again under another label",
        [
            *honest(),
            says("PA3", claim="again", attended=450, contributed=470, organised=0, decided=0),
        ],
        "fault",
        "eligible",
    ),
    claimed("send the same claim twice", [*honest(), honest()[3]], "fault"),
    claimed(
        "cut a group of the excluded into well-mixed halves",
        [*honest(), says("PA4", groups={"participants": [25, 25], "affected": [100, 100]})],
        "fault",
    ),
)

INFLATING = (
    claimed("more people than live there", but("PA3", contributed=600), "fault", "eligible"),
    claimed(
        "three times as many active people as anybody else",
        but("PA3", attended=480, contributed=200, organised=90, decided=80),
        "far above the others",
        "median",
    ),
    claimed(
        "invest more than the contract pays",
        but("CV2", shares=1_100_000),
        "more than there is",
        "more pounds than the contract pays",
    ),
    claimed(
        "spend more locally than was received",
        but("CV1", local={"spend": [1_200_000], "respent": [0.5]}),
        "not assessed",
        "CV1",
    ),
    claimed(
        "more enterprises than its workers could support",
        but("SE1", started=90, living=80),
        "outside its bound",
        "above 1",
    ),
    claimed(
        "promise far beyond the target",
        but("SE1", started=40, living=38),
        "far above the others",
        "median",
    ),
    claimed(
        "promise ten times the weeks of the others",
        honest(),
        "far above the others",
        "median",
        bid={"weeks": 400},
    ),
    claimed("promise infinity", but("CV2", shares=float("inf")), "fault"),
    claimed("promise a number that no float holds", but("CV2", shares="1e400"), "fault"),
)

CHOOSING = (
    claimed(
        "answer only what has the most pounds for the least effort",
        [row for row in honest() if row["measure"] == "WB1"],
        "not assessed",
        "CV8 (harm)",
    ),
    claimed(
        "move all effort into one measure with a price",
        but("EQ1", recipients={"amount": [2_000, 2_000], "count": [40, 60]}),
        "far above the others",
        "worker",
    ),
    claimed("leave a weak benefit out", instead("SE1"), "not assessed", "SE1"),
    claimed(
        "say that a benefit does not apply, for a reason of its own",
        instead("SE1", {"measure": "SE1", "not_applicable": "not our business"}),
        "fault",
    ),
)

OMITTING = (
    claimed("leave what owners take out", instead("CV8"), "cap", "CV8 not assessed"),
    claimed("leave those without a voice out", instead("PA9"), "cap", "PA9 not assessed"),
    claimed("leave its greenhouse gas out", instead("WB8"), "cap", "WB8 not assessed"),
    claimed(
        "say that a harm does not apply",
        instead("CV8", {"measure": "CV8", "not_applicable": "no owners"}),
        "fault",
    ),
    claimed(
        "say that there is no harm, without a look",
        instead("CV8", {"measure": "CV8", "dividends": 0, **OWNERS}),
        "none found",
        "CV8",
    ),
    claimed("make a harm smaller by a negative entry", but("CV8", fees=-5_000), "fault"),
    claimed("blame a harm on others", but("CV8", attribution=0.9), "fault"),
    claimed("tell a harm in pounds of a cheap year", but("WB8", year="1990"), "fault"),
)

SURVEYS = (
    claimed(
        "ask three friends", but("WB1", **ONE_LINE, asked=3, represented=3), "not assessed", "WB1"
    ),
    claimed(
        "tell of thirty of two hundred who were asked",
        but("WB1", people={"before": [6.0], "after": [8.5], "count": [30]}, asked=200),
        "reliability",
        "30 answered of 200",
    ),
    claimed(
        "ask people at their worst",
        but("WB1", people={"before": [5.0], "after": [6.5], "count": [80]}),
        "reliability",
        "Started worse",
    ),
    claimed("speak for more people than there are", but("WB1", represented=5_000), "fault"),
    claimed("say that a gain lasts for years", but("WB1", years=60), "fault"),
)

STAGES = (
    claimed(
        "promise what is already verified, which nobody rates",
        [{**row, "stage": "verified"} if row["measure"] == "PA3" else row for row in honest()],
        "not assessed",
        "PA3",
    ),
    claimed(
        "move a harm to another stage",
        [{**row, "stage": "forecast"} if row["measure"] == "CV8" else row for row in honest()],
        "cap",
        "CV8 not assessed",
    ),
    claimed(
        "leave the baseline out",
        [row for row in honest() if row.get("stage") != "baseline"],
        "not assessed",
        "PA1",
    ),
    claimed(
        "promise the same pounds for five years of a two-year contract",
        instead("CV2", *(says("CV2", period=2026 + n, shares=50_000, **SHARES) for n in range(5))),
        "far above the others",
        "median",
    ),
)

ON_CLAIMS: tuple[Attack, ...] = (
    *SPLITTING,
    *INFLATING,
    *CHOOSING,
    *OMITTING,
    *SURVEYS,
    *STAGES,
)
