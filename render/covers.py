"""What a load covers and what became of it, in words."""

from metrics.display import day, moment
from schema import BY_NAME
from store.history import Covered, Withdrawal

NAMED = 3  # projects that are named; more are counted


def covered(one: Covered) -> str:
    """``Costs from “finance”, AA and BB, 1 October 2026 to 31 October 2026``"""
    projects = f"{len(one.projects)} projects" if len(one.projects) > NAMED else ", ".join(one.projects)
    one_day, known = one.low == one.high, one.low and one.high
    days = (day(one.low) if one_day else f"{day(one.low)} to {day(one.high)}") if known else ""
    return ", ".join(part for part in (f"{BY_NAME[one.table].title} from “{one.origin}”", projects, days) if part)


def told(one: Withdrawal) -> str:
    """``withdrawn by Ada, 5 November 2026, 09:00 UTC: wrong file``; where no reason was given, that."""
    did = "withdrawal taken back" if one.undone else "withdrawn"
    return f"{did} by {one.person or 'nobody named'}, {moment(one.at)}: {one.why or 'no reason given'}"
