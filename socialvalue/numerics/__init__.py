"""Bare functions on arrays: inequality, means, money and time, each citing its source.

In come float64 arrays without units, out come arrays or floats; nothing here knows what social
value is. Bad input raises ValueError with a sentence that says how to mend it; an answer that does
not exist is NaN, as each function says.
"""

from socialvalue.numerics.additionality import kept, net_additional
from socialvalue.numerics.agreement import kendall_tau, kendall_w, mean_distance
from socialvalue.numerics.appraisal import equivalent_annual_value, net_present_value
from socialvalue.numerics.attribution import attribution_excess, attribution_sum
from socialvalue.numerics.best_worst import BestWorst, best_worst
from socialvalue.numerics.bid_points import (
    from_floor_to_target,
    lowest_over_own,
    pro_rata_to_best,
    ranks,
    round_once,
    weighted_points,
)
from socialvalue.numerics.bid_prices import (
    implied_willingness_to_pay,
    price_less_quality,
    price_per_quality_point,
    share_of_others,
)
from socialvalue.numerics.clustering import Clusters, clusters
from socialvalue.numerics.composites import composite
from socialvalue.numerics.data_weights import critic, entropy_weights
from socialvalue.numerics.deprivation import Deprivation, alkire_foster, planetary_pressures
from socialvalue.numerics.direct_weights import (
    budget_weights,
    rank_order_centroid,
    swing_weights,
)
from socialvalue.numerics.discounting import annuity_factor, discount_factor, present_value
from socialvalue.numerics.distribution import Totals, distributional_totals, distributional_weight
from socialvalue.numerics.inequality import (
    atkinson,
    effective_number,
    equally_distributed,
    gini,
    herfindahl,
    rosenbluth,
    theil_l,
    theil_t,
)
from socialvalue.numerics.inequality_parts import (
    TheilParts,
    bottom_share,
    theil_parts,
    top_share,
)
from socialvalue.numerics.kemeny_order import Kemeny, kemeny
from socialvalue.numerics.local_economy import (
    Shifts,
    earnings_gap,
    location_quotient,
    shift_share,
)
from socialvalue.numerics.means import power_mean, weighted_mean
from socialvalue.numerics.optimism import allow_for_optimism, delivery_haircut, optimism_bias
from socialvalue.numerics.outcome_flows import delivery, flows, persist
from socialvalue.numerics.pairwise import (
    Strain,
    consistency_index,
    consistency_ratio,
    eigenvector_weights,
    geometric_weights,
    hierarchy_weights,
    strains,
)
from socialvalue.numerics.payback_time import payback
from socialvalue.numerics.price_years import (
    financial_on_calendar_base,
    financial_year_link,
    link_departures,
)
from socialvalue.numerics.ratios import (
    benefit_cost_ratio,
    cost_per_outcome,
    net_sroi_ratio,
    sroi_ratio,
)
from socialvalue.numerics.rebasing import rebase
from socialvalue.numerics.scaling import closeness, minmax_scaled, share_scaled, vector_scaled
from socialvalue.numerics.segment_inequality import segment_effective_number, segment_gini
from socialvalue.numerics.segments import (
    repeat,
    segment_count,
    segment_mean,
    segment_quantile,
    segment_running_sum,
    segment_sort,
    segment_sum,
)
from socialvalue.numerics.surveys import (
    kappa,
    mean_interval,
    newcombe,
    normal_quantile,
    regression_to_the_mean,
    standard_error,
    student_quantile,
    wilson,
)
from socialvalue.numerics.unions import (
    inclusion_exclusion,
    independent_union,
    shapley,
    union_bounds,
)
from socialvalue.numerics.uprating import discount_growing_value, income_index, uprate, value_path
from socialvalue.numerics.voting import (
    borda,
    condorcet_winner,
    outranking,
    plurality,
    smith_set,
)

__all__ = [
    "BestWorst",
    "Clusters",
    "Deprivation",
    "Kemeny",
    "Shifts",
    "Strain",
    "TheilParts",
    "Totals",
    "alkire_foster",
    "allow_for_optimism",
    "annuity_factor",
    "atkinson",
    "attribution_excess",
    "attribution_sum",
    "benefit_cost_ratio",
    "best_worst",
    "borda",
    "bottom_share",
    "budget_weights",
    "closeness",
    "clusters",
    "composite",
    "condorcet_winner",
    "consistency_index",
    "consistency_ratio",
    "cost_per_outcome",
    "critic",
    "delivery",
    "delivery_haircut",
    "discount_factor",
    "discount_growing_value",
    "distributional_totals",
    "distributional_weight",
    "earnings_gap",
    "effective_number",
    "eigenvector_weights",
    "entropy_weights",
    "equally_distributed",
    "equivalent_annual_value",
    "financial_on_calendar_base",
    "financial_year_link",
    "flows",
    "from_floor_to_target",
    "geometric_weights",
    "gini",
    "herfindahl",
    "hierarchy_weights",
    "implied_willingness_to_pay",
    "inclusion_exclusion",
    "income_index",
    "independent_union",
    "kappa",
    "kemeny",
    "kendall_tau",
    "kendall_w",
    "kept",
    "link_departures",
    "location_quotient",
    "lowest_over_own",
    "mean_distance",
    "mean_interval",
    "minmax_scaled",
    "net_additional",
    "net_present_value",
    "net_sroi_ratio",
    "newcombe",
    "normal_quantile",
    "optimism_bias",
    "outranking",
    "payback",
    "persist",
    "planetary_pressures",
    "plurality",
    "power_mean",
    "present_value",
    "price_less_quality",
    "price_per_quality_point",
    "pro_rata_to_best",
    "rank_order_centroid",
    "ranks",
    "rebase",
    "regression_to_the_mean",
    "repeat",
    "rosenbluth",
    "round_once",
    "segment_count",
    "segment_effective_number",
    "segment_gini",
    "segment_mean",
    "segment_quantile",
    "segment_running_sum",
    "segment_sort",
    "segment_sum",
    "shapley",
    "share_of_others",
    "share_scaled",
    "shift_share",
    "smith_set",
    "sroi_ratio",
    "standard_error",
    "strains",
    "student_quantile",
    "swing_weights",
    "theil_l",
    "theil_parts",
    "theil_t",
    "top_share",
    "union_bounds",
    "uprate",
    "value_path",
    "vector_scaled",
    "weighted_mean",
    "weighted_points",
    "wilson",
]
