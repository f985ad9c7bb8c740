"""The finish: how late it is expected, by the project managers and by what is earned."""

from metrics.earned_value import BASELINE, EARNED
from metrics.metric import Example, Metric, Unit

FINISH_METRICS: tuple[Metric, ...] = (
    Metric(
        key="finish_slip",
        label="Finish slip",
        unit=Unit.DAYS,
        fact="fact_project",
        sql="max(finish_slip_days)",
        needs=("finish_slip_days",),
        formula="working days from the baseline finish to the project manager's forecast; above one project, the largest",
        tables=("projects", "work_packages"),
        meaning="How many working days after its baseline finish a project is expected to end, by its manager; the actual finish once it is "
        "done. A portfolio is as late as its latest project: slips of different projects do not make up for each other.",
        source="GAO-16-89G Schedule Assessment Guide",
        example=Example(given={"finish_slip_days": 30}, value=30, source="26 March to 7 May 2027"),
    ),
    Metric(
        key="finish_slip_earned",
        label="Finish slip by SPI(t)",
        unit=Unit.DAYS,
        fact="fact_project",
        sql="max(earned_slip_days)",
        needs=("earned_slip_days",),
        formula="working days from the baseline finish to start + baseline duration ÷ SPI(t); above one project, the largest",
        tables=(*EARNED, *BASELINE, "projects"),
        meaning="How many working days after its baseline finish a project would end if time went on being earned as so far (IEAC(t) as a date).",
        source="W. Lipke, Schedule is Different, The Measurable News, 2003",
        example=Example(given={"earned_slip_days": 44}, value=44, source="a plan of 220 working days at SPI(t) 0.8333"),
    ),
)
