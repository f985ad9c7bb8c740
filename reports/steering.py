"""The steering committee's report: what needs a decision, what changed and why, and what is not on plan."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from charts.palette import WORD
from metrics import BY_KEY, decisions
from metrics.display import beside, day, number, write
from metrics.explain import explanations as explained
from metrics.explanation import Explanation
from metrics.measure import Level, measure
from metrics.metric import Status, Unit
from metrics.milestones import all_milestones
from metrics.risks import open_risks
from metrics.view import View
from reports import cards, change_sources, changes, declared, estimates, exceptions, milestones, position, risks
from reports import decisions as asked
from reports.health import by_performance, healths, late
from reports.health import verdict as judged
from reports.report import Block, Cell, Report, Row, Slide
from reports.stamp import scope_of, stamp
from reports.walk import values

KEY = "steering"
TITLE = "Steering committee"
AUDIENCE = "Steering committee"


def build(
    view: View, before: View | None, *, known_at: datetime, loads: tuple[int, ...], sample: bool = False, filtered: str = ""
) -> Report:
    """The report at the view's status date; ``before`` is what the last committee saw, None where there was none."""
    changed = changes.since(view, before)
    slides = _slides(view, before, changed, filtered)
    explanations = _explanations(view, before, changed, slides)
    return Report(
        key=KEY,
        title=TITLE,
        audience=AUDIENCE,
        stamp=stamp(view, report=TITLE, known_at=known_at, loads=loads, sample=sample, filtered=filtered),
        slides=slides,
        explanations=explanations,
        glossary=_glossary(explanations.values()),
    )


def _slides(view: View, before: View | None, changed: changes.Changes | None, filtered: str) -> tuple[Slide, ...]:
    alone = declared.alone(view)
    verdict = None if alone else judged(view, changed)
    title = declared.headline(view, filtered) if alone else headline(view, verdict, changed, filtered)
    told = Slide(
        key="overview",
        name="Overview",
        title=title,
        status=verdict,
        caption=" · ".join(part for part in ("" if alone else cards.partial(view), changes.caption(changed)) if part),
        rows=declared.overview(view, asked.brief(view)) if alone else _overview(view, before, changed),
    )
    found = (
        told,
        Slide(key="decisions", name="Decisions", title=_decisions_title(view), rows=(_pair(asked.full(view), 7, asked.taken(view), 5),)),
        Slide(key="changes", name="Changes", title=changes.title(changed), rows=_changes(view, changed)),
        Slide(
            key="exceptions",
            name="Exceptions",
            title=declared.title(view) if alone else exceptions.title(view, changed),
            rows=(Row(cells=(Cell(width=12, blocks=(declared.full(view) if alone else exceptions.full(view, changed),)),)),),
        ),
        Slide(
            key="position",
            name="Position",
            title=position.title(view, verdict),
            status=verdict,
            caption=cards.partial(view),
            rows=_position(view, changed),
        ),
        Slide(
            key="milestones",
            name="Milestones",
            title=milestones.title(view),
            rows=(_pair((ahead := milestones.figure(view, most=24)), 5, milestones.grid(view), 7),),
            status=ahead.status,
        ),
        Slide(key="risks", name="Risks", title=risks.figure(view, rating="residual").title, rows=_risks(view)),
    )
    return tuple(slide for slide in found if not (alone and slide.key in declared.WITHOUT))


def headline(view: View, verdict: Status | None, changed: changes.Changes | None, filtered: str) -> str:
    """The verdict in one sentence over what is in scope: how many need attention, how much over budget, how late."""
    every = healths(view, changed)
    vac, eac = measure(view, ["vac", "eac"])
    cost = ""
    if vac.value is not None:
        amount = f"{beside(abs(vac.value), eac.value, currency=view.currency)} {'over' if vac.value < 0 else 'under'} budget"
        cost = f"; forecast {amount if abs(vac.value) >= changes.LEAST else 'on budget'}"
    word = f" {WORD[verdict]}" if verdict else ""
    return f"{scope_of(view, filtered)}{word}: {exceptions.attention(every)}{cost}{_lateness(view, several=len(every) > 1)}"


def _lateness(view: View, *, several: bool) -> str:
    """How late the manager's finish is, and the one by performance where it is later than that by more than the tolerance."""
    slip, earned = measure(view, ["finish_slip", "finish_slip_earned"])
    most = "up to " if several else ""
    told = f", {most}{write(slip.value, Unit.DAYS)} late" if late(slip) else ""
    if not by_performance(slip, earned):
        return told
    if told:
        return f"{told} by the manager{'s' if several else ''}, {number(earned.value)} by performance"
    return f", {most}{write(earned.value, Unit.DAYS)} late by performance"


def _overview(view: View, before: View | None, changed: changes.Changes | None) -> tuple[Row, ...]:
    right = (
        Row(cells=(Cell(width=12, blocks=(cards.cards(view, before),)),), height=0.40),
        Row(
            cells=(
                Cell(width=8, blocks=(exceptions.brief(view, changed),)),
                Cell(width=4, blocks=(changes.brief(changed),)),
            ),
            height=0.60,
        ),
    )
    pictures = (
        position.s_curve(view),
        position.quadrant(view, changed),
        milestones.figure(view, most=milestones.ON_OVERVIEW),
        risks.figure(view, rating="residual", short=True),
    )
    return (
        Row(cells=(Cell(width=4, blocks=(asked.brief(view),)), Cell(width=8, blocks=right)), height=0.585),
        Row(cells=tuple(Cell(width=3, blocks=(picture,)) for picture in pictures), height=0.415),
    )


def _decisions_title(view: View) -> str:
    asked_now = asked.open_decisions(view)
    if not asked_now:
        return asked.none_needed(view)
    waiting = [d.cost_of_waiting for d in asked_now if d.cost_of_waiting is not None]
    cost = f"; each month of waiting costs {write(sum(waiting), Unit.MONEY, currency=view.currency)}" if waiting else ""
    return f"{len(asked_now)} {'decision is' if len(asked_now) == 1 else 'decisions are'} needed{cost}"


def _changes(view: View, changed: changes.Changes | None) -> tuple[Row, ...]:
    return (
        Row(
            cells=(Cell(width=6, blocks=(changes.costs(view, changed),)), Cell(width=6, blocks=(changes.finishes(view, changed),))),
            height=0.5,
        ),
        Row(cells=(Cell(width=6, blocks=(changes.baselines(changed),)), Cell(width=6, blocks=(position.index_trend(view),))), height=0.5),
    )


def _position(view: View, changed: changes.Changes | None) -> tuple[Row, ...]:
    methods = tuple(block for block in (estimates.forecasts(view), estimates.narrower(view)) if block.rows)
    return (
        Row(
            cells=(
                Cell(width=4, blocks=(position.s_curve(view),)),
                Cell(width=4, blocks=(position.quadrant(view, changed),)),
                Cell(width=4, blocks=methods or (estimates.forecasts(view),)),
            ),
        ),
    )


def _risks(view: View) -> tuple[Row, ...]:
    maps = tuple(Cell(width=4, blocks=(risks.figure(view, rating=rating),)) for rating in ("inherent", "residual"))
    reserve = Cell(width=4, blocks=(risks.reserve(view),))
    return (Row(cells=(*maps, reserve), height=0.48), Row(cells=(Cell(width=12, blocks=(risks.grid(view),)),), height=0.52))


def _pair(left: Block, left_width: int, right: Block, right_width: int) -> Row:
    return Row(cells=(Cell(width=left_width, blocks=(left,)), Cell(width=right_width, blocks=(right,))))


def _explanations(view: View, before: View | None, changed: changes.Changes | None, slides: Iterable[Slide]) -> dict[str, Explanation]:
    rows = {milestones.ref(m): milestones.explanation(m) for m in all_milestones(view)}
    rows |= {risks.exposure(view, r).ref: risks.explanation(view, r) for r in open_risks(view)}
    rows |= {asked.cost_of_waiting(view, d).ref: asked.explanation(view, d) for d in decisions.decisions(view)}
    refs = sorted({value.ref for slide in slides for value in values(slide) if value.ref})
    moved = [ref for ref in refs if ref.split("/")[0] in change_sources.RESTS_ON]
    behind = change_sources.rests_on(moved, changed.moved, changed.before) if changed else set()
    measured = sorted({ref for ref in refs if ref not in rows and ref not in moved} | behind)
    mark = f"@{before.status_date}" if before else ""
    then = [ref.removesuffix(mark) for ref in measured if mark and ref.endswith(mark)]
    found = rows | explained(view, [_figure(ref) for ref in measured if not mark or not ref.endswith(mark)])
    if before is not None:
        found |= {f"{ref}{mark}": _as_of(explanation, before) for ref, explanation in explained(before, map(_figure, then)).items()}
    if changed is not None:
        found |= change_sources.explanations(moved, changed.moved, view, changed.before, found)
    return {ref: found[ref] for ref in refs}


def _figure(ref: str) -> tuple[str, Level, str]:
    metric, level, key = ref.split("/", 2)
    return metric, cast(Level, level), key


def _as_of(explanation: Explanation, before: View) -> Explanation:
    """A figure as the last committee saw it, told apart from today's."""
    return replace(explanation, key=f"{explanation.key}@{before.status_date}", label=f"{explanation.label} on {day(before.status_date)}")


def _glossary(explanations: Iterable[Explanation]) -> tuple[tuple[str, str, str, str], ...]:
    used: Mapping[str, Explanation] = {e.metric: e for e in explanations}
    return tuple((_called(key, e), e.formula, e.meaning, e.source) for key, e in sorted(used.items()))


def _called(key: str, explanation: Explanation) -> str:
    """The metric's name; a figure of one row has the name that stands behind its item's."""
    if key in BY_KEY:
        return BY_KEY[key].label
    name = explanation.label.split(": ")[-1]
    return f"{name[0].upper()}{name[1:]}"
