"""The finish: how late it is expected, by the project managers and by what is earned."""

from metrics.earned_value import BASELINE, EARNED
from metrics.metric import Example, Metric, Unit

_RECORD = "W. Lipke 2003; weighting: Batselier and Vanhoucke 2017's projects, Buildings 2024, 14(3):643"

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
        label="Finish slip by performance",
        unit=Unit.DAYS,
        fact="fact_project",
        sql="max(earned_slip_days)",
        needs=("earned_slip_days",),
        formula="working days from the baseline finish to status date + (PD − ES) ÷ PF, PF = p × SPI(t) + 1 − p, p = EV ÷ BAC; above one project, the largest",
        tables=(*EARNED, *BASELINE, "projects"),
        meaning="How many working days after its baseline finish a project would end if what remains of its plan went at its own pace, trusted as "
        "far as the project is done.",
        source=_RECORD,
        example=Example(
            given={"earned_slip_days": 20}, value=20, source="15 of 40 working days remain, SPI(t) 0.625, p 0.625: 15 ÷ 0.7656"
        ),
    ),
    Metric(
        key="finish_slip_plan",
        label="Finish slip, PF = 1",
        unit=Unit.DAYS,
        fact="fact_project",
        sql="max(plan_slip_days)",
        needs=("plan_slip_days",),
        formula="working days from the baseline finish to status date + (PD − ES); above one project, the largest",
        tables=(*EARNED, *BASELINE, "projects"),
        meaning="The same if what remains went as planned: the delay so far stays, and no more comes.",
        source=_RECORD,
        example=Example(given={"plan_slip_days": 15}, value=15, source="15 of 40 working days remain at the baseline finish"),
    ),
    Metric(
        key="finish_slip_spi_t",
        label="Finish slip, PF = SPI(t)",
        unit=Unit.DAYS,
        fact="fact_project",
        sql="max(spi_t_slip_days)",
        needs=("spi_t_slip_days",),
        formula="working days from the baseline finish to status date + (PD − ES) ÷ SPI(t); above one project, the largest",
        tables=(*EARNED, *BASELINE, "projects"),
        meaning="The same if time went on being earned as so far (IEAC(t) as a date).",
        source=_RECORD,
        example=Example(given={"spi_t_slip_days": 24}, value=24, source="15 ÷ 0.625"),
    ),
)
