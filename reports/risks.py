"""The top risks with their money, and whether the reserve covers them."""

from metrics.display import joined, short_day, write
from metrics.explanation import Explanation, SourceRows
from metrics.measure import measure
from metrics.metric import Status, Unit
from metrics.risks import BAND_STATUS, Risk, bands, bands_in_words, open_risks
from metrics.view import View
from reports import given
from reports.columns import in_columns
from reports.report import Figure, Grid, GridColumn, Value
from reports.shown import by_key, shown, words
from schema.wording import counted


def exposure(view: View, risk: Risk) -> Value:
    """The residual exposure in money."""
    reason = "" if risk.residual_exposure is not None else "no cost impact is given"
    return Value(
        text=write(risk.residual_exposure, Unit.MONEY, currency=view.currency),
        number=risk.residual_exposure,
        unit=Unit.MONEY,
        reason=reason,
        ref=f"risk_exposure_residual/risk/{risk.project_id}·{risk.risk_id}",
    )


def explanation(view: View, risk: Risk) -> Explanation:
    """How the residual exposure of one risk came about."""
    value = exposure(view, risk)
    return Explanation(
        metric="risk_exposure_residual",
        label=f"{risk.project_id} {risk.risk_id} {risk.title}: residual exposure",
        level="risk",
        key=f"{risk.project_id}·{risk.risk_id}",
        formula="residual probability × residual cost impact",
        numbers=f"{value.text}; score {risk.residual_probability} × {risk.residual_impact} = {risk.residual_score}, {risk.residual_band}",
        expression="",
        inputs={},
        value=risk.residual_exposure,
        unit=Unit.MONEY,
        status=BAND_STATUS.get(risk.residual_band or "", Status.GREY),
        thresholds=bands_in_words(view),
        coverage="",
        reason=value.reason,
        meaning="Expected monetary value of the risk after the response that is in place.",
        source="Definitions of Steerboard, section 7",
        rows=(SourceRows(table="risks", file=risk.file, sheet=risk.sheet, rows=(risk.row,), count=1, load=risk.load),),
    )


def figure(view: View, *, rating: str, short: bool = False) -> Figure:
    """The heatmap of the open risks, ``rating`` inherent or residual; ``short`` leaves the limits of the bands to the slide of the risks."""
    every = open_risks(view)
    found = [risk for risk in every if _score(risk, rating) is not None]
    critical = [risk for risk in found if _band(risk, rating) == "critical"]
    title = _title(view, every, found, critical) if rating == "residual" else _before_responses(view, every, found, critical)
    unrated = "Not rated: none of the open risks has both a probability and an impact of 1 to 5." if every else ""
    return Figure(
        chart="risk_heatmap",
        title=title,
        caption=f"Open risks by probability and impact, {rating}{'' if short else f': {bands_in_words(view)}'}" if found else "",
        data={"rating": rating, "currency": view.currency, "cells": _cells(view, found, rating)},
        values=tuple(exposure(view, risk) for risk in found[:12]),
        alt=f"{title}. " + "; ".join(f"{risk.risk_id} of {risk.project_id}: {_band(risk, rating)}" for risk in found[:12]),
        empty="" if found else unrated or _none(view, "Load a risk register to see the heatmap."),
        status=Status.RED if critical else Status.AMBER if found else Status.GREY if every else None,
    )


def grid(view: View, *, most: int = 10) -> Grid:
    """The top risks, worst first, with exposure, response and owner."""
    found = open_risks(view)
    columns = (
        GridColumn(label="Risk", width=3), GridColumn(label="Project", width=0.8), GridColumn(label="Band", width=1.1), GridColumn(label="Score", numeric=True, width=0.7),
        GridColumn(label="Exposure", numeric=True, width=1.2), GridColumn(label="Response", width=3.4), GridColumn(label="Owner", width=1.2), GridColumn(label="Review", numeric=True, width=0.9),
    )  # fmt: skip
    left = len(found) - most
    return in_columns(
        Grid(
            title=_grid_title(view, len(found), most),
            columns=columns,
            rows=tuple(_row(view, risk) for risk in found[:most]),
            tail=f"{left} smaller {'one is' if left == 1 else 'ones are'} in the register." if left > 0 else "",
            empty=_none(view, "Load a risk register to list them."),
        ),
        view.currency,
    )


def reserve(view: View, *, most: int = 7) -> Grid:
    """The projects whose contingency does not cover the residual exposure of their open risks, the widest gap first, then the unknown."""
    keys = ("contingency_left", "risk_exposure_residual", "reserve_adequacy")
    measured = by_key(measure(view, list(keys), by="project"))
    every = [m for (key, _), m in measured.items() if key == "reserve_adequacy"]
    exposed = {risk.project_id for risk in open_risks(view)}
    gaps = sorted((m for m in every if m.value is not None and m.value < 0), key=lambda m: (m.value or 0, m.key))
    unknown = [m for m in every if m.value is None and m.key in exposed]
    covered = [m for m in every if m.value is not None and m.value >= 0 and m.key in exposed]
    rows = (*gaps, *sorted(unknown, key=lambda m: m.key))
    left = len(rows) - most
    without = [m.key for m in rows[len(gaps) :]]
    names = joined(without) if len(without) <= most else f"{len(without)} projects"
    return in_columns(
        Grid(
            title=_reserve_title(view, len(gaps), len(covered), len(unknown)),
            columns=(
                GridColumn(label="Project"),
                GridColumn(label="Contingency", numeric=True),
                GridColumn(label="Exposure", numeric=True),
                GridColumn(label="Gap", numeric=True),
            ),
            rows=tuple(
                (words(gap.key), *(shown(view, measured[key, gap.key], plain=key != "reserve_adequacy") for key in keys))
                for gap in rows[:most]
            ),
            caption="Each project by itself: what one has left covers no other" if rows else "",
            tail=" · ".join(
                part
                for part in (f"{left} more" if left > 0 else "", f"Contingency or exposure not known of {names}" if names else "")
                if part
            ),
            empty="No project's open risks would cost more than its contingency."
            if exposed
            else _none(view, "Load a risk register, and the contingency of each project, to compare them."),
        ),
        view.currency,
    )


def _row(view: View, risk: Risk) -> tuple[Value, ...]:
    band = risk.residual_band or "not rated"
    review = Value(
        text=short_day(risk.review_date),
        status=Status.AMBER if risk.review_overdue else None,
        reason="review overdue" if risk.review_overdue else "" if risk.review_date else "not given",
    )
    return (
        words(f"{risk.risk_id} {risk.title}"),
        words(risk.project_id),
        Value(text=band.capitalize(), status=BAND_STATUS.get(band, Status.GREY)),
        Value(
            text=write(risk.residual_score, Unit.SCORE),
            number=risk.residual_score,
            unit=Unit.SCORE,
            reason="" if risk.residual_score is not None else "not rated",
            ref=exposure(view, risk).ref,
        ),
        exposure(view, risk),
        words(risk.response),
        words(risk.owner),
        review,
    )


def _score(risk: Risk, rating: str) -> int | None:
    return risk.score if rating == "inherent" else risk.residual_score


def _band(risk: Risk, rating: str) -> str | None:
    return risk.band if rating == "inherent" else risk.residual_band


def _none_open(view: View) -> str:
    """That none is open; where none was ever given, that."""
    return "No risk is open" if given.given(view, "risks") else given.none(view, "risks")


def _none(view: View, how: str) -> str:
    return "No risk is open." if given.given(view, "risks") else how


def _grid_title(view: View, count: int, most: int) -> str:
    if not count:
        return _none_open(view)
    told = "The one open risk" if count == 1 else f"The {count} open risks" if count <= most else f"Top {most} of {count} open risks"
    return f"{told}, residual"


def _reserve_title(view: View, short: int, covered: int, unknown: int) -> str:
    """Of how many of the projects of which both sides are known; of how many they are not."""
    known = short + covered
    if not known and not unknown:
        return "No risk is open for contingency to cover" if given.given(view, "risks") else given.none(view, "risks")
    if not known:
        return "Whether contingency covers the open risks is not known"
    verb, count = ("falls short of", short) if short else ("covers", covered)
    projects = "the one project with open risks" if known == 1 and not unknown else f"{count} of {counted(known, 'project')}"
    return f"Contingency {verb} the open risks of {projects}{f'; of {unknown} it is not known' if unknown else ''}"


def _title(view: View, every: list[Risk], found: list[Risk], critical: list[Risk]) -> str:
    if not every:
        return _none_open(view)
    if not found:
        return f"{_counted(len(every))} open, none of them rated"
    if not critical:
        return f"None of {_of(every, found)} is critical" if len(found) > 1 else f"The one {_of(every, found)[2:]} is not critical"
    worst = max({risk.project_id for risk in critical}, key=lambda p: (sum(r.project_id == p for r in critical), p))
    count = sum(risk.project_id == worst for risk in critical)
    where = f", {count} of them in {worst}" if count > 1 and len(critical) > count else f", in {worst}" if count == len(critical) else ""
    return f"{len(critical)} of {_of(every, found)} {'is' if len(critical) == 1 else 'are'} critical{where}"


def _before_responses(view: View, every: list[Risk], found: list[Risk], critical: list[Risk]) -> str:
    if not found:
        return "Before responses none is rated" if every else _none_open(view)
    if len(found) == 1:
        return f"Before responses the one {_of(every, found)[2:]} is {'' if critical else 'not '}critical"
    return f"Before responses {len(critical) or 'none'} of {_of(every, found)} {'is' if len(critical) <= 1 else 'are'} critical"


def _of(every: list[Risk], found: list[Risk]) -> str:
    """Of how many: of the rated ones where some are not, and how many those are."""
    missing = len(every) - len(found)
    noun = "risk" if len(found) == 1 else "risks"
    return f"{len(found)} rated {noun} ({missing} not rated)" if missing else f"{len(found)} open {noun}"


def _counted(count: int) -> str:
    return "1 risk is" if count == 1 else f"{count} risks are"


def _cells(view: View, found: list[Risk], rating: str) -> list[dict[str, object]]:
    band = bands(view)
    cells = []
    for probability in range(1, 6):
        for impact in range(1, 6):
            inside = [r for r in found if _place(r, rating) == (probability, impact)]
            money = [r.exposure if rating == "inherent" else r.residual_exposure for r in inside]
            cells.append(
                {
                    "probability": probability,
                    "impact": impact,
                    "band": band[probability * impact],
                    "count": len(inside),
                    "money": sum(m for m in money if m is not None) if any(m is not None for m in money) else None,
                    "ids": [_name(r) for r in inside],
                }
            )
    return cells


def _name(risk: Risk) -> str:
    """The risk's identifier, with its project where that is not in it already."""
    return risk.risk_id if risk.risk_id.startswith(risk.project_id) else f"{risk.project_id} {risk.risk_id}"


def _place(risk: Risk, rating: str) -> tuple[int | None, int | None]:
    return (risk.probability, risk.impact) if rating == "inherent" else (risk.residual_probability, risk.residual_impact)
