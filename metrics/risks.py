"""Risk: scores, money at stake, and whether the contingency covers it."""

from dataclasses import dataclass
from datetime import date

from metrics.metric import Example, Metric, Status, Thresholds, Unit
from metrics.moment import View

_SOURCE = "PMI Standard for Risk Management; ISO 31000; definitions of Steerboard, section 7"

RISK_METRICS: tuple[Metric, ...] = (
    Metric(
        key="risks_open",
        label="Open risks",
        unit=Unit.COUNT,
        fact="fact_risk",
        expression="risks",
        tables=("risks",),
        meaning="Risks that are open at the status date.",
        source=_SOURCE,
        example=Example(given={"risks": 14}, value=14, source="definition"),
    ),
    Metric(
        key="risks_critical",
        label="Critical risks",
        unit=Unit.COUNT,
        fact="fact_risk",
        expression="critical",
        tables=("risks",),
        meaning="Open risks whose residual score, probability × impact, is in the critical band, over the risks that are rated.",
        source=_SOURCE,
        thresholds=Thresholds(green=0, amber=2),
        example=Example(given={"critical": 3}, value=3, source="definition"),
    ),
    Metric(
        key="risks_unrated",
        label="Unrated risks",
        unit=Unit.COUNT,
        fact="fact_risk",
        expression="unrated",
        tables=("risks",),
        meaning="Open risks without a probability or an impact from 1 to 5: nobody can say whether they are critical.",
        source=_SOURCE,
        example=Example(given={"unrated": 12}, value=12, source="definitions, section 7: 3 critical of 40 rated, 12 unrated"),
    ),
    Metric(
        key="risk_exposure",
        label="Risk exposure, inherent",
        unit=Unit.MONEY,
        fact="fact_reserve",
        expression="exposure",
        tables=("risks",),
        meaning="Expected monetary value of the open risks before any response: probability × cost impact, summed.",
        source=_SOURCE,
        example=Example(given={"exposure": 0.7 * 400_000}, value=280_000, source="70 % of 400 000"),
    ),
    Metric(
        key="risk_exposure_residual",
        label="Risk exposure, residual",
        unit=Unit.MONEY,
        fact="fact_reserve",
        expression="residual_exposure",
        tables=("risks",),
        meaning="Expected monetary value of the open risks after the response that is in place.",
        source=_SOURCE,
        example=Example(given={"residual_exposure": 0.5 * 300_000}, value=150_000, source="50 % of 300 000"),
    ),
    Metric(
        key="contingency_left",
        label="Contingency left",
        unit=Unit.MONEY,
        fact="fact_reserve",
        expression="contingency_left",
        tables=("projects",),
        meaning="Contingency reserve in the cost baseline that is not yet drawn.",
        source=_SOURCE,
        example=Example(given={"contingency_left": 180_000}, value=180_000, source="definition"),
    ),
    Metric(
        key="reserve_adequacy",
        label="Reserve adequacy",
        unit=Unit.MONEY,
        fact="fact_reserve",
        expression="contingency_usable - exposure_to_cover",
        tables=("projects", "risks"),
        meaning="What would be left of the contingency if every open risk cost its expected value; below 0 the reserve does not cover the exposure. "
        "Portfolio and programme: the shortfalls alone, for the surplus of one project covers no other.",
        source=_SOURCE,
        thresholds=Thresholds(green=0, amber=-0.01),
        example=Example(given={"contingency_usable": 180_000, "exposure_to_cover": 230_000}, value=-50_000, source="180 000 − 230 000"),
    ),
)

BAND_STATUS: dict[str, Status] = {"low": Status.GREEN, "medium": Status.AMBER, "high": Status.AMBER, "critical": Status.RED}


@dataclass(frozen=True, kw_only=True)
class Risk:
    """An open risk; exposures are in the currency of the view, None where it carries no money."""

    project_id: str
    risk_id: str
    title: str
    owner: str | None
    response: str | None
    review_date: date | None
    probability: int | None
    impact: int | None
    residual_probability: int | None
    residual_impact: int | None
    score: int | None
    residual_score: int | None
    band: str | None
    residual_band: str | None
    exposure: float | None
    residual_exposure: float | None
    review_overdue: bool
    file: str
    sheet: str
    row: int
    load: int


_FIELDS = (
    "project_id, risk_id, title, owner, response, review_date, probability, impact, residual_probability, residual_impact, "
    "score, residual_score, band, residual_band, CAST(exposure AS DOUBLE), CAST(residual_exposure AS DOUBLE), review_overdue = 1, _file, _sheet, _row, _load"
)


def open_risks(view: View) -> list[Risk]:
    """The open risks, worst first: by residual score, then by residual exposure."""
    rows = view.con.execute(
        f"SELECT {_FIELDS} FROM fact_risk ORDER BY residual_score DESC NULLS LAST, residual_exposure DESC NULLS LAST, project_id, risk_id"
    ).fetchall()
    names = tuple(Risk.__dataclass_fields__)
    return [Risk(**dict(zip(names, row, strict=True))) for row in rows]


def bands(view: View) -> dict[int, str]:
    """The band of every score from 1 to 25."""
    return {score: band for band, lowest, highest in _bands(view) for score in range(lowest, highest + 1)}


def bands_in_words(view: View) -> str:
    """The limits of the bands: "score 1–4 low, 5–9 medium" and so on."""
    return f"score {', '.join(f'{lowest}–{highest} {band}' for band, lowest, highest in _bands(view))}"


def _bands(view: View) -> list[tuple[str, int, int]]:
    return view.con.execute("SELECT band, lowest, highest FROM fact_risk_band ORDER BY lowest").fetchall()
