"""The programmes that projects belong to."""

from schema.common import OWNER
from schema.table import Column, Kind, Table

PROGRAMMES = Table(
    name="programmes",
    title="Programmes",
    meaning="One row for each programme.",
    names=("Programs", "Programme list"),
    key=("programme_id",),
    columns=(
        Column(
            name="programme_id",
            kind=Kind.ID,
            required=True,
            example="CORE",
            meaning="The programme's short identifier.",
            names=("Programme", "Program", "Program ID", "Programme code", "Program code"),
        ),
        Column(
            name="name",
            kind=Kind.TEXT,
            required=True,
            example="Core systems",
            meaning="The programme's name.",
            names=("Programme name", "Program name", "Title"),
        ),
        OWNER,
        Column(
            name="objective",
            kind=Kind.TEXT,
            example="One ledger for the group",
            meaning="What the programme is to bring about.",
            names=("Goal", "Purpose", "Benefit"),
        ),
    ),
)
