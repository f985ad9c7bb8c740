"""What PDF and workbook share in words and looks: dates, the stamp in sentences, marks and colours."""

from datetime import date, datetime

from charts.palette import MARK, WORD
from metrics.display import day, moment
from metrics.explanation import Explanation
from metrics.metric import Status
from reports.codec import content_hash
from reports.report import Report, Stamp


def full_hash(report: Report) -> str:
    """The seal's hash; of an unsealed report, the hash that it would be sealed with."""
    return report.stamp.hash or content_hash(report)


def status_day(stamp: Stamp) -> str:
    return day(date.fromisoformat(stamp.status_date))


def known(stamp: Stamp) -> str:
    return moment(datetime.fromisoformat(stamp.known_at))


def limits(stamp: Stamp) -> list[str]:
    """The thresholds, each said once for all figures that share it: CPI, SPI: green ≥ 0.95, …"""
    sharing: dict[str, list[str]] = {}
    for threshold in stamp.thresholds:
        figure, _, rule = threshold.rpartition(": ")
        sharing.setdefault(rule, []).append(figure)
    return [f"{', '.join(figures)}: {rule}" if all(figures) else rule for rule, figures in sharing.items()]


def sealed(stamp: Stamp) -> str:
    """Who sealed it and when, in words."""
    if not stamp.sealed_at:
        return "not sealed"
    return f"sealed {moment(datetime.fromisoformat(stamp.sealed_at))} by {stamp.sealed_by}"


def marked(status: Status) -> str:
    """Mark and word: ▲ At risk."""
    return f"{MARK[status]} {WORD[status]}"


def standing(about: str, status: Status | None) -> str:
    """Whose status, where it is not the entry's own: "ERP: ■ Off track"; the name alone where it has none."""
    mark = marked(status) if status is not None else ""
    return ": ".join(part for part in (about, mark) if part)


def judged(found: Explanation) -> bool:
    """Whether the figure has a status: grey also stands where there are no limits to judge by, and then says nothing."""
    return found.value is None or bool(found.thresholds)
