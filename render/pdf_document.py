"""What the Typst source is given: the report as plain data, its charts drawn, every text made safe to set."""

import json
import re
import unicodedata
from datetime import datetime
from typing import Any

from charts import text as letters
from charts.palette import LIGHT, MARK, WORD
from charts.spark import REACH
from metrics.display import NONE
from metrics.metric import Status
from render.pdf_charts import drawn
from render.pdf_lineage import lineage
from render.pdf_tables import widen
from render.style import full_hash, known, limits, sealed, status_day
from reports.codec import to_json
from reports.report import Report

WIDTH, HEIGHT = 1216.0, 598.0  # of the room for a slide's rows, in points: pdf_page.typ's, less heading and foot
_GAP, _INSET = 9.0, 18.0
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_COPIED_ALONG = dict.fromkeys(map(ord, "\u200b\ufeff\u00ad"))  # zero-width spaces and hyphens that nobody sees nor means
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # control and direction marks: shown by number, lest they reorder text


def document(report: Report) -> dict[str, Any]:
    """The whole document as plain data."""
    slides = _clean(json.loads(to_json(report))["report"]["slides"])
    for slide in slides:
        total = sum(row["height"] for row in slide["rows"]) or 1.0
        for row in slide["rows"]:
            _draw_row(row, WIDTH, HEIGHT * row["height"] / total)
    made = datetime.fromisoformat(report.stamp.sealed_at or report.stamp.known_at)
    rest = {
        "title": f"{report.title}, {status_day(report.stamp)}",
        "report": report.title,
        "audience": report.audience,
        "made": [made.year, made.month, made.day],
        "stamp": _stamp(report),
        "lineage": lineage(report),
        "refs": dict.fromkeys(report.explanations, True),
        "glossary": [list(entry) for entry in report.glossary],
        "status": {status.value: {"mark": MARK[status], "word": WORD[status], "colour": LIGHT.of(status)} for status in Status},
        "course": list(REACH),
        "colour": {"ink": LIGHT.ink, "muted": LIGHT.muted, "border": LIGHT.border},
    }
    return {**_clean(rest), "slides": slides}


def _stamp(report: Report) -> dict[str, Any]:
    stamp = report.stamp
    return {
        "status_date": status_day(stamp),
        "known_at": known(stamp),
        "scope": stamp.scope,
        "doubtful": " · ".join(part for part in (stamp.reported, stamp.incomplete_line) if part),
        "incomplete": list(stamp.incomplete),
        "currency": stamp.currency,
        "thresholds": list(stamp.thresholds),
        "limits": limits(stamp),
        "loads": ", ".join(str(load) for load in stamp.loads) or NONE,
        "sample": stamp.sample,
        "sealed": sealed(stamp),
        "hash": full_hash(report),
    }


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
        elif block["type"] == "Grid":
            widen(block)
        elif block["type"] == "Figure" and not block["empty"]:
            head = 6 + 17 * _lines(block["title"], width, 11.2) + 4 + 12.5 * _lines(block["caption"], width, 9.5)
            tall = max(130.0, own - _INSET - head)
            block["drawn"] = drawn(block["chart"], block.pop("data"), width=width - _INSET, height=tall)


def _lines(text: str, width: float, size: float) -> int:
    return -(-int(letters.width(text) * size / letters.SIZE) // int(width - _INSET)) if text else 0


def _clean(part: Any) -> Any:
    if isinstance(part, str):
        return _settable(part)
    if isinstance(part, list):
        return [_clean(item) for item in part]
    if isinstance(part, dict):
        return {_settable(key): _clean(item) for key, item in part.items()}
    return part


def _settable(text: str) -> str:
    """Narrow no-break spaces as the typeface has them; ligatures as letters; what has no shape of its own is shown by its number."""
    spaced = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), re.sub(r"[\t\r\n]+", " ", text))
    spaced = spaced.translate(_COPIED_ALONG)
    seen = "".join(f"[U+{ord(c):04X}]" if unicodedata.category(c) in _UNSEEN else c for c in spaced)
    return seen.replace("\u202f", "\u2060\u2009\u2060")
