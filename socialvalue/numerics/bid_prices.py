"""Price and quality of bids: pounds per point, pounds less quality, and what weights would pay.

In come prices and points; out come pounds. How much more a weighting would pay for one more point
follows from it, whether or not anybody has looked: these functions say how much.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import as_amounts, as_positive, spread


@np.errstate(under="ignore")
def price_per_quality_point(price: ArrayLike, points: ArrayLike) -> Floats:
    """Return price / points, pounds a point, the shape both broadcast to; NaN where there are no
    points.

    The lowest wins. price above 0, points 0 or more; ValueError otherwise, or where shapes do not
    fit.
    """
    pounds, quality = spread(price=as_positive("price", price), points=as_amounts("points", points))
    out = np.full(pounds.shape, np.nan)
    return np.asarray(np.divide(pounds, quality, out=out, where=quality > 0))


@np.errstate(under="ignore")
def price_less_quality(price: ArrayLike, points: ArrayLike, pounds_a_point: float) -> Floats:
    """Return price - points x pounds_a_point, pounds, the shape both broadcast to; lowest wins.

    pounds_a_point: what one more point is declared to be worth before anyone bids, 0 or more.
    ValueError as in `price_per_quality_point`.
    """
    pounds, quality = spread(price=as_positive("price", price), points=as_amounts("points", points))
    worth = float(as_amounts("pounds_a_point", pounds_a_point))
    return np.asarray(pounds - quality * worth)


@np.errstate(under="ignore")
def implied_willingness_to_pay(
    price: ArrayLike, price_points: ArrayLike, more: float = 1.0
) -> Floats:
    """Return by how many pounds a price may rise for `more` points elsewhere and leave the total
    where it was, under points = weight x lowest / own with the lowest price held; the shape both
    broadcast to.

    A bid with s price points at price p loses s - s p/(p + d) of them for d pounds more, so
    d = p x more / (s - more); infinite where s is no more than `more`, for then no price takes
    that many points away. price and more above 0, price_points 0 or more; ValueError otherwise.
    """
    pounds, held = spread(
        price=as_positive("price", price), points=as_amounts("price_points", price_points)
    )
    gain = float(as_positive("more", more))
    out = np.full(pounds.shape, np.inf)
    return np.asarray(np.divide(pounds * gain, held - gain, out=out, where=held > gain))


@np.errstate(under="ignore")
def share_of_others(values: ArrayLike, *, lower: bool = False) -> Floats:
    """Return each value over the median of the others, shape (bids,), unit 1; NaN where fewer than
    two others have a value, where that median is 0, or where there is no value.

    values: 0 or more, NaN where nobody gave one; ValueError otherwise. A bid far from 1 is an
    outlier among its rivals, and one's own value never moves its own yardstick. With `lower` the
    median of an even number is the lower of the two in the middle, so that one dear rival of two
    makes nobody look cheap.
    """
    plain = as_floats("values", values, 1)
    known = ~np.isnan(plain)
    as_amounts("values", plain[known])
    found = np.full(plain.shape, np.nan)
    for place in np.flatnonzero(known):
        others = np.delete(plain, place)
        others = others[~np.isnan(others)]
        middle = 0.0
        if others.size > 1:
            low = float(np.quantile(others, 0.5, method="lower"))
            middle = low if lower else float(np.median(others))
        if middle > 0:
            found[place] = plain[place] / middle
    return found
