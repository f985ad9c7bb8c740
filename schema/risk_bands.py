"""Where the bands of risk scores begin: data, versioned like any other."""

from schema.table import Check, Column, Kind, Table


def _from(name: str, example: int, *names: str) -> Column:
    return Column(
        name=f"{name}_from",
        kind=Kind.INTEGER,
        required=True,
        low=2,
        high=25,
        example=example,
        meaning=f"The lowest score, probability × impact, that is {name}.",
        names=(f"{name} from score", f"lowest {name} score", *names),
    )


RISK_BANDS = Table(
    name="risk_bands",
    title="Risk bands",
    meaning="One row for each set of bands of risk scores that differs from the built-in one, from a day on. What is below medium is low.",
    names=("Bands", "Risk scale", "Risk matrix", "Scoring"),
    key=("valid_from",),
    columns=(
        _from("medium", 5),
        _from("high", 10),
        _from("critical", 16),
        Column(
            name="valid_from",
            kind=Kind.DATE,
            example="2026-01-01",
            meaning="The first status date to which the bands apply.",
            names=("Effective from", "Valid since"),
        ),
    ),
    checks=(
        Check(
            column="high_from",
            bad="high_from <= medium_from",
            says="High begins at or below medium, so no score could be medium.",
            mend="Let high begin above medium.",
        ),
        Check(
            column="critical_from",
            bad="critical_from <= high_from",
            says="Critical begins at or below high, so no score could be high.",
            mend="Let critical begin above high.",
        ),
    ),
)
