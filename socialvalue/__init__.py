"""socialvalue: social value scored honestly, theme by theme and overall.

Claims go in (what a bidder promises, or what a service delivered); a scorecard comes out that a
finance officer, an auditor and a resident can all check. Names are loaded when first used, so that
`import socialvalue` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from socialvalue._version import __version__

if TYPE_CHECKING:
    from socialvalue import aggregation as aggregation
    from socialvalue import appraisal as appraisal
    from socialvalue import decisions as decisions
    from socialvalue import numerics as numerics
    from socialvalue import proxies as proxies
    from socialvalue import registry as registry
    from socialvalue import schemas as schemas
    from socialvalue import source as source
    from socialvalue import standards as standards
    from socialvalue import streams as streams
    from socialvalue import testing as testing
    from socialvalue.appraisal import Appraisal as Appraisal
    from socialvalue.appraisal import Exchange as Exchange
    from socialvalue.appraisal import Scope as Scope
    from socialvalue.appraisal import appraise as appraise
    from socialvalue.basis import Basis as Basis
    from socialvalue.claims import Claims as Claims
    from socialvalue.claims import read as read
    from socialvalue.claims.maps import ColumnMap as ColumnMap
    from socialvalue.column import Code as Code
    from socialvalue.column import Column as Column
    from socialvalue.column import Example as Example
    from socialvalue.column import Parameter as Parameter
    from socialvalue.column import Pool as Pool
    from socialvalue.column import Sample as Sample
    from socialvalue.column import SampleGroup as SampleGroup
    from socialvalue.column import Single as Single
    from socialvalue.column import Sum as Sum
    from socialvalue.column import WeightedMean as WeightedMean
    from socialvalue.deciles import PlaceTable as PlaceTable
    from socialvalue.deciles import places as places
    from socialvalue.decisions import Criterion as Criterion
    from socialvalue.decisions import Decision as Decision
    from socialvalue.decisions import Scoring as Scoring
    from socialvalue.decisions import decide as decide
    from socialvalue.decisions.deliveries import deliveries as deliveries
    from socialvalue.errors import AppraisalError as AppraisalError
    from socialvalue.errors import ArgumentError as ArgumentError
    from socialvalue.errors import BallotErrors as BallotErrors
    from socialvalue.errors import BasisError as BasisError
    from socialvalue.errors import ClaimErrors as ClaimErrors
    from socialvalue.errors import DecisionError as DecisionError
    from socialvalue.errors import Fault as Fault
    from socialvalue.errors import FormulaError as FormulaError
    from socialvalue.errors import FrameworkError as FrameworkError
    from socialvalue.errors import MapError as MapError
    from socialvalue.errors import MeasureError as MeasureError
    from socialvalue.errors import NameClash as NameClash
    from socialvalue.errors import PinError as PinError
    from socialvalue.errors import PluginError as PluginError
    from socialvalue.errors import RetiredMeasure as RetiredMeasure
    from socialvalue.errors import ScopeError as ScopeError
    from socialvalue.errors import SocialValueError as SocialValueError
    from socialvalue.errors import SourceError as SourceError
    from socialvalue.errors import UnitError as UnitError
    from socialvalue.errors import UnknownName as UnknownName
    from socialvalue.evidence import Evidence as Evidence
    from socialvalue.framework import Framework as Framework
    from socialvalue.guide import Recommendation as Recommendation
    from socialvalue.guide import Vision as Vision
    from socialvalue.guide.recommend import recommend as recommend
    from socialvalue.guide.vision import vision as vision
    from socialvalue.insight.attribution import attribution_shares as attribution_shares
    from socialvalue.insight.comparison.acceptability import acceptability as acceptability
    from socialvalue.insight.comparison.acceptance import Acceptance as Acceptance
    from socialvalue.insight.comparison.compare import compare as compare
    from socialvalue.insight.comparison.comparison import Comparison as Comparison
    from socialvalue.insight.disclosure.hiding import DisclosureError as DisclosureError
    from socialvalue.insight.disclosure.publication import Publication as Publication
    from socialvalue.insight.disclosure.publication import publish as publish
    from socialvalue.insight.disclosure.withholding import Withheld as Withheld
    from socialvalue.insight.disclosure.withholding import withhold as withhold
    from socialvalue.insight.explain import explain as explain
    from socialvalue.insight.imbalance import imbalance as imbalance
    from socialvalue.insight.sensitivity import Methods as Methods
    from socialvalue.insight.sensitivity import Sensitivity as Sensitivity
    from socialvalue.insight.sensitivity import WhatIf as WhatIf
    from socialvalue.insight.sensitivity import methods as methods
    from socialvalue.insight.sensitivity import sensitivity as sensitivity
    from socialvalue.insight.sensitivity import what_if as what_if
    from socialvalue.measure import Measure as Measure
    from socialvalue.measure_tables import MeasureTable as MeasureTable
    from socialvalue.measure_tables import load_measures as load_measures
    from socialvalue.proxy import Adjustments as Adjustments
    from socialvalue.proxy import Factor as Factor
    from socialvalue.proxy import Growth as Growth
    from socialvalue.proxy import Ledger as Ledger
    from socialvalue.proxy import Persistence as Persistence
    from socialvalue.proxy import Proxy as Proxy
    from socialvalue.proxy import ProxyTable as ProxyTable
    from socialvalue.proxy import Share as Share
    from socialvalue.ramp import Ramp as Ramp
    from socialvalue.registry import register as register
    from socialvalue.scorecard import Scorecard as Scorecard
    from socialvalue.scorecard.worths import Worths as Worths
    from socialvalue.scoring import score as score
    from socialvalue.scoring import worth as worth
    from socialvalue.source import Series as Series
    from socialvalue.source import Source as Source
    from socialvalue.spread import CommonFactor as CommonFactor
    from socialvalue.spread import Correlation as Correlation
    from socialvalue.spread import Spread as Spread
    from socialvalue.streams import Partial as Partial
    from socialvalue.streams.stream import stream as stream
    from socialvalue.survey import Answers as Answers
    from socialvalue.survey import Raters as Raters
    from socialvalue.survey import Shares as Shares
    from socialvalue.theme import Outcome as Outcome
    from socialvalue.theme import Theme as Theme
    from socialvalue.voices import Ballot as Ballot
    from socialvalue.voices import Perspective as Perspective
    from socialvalue.voices import Views as Views
    from socialvalue.voices import Voices as Voices
    from socialvalue.voices import perspectives as perspectives
    from socialvalue.voices import read_ballots as read_ballots
    from socialvalue.voices import read_perspective as read_perspective
    from socialvalue.voices import weights as weights

_ROOMS = {
    "appraisal": ("Appraisal", "Exchange", "Scope", "appraise"),
    "basis": ("Basis",),
    "claims": ("Claims", "read"),
    "claims.maps": ("ColumnMap",),
    "column": (
        *("Code", "Column", "Example", "Parameter", "Pool", "Sample", "SampleGroup"),
        *("Single", "Sum", "WeightedMean"),
    ),
    "decisions": ("Criterion", "Decision", "Scoring", "decide", "deliveries"),
    "deciles": ("PlaceTable", "places"),
    "errors": (
        *("AppraisalError", "ArgumentError", "BallotErrors", "BasisError", "ClaimErrors"),
        "DecisionError",
        "Fault",
        *(
            "FormulaError",
            "FrameworkError",
            "MapError",
            "MeasureError",
            "NameClash",
            "PinError",
            "PluginError",
            "RetiredMeasure",
            "ScopeError",
        ),
        *("SocialValueError", "SourceError", "UnitError"),
        "UnknownName",
    ),
    "evidence": ("Evidence",),
    "framework": ("Framework",),
    "guide": ("Recommendation", "Vision", "recommend", "vision"),
    "insight.attribution": ("attribution_shares",),
    "insight.comparison.acceptability": ("acceptability",),
    "insight.comparison.acceptance": ("Acceptance",),
    "insight.comparison.compare": ("compare",),
    "insight.comparison.comparison": ("Comparison",),
    "insight.disclosure.hiding": ("DisclosureError",),
    "insight.disclosure.publication": ("Publication", "publish"),
    "insight.disclosure.withholding": ("Withheld", "withhold"),
    "insight.explain": ("explain",),
    "insight.imbalance": ("imbalance",),
    "insight.sensitivity": (
        *("Methods", "Sensitivity", "WhatIf", "methods", "sensitivity", "what_if"),
    ),
    "measure": ("Measure",),
    "measure_tables": ("MeasureTable", "load_measures"),
    "proxy": (
        *("Adjustments", "Factor", "Growth", "Ledger", "Persistence", "Proxy", "ProxyTable"),
        "Share",
    ),
    "ramp": ("Ramp",),
    "registry": ("register",),
    "scoring": ("score", "worth"),
    "scorecard": ("Scorecard",),
    "scorecard.worths": ("Worths",),
    "source": ("Series", "Source"),
    "streams": ("Partial",),
    "streams.stream": ("stream",),
    "spread": ("CommonFactor", "Correlation", "Spread"),
    "survey": ("Answers", "Raters", "Shares"),
    "theme": ("Outcome", "Theme"),
    "voices": (
        *("Ballot", "Perspective", "Views", "Voices"),
        *("perspectives", "read_ballots", "read_perspective", "weights"),
    ),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}
_PACKAGES = (
    *(
        "aggregation",
        "appraisal",
        "decisions",
        "numerics",
        "proxies",
        "registry",
        "report",
        "schemas",
        "source",
        "standards",
        "streams",
    ),
    "testing",
)

__all__ = ["__version__", *sorted(_HOMES), *_PACKAGES]  # noqa: PLE0604 (names are listed above)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        found = getattr(import_module(f"socialvalue.{_HOMES[name]}"), name)
    elif name in _PACKAGES:
        found = import_module(f"socialvalue.{name}")
    else:
        raise AttributeError(f"module 'socialvalue' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
