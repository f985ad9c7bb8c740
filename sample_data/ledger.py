"""The finance system's ledger: forty thousand postings, accruals and their reversals, purchase orders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sample_data.chance import Chance
from sample_data.days import MONTHS, in_month, month_end
from sample_data.group import BY_KEY, PROJECTS
from sample_data.spent import actual, by_package

LINES = 40_000
ACCRUED = 8  # per cent of a month's cost that is booked as accrual, and taken back in the next
ORDERS = 18  # one line in so many is a purchase order
_HUNDREDTHS = {"CHF": 100, "EUR": 94, "GBP": 110}  # roughly, in CHF: only to divide the lines
VENDORS = (
    "Nordwind Consulting", "Kälin & Söhne Systems", "Brightwater Software", "Atelier Rémy", "Pinewood Networks", "Alpgau Engineering",
    "Castellan Security", "Bluebell Hosting", "Hofmattli Training", "Lumière Design", "Ostra Data", "Redfern Logistics",
)  # fmt: skip
WORK = (
    "Design workshop", "Development", "Testing", "Configuration", "Project hours", "Travel", "Licence share", "Installation on site",
    "Data preparation", "Documentation", "Training day", "Support",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One line; the amount in cents of the project's currency."""

    day: date
    number: int
    project: str
    package: str
    amount: int
    kind: str
    vendor: str
    text: str


@cache
def postings() -> tuple[Posting, ...]:
    """Every line of the year, numbered in the order of its day."""
    drafts = [line for project in PROJECTS for month in MONTHS for line in _month(project.key, month)]
    drafts.sort(key=lambda line: line.day)
    return tuple(
        Posting(
            day=line.day,
            number=5_100_000_000 + n,
            project=line.project,
            package=line.package,
            amount=line.amount,
            kind=line.kind,
            vendor=line.vendor,
            text=line.text,
        )
        for n, line in enumerate(drafts, 1)
    )


@cache
def _counts() -> dict[tuple[str, int], int]:
    """How many lines beside accruals each project has in each month: by what it spends, in all as many as are wanted."""
    places = [(project.key, month) for project in PROJECTS for month in MONTHS]
    counts = {place: len(_due(*place)) for place in places}
    free = LINES - sum(counts.values()) - sum(_fixed(*place) for place in places)
    size = {(key, month): (actual(key, month) - actual(key, month - 1)) * _HUNDREDTHS[BY_KEY[key].currency] for key, month in places}
    for place in places:
        counts[place] += free * size[place] // sum(size.values())
    counts[max(places, key=lambda place: size[place])] += LINES - sum(counts.values()) - sum(_fixed(*place) for place in places)
    return counts


def _fixed(key: str, month: int) -> int:
    """Accruals of the month and reversals of the one before."""
    return len(_accruals(key, month)) + len(_accruals(key, month - 1))


@cache
def _accruals(key: str, month: int) -> tuple[tuple[str, int], ...]:
    if month < 1:
        return ()
    return tuple((package, cents * ACCRUED // 100) for package, cents in by_package(key, month) if cents >= 1_000_00)


def _month(key: str, month: int) -> Iterator[Posting]:
    chance = Chance(key, "ledger", month)
    days = in_month(month)
    for package, cents in _accruals(key, month - 1):
        yield _line(days[0], key, package, -cents, "Accrual", "", "Reversal of accrual")
    for package, cents in _accruals(key, month):
        yield _line(month_end(month), key, package, cents, "Accrual", "", "Accrual for services received")
    yield from _spread(key, _due(key, month), _counts()[key, month], chance, days)


@cache
def _due(key: str, month: int) -> dict[str, int]:
    """What is to be booked beside the accruals, by work package, so that the month's cost comes out."""
    due = dict(by_package(key, month))
    for package, cents in _accruals(key, month):
        due[package] = due.get(package, 0) - cents
    for package, cents in _accruals(key, month - 1):
        due[package] = due.get(package, 0) + cents
    return {package: cents for package, cents in due.items() if cents}


def _spread(key: str, due: dict[str, int], count: int, chance: Chance, days: Sequence[date]) -> Iterator[Posting]:
    """The month's invoices and hours: as many lines as there are to be, their amounts adding up by work package."""
    if not due:
        return
    whole = sum(abs(cents) for cents in due.values())
    numbers = {package: 1 + (count - len(due)) * abs(cents) // whole for package, cents in due.items()}
    numbers[max(due, key=lambda package: abs(due[package]))] += count - sum(numbers.values())
    for package, cents in due.items():
        orders = numbers[package] // ORDERS
        weights = [_weight(chance) for _ in range(numbers[package] - orders)]
        parts = [cents * weight // sum(weights) for weight in weights]
        parts[-1] += cents - sum(parts)
        for amount in parts:
            kind = "Invoice" if abs(amount) > 60_000 or chance.below(4) == 0 else "Posting"
            vendor = chance.one_of(VENDORS) if kind == "Invoice" else "Own staff"
            yield _line(chance.one_of(days), key, package, amount, kind, vendor, chance.one_of(WORK))
        for _ in range(orders):
            yield _line(
                chance.one_of(days), key, package, chance.between(20, 600) * 10_000, "Purchase order", chance.one_of(VENDORS), "Order"
            )


def _weight(chance: Chance) -> int:
    """Many small amounts, some large ones, and now and then a credit note."""
    sort = chance.below(100)
    if sort == 0:
        return -chance.between(5, 40)
    return chance.between(400, 1500) if sort > 93 else chance.between(20, 200)


def _line(day: date, key: str, package: str, amount: int, kind: str, vendor: str, text: str) -> Posting:
    return Posting(day=day, number=0, project=key, package=package, amount=amount, kind=kind, vendor=vendor, text=text)
