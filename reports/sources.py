"""From a portfolio to a report: the view it measures, what the last committee saw, and what there is to choose from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from metrics import view as views
from metrics.view import View
from reports.report import Report
from store.portfolio import Portfolio
from store.vintages import last_known_for, loads_known


@dataclass(frozen=True, kw_only=True)
class Menu:
    """What a viewer can choose: programmes, projects with their programme, status dates and moments, latest first."""

    programmes: Mapping[str, str]
    projects: Mapping[str, tuple[str, str | None]]
    status_dates: tuple[date, ...]
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
            status_dates=tuple(sorted(views.status_dates(view), reverse=True)),
            known_at=tuple(sorted({load.loaded_at for load in loads_known(view.con)}, reverse=True)),
        )
