"""What every page and export prints about itself: of when, known when, over what, by which limits."""

from datetime import datetime

from metrics import BY_KEY
from metrics.carried import carried, says
from metrics.display import joined, write
from metrics.incomplete import incomplete
from metrics.limits import in_words, of, overriding
from metrics.measure import measure
from metrics.metric import Unit
from metrics.status import JUDGED
from metrics.view import View, projects, status_dates
from reports.report import Stamp
from reports.shown import named
from schema.wording import counted

_LONGEST = 40  # characters of a filter in a heading


def stamp(view: View, *, report: str, known_at: datetime, loads: tuple[int, ...], sample: bool, filtered: str) -> Stamp:
    """The stamp of a report over ``view``; ``filtered`` says which projects are in it, empty for all."""
    bac = measure(view, ["bac"])[0]
    count = bac.coverage.of
    part = f" for {bac.coverage.count} of them" if bac.coverage.count < count else ""
    budget = f", {write(bac.value, Unit.MONEY, currency=view.currency)} approved{part}" if bac.value is not None else ""
    return Stamp(
        report=report,
        status_date=view.status_date.isoformat(),
        known_at=known_at.isoformat(timespec="seconds"),
        currency=view.currency,
        scope=f"{counted(count, 'project')}{budget}" + (f" ({filtered})" if filtered else ""),
        thresholds=_limits(view),
        loads=loads,
        sample=sample,
        incomplete=tuple(f"{named(each.project_id, each.name)}: {each.reason.removeprefix('incomplete: ')}" for each in incomplete(view)),
        reported=_reported(view),
    )


def scope_of(view: View, filtered: str) -> str:
    """What a heading speaks of: the portfolio, or what a filter leaves of it."""
    names = projects(view)
    if view.scope is not None and len(view.scope) == 1:
        (key,) = view.scope
        return named(key, names[key][0]) if key in names else key
    if filtered:
        return filtered if len(filtered) <= _LONGEST else f"{len(view.scope or ())} of {len(names)} projects"
    return "Portfolio"


def _reported(view: View) -> str:
    """How many reported to this day where it was not most of those who report, and from which day the progress of the others is."""
    told = next((each for each in status_dates(view) if each.day == view.status_date), None)
    earned = sum(measured.value is not None for measured in measure(view, ["ev"], by="project"))
    parts = [says(carried(view), earned)]
    if told is not None and not told.most:
        parts.insert(0, f"{told.projects} of {counted(told.of, 'project')} reported to this day")
    return ", ".join(part for part in parts if part)


def _limits(view: View) -> tuple[str, ...]:
    """The limits that statuses are judged by; metrics with the same limits share a sentence."""
    own, shared = overriding(view), dict[str, list[str]]()
    for key in (*JUDGED, "vac_pct"):
        metric = BY_KEY[key]
        shared.setdefault(in_words(of(metric, own), metric.unit), []).append(metric.label)
    told = [f"{joined(labels)}: {limits}" for limits, labels in shared.items()]
    return (*told, "a forecast over budget is amber at best")
