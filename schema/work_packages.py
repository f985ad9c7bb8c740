"""The baseline: work packages with budget, dates and the method by which they earn."""

from schema.common import CURRENCY, OTHER_BUDGETS, OWNER, PROJECT, WORK_PACKAGE
from schema.table import Check, Column, Kind, Table

EARNING_METHODS: dict[str, tuple[str, ...]] = {
    "physical": ("physical %", "percent complete", "% complete", "physical percent complete"),
    "0/100": ("0-100", "0 100", "zero hundred"),
    "50/50": ("50-50", "50 50", "fifty fifty"),
    "weighted milestones": ("weighted milestone", "milestone weights", "milestones"),
    "units": ("units complete", "units completed"),
    "level of effort": ("loe", "level-of-effort"),
    "apportioned": ("apportioned effort",),
}

WORK_PACKAGES = Table(
    name="work_packages",
    title="Work packages",
    meaning="The performance measurement baseline: one row for each work package of each project.",
    names=("WBS", "Work breakdown structure", "Baseline", "Plan", "Budget", "Tasks", "Schedule"),
    key=("project_id", "wp_id"),
    columns=(
        PROJECT,
        Column(
            name="wp_id",
            kind=Kind.ID,
            required=True,
            example="ERP-2.1",
            meaning=WORK_PACKAGE.meaning,
            names=(*WORK_PACKAGE.names, "ID", "Outline number"),
        ),
        Column(
            name="name",
            kind=Kind.TEXT,
            example="Finance design",
            meaning="What the work package delivers.",
            names=("Work package name", "Work package", "Task", "Task name", "Activity", "Activity name", "Title", "Deliverable"),
        ),
        Column(
            name="parent_id",
            kind=Kind.ID,
            example="ERP-2",
            meaning="The work package above it; a parent's own budget counts only where nothing below carries one.",
            names=("Parent", "Parent WBS", "Parent WP", "Parent task", "Summary"),
        ),
        Column(
            name="baseline_start",
            kind=Kind.DATE,
            example="2026-02-02",
            meaning="Start date in the approved baseline.",
            names=("Start", "Planned start", "Start date", "BL start", "Baseline start date"),
        ),
        Column(
            name="baseline_finish",
            kind=Kind.DATE,
            example="2026-06-26",
            meaning="Finish date in the approved baseline.",
            names=("Finish", "End", "End date", "Planned finish", "Planned end", "BL finish", "Baseline end", "Baseline finish date"),
        ),
        Column(
            name="budget",
            kind=Kind.MONEY,
            unit="currency",
            example=240000,
            meaning="Budget at completion of this work package.",
            names=(
                "BAC",
                "Budget at completion",
                "Baseline cost",
                "Approved budget",
                "Planned cost",
                "Budgeted cost",
                "Total budget",
                "Budgeted total cost",
                *OTHER_BUDGETS,
            ),
        ),
        CURRENCY,
        Column(
            name="method",
            kind=Kind.CHOICE,
            choices=EARNING_METHODS,
            example="physical",
            meaning="How the work package earns value; physical % where it is blank.",
            names=("EV method", "Earning method", "Earned value method", "Earned value technique", "EVT", "Progress method"),
        ),
        Column(
            name="base_wp_id",
            kind=Kind.ID,
            example="",
            meaning="For an apportioned work package: the one whose share complete it takes.",
            names=("Apportioned to", "Base work package", "Base WP"),
        ),
        Column(
            name="forecast_finish",
            kind=Kind.DATE,
            example="2026-07-17",
            meaning="The finish expected now.",
            names=("Forecast end", "Expected finish", "Estimated finish", "Current finish", "Revised finish", "Updated finish"),
        ),
        Column(
            name="calendar_id",
            kind=Kind.ID,
            example="",
            meaning="The calendar of its working days; Monday to Friday where it is blank.",
            names=("Calendar", "Work calendar"),
        ),
        OWNER,
    ),
    checks=(
        Check(
            column="baseline_finish",
            bad="baseline_finish < baseline_start",
            says="The baseline finish is before the baseline start.",
            mend="Correct one of the two dates.",
        ),
        Check(
            column="budget",
            bad="budget < 0",
            says="The budget is negative.",
            mend="Enter the budget as a positive amount; enter a reduction as a change request.",
        ),
        Check(
            column="base_wp_id",
            bad="method = 'apportioned' AND base_wp_id IS NULL",
            says="An apportioned work package does not say which package it follows.",
            mend="Enter the base work package's identifier, or choose another method.",
        ),
        Check(
            column="parent_id",
            bad="parent_id = wp_id",
            says="The work package is its own parent.",
            mend="Enter the package above it, or leave the cell blank.",
        ),
        Check(
            column="budget",
            bad="budget IS NULL AND baseline_start IS NOT NULL AND parent_id IS NOT NULL",
            says="The work package has dates and no budget; it will earn nothing.",
            mend="Enter its budget.",
            severity="warning",
        ),
    ),
)
