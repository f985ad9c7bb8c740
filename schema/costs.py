"""The cost ledger: what was booked, when, and on which project."""

from schema.common import CURRENCY, PROJECT, WORK_PACKAGE
from schema.table import Check, Column, Kind, Table

COSTS = Table(
    name="costs",
    title="Costs",
    meaning="One row for each ledger line. Actuals and accruals make the actual cost; commitments do not.",
    names=("Ledger", "Cost ledger", "Finance ledger", "Actuals", "Actual costs", "Postings", "Journal", "Bookings"),
    key=("project_id", "line_id"),
    period="date",
    columns=(
        PROJECT,
        WORK_PACKAGE,
        Column(
            name="line_id",
            kind=Kind.ID,
            example="FI-2026-000417",
            meaning="The ledger's own number of the line.",
            names=(
                "Document number",
                "Document no",
                "Doc no",
                "Doc number",
                "Voucher",
                "Voucher no",
                "Entry no",
                "Posting no",
                "Line",
                "Line no",
                "Transaction ID",
                "Journal ID",
            ),
        ),
        Column(
            name="date",
            kind=Kind.DATE,
            required=True,
            example="2026-03-17",
            meaning="The day on which the cost was incurred (posting date).",
            names=(
                "Posting date",
                "Booking date",
                "Cost date",
                "Document date",
                "Transaction date",
                "Entry date",
                "Value date",
                "Accounting date",
            ),
        ),
        Column(
            name="amount",
            kind=Kind.MONEY,
            unit="currency",
            required=True,
            example=12450.5,
            meaning="The amount; a credit is negative.",
            names=("Cost", "Actual cost", "Value", "Net amount", "Amount in document currency", "Amount doc curr", "Debit", "Actual"),
        ),
        CURRENCY,
        Column(
            name="kind",
            kind=Kind.CHOICE,
            example="actual",
            meaning="What the line is; actual where it is blank.",
            choices={
                "actual": ("invoice", "posting", "paid", "act", "actuals"),
                "accrual": ("accrued", "grni", "acc"),
                "commitment": ("committed", "purchase order", "po", "obligo", "commit"),
            },
            names=("Type", "Line type", "Cost type", "Posting type", "Entry type", "Value type"),
        ),
        Column(
            name="vendor",
            kind=Kind.TEXT,
            example="Nordwind Consulting",
            meaning="Who is paid.",
            names=("Supplier", "Creditor", "Payee", "Vendor name"),
        ),
        Column(
            name="description",
            kind=Kind.TEXT,
            example="Design workshop",
            meaning="What it was for.",
            names=("Text", "Posting text", "Line text", "Details", "Narrative", "Memo"),
        ),
    ),
    checks=(
        Check(
            column="amount",
            bad="abs(amount) > 1e12",
            says="The amount is larger than any project of this world.",
            mend="Check the decimal and thousands signs of the file.",
        ),
    ),
)
