"""What is told of values by period: how they were read, and what was left out and why."""

from collections.abc import Iterator

from ingest.cell import show
from ingest.layouts.layout import a1, line, pile, row_of, sample, told
from ingest.layouts.measures import LEFT
from ingest.layouts.shape import Shape, head
from ingest.layouts.values import Values
from ingest.readers.sheet import Sheet
from schema import Problem

SHOWN = 5
_LONG = ("half", "year")  # periods so long that it matters when in them a cost was booked


def tell(file: str, sheet: Sheet, found: Shape, table: Sheet, values: Values) -> list[Problem]:
    row = row_of(sheet, found.top)
    shape_ = "periods down and a column for each project" if sheet.flipped else "periods across"
    says = f"Sheet “{sheet.name}” has {shape_}; each value is taken with its own cell. The first: {sample(table)}."
    if found.totals:
        called = (f"“{show(head(sheet, found.top, found.data, total.place))}” ({_pile(sheet, total.place)})" for total in found.totals)
        says += f" Left out as totals: {', '.join(called)}."
    problems = [told(file, sheet, says, row=row)]
    if found.heads.year and found.heads.whence != "as said":
        says = f"The periods have no year; {found.heads.year} is taken for the first of them, from {found.heads.whence}."
        problems.append(
            told(file, sheet, says, "Say yes if that is right, or write the year beside the periods.", row=row, severity="warning")
        )
    if table.table == "costs" and (long := next((each.length for _, each, _ in found.values if each.length in _LONG), "")):
        says = f"The cost of each {'half-year' if long == 'half' else long} is booked on its last day: none of it counts before."
        problems.append(told(file, sheet, says, "Say yes if that is right, or give the costs month by month.", row=row, severity="warning"))
    if unkept := [place for place, _, own in found.values if own == LEFT]:
        says = f"What is no planned value, earned value or actual cost is left out: {_piles(sheet, unkept)}."
        problems.append(told(file, sheet, says, "Say yes if it is not needed.", row=row, severity="warning"))
    return [
        *problems,
        *_nothing(file, sheet, values),
        *_odd_totals(file, sheet, found),
        *_unknown(file, sheet, values),
        *_left(file, sheet, values),
    ]


def _piles(sheet: Sheet, places: list[int]) -> str:
    return ", ".join(_pile(sheet, place) for place in places)


def _pile(sheet: Sheet, place: int) -> str:
    return pile(sheet, place).removeprefix("column ")


def _odd_totals(file: str, sheet: Sheet, found: Shape) -> Iterator[Problem]:
    """Totals beside the values that do not add them up."""
    for total in (total for total in found.totals if total.odd):
        offset, said, sums = total.odd  # type: ignore[misc]
        says = f"{_capital(pile(sheet, total.place))} is taken for a total and left out; in {line(sheet, offset)} it says {said:,.2f}, and the values add up to {sums:,.2f}."
        mend = "Check whether a value is missing or was changed, or whether it is no total."
        yield told(file, sheet, says, mend, row=row_of(sheet, offset, total.place), severity="warning")


def _nothing(file: str, sheet: Sheet, values: Values) -> Iterator[Problem]:
    """Cells that say in a word that nothing is known: they are no zero, and no fault."""
    if values.nothing:
        listed = ", ".join(f"{a1(sheet, *cell)} (“{show(sheet.rows[cell[0]][cell[1]])}”)" for cell in values.nothing[:SHOWN])
        more = f" and {len(values.nothing) - SHOWN:,} more" if len(values.nothing) > SHOWN else ""
        says = f"Left out as not known: {listed}{more}."
        yield told(file, sheet, says, "Enter the amounts once they are known.", row=row_of(sheet, *values.nothing[0]))


def _unknown(file: str, sheet: Sheet, values: Values) -> Iterator[Problem]:
    """Rows of which nothing says that they are one of the measures."""
    if values.unknown:
        listed = ", ".join(f"“{show(text)}” ({line(sheet, offset)})" for offset, text in values.unknown[:SHOWN])
        more = f" and {len(values.unknown) - SHOWN:,} more" if len(values.unknown) > SHOWN else ""
        what = "Columns" if sheet.flipped else "Rows"
        says = f"{what} that hold no planned value, earned value or actual cost are left out: {listed}{more}."
        yield told(file, sheet, says, "Say yes if they are not needed.", row=row_of(sheet, values.unknown[0][0]), severity="warning")


def _left(file: str, sheet: Sheet, values: Values) -> Iterator[Problem]:
    """Totals of the values above them."""
    for offset, text, agrees in values.left:
        what = f"{_capital(line(sheet, offset))} is a total ({show(text)}) and is left out"
        if agrees:
            yield told(file, sheet, f"{what}.", row=row_of(sheet, offset))
        else:
            before = "before it" if sheet.flipped else "above"
            says = f"{what}; it differs from what the {'columns' if sheet.flipped else 'rows'} {before} add up to."
            mend = "Check whether a row is missing or was changed."
            yield told(file, sheet, says, mend, row=row_of(sheet, offset), severity="warning")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
