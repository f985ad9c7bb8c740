"""Planned value, earned value and actual cost of each period or up to it, and what a project gives for itself at that date."""

from schema.common import CURRENCY, OTHER_BUDGETS, PROJECT, WORK_PACKAGE
from schema.table import Check, Column, Kind, Table


def _both(name: str, what: str, example: int, names: tuple[str, ...], to_date: tuple[str, ...]) -> tuple[Column, Column]:
    """The value of a period, and its twin, the value from the start up to the period's end."""
    twin = f"{name}_to_date"
    return (
        Column(
            name=name,
            kind=Kind.MONEY,
            unit="currency",
            to_date=twin,
            example=example,
            meaning=f"{what} of the period alone.",
            names=names,
        ),
        Column(
            name=twin,
            kind=Kind.MONEY,
            unit="currency",
            meaning=f"{what} from the start up to the end of the period. Kept as it is given: the increase of a period follows from it.",
            names=to_date,
        ),
    )


PV, PV_TO_DATE = _both(
    "pv",
    "Planned value",
    82000,
    (
        "Planned value",
        "BCWS",
        "BCWS period",
        "Budgeted cost of work scheduled",
        "Period PV",
        "PV in period",
        "Planned value of the period",
        "Planned cost",
        "Planned",
        "VP",
    ),
    (
        "Cumulative PV",
        "PV cumulative",
        "Cum PV",
        "Cumulative planned value",
        "Planned value to date",
        "Cumulative BCWS",
        "BCWS to date",
        "BCWS cum",
        "PV ITD",
    ),
)
EV, EV_TO_DATE = _both(
    "ev",
    "Earned value",
    76000,
    (
        "Earned value",
        "Earned",
        "VA",
        "VG",
        "BCWP",
        "BCWP period",
        "Budgeted cost of work performed",
        "Period EV",
        "EV in period",
        "Earned value of the period",
    ),
    (
        "Cumulative EV",
        "EV cumulative",
        "Cum EV",
        "Cumulative earned value",
        "Earned value to date",
        "Cumulative BCWP",
        "BCWP to date",
        "BCWP cum",
        "EV ITD",
    ),
)
AC, AC_TO_DATE = _both(
    "ac",
    "Actual cost",
    88000,
    (
        "Actual cost",
        "CR",
        "ACWP",
        "ACWP period",
        "Actual cost of work performed",
        "Actual total cost",
        "Period AC",
        "AC in period",
        "Actual cost of the period",
        "Actuals",
        "Actual",
        "Spent",
    ),
    (
        "Cumulative AC",
        "AC cumulative",
        "Cum AC",
        "Cumulative actual cost",
        "Actual cost to date",
        "Actuals to date",
        "Spent to date",
        "Cost to date",
        "Cumulative ACWP",
        "ACWP to date",
        "ACWP cum",
        "AC ITD",
    ),
)

REPORTING_PERIODS = Table(
    name="reporting_periods",
    title="Reporting periods",
    meaning="One row for each project (or work package) and period: planned value, earned value and actual cost, each of the period alone "
    "or up to its end, and the budget, % complete and forecasts that the project gives for itself at that date.",
    names=("EVM", "Earned value", "Time phased", "Time-phased baseline", "Periods", "EVM monthly", "PMB"),
    key=("project_id", "wp_id", "period_end"),
    period="period_end",
    guides=(
        Column(
            name="etc",
            kind=Kind.MONEY,
            unit="currency",
            low=0,
            meaning="What is still to be spent at that date; with the actual cost to date it makes the estimate at completion.",
            names=("Estimate to complete", "Remaining cost", "Cost to go", "To complete"),
        ),
    ),
    tells=("pv", "ev", "ac", "pv_to_date", "ev_to_date", "ac_to_date"),
    columns=(
        PROJECT,
        WORK_PACKAGE,
        Column(
            name="period_end",
            kind=Kind.DATE,
            required=True,
            example="2026-03-31",
            meaning="The last day of the period.",
            names=(
                "Period",
                "Period date",
                "Period end date",
                "Month",
                "Month end",
                "Reporting period",
                "Status date",
                "Data date",
                "As of",
                "As at",
                "Reporting date",
            ),
        ),
        PV,
        EV,
        AC,
        PV_TO_DATE,
        EV_TO_DATE,
        AC_TO_DATE,
        Column(
            name="budget",
            kind=Kind.MONEY,
            unit="currency",
            low=0,
            meaning="The budget at completion (BAC) as it stands at that date; work packages, where there are any, go before it.",
            names=("BAC", "Budget at completion", "Total budget", "Approved budget", *OTHER_BUDGETS),
        ),
        Column(
            name="pct_complete",
            kind=Kind.SHARE,
            unit="share, 0 to 1 (shown as %)",
            low=0,
            high=1,
            meaning="How much of it is done at that date, as a share of the budget.",
            names=("% complete", "Percent complete", "Physical % complete", "Completion %", "Pct complete"),
        ),
        Column(
            name="eac",
            kind=Kind.MONEY,
            unit="currency",
            low=0,
            meaning="The cost at completion that the project manager forecasts at that date.",
            names=(
                "Estimate at completion",
                "Forecast",
                "Forecast at completion",
                "Forecast cost",
                "Cost forecast",
                "Forecast cost at completion",
                "Cost at completion",
                "At completion total cost",
            ),
        ),
        Column(
            name="forecast_finish",
            kind=Kind.DATE,
            meaning="The finish that the project manager forecasts at that date.",
            names=("Expected finish", "Forecast end", "Expected end", "Estimated finish", "Projected finish"),
        ),
        CURRENCY,
    ),
    checks=(
        Check(
            column="ev_to_date",
            bad="ev_to_date > budget AND budget > 0",
            says="The earned value is above the budget: more is earned than there is to earn.",
            mend="Check both; no estimate is shown below the actual cost.",
            severity="warning",
        ),
    ),
)
