"""Earned schedule: lateness counted in time and not in money."""

from metrics.earned_value import BASELINE, EARNED, INDEX_LIMITS
from metrics.metric import Example, Metric, Unit

_SOURCE = "W. Lipke, Schedule is Different, The Measurable News, 2003"
_CHECK = "check of the definitions: PV 10/30/60/100, EV 45, AT 3, PD 4"
_TABLES = (*EARNED, *BASELINE)
_GIVEN = {"es": 2.5, "at": 3, "pd": 4}
_UNIT = (
    "The unit is the period of the plan where all its periods are of one calendar length from start to finish, else the working day; "
    "over several projects it is the working day."
)

EARNED_SCHEDULE_METRICS: tuple[Metric, ...] = (
    Metric(
        key="es",
        label="ES",
        unit=Unit.PERIODS,
        fact="fact_schedule",
        expression="es",
        tables=_TABLES,
        meaning=f"Earned schedule: the time by which the plan would have earned what is earned now, measured from the baseline start. {_UNIT}",
        source=_SOURCE,
        formula="C + (EV − PV at C) ÷ (PV at C + 1 − PV at C): the earliest moment at which the plan reaches EV",
        example=Example(given={"es": 2.5}, value=2.5, source=_CHECK),
    ),
    Metric(
        key="at",
        label="AT",
        unit=Unit.PERIODS,
        fact="fact_schedule",
        expression="at",
        tables=BASELINE,
        meaning=f"Actual time: from the baseline start to the status date; it stops when the project is finished. {_UNIT}",
        source=_SOURCE,
        formula="status date − baseline start",
        example=Example(given={"at": 3}, value=3, source=_CHECK),
    ),
    Metric(
        key="pd",
        label="PD",
        unit=Unit.PERIODS,
        fact="fact_schedule",
        expression="pd",
        tables=BASELINE,
        meaning=f"Planned duration: from the baseline start to the baseline finish. {_UNIT}",
        source=_SOURCE,
        formula="baseline finish − baseline start",
        example=Example(given={"pd": 4}, value=4, source=_CHECK),
    ),
    Metric(
        key="sv_t",
        label="SV(t)",
        unit=Unit.PERIODS,
        fact="fact_schedule",
        expression="es - at",
        tables=_TABLES,
        meaning=f"Schedule variance in time: ahead of plan, below 0 behind. {_UNIT}",
        source=_SOURCE,
        example=Example(given=_GIVEN, value=-0.5, source=_CHECK),
    ),
    Metric(
        key="spi_t",
        label="SPI(t)",
        unit=Unit.INDEX,
        fact="fact_schedule",
        expression="es / at",
        tables=_TABLES,
        meaning="Schedule performance index in time. Unlike SPI it stays below 1 when a project ends late. Portfolio and programme: earned working days "
        "of all projects over their actual ones, so each project weighs by its time and not by its money. A single project is counted in the periods of its "
        "own plan, as ES and AT are.",
        source=_SOURCE,
        undefined=(("at == 0", "the project has not begun: AT is 0"),),
        thresholds=INDEX_LIMITS,
        example=Example(given=_GIVEN, value=0.8333, source=_CHECK),
    ),
    Metric(
        key="ieac_t",
        label="IEAC(t)",
        unit=Unit.PERIODS,
        fact="fact_schedule",
        expression="pd / spi_t",
        tables=_TABLES,
        meaning=f"Independent estimate of the duration, measured from the start, if time goes on being earned as so far. {_UNIT}",
        source=_SOURCE,
        undefined=(("at == 0", "the project has not begun: AT is 0"), ("es == 0", "SPI(t) is 0: nothing is earned so far")),
        example=Example(given=_GIVEN, value=4.8, source=_CHECK),
    ),
    Metric(
        key="tspi",
        label="TSPI",
        unit=Unit.INDEX,
        fact="fact_schedule",
        expression="(pd - es) / (pd - at)",
        tables=_TABLES,
        meaning="To-complete schedule performance index: the SPI(t) that the rest needs for the whole to end on time.",
        source=_SOURCE,
        undefined=(("at >= pd", "the planned duration is over: AT is not below PD"),),
        example=Example(given=_GIVEN, value=1.5, source=_CHECK),
    ),
)
