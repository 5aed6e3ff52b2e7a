"""Appraisal: money over time on a scorecard, per ledger.

In comes a scorecard whose submissions may have costs by year; out come benefits, harms and costs
year by year, net present values, ratios with their scope, payback, and what of a promise to count
on. Ledgers are never added without a named rule of exchange.
"""

from socialvalue.appraisal.appraisal import Appraisal
from socialvalue.appraisal.appraising import appraise
from socialvalue.appraisal.comparison import compare
from socialvalue.appraisal.exchange import Exchange
from socialvalue.appraisal.scope import RATIOS, Ratio, Scope

__all__ = ["RATIOS", "Appraisal", "Exchange", "Ratio", "Scope", "appraise", "compare"]
