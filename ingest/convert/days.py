"""A column of days: what its text dates need to have declared, and its values."""

from datetime import date

from ingest.cell import show
from ingest.convert import dates
from ingest.convert.column import Ask, Cells, Converted, Remark, Reply, each
from ingest.convert.fiscal import starts
from ingest.glossary import english

ORDER = (("dmy", "day first: 1 February is 01/02"), ("mdy", "month first: 1 February is 02/01"))
SERIALS = (("1900", "day numbers of Excel (counted from 1900)"), ("1904", "day numbers of an old Mac workbook (counted from 1904)"))
STARTS = (("month_end", "the whole month, so its last day"), ("as_is", "that very day"))
_MONTHLY = {"period_end", "status_date"}


def convert(given: Cells, reply: Reply) -> Converted:
    """Days, after asking for the order of day and month and the meaning of bare numbers where cells need it."""
    order = reply("date_order")
    serials = reply("day_numbers")
    if order not in ("dmy", "mdy"):
        order = _proved(given)
    read = dates.reader(
        order=order,  # type: ignore[arg-type]
        take="start" if given.column.name.endswith("start") else "end",
        serials=serials if serials in ("1900", "1904") else "",  # type: ignore[arg-type]
        first_month=int(first) if (first := reply("fiscal_start")) else 0,
    )
    out = each(given.cells, read)
    if not order:
        _ask_order(given, out)
    if not serials:
        _ask_serials(given, out)
    _ask_fiscal(given, out)
    if given.column.name not in _MONTHLY:
        _tell_spans(given, out)
    if given.column.name == "period_end":
        _ask_month(given, out, reply("month_start"))
    _tell_times(given, out)
    return out


def _proved(given: Cells) -> str:
    """The order of day and month that the column's own days prove: one of them can be read in no other."""
    possible = dates.orders(list({cell for cell in given.cells if isinstance(cell, str)}))
    return next(iter(possible)) if len(possible) == 1 else ""


def _ask_fiscal(given: Cells, out: Converted) -> None:
    hanging = [i for i in out.faults if dates.wants_fiscal(given.cells[i])]
    if not hanging:
        return
    out.wait(hanging)
    says = f"{show(given.cells[hanging[0]])!r} is a period of a fiscal year. In which month does that year begin?"
    out.asks.append(Ask(topic="fiscal_start", index=hanging[0], says=says, choices=starts(str(given.cells[i]) for i in hanging)))


def _ask_order(given: Cells, out: Converted) -> None:
    hanging = [i for i in out.faults if dates.wants_order(given.cells[i])]
    hanging = [i for i in hanging if _some_order(given.cells[i])]
    if not hanging:
        return
    out.wait(hanging)
    first = next((i for i in hanging if len(dates.orders([given.cells[i]])) == 2), hanging[0])
    says = f"{show(given.cells[first])!r} {dates.two_readings(given.cells[first])}"
    out.asks.append(Ask(topic="date_order", index=first, says=says, choices=ORDER))


def _some_order(cell: object) -> bool:
    return bool(dates.orders([cell]))  # type: ignore[list-item]


def _ask_serials(given: Cells, out: Converted) -> None:
    hanging = [i for i in out.faults if dates.is_serial(given.cells[i])]
    if not hanging:
        return
    out.wait(hanging)
    number = given.cells[hanging[0]]
    assert isinstance(number, int | float)  # noqa: S101 (only numbers wait here)
    says = (
        f"{show(number)} is a number in a column of dates. As a spreadsheet's day number it would be "
        f"{dates.from_serial(number, '1900').isoformat()}, or {dates.from_serial(number, '1904').isoformat()} in an old Mac workbook."
    )
    out.asks.append(Ask(topic="day_numbers", index=hanging[0], says=says, choices=SERIALS))


def _ask_month(given: Cells, out: Converted, reply: str) -> None:
    """Dates that are all the first of a month most likely name the month, whose period ends on its last day."""
    found = [i for i, day in enumerate(out.values) if day is not None]
    if not found or any(out.values[i].day != 1 for i in found):
        return
    if reply == "month_end":
        out.values = [day if day is None else dates.month_end(day) for day in out.values]
    elif reply != "as_is":
        day: date = out.values[found[0]]
        says = (
            f"{day.isoformat()} and every other date of the column is the first of a month. Does it name the month "
            f"(the period ends on {dates.month_end(day).isoformat()}), or does the period end on that day?"
        )
        out.asks.append(Ask(topic="month_start", index=found[0], says=says, choices=STARTS))
        out.wait(found)


def _tell_spans(given: Cells, out: Converted) -> None:
    """A month, quarter or week where a day belongs is taken for its last day, or its first where something starts; “Aug 26” may be a day of August."""
    found = [i for i, cell in enumerate(given.cells) if out.values[i] is not None and dates.names_span(cell)]
    if not found:
        return
    short = [i for i in found if dates.is_short(given.cells[i]) and not english(given.heading) & {"month", "period"}]
    first, end = (short or found)[0], "first" if given.column.name.endswith("start") else "last"
    count = given.rows(found)
    others = f", as do {count:,} cells of the column" if count > 1 else ""
    each = "each is" if count > 1 else "it is"
    says = f"names no single day but a longer time{others}; {each} taken for its {end} day, this one for {out.values[first].isoformat()}."
    mend = "Say yes if its number is the year and no day of the month." if short else "Nothing need be done, unless the day is known."
    out.remarks.append(Remark(index=first, says=says, mend=mend, severity="warning" if short else "notice"))


def _tell_times(given: Cells, out: Converted) -> None:
    timed = [i for i, cell in enumerate(given.cells) if dates.has_time(cell) and out.values[i] is not None]
    if timed:
        says = f"holds a time of day beside the date{given.others(timed)}; the date alone is kept."
        out.remarks.append(Remark(index=timed[0], says=says, mend="Nothing need be done."))
