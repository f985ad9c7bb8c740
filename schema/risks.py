"""The risk register: inherent, residual and target ratings, with money."""

from schema.common import CURRENCY, OWNER, PROJECT, SETTLED, STILL_OPEN
from schema.table import Check, Column, Kind, Table


def _rating(name: str, meaning: str, names: tuple[str, ...], example: int, *, required: bool = False) -> Column:
    return Column(
        name=name, kind=Kind.INTEGER, unit="1 to 5", low=1, high=5, meaning=meaning, names=names, example=example, required=required
    )


def _short(stages: str, letters: str) -> tuple[str, ...]:
    """The names that two lines of headings make, such as After mitigation over L, or Netto over EW."""
    return tuple(f"{stage} {letter}" for stage in stages.split() for letter in letters.split())


_P, _I = "P L EW Prob", "I SH AW Imp"

_BORNE = (
    "accepted",
    "tolerated",
    "akzeptiert",
    "getragen",
    "accepté",
    "aceptado",
    "aceite",
    "accettato",
    "geaccepteerd",
)  # no response, yet it may occur

RISKS = Table(
    name="risks",
    title="Risks",
    meaning="One row for each risk: probability and impact from 1 to 5 before and after the response, and the money at stake.",
    names=("Risk register", "Risk log", "Risk list", "Threats"),
    key=("project_id", "risk_id"),
    columns=(
        PROJECT,
        Column(
            name="risk_id",
            kind=Kind.ID,
            required=True,
            example="R-014",
            meaning="The risk's identifier, unique within its project.",
            names=("ID", "Risk no", "Risk number", "Ref", "Risk ref", "No"),
        ),
        Column(
            name="title",
            kind=Kind.TEXT,
            required=True,
            gives="risk_id",
            example="Vendor stops work",
            meaning="What may happen.",
            names=("Risk", "Risk title", "Description", "Risk description", "Event", "Name", "Summary"),
        ),
        Column(
            name="category",
            kind=Kind.TEXT,
            example="Supplier",
            meaning="The kind of risk.",
            names=("Risk category", "Type", "Risk type", "Area"),
        ),
        _rating(
            "probability",
            "Probability before any response, 1 (rare) to 5 (almost certain).",
            ("Likelihood", "Prob", "P", "L", "EW", "Inherent L", "Inherent probability", "Gross probability", "Inherent likelihood"),
            4,
        ),
        _rating(
            "impact",
            "Impact before any response, 1 (slight) to 5 (grave).",
            ("Severity", "I", "Imp", "SH", "AW", "Consequence", "Inherent impact", "Gross impact"),
            5,
        ),
        _rating(
            "residual_probability",
            "Probability after the response that is in place.",
            ("Residual likelihood", "Net probability", "Current probability", "Post probability", *_short("Residual Post Current", _P)),
            3,
        ),
        _rating(
            "residual_impact",
            "Impact after the response that is in place.",
            (
                "Net impact",
                "Current impact",
                "Post impact",
                "Residual severity",
                "Current severity",
                "Post severity",
                *_short("Residual Post Current", _I),
            ),
            4,
        ),
        _rating(
            "target_probability",
            "Probability to be reached.",
            (
                "Target likelihood",
                "Reached probability",
                "Planned probability",
                "Future probability",
                "Expected probability",
                "Post probability",
                *_short("Target", _P),
            ),
            2,
        ),
        _rating(
            "target_impact",
            "Impact to be reached.",
            ("Target severity", "Planned impact", "Future impact", "Expected impact", "Post impact", *_short("Target", _I)),
            3,
        ),
        Column(
            name="probability_share",
            kind=Kind.SHARE,
            unit="share, 0 to 1 (shown as %)",
            low=0,
            high=1,
            example=0.7,
            meaning="Probability before any response as a share; the middle of the rating's fifth where it is blank.",
            names=("Probability %", "Likelihood %", "Prob %", "Inherent probability %"),
        ),
        Column(
            name="residual_probability_share",
            kind=Kind.SHARE,
            unit="share, 0 to 1 (shown as %)",
            low=0,
            high=1,
            example=0.5,
            meaning="Probability after the response as a share; the middle of the rating's fifth where it is blank.",
            names=("Residual probability %", "Residual likelihood %", "Net probability %"),
        ),
        Column(
            name="cost_impact",
            kind=Kind.MONEY,
            unit="currency",
            low=0,
            example=400000,
            meaning="What it would cost if it happened, before any response.",
            names=(
                "Cost impact",
                "Impact cost",
                "Financial impact",
                "Exposure amount",
                "Gross cost",
                "Inherent cost impact",
                "Impact monetary",
                "Severity monetary",
                "Impact amount",
                "Impact value",
            ),
        ),
        Column(
            name="residual_cost_impact",
            kind=Kind.MONEY,
            unit="currency",
            low=0,
            example=300000,
            meaning="What it would cost after the response; the cost before it where it is blank.",
            names=("Residual cost", "Net cost impact", "Residual financial impact", "Residual impact monetary", "Net cost"),
        ),
        CURRENCY,
        Column(
            name="response",
            kind=Kind.TEXT,
            example="Second supplier under contract by December",
            meaning="What is done about it.",
            names=("Mitigation", "Response plan", "Mitigation plan", "Treatment", "Countermeasure", "Action"),
        ),
        OWNER,
        Column(
            name="status",
            kind=Kind.CHOICE,
            example="open",
            meaning="Closed risks leave the executive views.",
            choices={
                "open": (*STILL_OPEN, "live", "identified", "assessed", "monitoring", "watching", "mitigating", "mitigated"),
                "closed": (*SETTLED, "retired", "expired", "done", "cancelled"),
                "occurred": (
                    "materialised",
                    "materialized",
                    "realised",
                    "realized",
                    "issue",
                    "triggered",
                    "eingetreten",
                    "survenu",
                    "materializado",
                    "ocorrido",
                    "verificato",
                    "opgetreden",
                ),
            },
            suggests=dict.fromkeys(_BORNE, "open"),
            names=("Risk status", "State", "Register status"),
        ),
        Column(
            name="raised_on",
            kind=Kind.DATE,
            example="2026-04-02",
            meaning="The day it was identified.",
            names=("Identified", "Identified date", "Raised", "Date raised", "Opened", "Identified on"),
        ),
        Column(
            name="review_date",
            kind=Kind.DATE,
            example="2026-11-15",
            meaning="The day by which it is to be looked at again.",
            names=("Next review", "Review by", "Review due", "Next review date"),
        ),
    ),
    checks=(
        Check(
            column="probability",
            bad="(probability IS NULL) <> (impact IS NULL) AND NOT (probability IS NOT NULL AND cost_impact IS NOT NULL)",
            says="Only one of probability and impact is given.",
            mend="Enter both, from 1 to 5.",
        ),
        Check(
            column="probability",
            bad="probability IS NOT NULL AND impact IS NULL AND cost_impact IS NOT NULL",
            says="The impact is given in money alone: the risk counts in the exposure and is unrated.",
            mend="Enter the impact from 1 to 5 as well, or say yes.",
            severity="warning",
            once=True,
        ),
        Check(
            column="residual_probability",
            bad="(residual_probability IS NULL) <> (residual_impact IS NULL)",
            says="Only one of residual probability and residual impact is given; the rating after the response is unknown.",
            mend="Enter both, or say yes.",
            severity="warning",
        ),
        Check(
            column="target_probability",
            bad="(target_probability IS NULL) <> (target_impact IS NULL)",
            says="Only one of target probability and target impact is given; the rating to be reached is unknown.",
            mend="Enter both, or say yes.",
            severity="warning",
        ),
        Check(
            column="owner",
            bad="owner IS NULL AND coalesce(status, 'open') = 'open'",
            says="An open risk has no owner.",
            mend="Name the person who answers for it.",
            severity="warning",
        ),
    ),
)
