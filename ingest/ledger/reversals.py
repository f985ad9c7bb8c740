"""A ledger's marks of rows that were reversed or cancelled: whether those rows count is proved by the rows against them, or asked."""

from array import array
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest.cell import Cell, is_blank, show, spans, words
from ingest.draft import Draft, Reply
from ingest.glossary import folded
from ingest.ledger import sides
from ingest.ledger.cells import numbered
from ingest.match import ColumnMatch, Match
from ingest.readers.sheet import Sheet
from ingest.rows import LeftOut, Rows
from schema.common import NO
from schema.wording import counted

REVERSED = "reversed"
CHOICES = (
    ("lines", "they were reversed, and the reversal is a line of its own: all count"),
    ("cancelled", "they are cancelled: they are left out"),
    ("subtracted", "they are the reversals: they are taken off"),
)
SHOWN = 5
_STEMS = ("revers", "storn", "gestorn", "annul", "anula", "estorn", "teruggeboekt", "teruggedraaid", "geannul", "ruckbuch", "extourn")
_OTHERS = ("contrepass", "contre pass", "void", "cancel")
_CENTS, _MOST = Decimal(100), 2**40  # of an amount in cents, beside the number of its project


def says(heading: str) -> bool:
    """Whether the heading is one of marks of reversal."""
    return any(f" {part}" in f" {words(folded(heading))}" for part in (*_STEMS, *_OTHERS))


def marks(cell: Cell) -> bool:
    """Whether the cell is a mark: filled, and no word for no."""
    return not is_blank(cell) and words(folded(str(cell))) not in NO and any(map(str.isalnum, str(cell)))


def apart(sheet: Sheet, match: Match, rows: Rows, reply: Reply) -> Match:
    """The match with the column of marks, where one has any; the rows are left out that were said to be cancelled."""
    if match.table.name != "costs":
        return match
    column = next((each for each in match.columns if _tells(each)), None)
    if column is None:
        return match
    cells, numbers = numbered(sheet, rows, column.heading)
    marked = np.isin(numbers, [number for number, cell in cells.items() if marks(cell)])
    if not marked.any():
        return match
    if reply(REVERSED, column.heading.text) == "cancelled":
        _leave_out(sheet, rows, column, marked)
    told = replace(column, column=REVERSED, how="synonym", score=1.0, rivals=()) if not column.column else column
    return replace(match, columns=tuple(told if each is column else each for each in match.columns))


def _tells(column: ColumnMatch) -> bool:
    return column.column == REVERSED or (column.how == "none" and says(column.heading.text))


def _leave_out(sheet: Sheet, rows: Rows, column: ColumnMatch, marked: NDArray[np.bool_]) -> None:
    data = np.asarray(rows.data, np.int32)
    out = [sheet.number(offset) for offset in data[marked].tolist()]
    text = f"is left out, as said: “{show(column.heading.text)}” marks it as cancelled{_further(out)}."
    rows.left_out.append(LeftOut(row=out[0], says=text, mend="Nothing need be done."))
    rows.blank += len(out)
    rows.data = array("i", data[~marked].tolist())


def _further(out: list[int]) -> str:
    return f", and so are rows {spans(out[1:])}" if len(out) > 2 else f", and so is row {out[1]}" if len(out) > 1 else ""


def settle(draft: Draft, reply: Reply) -> None:
    """Tells or asks what the marks mean, once the amounts bear their signs; reversals that do not are taken off."""
    if REVERSED not in draft.columns:
        return
    cells = draft.array(REVERSED).dictionary_encode()
    marked = np.isin(cells.indices.fill_null(-1).to_numpy(), [n for n, cell in enumerate(cells.dictionary.to_pylist()) if marks(cell)])
    amounts = [name for name in sides.SIGNED if name in draft.columns]
    if not marked.any() or not amounts:
        return
    heading, listed = draft.heading(REVERSED), _listed(draft, marked)
    answer = reply(REVERSED, heading)
    if answer == "subtracted":
        for name in amounts:
            above = pc.fill_null(pc.greater(draft.array(name), Decimal(0)), False).to_numpy(zero_copy_only=False)
            sides.turn(draft.columns[name], marked & above)
        draft.problem(f"“{show(heading)}” marks reversals, as said: {listed} taken off.", "Nothing need be done.", severity="notice")
    elif answer == "lines":
        draft.problem(
            f"“{show(heading)}” marks rows whose reversal is a line of its own, as said: {listed} counted.",
            "Nothing need be done.",
            severity="notice",
        )
    elif _mirrored(draft, marked, amounts[0]):
        text = f"“{show(heading)}” marks rows that were reversed, and each has the row against it: {listed} counted like the others."
        draft.problem(text, "Nothing need be done.", severity="notice")
    else:
        _ask(draft, heading, listed, marked, amounts[0])


def _listed(draft: Draft, marked: NDArray[np.bool_]) -> str:
    rows = [draft.number(index) for index in np.flatnonzero(marked).tolist()]
    return f"row {rows[0]} is" if len(rows) == 1 else f"rows {spans(rows)} are"


def _mirrored(draft: Draft, marked: NDArray[np.bool_], name: str) -> bool:
    """Whether against each marked row stands another of its project with the same amount and the other sign."""
    cents = np.rint(draft.array(name).cast(pa.float64()).fill_null(0).to_numpy() * float(_CENTS)).astype(np.int64)
    project = draft.array("project_id").dictionary_encode().indices.fill_null(-1).to_numpy().astype(np.int64)
    keys, place = np.unique(project * _MOST + np.abs(cents), return_inverse=True)

    def count(which: NDArray[np.bool_]) -> NDArray[np.int64]:
        return np.bincount(place[which], minlength=len(keys))

    above, below = count(marked & (cents > 0)), count(marked & (cents < 0))
    against_above, against_below = below + count(~marked & (cents < 0)), above + count(~marked & (cents > 0))
    return bool((above <= against_above).all() and (below <= against_below).all())


def _ask(draft: Draft, heading: str, listed: str, marked: NDArray[np.bool_], name: str) -> None:
    index = int(np.flatnonzero(marked)[0])
    total = pc.sum(draft.array(name).filter(pa.array(marked))).as_py() or Decimal(0)
    count = counted(int(marked.sum()), "row")
    text = f"“{show(heading)}” marks {count} ({listed.rsplit(' ', 1)[0]}, {total:,.2f} in all), and not each has a row against it. What are they?"
    draft.ask(REVERSED, heading, text, CHOICES, index=index)
    draft.rejected.update(np.flatnonzero(marked).tolist())
