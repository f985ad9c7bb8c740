"""What a load covers, in words."""

from metrics.display import day
from schema import BY_NAME
from store.history import Covered

NAMED = 3  # projects that are named; more are counted


def covered(one: Covered) -> str:
    """``Costs from “finance”, AA and BB, 1 October 2026 to 31 October 2026``"""
    projects = f"{len(one.projects)} projects" if len(one.projects) > NAMED else ", ".join(one.projects)
    days = f"{day(one.low)} to {day(one.high)}" if one.low and one.high else ""
    return ", ".join(part for part in (f"{BY_NAME[one.table].title} from “{one.origin}”", projects, days) if part)
