"""Several random portfolios in one store, month after month: their figures are those of the dictionary, or a question names a file."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from metrics import view
from metrics.measure import measure
from metrics.moment import View
from store.portfolio import Portfolio as Store
from store.withdrawals import withdraw
from tests.model.calendar_days import month_end
from tests.model.figures import Figures, figures, known
from tests.model.loading import Loaded, load
from tests.model.mishaps import afflict
from tests.model.returns import returns
from tests.model.sheets import File
from tests.model.style import style
from tests.model.truth import MONTHS, Portfolio, portfolio

MEASURED = ("ac", "ev", "pv", "bac")
LISTED = {
    "forecasts": "SELECT project_id, milestone_id, forecast_date FROM milestones ORDER BY ALL",
    "risks": "SELECT project_id, risk_id, coalesce(status, 'open') FROM risks ORDER BY ALL",
}


@dataclass(kw_only=True)
class Case:
    """One portfolio on its way through the year; ``asked`` is the question that ended it, ``wrong`` the silent difference."""

    true: Portfolio
    files: dict[int, list[File]]
    standing: dict[int, File] = field(default_factory=dict)  # what counts, by its load
    loaded: list[str] = field(default_factory=list)
    asked: str = ""
    wrong: str = ""

    @property
    def ended(self) -> bool:
        return bool(self.asked or self.wrong)


def case(seed: int, year: int, currency: str) -> Case:
    chance = random.Random(f"files of {seed}")
    true = portfolio(seed, year, currency)
    files = returns(chance, true, style(chance))
    return Case(true=true, files=afflict(chance, files))


def run(seeds: Sequence[int], folder: Path) -> list[Case]:
    """The cases at the end of their year."""
    chance = random.Random(f"world of {seeds[0]}")
    year, currency = chance.choice((2023, 2024, 2025, 2026)), chance.choice(("EUR", "CHF", "USD"))
    cases = [case(seed, year, currency) for seed in seeds]
    store = Store(folder / "portfolio.duckdb")
    for month in range(1, MONTHS + 1):
        going = [
            each
            for each in cases
            if not each.ended and (each.files.get(month) or any(file.withdrawn == month for file in each.standing.values()))
        ]
        if going:
            _month(store, going, folder / f"{month:02d}", month)
            _compare(store, [each for each in cases if each.standing and not each.ended], month_end(year, month))
    return cases


def _month(store: Store, cases: list[Case], folder: Path, month: int) -> None:
    folder.mkdir()
    at = datetime.combine(month_end(cases[0].true.year, month) + timedelta(days=5), datetime.min.time(), UTC)
    done = load(store, [file for each in cases for file in each.files[month]], folder, at)
    for each in cases:
        _note(each, each.files[month], done)
        for number in [number for number, file in each.standing.items() if file.withdrawn == month]:
            withdraw(store, number, person="PMO", at=at + timedelta(days=1))
            each.loaded.append(f"{each.standing.pop(number).name} withdrawn")


def _note(each: Case, files: list[File], done: Loaded) -> None:
    for file in files:
        warned = "; ".join(done.warned.get(file.name, []))
        each.loaded.append(f"{file.name} ({file.says}){f' warned: {warned}' if warned else ''}")
        if file.name in done.aside:
            each.asked = each.asked or f"{file.name}: {done.aside[file.name]}"
        else:
            each.standing[done.numbers[file.name]] = file


def _compare(store: Store, cases: list[Case], day: date) -> None:
    looked = view.open(store, status_date=day) if cases else None
    if looked is None:
        return
    try:
        shown = _shown(looked)
    finally:
        looked.con.close()
    for each in cases:
        tables = known(file.effect for file in each.standing.values())
        for project in each.true.projects:
            wrong = differences(figures(tables, project, day), shown.get(project, {}))
            if wrong:
                told = "; ".join(f"{key} should be {right} and is {got}" for key, (right, got) in wrong.items())
                loaded = "".join(f"\n  {line}" for line in each.loaded)
                each.wrong = f"seed {each.true.seed}, project {project} as of {day}: {told}{loaded}\n  (files in {store.path.parent})"


def _shown(looked: View) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for each in measure(looked, MEASURED, by="project"):
        found.setdefault(each.key, {})[each.metric.key] = each.value if each.value is not None else each.reason
    for name, query in LISTED.items():
        for project, *row in looked.con.execute(query).fetchall():
            found.setdefault(project, {}).setdefault(name, []).append(tuple(row))
    return found


def differences(right: Figures, shown: Figures) -> dict[str, tuple[object, object]]:
    """Each figure that is not what it should be: the right one, and the one shown.

    At a day to which few reported, EV is not shown, and the reason names the day that was.
    """
    wrong = {}
    for key in (*MEASURED, *LISTED):
        value, got = right[key], shown.get(key, [] if key in LISTED else None)
        partial = key == "ev" and str(got).startswith(f"progress is reported to {right['reported']}")
        if not (partial or (_close(value, got) if isinstance(value, Decimal) else value is None or value == got)):
            wrong[key] = (value, got)
    return wrong


def _close(value: Decimal, got: object) -> bool:
    return isinstance(got, float | int | Decimal) and abs(float(value) - float(got)) < 0.006
