"""The way from each figure to its cells, for the PDF: grouped by metric, what a group shares said once."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import PurePath
from typing import Any

from metrics.display import write
from metrics.explanation import Explanation, SourceRows
from render.style import judged
from reports.report import Report

_SPANS = 4  # of rows, of one sheet; the workbook has more of them


def lineage(report: Report) -> list[dict[str, Any]]:
    """Each metric with its formula, limits and figures."""
    ordered = sorted(report.explanations.values(), key=lambda found: found.metric)
    return [_group(list(found), report.stamp.currency) for _, found in groupby(ordered, key=lambda found: found.metric)]


def _group(found: list[Explanation], currency: str) -> dict[str, Any]:
    label = _shared([one.label for one in found]) or found[0].label.split(": ")[-1]
    formula = _shared([one.formula for one in found])
    limits = _shared([one.thresholds for one in found if one.value is not None] or [found[0].thresholds])
    return {
        "label": label[:1].upper() + label[1:],
        "formula": formula,
        "limits": limits,
        "figures": [_figure(one, currency, label=label, formula=formula, limits=limits) for one in found],
    }


def _shared(texts: list[str]) -> str:
    """The text that all have; none where they differ."""
    return texts[0] if len(set(texts)) == 1 else ""


def _figure(found: Explanation, currency: str, *, label: str, formula: str, limits: str) -> dict[str, Any]:
    own = (found.formula if found.formula != formula else "", found.numbers, found.thresholds if found.thresholds != limits else "")
    return {
        "ref": found.ref,
        "name": _name(found, label),
        "value": write(found.value, found.unit, currency=currency, counted=found.counted),
        "status": found.status.value if judged(found) else None,
        "numbers": [text for text in own if text],
        "because": f"Not computable: {found.reason}" if found.reason else found.coverage,
        "rows": [_file(rows) for _, rows in groupby(sorted(found.rows, key=_of), key=_of)],
    }


def _name(found: Explanation, label: str) -> str:
    """What the figure is of, and of when where that is not now; the figure's own label where it is another than the group's."""
    if not found.label.startswith(label):
        return found.label
    part = found.key.split("@")[0]
    return f"{part if part and found.level != 'portfolio' else found.level.capitalize()}{found.label.removeprefix(label)}"


def _of(rows: SourceRows) -> tuple[str, int]:
    return rows.file, rows.load


def _file(rows: Iterable[SourceRows]) -> str:
    """One file and load: its sheets and their rows."""
    found = list(rows)
    return f"{found[0].file}, {'; '.join(_sheet(one) for one in found)}, load {found[0].load}"


def _sheet(rows: SourceRows) -> str:
    sheet = f"sheet {rows.sheet}, " if rows.sheet and rows.sheet != PurePath(rows.file).stem else ""
    spans = rows.spans.split(", ")
    told = rows.spans if len(spans) <= _SPANS else f"{', '.join(spans[:_SPANS])} …"
    many = f" ({rows.count} rows)" if told.endswith("…") else ""
    return f"{sheet}{rows.place.partition(' ')[0]} {told}{many}"
