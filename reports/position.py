"""Where the portfolio stands: the S-curve, the quadrant and the course of the indices."""

from datetime import date

from metrics import BY_KEY
from metrics.course import Point, course, index_course
from metrics.display import joined, short_day, write
from metrics.limits import of, overriding
from metrics.measure import measure
from metrics.metric import Status, Unit
from metrics.view import View
from reports.changes import Changes
from reports.health import healths
from reports.report import Figure
from reports.shown import by_key, shown


def s_curve(view: View) -> Figure:
    """Planned, earned and actual to date, and the forecast with its range."""
    drawn = drawn_course(view)
    now = by_key(measure(view, ["cpi", "spi", "eac"]))
    title = _curve_title(now["spi", ""].value, now["cpi", ""].value)
    told = next((point for point in drawn if point["date"] == view.status_date.isoformat()), None)
    amounts = "".join(
        f", {name} {_money(view, told[key])}" for key, name in (("pv", "planned"), ("ev", "earned"), ("ac", "actual")) if told
    )
    ends = [point["forecast"] for point in drawn if point["forecast"] is not None]
    forecast = f"; forecast {_money(view, ends[-1])}" if ends else ""
    return Figure(
        chart="s_curve",
        title=title,
        caption=f"Over {_over(view)}; {_known_from(drawn)}shaded: range of EACs" if drawn else "",
        data={"rows": drawn, "status_date": view.status_date.isoformat(), "currency": view.currency},
        values=tuple(shown(view, now[key, ""], plain=True) for key in ("cpi", "spi", "eac")),
        alt=f"{title}{amounts}{forecast}",
        empty="" if drawn else f"No project has all three: {_missing(view, ('pv', 'ev', 'ac'))}.",
    )


def _known_from(drawn: list[Point]) -> str:
    """From which day earned value and cost are known, where the plan began before it."""
    first = {key: next((str(point["date"]) for point in drawn if point[key] is not None), "") for key in ("pv", "ev", "ac")}
    later = {name: first[key] for key, name in (("ev", "earned"), ("ac", "cost")) if first[key] > first["pv"]}
    parts = [
        f"{joined([name for name in later if later[name] == at])} known from {short_day(date.fromisoformat(at))}"
        for at in sorted(set(later.values()))
    ]
    return f"{joined(parts)}; " if parts else ""


def _missing(view: View, keys: tuple[str, ...]) -> str:
    """Why figures are not computable, each reason once."""
    return "; ".join(dict.fromkeys(m.reason for m in measure(view, keys) if m.value is None and m.reason))


def _over(view: View) -> str:
    """How many projects are drawn: those of which planned, earned and actual are all known."""
    known = by_key(measure(view, ["pv", "ev", "ac"], by="project"))
    projects = {key for _, key in known}
    count = sum(all(known[metric, key].value is not None for metric in ("pv", "ev", "ac")) for key in projects)
    if count == len(projects):
        return "the one project" if count == 1 else f"all {count} projects"
    return f"{count} of {len(projects)} projects: no other has all three"


def drawn_course(view: View) -> list[Point]:
    """Drawn on two slides and told in a table: worked out once."""
    if "course" not in view.memo:
        view.memo["course"] = course(view)
    drawn: list[Point] = view.memo["course"]
    return drawn


def title(view: View, verdict: Status | None) -> str:
    """What the curve says, as the heading of the slide that goes into it; beside a green verdict, that it is within limits."""
    now = by_key(measure(view, ["cpi", "spi"]))
    spi, cpi = now["spi", ""].value, now["cpi", ""].value
    even = all(value is None or value >= 0.9995 for value in (spi, cpi))
    return f"{_curve_title(spi, cpi)}{'' if even or verdict is not Status.GREEN else ', within limits'}"


def _money(view: View, amount: float | None) -> str:
    return write(amount, Unit.MONEY, currency=view.currency)


def _curve_title(spi: float | None, cpi: float | None) -> str:
    """Earned against planned, then cost against earned, each named: the two differences have different bases."""
    if spi is None:
        return "Planned, earned and actual"
    earned = f"Earned is {_share(1 - spi)} {'behind' if spi < 1 else 'ahead of'} plan" if abs(1 - spi) >= 0.0005 else "Earned is on plan"
    if not cpi:
        return earned
    over = 1 / cpi - 1
    return (
        f"{earned}; it cost {_share(over)} {'more' if over > 0 else 'less'} than it earned"
        if abs(over) >= 0.0005
        else f"{earned}; it cost what it earned"
    )


def _share(value: float) -> str:
    return write(round(abs(value), 9), Unit.SHARE)  # 1 − 0.9 is 0.1


def quadrant(view: View, changed: Changes | None) -> Figure:
    """Each project by schedule and cost index, its mark sized by budget."""
    measured = by_key(measure(view, ["cpi", "spi", "bac"], by="project"))
    statuses = sorted(healths(view, changed), key=lambda health: health.project_id)
    points = [
        {
            "code": s.project_id,
            "name": s.status.name,
            "cpi": measured["cpi", s.project_id].value,
            "spi": measured["spi", s.project_id].value,
            "bac": measured["bac", s.project_id].value,
            "status": s.told.value,
        }
        for s in statuses
    ]
    drawn = [point for point in points if point["cpi"] is not None and point["spi"] is not None]
    missing = [str(point["code"]) for point in points if point not in drawn]
    red_or_amber = {
        key: {m.key for m in measured.values() if m.metric.key == key and m.status in (Status.RED, Status.AMBER)} for key in ("cpi", "spi")
    }
    both = [
        str(p["code"])
        for p in drawn
        if all(p["code"] in found for found in red_or_amber.values()) and max(float(p["cpi"] or 0), float(p["spi"] or 0)) < 1
    ]
    return Figure(
        chart="quadrant",
        title=_quadrant_title(both, len(drawn)),
        caption="Each mark is a project, its size the budget" + (f". Not computable: {', '.join(missing)}" if missing else "")
        if drawn
        else "",
        data={"points": drawn},
        values=tuple(shown(view, measured[key, str(p["code"])], plain=True) for p in drawn for key in ("cpi", "spi")),
        alt="; ".join(f"{p['code']}: CPI {write(p['cpi'], Unit.INDEX)}, SPI {write(p['spi'], Unit.INDEX)}" for p in drawn),  # type: ignore[arg-type]
        empty="" if drawn else f"No project has both indices: {_missing(view, ('cpi', 'spi'))}.",
    )


def _quadrant_title(both: list[str], drawn: int) -> str:
    if not drawn:
        return "Cost and schedule indices are not computable"
    return f"{_few(both)} the limits of cost and schedule" if both else "No project misses the limits of both cost and schedule"


def _few(codes: list[str]) -> str:
    if len(codes) == 1:
        return f"{codes[0]} misses"
    return f"{joined(codes)} miss" if len(codes) <= 3 else f"{len(codes)} projects miss"


def index_trend(view: View) -> Figure:
    """CPI and SPI by period, cumulative and over the last three."""
    now = by_key(measure(view, ["cpi", "cpi_3", "spi", "spi_3"]))
    told = {key: measured.text() for (key, _), measured in now.items() if measured.value is not None}
    # the last point is the figure that is told elsewhere, over the projects that it covers
    last = {key: measured.value for (key, _), measured in now.items()}
    rows = [point | last if point["date"] == view.status_date.isoformat() else point for point in index_course(view)]
    marks = of(BY_KEY["cpi"], overriding(view))
    cumulative, recent = now["cpi", ""].value, now["cpi_3", ""].value
    title = "Cumulative and recent indices"
    if cumulative is not None and recent is not None:
        direction = "worsening" if recent < cumulative - 0.01 else "improving" if recent > cumulative + 0.01 else "steady"
        title = f"Cost performance is {direction}: last three periods {told['cpi_3']}, cumulative {told['cpi']}"
    return Figure(
        chart="index_trend",
        title=title,
        caption="Cumulative, and over the last three periods",
        data={"rows": rows, "told": told, "green": marks.green if marks else None, "amber": marks.amber if marks else None},
        values=tuple(shown(view, now[key, ""], plain=True) for key in ("cpi", "cpi_3", "spi", "spi_3")),
        alt=title,
        empty="" if len(rows) > 1 else "One period is known so far; a course needs two.",
    )
