"""What the Typst source is given: the report as plain data, its charts drawn, every text made safe to set."""

import json
import re
import unicodedata
from datetime import datetime
from typing import Any

from charts.palette import LIGHT, MARK, WORD
from metrics.display import NONE, write
from metrics.explanation import Explanation, SourceRows
from metrics.metric import Status
from render.pdf_charts import svg
from render.style import full_hash, known, limits, sealed, status_day
from reports.codec import to_json
from reports.report import Report

WIDTH, HEIGHT = 900.0, 419.0  # of the room for a slide's rows, in points: pdf_page.typ's, less heading and caption
_GAP, _INSET = 8.0, 18.0
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # control and direction marks: shown by number, lest they reorder text


def document(report: Report) -> dict[str, Any]:
    """The whole document as plain data."""
    slides = _clean(json.loads(to_json(report))["report"]["slides"])
    for slide in slides:
        total = sum(row["height"] for row in slide["rows"]) or 1.0
        for row in slide["rows"]:
            _draw_row(row, WIDTH, HEIGHT * row["height"] / total)
    made = datetime.fromisoformat(report.stamp.sealed_at or report.stamp.known_at)
    explanations = [_explanation(explanation, report.stamp.currency) for explanation in report.explanations.values()]
    rest = {
        "title": f"{report.title}, {status_day(report.stamp)}",
        "report": report.title,
        "audience": report.audience,
        "made": [made.year, made.month, made.day],
        "stamp": _stamp(report),
        "explanations": explanations,
        "refs": {explanation["ref"]: True for explanation in explanations},
        "glossary": [list(entry) for entry in report.glossary],
        "status": {status.value: {"mark": MARK[status], "word": WORD[status], "colour": LIGHT.of(status)} for status in Status},
        "colour": {"ink": LIGHT.ink, "muted": LIGHT.muted, "border": LIGHT.border},
    }
    return {**_clean(rest), "slides": slides}


def _stamp(report: Report) -> dict[str, Any]:
    stamp = report.stamp
    return {
        "status_date": status_day(stamp),
        "known_at": known(stamp),
        "scope": stamp.scope,
        "currency": stamp.currency,
        "thresholds": list(stamp.thresholds),
        "limits": limits(stamp),
        "loads": ", ".join(str(load) for load in stamp.loads) or NONE,
        "sample": stamp.sample,
        "sealed": sealed(stamp),
        "hash": full_hash(report),
    }


def _explanation(explanation: Explanation, currency: str) -> dict[str, Any]:
    return {
        "ref": explanation.ref,
        "label": explanation.label,
        "value": write(explanation.value, explanation.unit, currency=currency),
        "status": explanation.status.value,
        "formula": explanation.formula,
        "numbers": explanation.numbers,
        "thresholds": explanation.thresholds,
        "coverage": explanation.coverage,
        "reason": explanation.reason,
        "rows": [_source(rows) for rows in explanation.rows],
    }


def _source(rows: SourceRows) -> str:
    sheet = f", sheet {rows.sheet}" if rows.sheet else ""
    many = f" ({rows.count} rows)" if rows.count > len(rows.rows) else ""
    return f"{rows.file}{sheet}, row {rows.spans}{many}, load {rows.load}"


def _draw_row(row: dict[str, Any], width: float, height: float) -> None:
    total = sum(cell["width"] for cell in row["cells"]) or 12
    room = width - _GAP * (len(row["cells"]) - 1)
    for cell in row["cells"]:
        _draw_cell(cell, room * cell["width"] / total, height)


def _draw_cell(cell: dict[str, Any], width: float, height: float) -> None:
    shares = [block["height"] if block["type"] == "Row" else 1.0 for block in cell["blocks"]]
    room = height - _GAP * (len(shares) - 1)
    for block, share in zip(cell["blocks"], shares, strict=True):
        own = room * share / sum(shares)
        if block["type"] == "Row":
            _draw_row(block, width, own)
        elif block["type"] == "Figure" and not block["empty"]:
            head = 17 * _lines(block["title"], width, 6.0) + 14 * _lines(block["caption"], width, 4.8)
            drawn = svg(block["chart"], block.pop("data"), width=width - _INSET, height=max(110.0, own - _INSET - head))
            block["svg"] = drawn.replace("\u2060", "")


def _lines(text: str, width: float, letter: float) -> int:
    return -(-int(len(text) * letter) // int(width - _INSET)) if text else 0


def _clean(part: Any) -> Any:
    if isinstance(part, str):
        return _settable(part)
    if isinstance(part, list):
        return [_clean(item) for item in part]
    if isinstance(part, dict):
        return {_settable(key): _clean(item) for key, item in part.items()}
    return part


def _settable(text: str) -> str:
    """Narrow no-break spaces as the typeface has them; what has no shape of its own is shown by its number."""
    spaced = re.sub(r"[\t\r\n]+", " ", text)
    seen = "".join(f"[U+{ord(c):04X}]" if unicodedata.category(c) in _UNSEEN else c for c in spaced)
    return seen.replace("\u202f", "\u2060\u2009\u2060")
