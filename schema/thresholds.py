"""The limits between green, amber and red: data, versioned like any other; and the limits up to which two amounts are one."""

from decimal import Decimal

from schema.table import Check, Column, Kind, Table

HALF_A_CENT = Decimal("0.005")  # amounts that differ by less are the same to the cent
SAME_AMOUNT = Decimal("0.5")  # amounts that differ by no more are one figure, rounded in one place or the other

THRESHOLDS = Table(
    name="thresholds",
    title="Thresholds",
    meaning="One row for each metric whose limits differ from the built-in ones, from a day on.",
    names=("Limits", "RAG limits", "Tolerances"),
    key=("metric", "valid_from"),
    columns=(
        Column(
            name="metric",
            kind=Kind.ID,
            required=True,
            example="cpi",
            meaning="The metric's key, as in the glossary.",
            names=("KPI", "Measure", "Indicator", "Metric key"),
        ),
        Column(
            name="green",
            kind=Kind.NUMBER,
            required=True,
            example=0.95,
            meaning="The limit of green: at it, the value is green.",
            names=("Green limit", "Green from"),
        ),
        Column(
            name="amber",
            kind=Kind.NUMBER,
            required=True,
            example=0.9,
            meaning="The limit of amber: at it, the value is amber; beyond it, red.",
            names=("Amber limit", "Amber from"),
        ),
        Column(
            name="too_good",
            kind=Kind.NUMBER,
            example=1.1,
            meaning="Beyond this limit the value is amber again: the baseline may be too easy.",
            names=("Amber above", "Too good limit"),
        ),
        Column(
            name="valid_from",
            kind=Kind.DATE,
            example="2026-01-01",
            meaning="The first status date to which the limits apply.",
            names=("From", "Effective from", "Valid since"),
        ),
    ),
    checks=(
        Check(
            column="amber",
            bad="green = amber",
            says="The limits of green and amber are the same, so nothing could be amber.",
            mend="Set two different limits.",
        ),
    ),
)
