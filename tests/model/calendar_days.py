"""Months and working days as the model counts them: by stepping from day to day, Monday to Friday."""

from datetime import date, timedelta


def month_end(year: int, month: int) -> date:
    """The last day of a month; months beyond December run into the years that follow."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def month_start(year: int, month: int) -> date:
    return month_end(year, month).replace(day=1)


def working_days(first: date, last: date) -> int:
    """Mondays to Fridays from first to last, both counted; 0 where last comes before first."""
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))
