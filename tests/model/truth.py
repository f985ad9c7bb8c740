"""One random portfolio as it really is: projects, packages, and what happens to them in twelve months."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tests.model.calendar_days import month_end, month_start

MONTHS = 12
_SYLLABLES = ("ka", "lo", "mir", "ven", "tor", "sel", "bri", "dun", "far", "gos", "hel", "ist", "jor", "nam", "pol", "rug")
Row = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """What is true. ``rows`` holds, for each table, rows by key; a ledger line's key is its serial number.

    ``reports`` and ``postings`` are those rows by the month (1 to 12) that they belong to.
    """

    seed: int
    name: str
    year: int
    currency: str
    projects: tuple[str, ...]
    states: dict[str, dict[tuple[object, ...], Row]]
    reports: dict[int, dict[tuple[object, ...], Row]]
    postings: dict[int, dict[tuple[object, ...], Row]]
    registers: dict[int, dict[str, dict[tuple[object, ...], Row]]]


def portfolio(seed: int, year: int, currency: str) -> Portfolio:
    """The portfolio of that seed; its name and its projects' identifiers are no other seed's."""
    chance = random.Random(seed)
    name = "".join(chance.sample(_SYLLABLES, 2)).capitalize() + _letters(seed)
    projects = tuple(f"{name[:2].upper()}{_letters(seed)}{place}" for place in range(1, chance.randint(1, 2) + 1))
    packages = {(p, f"{p}.{n}"): _package(chance, year, p, f"{p}.{n}") for p in projects for n in range(1, chance.randint(1, 3) + 1)}
    listed = {(p,): _project(year, p, f"{name} {place}", currency) for place, p in enumerate(projects, start=1)}
    reports, done = {}, dict.fromkeys(packages, 0)
    for month in range(1, MONTHS + 1):
        day = month_end(year, month)
        for key in packages:
            done[key] = min(100, done[key] + chance.choice((0, 3, 7, 11, 15)))
        reports[month] = {
            (*key, day): {"project_id": key[0], "wp_id": key[1], "status_date": day, "pct_complete": Decimal(done[key]) / 100}
            for key in packages
        }
    postings = {month: _postings(chance, year, month, projects, seed) for month in range(1, MONTHS + 1)}
    return Portfolio(
        seed=seed,
        name=name,
        year=year,
        currency=currency,
        projects=projects,
        states={"projects": listed, "work_packages": packages},
        reports=reports,
        postings=postings,
        registers=_registers(chance, year, projects),
    )


def _letters(number: int) -> str:
    """A number in letters, so that no name holds digits that could be taken for a date."""
    text = ""
    while True:
        number, rest = divmod(number, 20)
        text = "bcdfghjklmnpqrstvwxz"[rest] + text
        if not number:
            return text


def _project(year: int, project: str, name: str, currency: str) -> Row:
    start, finish = month_start(year, 1), month_end(year, 14)
    return {"project_id": project, "name": name, "currency": currency, "baseline_start": start, "baseline_finish": finish}


def _package(chance: random.Random, year: int, project: str, wp: str) -> Row:
    start = month_start(year, chance.randint(1, 6)) + timedelta(days=chance.randint(0, 20))
    finish = month_end(year, chance.randint(8, 14)) - timedelta(days=chance.randint(0, 10))
    budget = Decimal(chance.randint(2_000, 90_000)) + chance.choice((Decimal(0), Decimal("0.5")))
    name = chance.choice(("Design", "Build", "Test", "Roll-out"))
    return {"project_id": project, "wp_id": wp, "name": name, "baseline_start": start, "baseline_finish": finish, "budget": budget}


def _postings(chance: random.Random, year: int, month: int, projects: tuple[str, ...], seed: int) -> dict[tuple[object, ...], Row]:
    first, last = month_start(year, month), month_end(year, month)
    found: dict[tuple[object, ...], Row] = {}
    for project in projects:
        for n in range(chance.randint(1, 3)):
            day = first + timedelta(days=chance.randint(0, (last - first).days))
            cents = chance.randint(1_000, 900_000) * (-1 if n and chance.random() < 0.15 else 1)
            line = f"{project}-{month:02d}{n:02d}"
            found[(line,)] = {"project_id": project, "line_id": line, "date": day, "amount": Decimal(cents) / 100}
    return found


def _registers(chance: random.Random, year: int, projects: tuple[str, ...]) -> dict[int, dict[str, dict[tuple[object, ...], Row]]]:
    """Milestones and risks at the end of each month: forecasts move, risks are opened and closed."""
    milestones = {(p, f"M{n}"): _milestone(chance, year, p, f"M{n}") for p in projects for n in range(1, chance.randint(1, 3) + 1)}
    risks = {(p, f"R{n}"): _risk(chance, p, f"R{n}") for p in projects for n in range(1, chance.randint(1, 3) + 1)}
    found = {}
    for month in range(1, MONTHS + 1):
        for key, row in milestones.items():
            if chance.random() < 0.3:
                milestones[key] = {**row, "forecast_date": _later(row["forecast_date"], chance.randint(1, 40))}
        for key, row in risks.items():
            if chance.random() < 0.1:
                risks[key] = {**row, "status": "closed"}
        found[month] = {"milestones": dict(milestones), "risks": dict(risks)}
    return found


def _milestone(chance: random.Random, year: int, project: str, name: str) -> Row:
    day = month_end(year, chance.randint(13, 15)) - timedelta(days=chance.randint(0, 25))
    title = chance.choice(("Kick-off", "Pilot", "Go-live", "Acceptance"))
    return {"project_id": project, "milestone_id": name, "name": f"{title} {name}", "baseline_date": day, "forecast_date": day}


def _risk(chance: random.Random, project: str, name: str) -> Row:
    title = chance.choice(("Vendor is late", "Key person leaves", "Test data missing"))
    return {
        "project_id": project,
        "risk_id": name,
        "title": title,
        "probability": chance.randint(1, 5),
        "impact": chance.randint(1, 5),
        "owner": chance.choice(("Ann", "Bob", "Eve")),
        "status": "open",
    }


def _later(day: object, days: int) -> date:
    assert isinstance(day, date)
    return day + timedelta(days=days)
