"""What each project has spent by the end of each month, in cents of its currency, and on which work packages."""

from functools import cache

from sample_data import stories
from sample_data.chance import Chance
from sample_data.course import at_month, reached
from sample_data.days import MONTHS, month_end
from sample_data.group import BY_KEY
from sample_data.plan import leaves
from sample_data.progress import earned, share


@cache
def actual(key: str, month: int) -> int:
    """The actual cost up to a month's end; it never falls."""
    project = BY_KEY[key]
    if project.costs:
        return sum(project.costs[:month]) * 100_000
    if month == 0:
        return 0
    return max(actual(key, month - 1), round(_wanted(key, month) * 100))


def _wanted(key: str, month: int) -> float:
    """The cost by which the cost index takes its course; for the one with a bad quarter, by both indices."""
    told = earned(key, month, month)
    if key != stories.RECENTLY_BAD:
        wobble = Chance(key, "cpi", month).between(-3, 3) / 1000 if month < MONTHS[-1] else 0
        return told / (at_month(BY_KEY[key].cpi, month) + wobble)
    last, quarter = MONTHS[-1], MONTHS[-1] - 3
    at_last, at_quarter = earned(key, last, last), earned(key, quarter, quarter)
    spent_last = at_last / stories.CUMULATIVE_CPI
    spent_quarter = spent_last - (at_last - at_quarter) / stories.RECENT_CPI
    if month <= quarter:
        return told * spent_quarter / at_quarter
    return spent_quarter + (told - at_quarter) / stories.RECENT_CPI


def by_package(key: str, month: int) -> list[tuple[str, int]]:
    """The cost of one month, divided among the work packages by what they earned in it, and a little by their size."""
    total = actual(key, month) - actual(key, month - 1)
    packages = leaves(key, month)
    here = reached(key, month_end(month))
    weights = []
    for leaf in packages:
        gained = max(_gain(key, month, leaf.key), 0.0) * (leaf.budget or 0)
        under_way = leaf.start <= here and (
            leaf.planned(here) < 1 or leaf.planned(reached(key, month_end(month - 1) if month > 1 else here)) < 1
        )
        weights.append(gained + (0.01 * (leaf.budget or 0) + 1 if under_way else 0))
    if not sum(weights):
        weights = [0.0] * (len(packages) - 1) + [1.0]
    parts = [int(total * weight / sum(weights)) for weight in weights]
    parts[max(range(len(parts)), key=lambda i: parts[i])] += total - sum(parts)
    return [(leaf.key, part) for leaf, part in zip(packages, parts, strict=True) if part]


def _gain(key: str, month: int, wp: str) -> float:
    leaf = next(each for each in leaves(key, month) if each.key == wp)
    before = share(key, leaf, month_end(month - 1), month) if month > 1 and leaf.since < month else 0.0
    return share(key, leaf, month_end(month), month) - before
