"""TABLES → NUMBERS: facts in SQL, and every metric declared once over them."""

from metrics.earned_schedule import EARNED_SCHEDULE_METRICS
from metrics.earned_value import EARNED_VALUE_METRICS
from metrics.estimates import ESTIMATE_METRICS
from metrics.finish import FINISH_METRICS
from metrics.metric import Metric
from metrics.milestones import MILESTONE_METRICS
from metrics.recent import RECENT_METRICS
from metrics.risks import RISK_METRICS
from metrics.watch import WATCH_METRICS

# in the order in which they are built: each reads the input tables and the facts before it
FACTS: tuple[str, ...] = (
    "working_day",
    "rate",
    "scoped_project",
    "given_row",
    "package_parent",
    "counted_package",
    "package_of",
    "period",
    "course_day",
    "given_period",
    "cost_upper",
    "given_cost",
    "project_given",
    "whole_plan",
    "package_plan",
    "planned",
    "recent",
    "package_planned",
    "earned_step",
    "reported_from",
    "earned_gap",
    "earned",
    "spent_step",
    "spent",
    "course",
    "package_progress",
    "package_value",
    "project_budget",
    "project_value",
    "plan_step",
    "earned_schedule",
    "fact_course",
    "doubt",
    "ratio_package",
    "fact_package",
    "ratio_project",
    "fact_project",
    "fact_schedule",
    "fact_schedule_days",
    "fact_schedule_programme",
    "fact_schedule_portfolio",
    "fact_milestone",
    "fact_risk_band",
    "fact_risk",
    "fact_reserve",
    "fact_reserve_pooled",
)

CATALOGUE: tuple[Metric, ...] = (
    *EARNED_VALUE_METRICS,
    *RECENT_METRICS,
    *ESTIMATE_METRICS,
    *EARNED_SCHEDULE_METRICS,
    *FINISH_METRICS,
    *WATCH_METRICS,
    *MILESTONE_METRICS,
    *RISK_METRICS,
)

BY_KEY: dict[str, Metric] = {metric.key: metric for metric in CATALOGUE}
