"""The dated exchange rates between currencies."""

from schema.table import Check, Column, Kind, Table

EXCHANGE_RATES = Table(
    name="exchange_rates",
    title="Exchange rates",
    meaning="One row for each pair of currencies and day: how much of the second one unit of the first is worth.",
    names=("FX", "FX rates", "Rates", "Currency rates"),
    key=("from_currency", "to_currency", "date"),
    period="date",
    columns=(
        Column(
            name="date",
            kind=Kind.DATE,
            required=True,
            example="2026-10-31",
            meaning="The day from which the rate holds, until a later one.",
            names=("Rate date", "Valid from", "As of"),
        ),
        Column(
            name="from_currency",
            kind=Kind.CURRENCY,
            required=True,
            example="EUR",
            meaning="One unit of this currency …",
            names=("From", "Source currency", "Base", "Base currency"),
        ),
        Column(
            name="to_currency",
            kind=Kind.CURRENCY,
            required=True,
            example="CHF",
            meaning="… is worth this many of that one.",
            names=("To", "Target currency", "Quote currency"),
        ),
        Column(
            name="rate",
            kind=Kind.RATE,
            required=True,
            unit="to-currency per from-currency",
            example=0.94,
            meaning="Units of the second currency for one unit of the first.",
            names=("FX rate", "Exchange rate", "Value"),
        ),
    ),
    checks=(
        Check(
            column="rate", bad="rate <= 0", says="The rate is not positive.", mend="Enter how much one unit of the first currency is worth."
        ),
    ),
)
