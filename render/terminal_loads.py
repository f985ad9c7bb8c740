"""The history of loads as the command line prints it."""

from collections.abc import Sequence

from metrics.display import moment
from render.covers import covered, told
from render.terminal import show_table
from store.history import Entry


def show(loads: Sequence[Entry]) -> None:
    """Every load with what it covers, latest first."""
    columns = ("Load", "Loaded", "By", "File", "Rows", "Rejected", "Covers", "State")
    show_table(columns, [(*_load(entry), _state(entry)) for entry in loads])


def _load(entry: Entry) -> tuple[str | int, ...]:
    covers = "; ".join(covered(one) for one in entry.covered)
    return entry.load_id, moment(entry.loaded_at), entry.person, entry.file_name, entry.loaded, entry.rejected, covers


def _state(entry: Entry) -> str:
    """Whether it counts, and all that became of it."""
    return "; ".join([*map(told, entry.withdrawals), *([] if entry.withdrawn else ["counts"])])
