"""A report as data: slides of blocks, every figure with its text, status and explanation; one form for all renderers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from metrics.display import day, moment
from metrics.explanation import Explanation
from metrics.metric import Status, Unit
from schema.wording import counted

_NAMED = 5  # incomplete projects on the stamp's line; the workbook and the PDF's last page name all


@dataclass(frozen=True, kw_only=True)
class Value:
    """A figure as it is shown: ``text`` is what everybody reads, ``number`` what it was made from.

    ``ref`` is the key of its explanation in :attr:`Report.explanations`; ``reason`` says why there is no number.
    """

    text: str
    number: float | None = None
    unit: Unit | None = None
    status: Status | None = None
    reason: str = ""
    ref: str = ""


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """One card: a figure, its status, what changed, and its course."""

    label: str
    value: Value
    delta: Value | None = None
    beside: Value | None = None  # the second figure of the card: the last-3 value of a cumulative index
    beside_label: str = ""
    trend: tuple[float | None, ...] = ()
    trend_labels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Kpis:
    """A row of cards."""

    items: tuple[Kpi, ...]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One entry of a note: a decision, a change, a paragraph. ``lines`` are plain text."""

    title: str
    lines: tuple[str, ...] = ()
    meta: str = ""
    status: Status | None = None
    about: str = ""  # whose status it is, where it is not the entry's own: a decision has none, its project has
    values: tuple[Value, ...] = ()  # the figures that its lines speak of, for explanation and comparison


@dataclass(frozen=True, kw_only=True)
class Note:
    """A card of text: decisions, changes. ``empty`` is said where there are no items."""

    title: str
    items: tuple[Item, ...] = ()
    tail: str = ""
    empty: str = ""
    status: Status | None = None


@dataclass(frozen=True, kw_only=True)
class GridColumn:
    label: str
    numeric: bool = False
    width: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table. ``tail`` is the one line into which what is fine collapses."""

    title: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    caption: str = ""
    tail: str = ""
    empty: str = ""
    status: Status | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A chart: ``chart`` is a key of ``charts.CHARTS``, ``data`` plain values that its function takes by name."""

    chart: str
    title: str
    data: Mapping[str, Any]
    alt: str  # the same finding in words, with its numbers
    values: tuple[Value, ...] = ()  # the figures it draws, for explanation and comparison
    caption: str = ""
    empty: str = ""  # said in place of the chart where there is nothing to draw
    status: Status | None = None


Block = Kpis | Note | Grid | Figure


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A place on a slide: blocks, or rows of smaller cells, under each other; ``width`` in twelfths of the row."""

    width: int
    blocks: tuple["Block | Row", ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """Cells beside each other; ``height`` is its share of the slide's height."""

    cells: tuple[Cell, ...]
    height: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One screen, one PDF page, one sheet. ``title`` is its finding in a sentence."""

    key: str
    name: str  # short: for navigation and sheet tabs
    title: str
    rows: tuple[Row, ...]
    status: Status | None = None
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What every page and export prints: of when, known when, in which currency, by which limits."""

    report: str
    status_date: str  # ISO
    known_at: str  # ISO, to the second, UTC
    currency: str
    scope: str  # "14 projects" or the filter in words
    thresholds: tuple[str, ...]
    loads: tuple[int, ...]
    sample: bool = False
    incomplete: tuple[str, ...] = ()  # each project of which nothing is computed, with the reason: "ERP: 2 rows were refused"
    reported: str = ""  # "1 of 14 projects reported to this day", where it is not most of them, and "progress of NET as of 31 July 2026"
    sealed_at: str = ""
    sealed_by: str = ""
    hash: str = ""  # SHA-256 of the sealed content; empty until it is sealed

    @property
    def line(self) -> str:
        """Of when, over what and known when, in one line."""
        sample = "Sample data · " if self.sample else ""
        known = moment(datetime.fromisoformat(self.known_at))
        doubtful = (self.reported, self.incomplete_line)
        told = (f"{sample}Data as of {day(date.fromisoformat(self.status_date))}", self.scope, *doubtful, f"as known {known}")
        return " · ".join(part for part in told if part)

    @property
    def incomplete_line(self) -> str:
        """How many projects are incomplete and which, in a few words; empty where none is."""
        if not self.incomplete:
            return ""
        count = len(self.incomplete)
        named = [told.partition(": ")[0] for told in self.incomplete[:_NAMED]]
        more = f" and {count - _NAMED} more" if count > _NAMED else ""
        return f"{counted(count, 'project')} incomplete: {', '.join(named)}{more}"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What one audience is told: the first slide is the whole on one screen, the others go into it one by one."""

    key: str
    title: str
    audience: str
    stamp: Stamp
    slides: tuple[Slide, ...]
    explanations: Mapping[str, Explanation]
    glossary: tuple[tuple[str, str, str, str], ...] = ()  # label, formula, meaning, source of each metric used
