"""The group's calendar: month ends, holidays and working days of 2026 and 2027."""

import calendar
from bisect import bisect_right
from datetime import date, timedelta

YEAR = 2026
MONTHS = tuple(range(1, 11))
FIRST_DAY, LAST_DAY = date(2026, 1, 1), date(2027, 12, 31)

HOLIDAYS: tuple[tuple[date, str], ...] = (
    (date(2026, 1, 1), "New Year's Day"),
    (date(2026, 1, 2), "Second of January"),
    (date(2026, 4, 3), "Good Friday"),
    (date(2026, 4, 6), "Easter Monday"),
    (date(2026, 5, 14), "Ascension Day"),
    (date(2026, 5, 25), "Whit Monday"),
    (date(2026, 12, 25), "Christmas Day"),
    (date(2027, 1, 1), "New Year's Day"),
    (date(2027, 3, 26), "Good Friday"),
    (date(2027, 3, 29), "Easter Monday"),
    (date(2027, 5, 6), "Ascension Day"),
    (date(2027, 5, 17), "Whit Monday"),
)
_OFF = frozenset(day for day, _ in HOLIDAYS)


def month_end(month: int) -> date:
    """The last day of a month of the year."""
    return date(YEAR, month, calendar.monthrange(YEAR, month)[1])


def is_working(day: date) -> bool:
    """Monday to Friday, holidays excepted."""
    return day.weekday() < 5 and day not in _OFF


_WORKING = tuple(
    day.toordinal() for day in (FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)) if is_working(day)
)


def worked(until: date) -> int:
    """How many working days there are from the first day up to and with this one."""
    return bisect_right(_WORKING, until.toordinal())


def working_day(number: int) -> date:
    """The working day of that number."""
    return date.fromordinal(_WORKING[min(max(number, 1), len(_WORKING)) - 1])


def on_or_after(day: date) -> date:
    """The day itself if it is worked, else the next that is."""
    return day if is_working(day) else working_day(worked(day) + 1)


def later(day: date, by: int) -> date:
    """The working day that lies so many working days after this one."""
    return working_day(worked(day) + by)


def in_month(month: int) -> list[date]:
    """The working days of a month."""
    end = month_end(month)
    return [day for n in range(1, end.day + 1) if is_working(day := date(YEAR, month, n))]


def reported_on(month: int) -> date:
    """The day on which a month's files come: the fourth working day of the next one."""
    return working_day(worked(month_end(month)) + 4)
