"""A list that has no budget and a plain “Plan”: whether that is the whole budget or what was planned up to the day."""

from decimal import Decimal

from ingest.cumulative import route
from ingest.draft import Draft, Reply
from ingest.glossary import english
from ingest.names import bare

CHOICES = (("budget", "the whole budget"), ("to_date", "what was planned to be done by that day"))
_PLAIN = ({"baseline"}, {"baseline", "cost"})


def settle(draft: Draft, reply: Reply) -> None:
    """Asks which it is; that it is the budget is suggested where it lies nearer to the forecast than to what was spent."""
    if not draft.match.listed or "pv" not in draft.matches or "budget" in draft.columns or not draft.offsets:
        return
    heading = draft.heading("pv")
    if draft.matches.keys() & {"ev", "ev_to_date"}:
        return  # what is planned beside what is earned is the planned value
    if not is_plain(heading):
        return
    answer = reply("planned", heading)
    if not answer:
        says = f"The sheet has no budget. Is “{heading}” the whole budget of each project, or what was planned to be done by the day of the report?"
        draft.ask("planned", heading, says, CHOICES, index=0, default="budget" if _as_forecast(draft) else "")
    route(draft, draft.table.column("pv"), "budget" if answer == "budget" else "pv_to_date")


def is_plain(heading: str) -> bool:
    """Whether it says “Plan” and not of what."""
    return english(bare(heading)) in _PLAIN


def _as_forecast(draft: Draft) -> bool:
    """Whether every amount is nearer to the forecast than to what was spent."""
    spent = "ac" if "ac" in draft.columns else "ac_to_date"
    rows = [[draft.value(index, name) for name in ("pv", "eac", spent)] for index in range(len(draft.offsets))]
    told = [
        (plan, forecast, actual)
        for plan, forecast, actual in rows
        if isinstance(plan, Decimal) and forecast is not None and actual is not None
    ]
    return bool(told) and all(abs(plan - forecast) < abs(plan - actual) for plan, forecast, actual in told)
