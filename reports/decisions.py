"""What needs a decision: what is asked, what waiting costs, what is recommended, who and by when."""

from metrics.decisions import Decision, decisions
from metrics.display import joined, short_day, write
from metrics.explanation import Explanation, SourceRows
from metrics.metric import Status, Unit
from metrics.status import project_statuses
from metrics.view import View
from reports import given
from reports.report import Item, Note, Value
from reports.shown import cut
from schema.wording import counted


def open_decisions(view: View) -> list[Decision]:
    """The decisions that are still to be taken, by deadline."""
    return [decision for decision in decisions(view) if decision.state == "open"]


def none_needed(view: View) -> str:
    """That none is to be taken; where none was ever given, that."""
    return "No decision is needed" if given.given(view, "decisions") else given.none(view, "decisions")


def _none_open(view: View) -> str:
    how = "Load a decisions sheet to ask the committee for one."
    return f"No decision is open. {how}" if given.given(view, "decisions") else how


def standing(view: View, decision: Decision) -> Status | None:
    """The computed status of the project that the decision is about; None where it is about none."""
    return next((status.computed for status in project_statuses(view) if status.project_id == decision.project_id), None)


def cost_of_waiting(view: View, decision: Decision) -> Value:
    """What each month of waiting costs, with the row that says so."""
    text = write(decision.cost_of_waiting, Unit.MONEY, currency=view.currency)
    return Value(text=text, number=decision.cost_of_waiting, unit=Unit.MONEY, ref=f"cost_of_waiting/decision/{decision.key}")


def explanation(view: View, decision: Decision) -> Explanation:
    """Where the cost of waiting stands: the decision's own row."""
    value = cost_of_waiting(view, decision)
    return Explanation(
        metric="cost_of_waiting",
        label=f"{decision.decision_id}: cost of waiting, a month",
        level="decision",
        key=decision.key,
        formula="as given in the decision register",
        numbers=value.text,
        expression="",
        inputs={},
        value=decision.cost_of_waiting,
        unit=Unit.MONEY,
        status=Status.GREY,
        thresholds="",
        coverage="",
        reason="" if decision.cost_of_waiting is not None else "the register gives no cost of waiting",
        meaning="What each month without the decision costs.",
        source="Decision register",
        rows=(SourceRows(table="decisions", file=decision.file, sheet=decision.sheet, rows=(decision.row,), count=1, load=decision.load),),
    )


def brief(view: View, *, most: int = 3) -> Note:
    """The most pressing decisions, a few lines each, for the overview."""
    asked = open_decisions(view)
    left = len(asked) - most
    return Note(
        title="Decisions needed" if asked else none_needed(view),
        items=tuple(_brief(view, decision) for decision in asked[:most]),
        tail=f"{left} more on the next slide. {_earlier(view)}".strip() if left > 0 else _earlier(view),
        empty=_none_open(view),
    )


def _brief(view: View, decision: Decision) -> Item:
    waiting = f"Waiting costs {cost_of_waiting(view, decision).text} a month. " if decision.cost_of_waiting is not None else ""
    recommended = f"Recommended: {cut(decision.recommendation, 160)}" if decision.recommendation else ""
    return Item(
        title=cut(f"{decision.decision_id} {decision.title}", 160),
        lines=tuple(line for line in (_sentence(decision.consequence), f"{waiting}{recommended}".strip()) if line),
        meta=_who(view, decision),
        status=standing(view, decision),
        about=decision.project_id or "",
        values=(cost_of_waiting(view, decision),),
    )


def full(view: View) -> Note:
    """Every open decision with its options."""
    asked = open_decisions(view)
    return Note(
        title=counted(len(asked), "open decision") if asked else none_needed(view),
        items=tuple(_full(view, decision) for decision in asked),
        empty=_none_open(view),
    )


def _full(view: View, decision: Decision) -> Item:
    value = cost_of_waiting(view, decision)
    lines = (
        _labelled("Options", decision.options),
        _labelled("Without it", decision.consequence),
        f"Cost of waiting: {value.text} a month" if value.number is not None else "Cost of waiting: not given",
        _labelled("Recommended", decision.recommendation),
    )
    return Item(
        title=cut(f"{decision.decision_id} {decision.title}", 160),
        lines=tuple(line for line in lines if line),
        meta=_who(view, decision),
        status=standing(view, decision),
        about=decision.project_id or "",
        values=(value,),
    )


def taken(view: View, *, most: int = 8) -> Note:
    """What became of the earlier decisions, latest first."""
    past = sorted(
        (d for d in decisions(view) if d.state in ("taken", "carried out") and d.decided_on),
        key=lambda d: d.decided_on or view.status_date,
        reverse=True,
    )
    return Note(
        title="Earlier decisions",
        items=tuple(
            Item(
                title=cut(f"{d.decision_id} {d.title}", 160),
                lines=(_sentence(d.outcome),) if d.outcome else (),
                meta=f"{d.state.capitalize()} · decided {short_day(d.decided_on)}" + (f" · {d.owner}" if d.owner else ""),
                values=(cost_of_waiting(view, d),),
            )
            for d in past[:most]
        ),
        tail=f"{len(past) - most} older {'one is' if len(past) == most + 1 else 'ones are'} in the register." if len(past) > most else "",
        empty="No earlier decision is on record." if given.given(view, "decisions") else f"{given.none(view, 'decisions')}.",
    )


def _earlier(view: View) -> str:
    waiting = [d.decision_id for d in decisions(view) if d.state == "taken"]
    done = [d for d in decisions(view) if d.state == "carried out"]
    if waiting:
        return f"Taken and not yet carried out: {joined(waiting)}"
    return (
        f"All {len(done)} earlier decisions are carried out" if len(done) > 1 else "The one earlier decision is carried out" if done else ""
    )


def _who(view: View, decision: Decision) -> str:
    """The owner and the deadline; one that has passed says so."""
    if decision.due_date is None:
        due = "no deadline"
    else:
        due = f"{'was due' if decision.due_date < view.status_date else 'due'} {short_day(decision.due_date)}"
    return f"{decision.owner or 'no owner named'} · {due}"


def _labelled(label: str, text: str | None) -> str:
    return f"{label}: {cut(text)}" if text else ""


def _sentence(text: str | None) -> str:
    text = cut(text)
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
