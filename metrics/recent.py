"""The last three periods: what a cumulative index hides."""

from metrics.earned_value import BASELINE, EARNED, INDEX_LIMITS, SPENT
from metrics.metric import Example, Metric, Unit

_SOURCE = "GAO-12-210, Earned Value Management: a cumulative 0.97 hides a recent 0.78"
_PERIODS = "The three periods up to the status date, the current one among them."

RECENT_METRICS: tuple[Metric, ...] = (
    Metric(
        key="cpi_3",
        label="CPI, last 3",
        unit=Unit.INDEX,
        fact="fact_project",
        expression="ev_3 / ac_3",
        tables=(*EARNED, *SPENT),
        meaning=f"CPI of the last three periods alone. {_PERIODS}",
        source=_SOURCE,
        undefined=(("ac_3 <= 0", "no cost in the last 3 periods"),),
        thresholds=INDEX_LIMITS,
        example=Example(given={"ev_3": 78, "ac_3": 100}, value=0.78, source="GAO-12-210"),
    ),
    Metric(
        key="spi_3",
        label="SPI, last 3",
        unit=Unit.INDEX,
        fact="fact_project",
        expression="ev_3 / pv_3",
        tables=(*EARNED, *BASELINE),
        meaning=f"SPI of the last three periods alone. {_PERIODS}",
        source=_SOURCE,
        undefined=(("pv_3 <= 0", "nothing was planned in the last 3 periods"),),
        thresholds=INDEX_LIMITS,
        example=Example(given={"ev_3": 90, "pv_3": 120}, value=0.75, source="90 earned of 120 planned"),
    ),
)
