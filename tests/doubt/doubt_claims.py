"""Claims on the made-up framework: four submissions, each with its own oddities."""

from typing import Any

from doubt_made_up import REASON

Record = dict[str, Any]
BEDS = [{"area": 12, "count": 2}, {"area": 80.25, "count": 1}]
GIFTS = [{"gift": 901.01, "count": 7}, {"gift": 12.5, "count": 2}]

OAK: dict[str, list[Record]] = {
    "XA1": [
        {"members": 40, "each": 30, "period": "2026", "evidence": "E2"},
        {"members": 25, "each": 12, "period": "2026", "claim": "own", "leakage": 0.35},
        {"members": 10, "each": 20, "period": "2028", "claim": "late", "delivery": 2.5},
    ],
    "XA2": [{"cast": 40, "allowed": 80, "evidence": "E3"}],
    "XA3": [
        {"came": 40_000, "left": 5_000, "evidence": "E3"},
        {"came": 0, "left": 8_000, "evidence": "E3", "claim": "a loss", "kind": "additional"},
    ],
    "XA4": [
        {"people": 60, "share": 0.9, "evidence": "E1"},
        {"people": 8, "share": 0.75, "stage": "baseline", "claim": "b", "counterfactual": "C1"},
    ],
    "XA5": [{"highest": 90_000, "lowest": 21_000, "evidence": "E3"}],
    "XA6": [
        {"mean": 7.7, "asked": 40, "evidence": "E3"},
        {"mean": 6.4, "asked": 25, "evidence": "E3", "claim": "2"},
    ],
    "XA7": [{"people": GIFTS, "evidence": "E3"}],
    "XA9": [
        {"held": 6, "evidence": "E3"},
        {"held": 1.5, "stage": "baseline", "claim": "b", "counterfactual": "C3"},
    ],
    "XH1": [
        {"tonnes": 40, "fuel": "diesel", "evidence": "E3"},
        {"tonnes": 30, "fuel": "gas", "evidence": "E3", "claim": "2"},
        {"tonnes": 5, "fuel": "wood", "evidence": "E3", "claim": "3"},
    ],
    "XH2": [{"injured": 45, "evidence": "E3"}],
    "XH3": [{"made": 20, "served": 160, "evidence": "E3"}],
    "XT1": [
        {"people": 41.5, "evidence": "E3", "delivery": 2},
        {"people": 3, "drop_off": 0.1, "persistence": 11, "evidence": "E3", "claim": "own"},
        {"people": 20, "deadweight": 0, "multiplier": 1.4, "evidence": "E3", "claim": "shares"},
    ],
    "XT2": [
        {"people": 25, "evidence": "E3"},
        {"people": 8, "stage": "baseline", "claim": "b"},
    ],
    "XT3": [{"beds": BEDS, "plant": "tree", "evidence": "E3"}],
    "XT4": [{"people": 12, "how": "damp", "evidence": "E3"}],
}

ELM: dict[str, list[Record]] = {
    **{code: OAK[code] for code in ("XA2", "XA6", "XT1", "XA5", "XH3")},
    "XA1": [{"members": 8, "each": 15, "evidence": "E3"}],
    "XA4": [
        {"people": 12, "share": 1, "evidence": "E3", "period": "2026"},
        {"people": 15, "share": 1, "evidence": "E3", "period": "2027", "claim": "2"},
        {"people": 9, "share": 1, "stage": "baseline", "claim": "b", "counterfactual": "C3"},
    ],
    "XA3": [{"not_applicable": REASON}],
    "XA9": [{"held": 1, "evidence": "E3"}, {"held": 3, "stage": "baseline", "claim": "b"}],
    "XH2": [{"injured": 9, "evidence": "E3"}],
    "XH1": [{"tonnes": 14, "fuel": "diesel", "evidence": "E3"}],
    "XT2": [{"people": 3, "evidence": "E3"}, {"people": 8, "stage": "baseline", "claim": "b"}],
    "XT4": [{"not_applicable": REASON}],
}

ASH: dict[str, list[Record]] = {
    "XA1": [{"members": 900, "each": 30, "evidence": "E0"}],
    "XA9": [{"held": 90, "evidence": "E3"}, {"held": 12, "stage": "baseline", "claim": "b"}],
    "XA5": [{"highest": 30_000, "lowest": 21_000, "evidence": "E2"}],
    "XH2": [{"injured": 900, "evidence": "E3"}],
    "XT1": [{"people": 300, "period": "2027", "evidence": "E3"}],
}

YEW: dict[str, list[Record]] = {
    **OAK,
    "XA4": [{"not_applicable": REASON}],
    "XA2": [{"not_applicable": REASON}],
    "XH1": [{"tonnes": 10, "fuel": "gas", "evidence": "E0"}],
    "XH2": [{"injured": 30, "evidence": "E3"}],
    "XA7": [],
}

BY: dict[str, dict[str, list[Record]]] = {"oak": OAK, "elm": ELM, "ash": ASH, "yew": YEW}


def records() -> list[Record]:
    """All claims, submission by submission."""
    return [
        {"submission": who, "measure": code, **one}
        for who, said in BY.items()
        for code, some in said.items()
        for one in some
    ]
