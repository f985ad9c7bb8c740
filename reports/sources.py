"""From a portfolio to a report: the view it measures, what the last committee saw, and what there is to choose from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from metrics import view as views
from metrics.view import View
from reports.report import Report
from store.about import is_sample
from store.portfolio import Portfolio
from store.vintages import last_known_for, loads_known

_A_PERIOD = timedelta(days=20)  # reports nearer than that belong to the same committee


@dataclass(frozen=True, kw_only=True)
class Menu:
    """What a viewer can choose: programmes, projects with their programme, status dates and moments, latest first."""

    programmes: Mapping[str, str]
    projects: Mapping[str, tuple[str, str | None]]
    status_dates: tuple[views.StatusDate, ...]
    known_at: tuple[datetime, ...]


def menu(portfolio: Portfolio) -> Menu | None:
    """The choices that the published data offer; None while there is no project to show."""
    view = views.open(portfolio)
    if view is None:
        return None
    with view:
        return Menu(
            programmes=views.programmes(view),
            projects=views.projects(view),
            status_dates=tuple(reversed(views.status_dates(view))),
            known_at=tuple(sorted({load.loaded_at for load in loads_known(view.con)}, reverse=True)),
        )


def produce(
    portfolio: Portfolio,
    build: Callable[..., Report],
    *,
    status_date: date | None = None,
    known_at: datetime | None = None,
    scope: tuple[str, ...] | None = None,
    filtered: str = "",
) -> Report | None:
    """A report from what is published; None while nothing is loaded.

    What the last committee saw is the status date reported before, as it was known when its last load had come.
    """
    view = views.open(portfolio, status_date=status_date, known_at=known_at, scope=scope)
    if view is None:
        return None
    with view:
        loads = loads_known(view.con, known_at)
        before = _before(portfolio, view, scope)
        report = build(
            view,
            before,
            known_at=known_at or max(load.loaded_at for load in loads),
            loads=tuple(sorted(load.load_id for load in loads)),
            sample=is_sample(portfolio),
            filtered=filtered,
        )
        if before is not None:
            before.close()
        return report


def _before(portfolio: Portfolio, view: View, scope: tuple[str, ...] | None) -> View | None:
    """What the last committee saw: the status date of the loads before, as it was known when the last of them had come.

    Where the store was begun with this status date, the reports' own history serves, as it is known now.
    """
    loads = loads_known(view.con, view.known_at)
    loaded = [load.status_date for load in loads if load.status_date and view.status_date - load.status_date >= _A_PERIOD]
    if loaded:
        known = last_known_for(view.con, max(loaded))
        return views.open(portfolio, status_date=max(loaded), known_at=known, scope=scope, currency=view.currency)
    told = [found.day for found in views.status_dates(view) if view.status_date - found.day >= _A_PERIOD]
    return views.open(portfolio, status_date=max(told), known_at=view.known_at, scope=scope, currency=view.currency) if told else None
