"""What to watch: projects that declare better than they are, that are stale, or whose dates do not match."""

from metrics.metric import Example, Metric, Unit

_SOURCE = "definitions of Steerboard, sections 1 and 4"
_TABLES = ("status_reports", "progress", "costs")


def _count(key: str, label: str, meaning: str) -> Metric:
    return Metric(
        key=key,
        label=label,
        unit=Unit.COUNT,
        fact="fact_status",
        expression=key,
        tables=_TABLES,
        meaning=meaning,
        source=_SOURCE,
        example=Example(given={key: 2}, value=2, source="two projects"),
    )


WATCH_METRICS: tuple[Metric, ...] = (
    _count("watermelons", "Watermelons", "Projects whose declared status is better than the computed one by a step or more."),
    _count("unjustified", "Watermelons not justified", "Watermelons without a written justification."),
    _count("stale_projects", "Stale projects", "Projects whose last report is older than their reporting cadence and a fifth of it."),
    _count(
        "mismatched_projects",
        "Cost and progress apart",
        "Projects whose cost and progress are reported to days more than half a period apart.",
    ),
    _count(
        "adverse_projects",
        "Adverse trends",
        "Projects whose CPI or SPI fell three times in a row, or whose current period is 0.10 below it.",
    ),
)
