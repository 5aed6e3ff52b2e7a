"""Silence in doubt: who claims nothing has numbers too, and no draw of theirs is anything else."""

from __future__ import annotations

import numpy as np

import socialvalue as sv


def test_who_claims_nothing_and_says_no_size_has_draws_like_the_scorecard() -> None:
    framework = sv.Framework.load("ccin")
    heads = {"attended": 9, "contributed": 3, "organised": 1, "decided": 0}
    rows = [{"submission": "a", "measure": "PA3", **heads}]
    who = [{"id": "a", "contract_value": 1e6, "eligible": 90}, {"id": "b"}]
    claims = sv.Claims.from_records(rows, framework, who)
    card = sv.score(claims, framework, sv.Basis(draws=200))
    for node in (framework.root.code, *(theme.code for theme in framework.themes)):
        drawn = card.draws(node=node)
        assert np.isfinite(drawn).all()
        assert np.allclose(drawn[1], card.score(node)[1], atol=1e-4)
