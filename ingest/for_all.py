"""What holds for all rows of a sheet: a value given for them, and the column that is missing and asked for."""

from collections.abc import Collection

import pyarrow as pa

from ingest import by_name
from ingest.cell import Fault, show
from ingest.convert import Cells, Converted, convert
from ingest.convert.values import Values
from ingest.draft import Draft, Reply
from schema import Column, Kind
from store.tables import ARROW

OFFERED = 5
_AS_IT_STANDS = {"month_start": "as_is"}  # a day that somebody gives is that day, be it the first of a month


def settle(draft: Draft, reply: Reply, projects: Collection[str]) -> None:
    """Values for all rows; an answer that cannot be one is asked about again, with what is wrong with it."""
    for name, text in draft.match.constants.items():
        column = draft.table.column(name)
        out = convert(
            Cells(column=column, heading=column.heading, cells=[text]), lambda topic: _AS_IT_STANDS.get(topic) or reply(topic, "")
        )
        value, answered = out.values[0], reply("constant", name) == text
        fault = out.faults.get(0, Fault(says="can be read in two ways.", mend="Give another value."))
        if answered and (value is None or (column.refers_to == by_name.PROJECT and value not in projects)):
            why = (
                f"“{show(text)}” cannot be the {column.heading.lower()}: it {fault.says} {fault.mend}"
                if value is None
                else f"“{show(text)}” is no project that is known."
            )
            _ask_constant(draft, column, f"{why} {_offered(draft, column, projects)}", wrong=True)
            draft.rejected.update(range(len(draft.offsets)))
        elif value is None:
            draft.problem(f"“{show(text)}”, given for all rows as the {column.heading.lower()}, {fault.says}", fault.mend)
            draft.rejected.update(range(len(draft.offsets)))
        else:
            draft.columns[name] = Converted(values=Values(pa.repeat(pa.scalar(value, ARROW[column.kind]), len(draft.offsets))))


def missing(draft: Draft, projects: Collection[str]) -> None:
    """Columns that every row needs and the sheet lacks: asked for, for all rows, where one value can hold for them, else told."""
    for column in draft.match.missing:
        if not draft.offsets:
            continue
        draft.rejected.update(range(len(draft.offsets)))
        if column.name in draft.match.awaited:
            continue
        looked = ", ".join(f"“{name}”" for name in (column.heading, *column.names[:4]))
        if column.refers_to or column.kind is Kind.DATE:
            what = "project" if column.name == "project_id" else column.heading.lower()
            says = f"The sheet has no column for the {what}; looked for {looked} and others. Which is it, for all rows of the sheet?"
            _ask_constant(draft, column, f"{says} {_offered(draft, column, projects)}")
        else:
            says = f"The sheet has no column for “{column.heading}”, which every row of {draft.table.title.lower()} needs."
            mend = f"Add the column, or say which heading it is. Looked for {looked} and others.{_free(draft, ' Not used are ', '.')}"
            draft.problem(says, mend, column=column.name)


def _offered(draft: Draft, column: Column, projects: Collection[str]) -> str:
    """What may be answered: what is known, or one of the headings that are not used."""
    if column.kind is Kind.DATE:
        return ""
    shown = sorted(projects)[:OFFERED] if column.refers_to == by_name.PROJECT else []
    among = f"Known are {', '.join(shown)}{' and others' if len(projects) > OFFERED else ''}. " if shown else ""
    return f"{among}{_free(draft, 'If it stands in one of the columns that are not used (', '), name that heading.')}"


def _free(draft: Draft, before: str, after: str) -> str:
    """The headings that are not used, between these words; "" where all are."""
    free = [f"“{show(matched.heading.text)}”" for matched in draft.match.columns if matched.how == "none"][:OFFERED]
    return f"{before}{', '.join(free)}{after}" if free else ""


def _ask_constant(draft: Draft, column: Column, says: str, *, wrong: bool = False) -> None:
    draft.ask("constant", column.name, says.strip(), column=column.heading, day=column.kind is Kind.DATE, wrong=wrong)
