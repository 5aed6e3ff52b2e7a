"""A whole number of TOML has as many digits as somebody writes: too many are a fault in words."""

from importlib.resources import files

import pytest

import socialvalue as sv

HUGE = "1" + "0" * 400
TEXT = files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
CHOQUET = TEXT.replace('{ kind = "PowerMean", p = 0.5 }', '"Choquet"')
ROWS = {
    "value": '[[interaction]]\nof = ["PA-decisions", "PA-voice"]\nvalue = {}',
    "below": '[[hold]]\nof = "PA-decisions"\nbelow = {}\nto = 1',
    "to": '[[hold]]\nof = "PA-decisions"\nbelow = 9\nto = {}',
    "floor": '[[limit]]\nmeasure = "CV2"\nper = "none"\nallocation = "need"\n'
    "target = 1\nfloor = {}",
}


@pytest.mark.parametrize("name", [*ROWS])
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_number_of_four_hundred_digits_is_refused_in_words(name, sign):
    row = ROWS[name].format(sign + HUGE) + '\nauthor = "a"\nreason = "r"\n'
    with pytest.raises(sv.FrameworkError, match=rf"{name}: it is too large a number"):
        sv.Framework.from_toml(f"{CHOQUET}\n{row}")
