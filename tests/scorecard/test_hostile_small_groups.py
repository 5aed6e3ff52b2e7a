"""The number of a few people is not to be had by subtraction, nor is a hidden loss called none."""

import numpy as np
from losing import SIZES, framework, hours

import socialvalue as sv


def scored(*rows):
    who = [{"id": "a", "name": "Greenhand", **SIZES}]
    told = [{"submission": "a", **row} for row in rows]
    return sv.score(sv.Claims.from_records(told, framework(), who))


def test_what_is_left_out_beside_a_small_group_is_never_nothing_where_there_is_another():
    card = scored(
        hours(10, 100, group="tenants"),
        hours(7, 2, group="refugees"),
        hours(5, 0, group="nobody yet"),
    )
    table = card.by_group()
    told = dict(zip(table["group"], table["quantity"], strict=True))
    assert np.isnan(told["refugees"])
    assert np.isnan(told["tenants"])
    assert told["nobody yet"] == 0


def test_a_group_of_which_a_benefit_is_not_told_is_not_said_to_lose_nothing():
    card = scored(hours(10, 100, group="tenants"), hours(7, 2, group="refugees"))
    page = " ".join(repr(card).split())
    assert "refugees (Greenhand): no harm is claimed for it; not told" in page
